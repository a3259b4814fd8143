-- How a place changes and ends, days nobody comes, and few places that are never overbooked.

-- An empty period (valid_to = valid_from) is one that was replaced before it began.
alter table grant_terms drop constraint grant_terms_period,
    add constraint grant_terms_period check (valid_to >= valid_from);
alter table schedule_day drop constraint schedule_day_period,
    add constraint schedule_day_period check (valid_to >= valid_from);
alter table cost_plan drop constraint cost_plan_period,
    add constraint cost_plan_period check (valid_to >= valid_from);
alter table transport_arrangement drop constraint transport_period,
    add constraint transport_period check (valid_to >= valid_from);

-- R27: an offer may move to another legal basis on a day.
alter table offer
    add column transferred_on date,
    add constraint offer_transfer check (transferred_on is null or transferred_from is not null);

-- The law an offer's places are granted under on a day.
create function legal_basis_on(o offer, day date) returns text language sql immutable as $$
    select case when o.transferred_on > day then o.transferred_from else o.legal_basis end
$$;

create or replace function offer_is_grantable() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not exists (select from offer o
                   where o.id = new.offer_id and o.grant_required and legal_basis_on(o, new.valid_from) = 'SEL-104') then
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

-- R28: few places are never overbooked. Whoever comes second waits for the offer's row, and then sees the first.
create function places_hold() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    places integer;
    most integer;
begin
    select capacity into places from offer where id = new.offer_id for update;
    if places is null then
        return new;
    end if;
    -- The most people there at once, on the first day of this period or of any that begins within it.
    select max((select count(distinct t.grant_id) from grant_terms t
                where t.offer_id = new.offer_id and t.grant_id <> new.grant_id
                  and daterange(t.valid_from, t.valid_to) @> day)) into most
    from (select new.valid_from as day
          union select t.valid_from from grant_terms t
          where t.offer_id = new.offer_id and daterange(new.valid_from, new.valid_to) @> t.valid_from) as days;
    if most >= places then
        raise exception 'no place is free' using
            errcode = 'check_violation', constraint = 'r28_places';
    end if;
    return new;
end $$;
create trigger r28_places before insert on grant_terms
    for each row execute function places_hold();

-- What is agreed for a period is only ever cut short, never lengthened or moved.
create function period_only_shortens() returns trigger language plpgsql as $$
begin
    if new.valid_to is null or new.valid_to > coalesce(old.valid_to, 'infinity') then
        raise exception 'a period is only ever cut short' using
            errcode = 'check_violation', constraint = 'period_only_shortens';
    end if;
    return new;
end $$;
create trigger period_only_shortens before update on grant_terms
    for each row when (new.valid_to is distinct from old.valid_to) execute function period_only_shortens();
create trigger period_only_shortens before update on schedule_day
    for each row when (new.valid_to is distinct from old.valid_to) execute function period_only_shortens();
create trigger period_only_shortens before update on cost_plan
    for each row when (new.valid_to is distinct from old.valid_to) execute function period_only_shortens();
create trigger period_only_shortens before update on transport_arrangement
    for each row when (new.valid_to is distinct from old.valid_to) execute function period_only_shortens();

-- R14: looked at for the day a row begins on; a period that was replaced before it began counts for nothing.
create or replace function schedule_fits_terms() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    granted integer;
    scheduled integer;
begin
    if not exists (select from schedule_day where id = new.id and valid_from is distinct from valid_to) then
        return null;
    end if;
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

-- Part SCHEDULE: an agreed break. No reason is kept: that one is away is all the offer needs.
create table grant_pause (
    id uuid primary key,
    grant_id uuid not null,
    citizen_id uuid not null,
    offer_id uuid not null,
    valid_from date not null,
    valid_to date,
    constraint grant_pause_of_grant foreign key (grant_id, citizen_id, offer_id)
        references "grant" (id, citizen_id, offer_id),
    constraint grant_pause_period check (valid_to >= valid_from),
    constraint grant_pause_once exclude using gist (grant_id with =, daterange(valid_from, valid_to) with &&)
);
create index grant_pause_citizen on grant_pause (citizen_id);
create trigger period_only_shortens before update on grant_pause
    for each row when (new.valid_to is distinct from old.valid_to) execute function period_only_shortens();

-- Part ABSENCE: "I am not coming". Who may say so is another than who plans the week.
create table absence (
    id uuid primary key,
    grant_id uuid not null,
    citizen_id uuid not null,
    offer_id uuid not null,
    absent_on date not null,
    reported_by uuid not null references account (id),
    reported_as role_name not null,
    reported_at timestamptz not null default now(),
    withdrawn_at timestamptz,
    constraint absence_of_grant foreign key (grant_id, citizen_id, offer_id)
        references "grant" (id, citizen_id, offer_id)
);
create unique index absence_once on absence (grant_id, absent_on) where withdrawn_at is null;
create index absence_citizen on absence (citizen_id);
create index absence_reported_by on absence (reported_by);

-- When an offer is closed.
create table closing_period (
    id uuid primary key,
    offer_id uuid not null references offer (id),
    valid_from date not null,
    valid_to date not null,
    reason_da text not null,
    reason_en text not null,
    constraint closing_period_order check (valid_to > valid_from),
    constraint closing_period_once exclude using gist (offer_id with =, daterange(valid_from, valid_to) with &&)
);
