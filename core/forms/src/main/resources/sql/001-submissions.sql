-- Every version of a form that was ever filled in, as it was then.
create table form_version (
    version text not null primary key,
    form text not null,
    edition integer not null,
    document text not null,
    first_used_at text not null
);
create index form_version_form on form_version (form);

-- What was filled in, in its latest revision. day, served_key and slot are those of the edition that is served: a migration sets
-- them, and written_day keeps the day that was written. Null for written_day and served_key: they are as written. slot is what at
-- most one submission may have for the same form, owner - or member, wherever they are at home - and key: the period, 'once' for a
-- profile, null for events and for what is void. steps counts the levels that agreed; awaits is the organisation that has to agree
-- next.
create table submission (
    id ${identity},
    form text not null,
    form_version text not null references form_version (version),
    organisation bigint not null,
    member bigint,
    period text,
    day text not null,
    written_day text,
    series_key text not null,
    served_key text,
    slot text,
    ref text,
    data text not null,
    state text not null,
    steps integer not null,
    awaits bigint,
    changed_after_approval integer not null,
    batch bigint,
    revision integer not null,
    behalf text,
    entered_by text not null,
    entered_at text not null,
    submitted_at text not null
);
create unique index submission_slot on submission (form, organisation, coalesce(served_key, series_key), slot)
    where slot is not null and member is null;
create unique index submission_member_slot on submission (form, member, coalesce(served_key, series_key), slot)
    where slot is not null and member is not null;
create unique index submission_ref on submission (form, organisation, ref) where ref is not null;
create index submission_day on submission (day, id);
create index submission_form_day on submission (form, day, id);
create index submission_organisation_day on submission (organisation, day, id);
create index submission_form on submission (form, id);
create index submission_member on submission (member) where member is not null;
create index submission_awaits on submission (awaits, entered_at, id) where awaits is not null;
create index submission_waiting on submission (entered_at, id, awaits, form) where awaits is not null;
create index submission_version on submission (form_version, id);
create index submission_batch on submission (batch, id) where batch is not null;
create index submission_changed on submission (form, day) where changed_after_approval = 1;
create index submission_returned_owner on submission (organisation, id) where state = 'returned';
create index submission_returned_writer on submission (entered_by, id) where state = 'returned';

-- Imports of what was handed in some other way when it was due: what of a batch lies on or before the day is not late.
create table submission_history (
    batch bigint not null primary key,
    until text not null
);

-- The revisions before.
create table submission_revision (
    submission bigint not null references submission (id),
    revision integer not null,
    form_version text not null references form_version (version),
    day text not null,
    series_key text not null,
    data text not null,
    state text not null,
    behalf text,
    entered_by text not null,
    entered_at text not null,
    primary key (submission, revision)
);

-- What was decided about a submission.
create table submission_review (
    id ${identity},
    submission bigint not null references submission (id),
    revision integer not null,
    decision text not null,
    organisation bigint not null,
    reason text,
    account text not null,
    behalf text,
    at text not null
);
create index submission_review_submission on submission_review (submission, id);

-- What a submission says in a later edition of its form; the submission itself stays as it was written. migrations names those that
-- made it.
create table submission_reading (
    submission bigint not null primary key references submission (id),
    revision integer not null,
    form_version text not null references form_version (version),
    migrations text not null,
    series_key text not null,
    day text not null,
    data text not null
);
create index submission_reading_version on submission_reading (form_version, submission);

-- Submissions as figures count them: in the edition of their form that is served.
create view submission_counted as
    select s.id, s.form, s.organisation, s.member, s.state, s.day, coalesce(s.served_key, s.series_key) as series_key,
        coalesce(r.data, s.data) as data
    from submission s left join submission_reading r on r.submission = s.id and r.revision = s.revision;

-- What somebody typed and has not submitted yet.
create table draft (
    id ${identity},
    account text not null,
    form text not null,
    form_version text not null references form_version (version),
    organisation bigint not null,
    member bigint,
    period text,
    submission bigint references submission (id),
    data text not null,
    saved_at text not null
);
create unique index draft_place on draft (account, form, organisation, coalesce(member, 0), coalesce(period, ''),
    coalesce(submission, 0));
create index draft_saved on draft (saved_at);

-- Files that belong to submissions; the content lies beside the database under its hash. An id is hash and name.
create table attachment (
    id text not null primary key,
    hash text not null,
    name text not null,
    type text not null,
    size bigint not null
);
create index attachment_hash on attachment (hash);

-- Who brought a file, and when last; several people may bring the same.
create table attachment_keeper (
    attachment text not null references attachment (id),
    account text not null,
    kept_at text not null,
    primary key (attachment, account)
);
create index attachment_keeper_account on attachment_keeper (account);

-- Which submissions name a file, in any of their revisions.
create table attachment_use (
    attachment text not null references attachment (id),
    submission bigint not null references submission (id),
    primary key (attachment, submission)
);
create index attachment_use_submission on attachment_use (submission);
