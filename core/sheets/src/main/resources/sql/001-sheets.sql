-- an import of a workbook; lists, faults and messages are JSON; the file itself lies beside the database
create table sheet_import (
    id ${identity},
    kind text not null,
    file_name text not null,
    account text not null,
    at text not null,
    sheets text not null,
    rows text not null,
    sheet text not null,
    headings_row integer not null,
    headings text not null,
    mapping text not null,
    lists text not null,
    baseline text,
    state text not null,
    total bigint not null,
    good bigint not null,
    bad bigint not null,
    fresh bigint not null,
    known bigint not null,
    differing bigint not null,
    faults text not null,
    differences text not null,
    failure text
);
create index sheet_import_account on sheet_import (account, id);

-- which heading is which field, for somebody's next file of a kind with the same headings
create table sheet_mapping (
    account text not null,
    kind text not null,
    headings text not null,
    mapping text not null,
    primary key (account, kind, headings)
);
