-- A citizen's file. Each table belongs to one Part and carries citizen_id, so that one row policy can hide it
-- and all Parts of a citizen can be asked for at once. What happens at an offer carries offer_id too, because a
-- contact person sees the own offer only. Periods are half-open: valid_to is the first day that is not in it.

create domain decision_outcome as text check (value in ('FULL', 'PARTIAL', 'REFUSED', 'CHANGED', 'ENDED'));
create domain day_part as text check (value in ('FULL', 'MORNING', 'AFTERNOON', 'EVENING'));
create domain transport_mode as text check (value in
    ('OWN', 'PUBLIC_TRANSPORT', 'FLEXRUTE', 'OFFER_MINIBUS', 'TAXI', 'WHEELCHAIR_LIFT_VEHICLE', 'DRIVEN_BY_RELATIVE'));
create domain ride_direction as text check (value in ('TO_OFFER', 'FROM_OFFER'));
create domain delegation_source as text check (value in
    ('CITIZEN', 'DIGITAL_FULDMAGT', 'PAPER', 'GUARDIANSHIP', 'GENERAL_POWER', 'FUTURE_POWER'));
create domain delegation_verb as text check (value in ('READ', 'CONTACT', 'ACT'));
create domain delegation_area as text check (value in
    ('GRANT', 'SCHEDULE', 'COSTS', 'TRANSPORT', 'DOCUMENTS', 'FOLLOW_UP', 'ACTION_PLAN', 'NOTICES',
     'SUPPORT_REVIEW', 'COMPLAINT'));

-- Part CPR. Encrypted by the server; the look-up is a keyed hash. The keys are not in the database.
create table citizen_cpr (
    citizen_id uuid primary key references citizen (id),
    cpr_encrypted bytea not null,
    cpr_lookup bytea not null,
    constraint citizen_cpr_unique unique (cpr_lookup)
);

-- Part ADDRESS.
create table citizen_address (
    citizen_id uuid primary key references citizen (id),
    street text not null,
    postal_code text not null,
    city text not null
);

-- Part ASSESSMENT (R8, R9).
create table assessment (
    id uuid primary key,
    citizen_id uuid not null references citizen (id),
    assessed_on date not null,
    grounds text[] not null,
    needs_support_for_meaningful_day boolean not null,
    considerations text not null,
    constraint assessment_grounds check (
        cardinality(grounds) > 0
        and grounds <@ array['PHYSICAL_IMPAIRMENT', 'MENTAL_IMPAIRMENT', 'SPECIAL_SOCIAL_PROBLEMS'])
);
create index assessment_citizen on assessment (citizen_id);

-- Part GRANT: the identity of a grant; its terms follow.
create table "grant" (
    id uuid primary key,
    citizen_id uuid not null references citizen (id),
    offer_id uuid not null references offer (id),
    created_at timestamptz not null default now(),
    constraint grant_of_citizen_at_offer unique (id, citizen_id, offer_id),
    constraint grant_of_citizen unique (id, citizen_id)
);
create index grant_citizen on "grant" (citizen_id);
create index grant_offer on "grant" (offer_id);

-- Part DECISION. Never changed: a new decision replaces it.
create table decision (
    id uuid primary key,
    citizen_id uuid not null references citizen (id),
    grant_id uuid,
    outcome decision_outcome not null,
    decided_on date not null,
    decided_by uuid not null references account (id),
    legal_basis text not null references legal_basis (code),
    considerations text not null,
    facts text not null,
    reasons text,
    complaint_guidance text,
    constraint decision_of_grant foreign key (grant_id, citizen_id) references "grant" (id, citizen_id),
    constraint decision_of_citizen unique (id, citizen_id),
    -- Forvaltningsloven §§ 22 and 25: anything less than what was asked for needs reasons and guidance.
    constraint decision_reasons check (
        outcome = 'FULL' or (length(btrim(reasons)) > 0 and length(btrim(complaint_guidance)) > 0) is true),
    -- Forvaltningsloven § 24.
    constraint decision_rests_on check (length(btrim(considerations)) > 0 and length(btrim(facts)) > 0)
);
create index decision_citizen on decision (citizen_id);
create index decision_grant on decision (grant_id);

