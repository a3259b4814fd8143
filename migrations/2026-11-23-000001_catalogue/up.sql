-- The catalogue: offers, what they cost, and the quality standard's texts. Nobody's personal data.
-- Closed lists are domains over text, so that a value and its list are said once; open lists are tables.

create schema extension;
create extension btree_gist schema extension;

-- ISO 8601: 1 is Monday.
create domain weekday as smallint constraint weekday_is_iso check (value between 1 and 7);
create domain oere as integer constraint oere_not_negative check (value >= 0);
create type timerange as range (subtype = time);

create domain offer_area as text check (value in ('DISABILITY', 'PSYCHIATRY'));
create domain provider_type as text check (value in ('OWN', 'REGION', 'OTHER_MUNICIPALITY', 'PRIVATE'));
-- R35: there is no category for taking part; that is free.
create domain cost_category as text check (value in ('ACTIVITY', 'FOOD', 'DRINK'));
create domain cost_unit as text check (value in ('PER_DAY', 'PER_PIECE', 'PER_OCCASION', 'PER_MONTH'));

create table legal_basis (
    code text primary key,
    law text not null,
    paragraph text not null,
    title_da text not null,
    title_en text not null,
    valid_from date,
    valid_to date,
    constraint legal_basis_period check (valid_to > valid_from)
);

create table activity_kind (
    code text primary key,
    name_da text not null,
    name_en text not null,
    ffb_code uuid
);

create table offer (
    id uuid primary key,
    code text not null unique,
    name text not null,
    description text not null,
    area offer_area not null,
    provider_type provider_type not null,
    grant_required boolean not null,
    open boolean not null,
    legal_basis text references legal_basis (code),
    transferred_from text references legal_basis (code),
    limited_places boolean not null,
    capacity integer check (capacity > 0),
    url text,
    position integer not null,
    constraint offer_has_a_way_in check (grant_required or open),
    constraint offer_granted_by_law check (grant_required = (legal_basis is not null))
);

create table opening_hours (
    offer_id uuid not null references offer (id),
    weekday weekday not null,
    opens_at time not null,
    closes_at time not null,
    primary key (offer_id, weekday, opens_at),
    constraint opening_hours_order check (closes_at > opens_at)
);

create table activity (
    id uuid primary key,
    offer_id uuid not null references offer (id),
    name text not null
);
create index activity_offer on activity (offer_id);

create table activity_activity_kind (
    activity_id uuid not null references activity (id),
    kind_code text not null references activity_kind (code),
    primary key (activity_id, kind_code)
);

-- Prices have periods, so that a change never rewrites the past.
create table cost_item (
    id uuid primary key,
    offer_id uuid not null references offer (id),
    category cost_category not null,
    label text not null,
    amount_oere oere not null,
    unit cost_unit not null,
    optional boolean not null,
    example boolean not null,
    valid_from date not null,
    valid_to date,
    constraint cost_item_period check (valid_to > valid_from),
    constraint cost_item_one_price exclude using gist (
        offer_id with =, label with =, daterange(valid_from, valid_to) with &&)
);

create table quality_standard (
    version text primary key,
    title text not null,
    approved_on date,
    general_information_url text,
    municipality text not null,
    unit_name text not null,
    phone text not null,
    phone_hours text not null,
    loaded_at timestamptz not null default now()
);

create table quality_standard_section (
    version text not null references quality_standard (version),
    key text not null,
    position integer not null,
    heading text not null,
    body text not null,
    easy text not null,
    primary key (version, key)
);

create table exclusion (
    version text not null references quality_standard (version),
    code text not null,
    position integer not null,
    text text not null,
    refer_to text not null,
    primary key (version, code)
);
