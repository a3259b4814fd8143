-- The catalogue in two languages, and what a municipality adds to its standard (R40).

create domain local_rule_topic as text check (value in
    ('COMPLAINT', 'CASE_TIME_LIMIT', 'TRANSPORT_TIME_LIMIT', 'ACKNOWLEDGEMENT', 'WAITING_LIST', 'ABSENCE',
     'RIDE_CANCELLATION', 'HOLIDAYS', 'PRICES', 'HALF_DAYS'));

-- A stale version is refused: two people may edit an offer at once.
alter table offer
    add column description_en text,
    add column version integer not null default 1;
alter table activity
    add column name_en text,
    add column ended_on date;
alter table cost_item add column label_en text;
-- Somebody is contact person at an offer once at a time.
alter table offer_contact_person add constraint offer_contact_person_once exclude using gist (
    account_id with =, offer_id with =, daterange(valid_from, valid_to) with &&);
alter table quality_standard_section
    add column heading_en text,
    add column body_en text,
    add column easy_en text;
alter table exclusion
    add column text_en text,
    add column refer_to_en text;

-- What the standard sets in numbers: R19's interval, and whether there are half days (R14 knows none).
alter table quality_standard
    add column follow_up_months smallint not null default 12
        constraint r19_at_least_yearly check (follow_up_months between 1 and 12),
    add column half_days_allowed boolean not null default false;

-- R40: what the standard is silent about. No text: the reader is told to contact the caseworker.
create table local_rule (
    topic local_rule_topic primary key,
    text text,
    easy text,
    text_en text,
    easy_en text,
    constraint local_rule_whole check (num_nulls(text, easy, text_en, easy_en) in (0, 4))
);
