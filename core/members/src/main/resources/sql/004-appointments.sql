-- post_order is the place of the post in its code table; the allowance is in fen; a term was withdrawn for a reason
create table appointment (
    id ${identity},
    member bigint not null references member (id),
    organisation bigint not null references organisation (id),
    post text not null,
    post_order integer not null,
    full_time integer not null,
    concurrent_post text,
    selection text not null,
    from_on text not null,
    until_on text,
    allowance bigint,
    document_number text,
    begun_by text not null,
    begun_at text not null,
    ended_by text,
    ended_at text
);
create index appointment_organisation on appointment (organisation);
create index appointment_member on appointment (member);

create table term (
    id ${identity},
    organisation bigint not null references organisation (id),
    elected_on text not null,
    ends_on text not null,
    document_number text,
    entered_by text not null,
    entered_at text not null,
    withdrawn text,
    withdrawn_by text,
    withdrawn_at text
);
create unique index term_elected on term (organisation, elected_on) where withdrawn is null;
create index term_organisation on term (organisation);
