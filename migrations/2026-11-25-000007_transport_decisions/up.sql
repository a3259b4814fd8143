-- R37: a ride is granted to whoever needs one and can't take public transport; money for a journey is another thing.

create domain service_scope_name as text check (value in ('RIDE_LIST'));

-- Part ASSESSMENT: why. Contact persons and drivers never see it.
create table transport_assessment (
    id uuid primary key,
    citizen_id uuid not null,
    grant_id uuid not null,
    decision_id uuid not null unique,
    has_need boolean not null,
    can_use_public_transport boolean not null,
    reason text not null,
    constraint transport_assessment_of_grant foreign key (grant_id, citizen_id) references "grant" (id, citizen_id),
    constraint transport_assessment_of_decision foreign key (decision_id, citizen_id)
        references decision (id, citizen_id),
    constraint r37_reason check (length(btrim(reason)) > 0)
);
create index transport_assessment_citizen on transport_assessment (citizen_id);
create index transport_assessment_grant on transport_assessment (grant_id);

-- The decision behind an arranged ride; null for those who get there by themselves.
alter table transport_arrangement
    add column decision_id uuid,
    add constraint transport_of_decision foreign key (decision_id, citizen_id) references decision (id, citizen_id);
create index transport_arrangement_decision on transport_arrangement (decision_id);

-- Both ways of paying for a journey rest on a need; a ride also on not being able to take public transport.
create function ride_is_needed() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if new.mode in ('FLEXRUTE', 'OFFER_MINIBUS', 'TAXI', 'WHEELCHAIR_LIFT_VEHICLE') and not exists (
        select from transport_assessment a where a.decision_id = new.decision_id
            and a.has_need and not a.can_use_public_transport) then
        raise exception 'a ride needs its assessment' using
            errcode = 'check_violation', constraint = 'r37_ride_is_needed';
    end if;
    return new;
end $$;
create trigger r37_ride_is_needed before insert on transport_arrangement
    for each row execute function ride_is_needed();

-- Part COSTS: money back for the way. No amount: the documented cost of the cheapest safe way.
create table travel_reimbursement (
    id uuid primary key,
    grant_id uuid not null,
    citizen_id uuid not null,
    offer_id uuid not null,
    decision_id uuid not null,
    mode transport_mode not null,
    amount_oere_per_day oere,
    valid_from date not null,
    valid_to date,
    constraint travel_reimbursement_of_grant foreign key (grant_id, citizen_id, offer_id)
        references "grant" (id, citizen_id, offer_id),
    constraint travel_reimbursement_of_decision foreign key (decision_id, citizen_id)
        references decision (id, citizen_id),
    constraint travel_reimbursement_mode check (mode in ('OWN', 'PUBLIC_TRANSPORT', 'DRIVEN_BY_RELATIVE')),
    constraint travel_reimbursement_period check (valid_to >= valid_from),
    constraint travel_reimbursement_once exclude using gist (grant_id with =, daterange(valid_from, valid_to) with &&)
);
create index travel_reimbursement_citizen on travel_reimbursement (citizen_id);
create index travel_reimbursement_decision on travel_reimbursement (decision_id);
create trigger period_only_shortens before update on travel_reimbursement
    for each row when (new.valid_to is distinct from old.valid_to) execute function period_only_shortens();
create function reimbursement_is_needed() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not exists (select from transport_assessment a where a.decision_id = new.decision_id and a.has_need) then
        raise exception 'a reimbursement needs its assessment' using
            errcode = 'check_violation', constraint = 'r37_reimbursement_is_needed';
    end if;
    return new;
end $$;
create trigger r37_reimbursement_is_needed before insert on travel_reimbursement
    for each row execute function reimbursement_is_needed();

-- Part RIDE_CANCELLATION: a ride that is not wanted on a day. Who may say so is another than who arranges rides.
create table ride_cancellation (
    id uuid primary key,
    ride_id uuid not null references ride (id),
    citizen_id uuid not null references citizen (id),
    offer_id uuid not null references offer (id),
    cancelled_on date not null,
    reported_by uuid not null references account (id),
    reported_as role_name not null,
    reported_at timestamptz not null default now(),
    withdrawn_at timestamptz
);
alter table ride add constraint ride_identity unique (id, citizen_id, offer_id);
alter table ride_cancellation add constraint ride_cancellation_of_ride foreign key (ride_id, citizen_id, offer_id)
    references ride (id, citizen_id, offer_id);
create unique index ride_cancellation_once on ride_cancellation (ride_id, cancelled_on) where withdrawn_at is null;
create index ride_cancellation_citizen on ride_cancellation (citizen_id);
create index ride_cancellation_reported_by on ride_cancellation (reported_by);

-- What an internal tool may do.
create table service_scope (
    account_id uuid not null references account (id),
    scope service_scope_name not null,
    valid_from date not null,
    valid_to date,
    primary key (account_id, scope, valid_from),
    constraint service_scope_period check (valid_to > valid_from)
);

-- The policy may say which of them a rule asks for.
alter table policy_rule add column scope service_scope_name;
