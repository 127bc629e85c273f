-- merged_by: the event; what is known of the other before it says which days are filled
-- who they are, once; what was entered when they were put on the roll; then what holds now (since), and the last home without an end
-- name_key sorts by pinyin; the numbers are encrypted and found by keyed hashes
create table member (
    id ${identity},
    name text not null,
    name_key text not null,
    sex text not null,
    birth_date text not null,
    ethnicity text,
    joined_on text not null,
    converted_on text,
    citizen_number bytea,
    citizen_number_hash text unique,
    phone bytea,
    phone_hash text,
    enrolled_home bigint not null references organisation (id),
    enrolled_from text not null,
    enrolled_by text not null,
    enrolled_at text not null,
    batch bigint,
    merged_into bigint references member (id),
    merged_by bigint,
    struck integer not null,
    since text not null,
    education text,
    degree text,
    occupation text,
    work_unit text,
    standing text not null,
    state text not null,
    lost_contact_since text,
    home bigint,
    home_from text not null
);
-- each holds all that a page is narrowed by, so that only the rows that are shown are read
create index member_walk on member (name_key, id, home, home_from, since, converted_on, name, sex, birth_date, education, standing,
    state, lost_contact_since);
create index member_home on member (home, name_key, id, home_from, since, converted_on, name, sex, birth_date, education, standing,
    state, lost_contact_since);
-- the few, walked alone
create index member_probationary on member (name_key, id, home, home_from) where converted_on is null;
create index member_not_normal on member (name_key, id, home, home_from) where state <> 'normal';
create index member_lost on member (name_key, id, home, home_from) where lost_contact_since is not null;
create index member_phone on member (phone_hash) where phone_hash is not null;
create index member_batch on member (batch) where batch is not null;
-- for a ledger that brings the numbers
create index member_numberless on member (name_key, birth_date) where citizen_number_hash is null;
create index member_merged on member (merged_into) where merged_into is not null;

-- what held before
create table member_past (
    member bigint not null references member (id),
    from_on text not null,
    until_on text not null,
    education text,
    degree text,
    occupation text,
    work_unit text,
    standing text not null,
    state text not null,
    lost_contact_since text,
    primary key (member, from_on)
);

-- moves_home: from its day they are at home in home_to, or nowhere; changes: what it said of the columns of member_past, as JSON
create table member_event (
    id ${identity},
    member bigint not null references member (id),
    kind text not null,
    on_day text not null,
    moves_home integer not null,
    home_from bigint references organisation (id),
    home_to bigint references organisation (id),
    organisation_event bigint,
    changes text,
    detail text,
    reason text,
    document_number text,
    entered_by text not null,
    entered_at text not null,
    standing integer not null
);
create index member_event_member on member_event (member);
create index member_event_organisation on member_event (organisation_event) where organisation_event is not null;

-- where they were at home: follows from the enrolment and the events, and is written again when those change
create table affiliation (
    id ${identity},
    member bigint not null references member (id),
    organisation bigint not null references organisation (id),
    kind text not null,
    from_on text not null,
    until_on text
);
create index affiliation_member on affiliation (member, from_on, until_on, organisation);
create index affiliation_past on affiliation (organisation, from_on, until_on, member) where until_on is not null;
