-- name_key sorts by pinyin; the numbers are encrypted, the citizen number is found by its keyed hash
create table member (
    id ${identity},
    name text not null,
    name_key text not null,
    sex text not null,
    birth_date text not null,
    ethnicity text,
    education text,
    category text not null,
    standing text not null,
    joined_on text not null,
    converted_on text,
    citizen_number bytea,
    citizen_number_hash text unique,
    phone bytea
);
create index member_name on member (name_key, id);

create table affiliation (
    id ${identity},
    member bigint not null references member (id),
    organisation bigint not null references organisation (id),
    kind text not null,
    from_on text not null,
    until_on text
);
create unique index affiliation_one_home on affiliation (member) where kind = 'home' and until_on is null;
create index affiliation_organisation on affiliation (organisation, kind);
create index affiliation_member on affiliation (member);
