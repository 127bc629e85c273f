-- When the platform first served a form; it is due from the first period that ends on that day or behind it.
create table form_served (
    form text not null primary key,
    served_on text not null
);

-- Where more time was given; period is empty for a form that is filled in once. For one organisation and scope the latest holds.
create table extension (
    id ${identity},
    form text not null,
    period text not null,
    organisation bigint not null,
    below integer not null,
    until text not null,
    reason text not null,
    account text not null,
    at text not null
);
create index extension_form on extension (form, period, id);

-- When a superior pressed for what is missing.
create table urging (
    id ${identity},
    form text not null,
    period text not null,
    organisation bigint not null,
    text text,
    account text not null,
    at text not null
);
create index urging_form on urging (form, period, id);

-- The day up to which an account has had its daily notice.
create table reminder_day (
    account text not null primary key,
    day text not null
);

-- Notices that wait for a channel: waiting or sending. What is found sending when nobody sends it any more may have gone out and is
-- never sent again.
create table notice (
    id ${identity},
    channel text not null,
    account text not null,
    address text not null,
    language text not null,
    subject text not null,
    text text not null,
    state text not null,
    attempts integer not null,
    next_at text not null
);
create index notice_next on notice (state, next_at, id);
