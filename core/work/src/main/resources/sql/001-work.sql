-- On which days the platform served a form with its cadence, both included. It is due from the first period that ends on the first day or
-- behind it, but not for periods that ended between two stretches.
create table form_served (
    form text not null,
    cadence text not null,
    from_on text not null,
    last_on text not null,
    primary key (form, cadence, from_on)
);

-- The days on which the platform ran: on others no form was away.
create table platform_day (
    day text not null primary key
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
-- never sent again; what has waited for days is news no more.
create table notice (
    id ${identity},
    channel text not null,
    account text not null,
    made_at text not null,
    address text not null,
    language text not null,
    subject text not null,
    text text not null,
    state text not null,
    attempts integer not null,
    next_at text not null
);
create index notice_next on notice (state, next_at, id);
