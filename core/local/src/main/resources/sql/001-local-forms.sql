-- A table that an office made itself, as it is now. names counts the names that its fields were given, so that none is given twice;
-- document is the form's file once it was sent.
create table local_form (
    id ${identity},
    organisation bigint not null,
    title text not null,
    note text not null,
    fields text not null,
    addressees text not null,
    due text,
    names integer not null,
    state text not null,
    asked integer not null,
    document text,
    revision integer not null,
    account text not null,
    changed_at text not null,
    sent_at text,
    closed_at text
);
create index local_form_organisation on local_form (organisation, id);
create index local_form_state on local_form (state, closed_at);

-- Who is asked, as it was found out when the form was sent or changed. until says for a closed form how long each had time; null for who
-- owed nothing any more on that day.
create table local_form_asked (
    form bigint not null references local_form (id),
    organisation bigint not null,
    until text,
    primary key (form, organisation)
);
