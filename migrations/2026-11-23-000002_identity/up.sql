-- Who may call: accounts, their roles, sessions, and the policy as the database sees it.

create domain account_kind as text check (value in ('PRIVATE', 'EMPLOYEE', 'SERVICE'));
create domain role_name as text check (value in
    ('CITIZEN', 'RELATIVE', 'CASEWORKER', 'CONTACT_PERSON', 'ADMINISTRATOR', 'AUDITOR', 'SERVICE'));

-- A citizen's file begins here: Part IDENTITY.
create table citizen (
    id uuid primary key,
    name text not null,
    first_name text not null,
    name_and_address_protected boolean not null default false
);
create index citizen_by_name on citizen (name, id);

-- Somebody who can sign in. `citizen_id` is the file of the same human being, whatever the account is for:
-- a private person's own file, or the file an employee must never handle.
create table account (
    id uuid primary key,
    kind account_kind not null,
    subject text not null unique,
    name text not null,
    citizen_id uuid references citizen (id)
);
create index account_citizen on account (citizen_id);
create unique index account_one_private_per_citizen on account (citizen_id) where kind = 'PRIVATE';

-- Roles by employment. CITIZEN and RELATIVE aren't here: everybody with a private account has both.
create table account_role (
    account_id uuid not null references account (id),
    role role_name not null,
    valid_from date not null,
    valid_to date,
    primary key (account_id, role, valid_from),
    constraint account_role_period check (valid_to > valid_from),
    constraint account_role_by_employment check (role not in ('CITIZEN', 'RELATIVE'))
);

-- The work side of an employee: what may be shown to a citizen who wants to call.
create table staff_member (
    account_id uuid primary key references account (id),
    name text not null,
    title text not null,
    phone text not null,
    phone_hours text
);

create table offer_contact_person (
    account_id uuid not null references account (id),
    offer_id uuid not null references offer (id),
    valid_from date not null,
    valid_to date,
    primary key (account_id, offer_id, valid_from),
    constraint offer_contact_person_period check (valid_to > valid_from)
);
create index offer_contact_person_offer on offer_contact_person (offer_id);

-- Only the hash of a session's secret is kept.
create table session (
    id_hash bytea primary key,
    account_id uuid not null references account (id),
    created_at timestamptz not null default now(),
    ends_at timestamptz not null
);
create index session_account on session (account_id);
create index session_ends on session (ends_at);

-- server/src/policy is the policy; this copy is written from it, for `enter` to compute a person's reach.
create table policy_rule (
    role role_name not null,
    action text not null,
    part text not null,
    reach text not null,
    verb text,
    area text,
    primary key (role, action, part)
);

-- Marks a database whose people are invented. `samvaer demo` seeds no other.
create table demonstration (
    single boolean primary key default true check (single),
    seeded_on date not null,
    citizens integer not null
);
