-- what is measured; never deleted, so that a module that comes back finds its facts
create table measure (
    id ${identity},
    hash text not null unique,
    form text not null,
    -- 1 once every stored submission is counted
    ready integer not null,
    -- until then: every submission with an id up to this one is counted
    reached bigint not null
);

-- the numbers taken out of submissions: value in ten-thousandths, day since 1970-01-01
create table fact (
    submission bigint not null,
    measure bigint not null,
    day integer not null,
    organisation bigint not null,
    value bigint,
    cell text not null,
    -- of "latest" only: submissions with the same series replace one another
    series text,
    primary key (submission, measure)
);

-- a scan of a measure's days reads this index alone
create index fact_scan on fact (measure, day, organisation, value, cell, series, submission);