-- Part GRANT: one period of a grant and the decision behind it (R14, R15, R18, R31).
create table grant_terms (
    id uuid primary key,
    grant_id uuid not null,
    citizen_id uuid not null,
    offer_id uuid not null,
    decision_id uuid not null,
    valid_from date not null,
    valid_to date,
    days_per_week smallint not null,
    purpose text not null,
    scope_reason text not null,
    own_offers_insufficient_reason text,
    constraint grant_terms_of_grant foreign key (grant_id, citizen_id, offer_id)
        references "grant" (id, citizen_id, offer_id),
    constraint grant_terms_of_decision foreign key (decision_id, citizen_id) references decision (id, citizen_id),
    constraint grant_terms_period check (valid_to > valid_from),
    constraint r14_one_to_five_days check (days_per_week between 1 and 5),
    constraint r1_purpose check (length(btrim(purpose)) > 0),
    constraint r15_scope_reason check (length(btrim(scope_reason)) > 0),
    constraint grant_terms_no_overlap exclude using gist (
        citizen_id with =, offer_id with =, daterange(valid_from, valid_to) with &&)
);
create index grant_terms_citizen on grant_terms (citizen_id);
create index grant_terms_grant on grant_terms (grant_id);
create index grant_terms_offer on grant_terms (offer_id, valid_from);
create index grant_terms_decision on grant_terms (decision_id);

-- R4, R27: only an offer that is granted under § 104 can be granted. Said in grants/mod.rs too; this is the second wall.
create function offer_is_grantable() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not exists (select from offer
                   where id = new.offer_id and grant_required and legal_basis = 'SEL-104') then
        raise exception 'the offer is not granted under SEL-104' using
            errcode = 'check_violation', constraint = 'r27_grantable_offer';
    end if;
    -- R30, R31: own offers first; another provider's needs the reason why they don't meet the need.
    if coalesce(btrim(new.own_offers_insufficient_reason), '') = ''
        and exists (select from offer where id = new.offer_id and provider_type <> 'OWN') then
        raise exception 'an offer of another provider needs its reason' using
            errcode = 'check_violation', constraint = 'r31_own_offers_first';
    end if;
    return new;
end $$;
create trigger r27_grantable_offer before insert on grant_terms
    for each row execute function offer_is_grantable();

-- Part SCHEDULE. Own periods: the days may change while the terms stand.
create table schedule_day (
    id uuid primary key,
    grant_id uuid not null,
    citizen_id uuid not null,
    offer_id uuid not null,
    weekday weekday not null,
    day_part day_part not null,
    starts_at time not null,
    ends_at time not null,
    valid_from date not null,
    valid_to date,
    constraint schedule_day_of_grant foreign key (grant_id, citizen_id, offer_id)
        references "grant" (id, citizen_id, offer_id),
    constraint schedule_day_order check (ends_at > starts_at),
    constraint schedule_day_period check (valid_to > valid_from),
    constraint schedule_day_once exclude using gist (
        grant_id with =, weekday with =, daterange(valid_from, valid_to) with &&),
    constraint schedule_day_no_overlap exclude using gist (
        citizen_id with =, weekday with =, timerange(starts_at, ends_at) with &&,
        daterange(valid_from, valid_to) with &&)
);
create index schedule_day_citizen on schedule_day (citizen_id);

-- R14: a schedule, once set, has exactly the granted number of days. Looked at when the transaction ends.
create function schedule_fits_terms() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    granted integer;
    scheduled integer;
begin
    select t.days_per_week into granted from grant_terms t
    where t.grant_id = new.grant_id and daterange(t.valid_from, t.valid_to) @> new.valid_from;
    select count(*) into scheduled from schedule_day s
    where s.grant_id = new.grant_id and daterange(s.valid_from, s.valid_to) @> new.valid_from;
    if scheduled is distinct from granted then
        raise exception 'the schedule has another number of days than the grant' using
            errcode = 'check_violation', constraint = 'r14_schedule_fits_terms';
    end if;
    return null;
end $$;
create constraint trigger r14_schedule_fits_terms after insert or update on schedule_day
    deferrable initially deferred for each row execute function schedule_fits_terms();

-- Part COSTS: what a citizen is expected to pay for. How often is a fact of its own: three days a week, lunch on two.
create table cost_plan (
    id uuid primary key,
    grant_id uuid not null,
    citizen_id uuid not null,
    offer_id uuid not null,
    cost_item_id uuid not null references cost_item (id),
    times_per_week smallint,
    valid_from date not null,
    valid_to date,
    constraint cost_plan_of_grant foreign key (grant_id, citizen_id, offer_id)
        references "grant" (id, citizen_id, offer_id),
    constraint cost_plan_times check (times_per_week between 1 and 7),
    constraint cost_plan_period check (valid_to > valid_from),
    constraint cost_plan_once exclude using gist (
        grant_id with =, cost_item_id with =, daterange(valid_from, valid_to) with &&)
);
create index cost_plan_citizen on cost_plan (citizen_id);
create index cost_plan_item on cost_plan (cost_item_id);

