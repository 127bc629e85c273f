-- What lists can be searched for, one line a value, in one spelling. loose is 1 where it changed after its block was indexed.
create table submission_text (
    submission bigint not null primary key references submission (id),
    text text not null,
    loose integer not null
);
create index submission_text_loose on submission_text (submission) where loose = 1;

-- In which submissions of a block of 4,096 ids two characters stand side by side: a bit for each. A gram of one character ends a line; one
-- that begins with a tab is the form.
create table submission_gram (
    gram text ${binary} not null,
    block bigint not null,
    bits bytea not null,
    primary key (gram, block)
);

-- The blocks that are indexed.
create table submission_block (
    block bigint not null primary key
);

-- Lists are walked in these without touching the submissions themselves.
drop index submission_day;
drop index submission_form_day;
drop index submission_organisation_day;
create index submission_day on submission (day, id, organisation, state, form);
create index submission_form_day on submission (form, day, id, organisation, state);
create index submission_organisation_day on submission (organisation, day, id, form, state);
create index submission_returned on submission (day, id, organisation, form) where state = 'returned';

-- The columns that somebody chose for a form's list: JSON Pointers, one a line.
create table submission_columns (
    account text not null,
    form text not null,
    columns text not null,
    primary key (account, form)
);
