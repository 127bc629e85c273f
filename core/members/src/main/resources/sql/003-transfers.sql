-- whose turn it is follows from the state and the tree; that one has expired follows from the day
create table transfer (
    id ${identity},
    member bigint not null references member (id),
    from_organisation bigint references organisation (id),
    to_organisation bigint references organisation (id),
    to_committee bigint references organisation (id),
    to_name text,
    kind text not null,
    letter_number text,
    issued_on text not null,
    expires_on text not null,
    dues_paid_to text not null,
    state text not null,
    accepted_on text,
    revision integer not null
);
create unique index transfer_one_open on transfer (member) where state in ('issued', 'sent', 'assigned');
create index transfer_member on transfer (member);
create index transfer_from on transfer (from_organisation);
create index transfer_to on transfer (to_organisation);
create index transfer_to_committee on transfer (to_committee);

create table transfer_step (
    id ${identity},
    transfer bigint not null references transfer (id),
    act text not null,
    organisation bigint references organisation (id),
    grounds text,
    account text not null,
    at text not null
);
create index transfer_step_transfer on transfer_step (transfer);
