-- What one organisation calls its row says nothing of another's.
drop index submission_ref;
create unique index submission_ref on submission (form, organisation, ref) where ref is not null;