-- Part TRANSPORT: how the citizen gets there. The address is in its own Part.
create table transport_arrangement (
    id uuid primary key,
    grant_id uuid not null,
    citizen_id uuid not null,
    offer_id uuid not null,
    mode transport_mode not null,
    companion boolean not null,
    aids text[] not null default '{}',
    valid_from date not null,
    valid_to date,
    constraint transport_of_grant foreign key (grant_id, citizen_id, offer_id)
        references "grant" (id, citizen_id, offer_id),
    constraint transport_aids check (aids <@ array['ROLLATOR', 'WHEELCHAIR']),
    constraint transport_period check (valid_to > valid_from),
    constraint transport_identity unique (id, citizen_id, offer_id),
    constraint transport_no_overlap exclude using gist (
        grant_id with =, daterange(valid_from, valid_to) with &&)
);
create index transport_arrangement_citizen on transport_arrangement (citizen_id);

create table ride (
    id uuid primary key,
    arrangement_id uuid not null,
    citizen_id uuid not null,
    offer_id uuid not null,
    weekday weekday not null,
    direction ride_direction not null,
    pickup_from time not null,
    pickup_to time not null,
    constraint ride_of_arrangement foreign key (arrangement_id, citizen_id, offer_id)
        references transport_arrangement (id, citizen_id, offer_id),
    constraint ride_window check (pickup_to >= pickup_from),
    constraint ride_once unique (arrangement_id, weekday, direction)
);
create index ride_citizen on ride (citizen_id);

-- Part FOLLOW_UP (R19). Planned, due and overdue are computed, not stored.
create table follow_up (
    id uuid primary key,
    grant_id uuid not null,
    citizen_id uuid not null,
    offer_id uuid not null,
    planned_on date not null,
    starts_at time,
    place text,
    held_on date,
    caseworker_id uuid references account (id),
    constraint follow_up_of_grant foreign key (grant_id, citizen_id, offer_id)
        references "grant" (id, citizen_id, offer_id)
);
create unique index follow_up_one_open on follow_up (grant_id) where held_on is null;
create index follow_up_citizen on follow_up (citizen_id);
create index follow_up_open_by_day on follow_up (planned_on, id) where held_on is null;

-- Part FOLLOW_UP_SUMMARY: kept apart, so that a contact person who sees when it is held doesn't read what was said.
create table follow_up_summary (
    follow_up_id uuid primary key references follow_up (id),
    citizen_id uuid not null references citizen (id),
    summary text not null
);
create index follow_up_summary_citizen on follow_up_summary (citizen_id);

-- Part DELEGATION. A citizen's delegation always ends.
create table delegation (
    id uuid primary key,
    citizen_id uuid not null references citizen (id),
    relative_id uuid not null references account (id),
    relative_name text not null,
    relation text not null,
    source delegation_source not null,
    valid_from date not null,
    valid_to date not null,
    revoked_at timestamptz,
    revoked_by uuid references account (id),
    constraint delegation_period check (valid_to > valid_from),
    constraint delegation_revocation check ((revoked_at is null) = (revoked_by is null)),
    constraint delegation_identity unique (id, citizen_id)
);
create index delegation_citizen on delegation (citizen_id);
create index delegation_relative on delegation (relative_id);

create table delegation_scope (
    delegation_id uuid not null,
    citizen_id uuid not null,
    verb delegation_verb not null,
    area delegation_area not null,
    primary key (delegation_id, verb, area),
    constraint delegation_scope_of foreign key (delegation_id, citizen_id) references delegation (id, citizen_id)
);
create index delegation_scope_citizen on delegation_scope (citizen_id);

-- Part CONTACT: the caseworker a citizen belongs to.
create table caseworker_assignment (
    citizen_id uuid not null references citizen (id),
    account_id uuid not null references account (id),
    valid_from date not null,
    valid_to date,
    primary key (citizen_id, account_id, valid_from),
    constraint caseworker_assignment_period check (valid_to > valid_from),
    constraint caseworker_assignment_one exclude using gist (
        citizen_id with =, daterange(valid_from, valid_to) with &&)
);
create index caseworker_assignment_account on caseworker_assignment (account_id);

-- What creates carries a key, so that sending it twice makes one.
create table idempotency_key (
    account_id uuid not null references account (id),
    key text not null,
    input_hash bytea not null,
    object_id uuid not null,
    created_at timestamptz not null default now(),
    constraint idempotency_key_unique primary key (account_id, key)
);
