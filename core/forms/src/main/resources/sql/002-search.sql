-- What lists can be searched for, one line a value, in one spelling. loose says how often it or the day changed since its block was indexed.
create table submission_text (
    submission bigint not null primary key references submission (id),
    text text not null,
    loose integer not null
);
create index submission_text_loose on submission_text (submission) where loose > 0;

-- In which submissions of a block of 4,096 ids some characters stand side by side: a bit for each. One that begins with a tab is the form.
create table submission_gram (
    gram text ${binary} not null,
    block bigint not null,
    bits bytea not null,
    primary key (gram, block)
);

-- The blocks that are indexed: how often, the newest day in each, and of each submission the organisation and the day.
create table submission_block (
    block bigint not null primary key,
    turn integer not null,
    newest text not null,
    entries bytea not null
);

-- Lists are walked in these without touching the submissions themselves.
drop index submission_day;
drop index submission_form_day;
drop index submission_organisation_day;
create index submission_day on submission (day, id, organisation, state, form);
create index submission_form_day on submission (form, day, id, organisation, state);
create index submission_organisation_day on submission (organisation, day, id, form, state);
-- Most are submitted and nothing else.
create index submission_state on submission (state, day, id, organisation, form) where state <> 'submitted';

-- The columns that somebody chose for a form's list: JSON Pointers, one a line.
create table submission_columns (
    account text not null,
    form text not null,
    columns text not null,
    primary key (account, form)
);
