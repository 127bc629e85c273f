-- a tie ends also with its host, when its member leaves the roll and when they come to be at home there: that follows and is not written
-- root: the tie that was entered, of one that goes on elsewhere; those rows follow from it and from tie_carriage and are written again
create table secondary_affiliation (
    id ${identity},
    member bigint not null references member (id),
    organisation bigint not null references organisation (id),
    kind text not null,
    from_on text not null,
    until_on text,
    voting_right integer not null,
    dues_at_host integer not null,
    begun_by text not null,
    begun_at text not null,
    ended_by text,
    ended_at text,
    root bigint references secondary_affiliation (id),
    root_from text not null,
    organisation_event bigint
);
create index secondary_affiliation_host on secondary_affiliation (organisation);
create index secondary_affiliation_member on secondary_affiliation (member);
create index secondary_affiliation_root on secondary_affiliation (root) where root is not null;

-- where ties go on when their host closes
create table tie_carriage (
    organisation_event bigint not null,
    from_organisation bigint not null references organisation (id),
    to_organisation bigint not null references organisation (id),
    on_day text not null,
    carried_by text not null,
    carried_at text not null,
    primary key (organisation_event, from_organisation)
);
create index tie_carriage_from on tie_carriage (from_organisation);
create index tie_carriage_to on tie_carriage (to_organisation);
