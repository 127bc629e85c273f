-- numbers that hold for an organisation and what is below it; a row is never changed: the latest day, then the latest row counts,
-- and one without a value takes back what was set before
create table rule_parameter (
    id ${identity},
    rule text not null,
    organisation bigint not null,
    parameter text not null,
    value text,
    from_on text not null,
    entered_by text not null,
    entered_at text not null
);
