-- The events are the truth. Days in the other tables, and the dated columns here, follow from them and can be made anew.
create table organisation (
    id ${identity},
    code text ${binary} not null unique,
    established_on text,
    closed_on text,
    heir bigint references organisation (id)
);
-- those whose founding was withdrawn: they hang nowhere, but their numbers are taken
create index organisation_never on organisation (id) where established_on is null;
create index organisation_heir on organisation (id, heir) where heir is not null;

create table organisation_event (
    id ${identity},
    kind text not null,
    effective_on text not null,
    reason text not null,
    approved_by bigint references organisation (id),
    document_number text,
    entered_by text not null,
    entered_at text not null,
    batch bigint,
    withdraws bigint references organisation_event (id),
    withdrawn_by bigint references organisation_event (id)
);
create index organisation_event_batch on organisation_event (batch) where batch is not null;

-- role: 'from', 'into' or 'other'; patch: what the event sets, as JSON; effects: what that did on the day, as JSON
create table organisation_change (
    event bigint not null references organisation_event (id),
    organisation bigint not null references organisation (id),
    role text not null,
    patch text not null,
    effects text,
    primary key (event, organisation, role)
);
create index organisation_change_organisation on organisation_change (organisation);

create table organisation_version (
    organisation bigint not null references organisation (id),
    from_on text not null,
    until_on text,
    name text not null,
    name_key text ${binary} not null,
    short_name text not null,
    type text not null,
    sectors text not null,
    units integer,
    primary key (organisation, from_on)
);
-- in the order of pinyin, with all that says whether a name holds on a day
create index organisation_version_name_key on organisation_version (name_key, organisation, from_on, until_on);
create index organisation_version_name on organisation_version (name);
create index organisation_version_short_name on organisation_version (short_name);

-- what else people write for it; not dated
create table organisation_alias (
    organisation bigint not null references organisation (id),
    alias text not null,
    primary key (organisation, alias)
);
create index organisation_alias_alias on organisation_alias (alias);

-- where an organisation hangs in a hierarchy; no parent at a top. In the formal one it hangs exactly while it exists
create table organisation_parent (
    organisation bigint not null references organisation (id),
    hierarchy text not null,
    parent bigint references organisation (id),
    from_on text not null,
    until_on text
);
create unique index organisation_parent_picture on organisation_parent (hierarchy, organisation, from_on, until_on, parent);
create index organisation_parent_below on organisation_parent (parent, hierarchy);
