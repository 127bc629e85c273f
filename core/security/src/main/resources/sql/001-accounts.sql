-- accounts, what they may, and who is logged in; instants are ISO 8601
create table account (
    id ${identity},
    name text not null unique,
    title text not null,
    password text not null,
    password_version integer not null,
    created_at text not null
);

-- no organisation: everything
create table account_grant (
    account bigint not null references account (id),
    role text not null,
    organisation bigint
);

create index account_grant_account on account_grant (account);

-- only the token's hash is kept, so that the database alone lets nobody in
create table account_session (
    token_hash text not null primary key,
    account bigint not null references account (id),
    opened_at text not null,
    used_at text not null
);

create index account_session_account on account_session (account);

-- what each key proves itself by; the keys lie outside the database
create table secret_key (
    name text not null primary key,
    proof text not null
);
