-- a tie ends also with its host, when its member leaves the roll and when they come to be at home there: that follows and is not written
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
    ended_at text
);
create index secondary_affiliation_host on secondary_affiliation (organisation);
create index secondary_affiliation_member on secondary_affiliation (member);
