-- where notices go
alter table account add column email text;

-- who acts for whom on which days, both included; what was ended early ends the day before
create table substitute (
    id ${identity},
    principal bigint not null references account (id),
    substitute bigint not null references account (id),
    from_on text not null,
    to_on text not null,
    reason text not null,
    by_account text not null,
    made_at text not null
);

create index substitute_principal on substitute (principal);
create index substitute_substitute on substitute (substitute, to_on);
