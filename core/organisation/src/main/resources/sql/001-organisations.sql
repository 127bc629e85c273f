create table organisation (
    id ${identity},
    code text not null unique,
    name text not null,
    short_name text not null,
    type text not null,
    established_on text not null,
    closed_on text
);

-- where an organisation hangs in a hierarchy; no parent at a top
create table organisation_parent (
    organisation bigint not null references organisation (id),
    hierarchy text not null,
    parent bigint references organisation (id),
    from_on text not null,
    until_on text,
    primary key (organisation, hierarchy, from_on)
);
create index organisation_parent_children on organisation_parent (parent, hierarchy);

create table organisation_sector (
    organisation bigint not null references organisation (id),
    sector text not null,
    from_on text not null,
    until_on text,
    primary key (organisation, sector, from_on)
);
