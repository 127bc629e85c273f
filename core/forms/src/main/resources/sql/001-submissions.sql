-- Every version of a form that was ever filled in, as it was then.
create table form_version (
    version text not null primary key,
    form text not null,
    document text not null,
    first_used_at text not null
);

-- What was filled in, in its latest revision. slot is what at most one submission may have for the same form, owner,
-- member and key: the period, 'once' for a profile, null for events.
create table submission (
    id ${identity},
    form text not null,
    form_version text not null references form_version (version),
    organisation bigint not null,
    member bigint,
    period text,
    day text not null,
    series_key text not null,
    slot text,
    ref text,
    data text not null,
    state text not null,
    revision integer not null,
    entered_by text not null,
    entered_at text not null
);
create unique index submission_slot on submission (form, organisation, coalesce(member, 0), series_key, slot)
    where slot is not null;
create unique index submission_ref on submission (form, ref) where ref is not null;
create index submission_day on submission (day, id);
create index submission_form_day on submission (form, day, id);
create index submission_organisation_day on submission (organisation, day, id);
create index submission_form on submission (form, id);
create index submission_member on submission (member) where member is not null;

-- The revisions before.
create table submission_revision (
    submission bigint not null references submission (id),
    revision integer not null,
    form_version text not null references form_version (version),
    day text not null,
    series_key text not null,
    data text not null,
    state text not null,
    entered_by text not null,
    entered_at text not null,
    primary key (submission, revision)
);
