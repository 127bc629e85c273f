-- Submissions that a migration could not bring to the edition that is served: they stay as they were written. attempt names the form and the
-- migration that were tried; slow is 1 where a module's code did not come to its end.
create table reading_failure (
    submission bigint not null primary key references submission (id),
    revision integer not null,
    attempt text not null,
    slow integer not null
);
create index reading_failure_attempt on reading_failure (attempt, submission);

-- Forms whose submissions are being brought to another edition, until ended_at says that all were.
create table form_migration (
    form text not null primary key,
    edition integer not null,
    total bigint not null,
    begun_at text not null,
    ended_at text
);

-- The content of each module to which somebody agreed last.
create table module_update (
    module text not null primary key,
    version text not null,
    hash text not null,
    account text not null,
    at text not null
);
