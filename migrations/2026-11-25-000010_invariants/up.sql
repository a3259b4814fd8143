-- A decision rests on a law that is the law on its day; and an offer keeps its granted places while somebody has one.

create function decision_law_in_force() returns trigger language plpgsql as $$
begin
    if not exists (select from legal_basis b where b.code = new.legal_basis
                   and (b.valid_from is null or b.valid_from <= new.decided_on)
                   and (b.valid_to is null or b.valid_to > new.decided_on)) then
        raise exception 'the law is not in force' using errcode = 'check_violation', constraint = 'decision_law_in_force';
    end if;
    return new;
end $$;
create trigger decision_law_in_force before insert on decision
    for each row execute function decision_law_in_force();

-- R18: nothing ends by itself. Whoever keeps the catalogue sees no grant, so the function looks.
create function r18_offer_with_places() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if exists (select from grant_terms t where t.offer_id = new.id
               and (t.valid_to is null or t.valid_to > greatest(t.valid_from, today_in_denmark()))) then
        raise exception 'somebody has a place' using errcode = 'check_violation', constraint = 'r18_offer_with_places';
    end if;
    return new;
end $$;
create trigger r18_offer_with_places before update of grant_required on offer
    for each row when (old.grant_required and not new.grant_required) execute function r18_offer_with_places();

-- R28: only where places are counted does anybody wait, and not for who merely points at the offer. Whoever is there
-- stays, also where there are fewer places now: refused is somebody more.
create or replace function places_hold() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    places integer;
    others integer;
    most integer;
begin
    select capacity into places from offer where id = new.offer_id and capacity is not null for no key update;
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
    if most < places then
        return new;
    end if;
    if exists (select from grant_terms own where own.grant_id = new.grant_id
               and daterange(own.valid_from, own.valid_to) @> new.valid_from - 1) then
        select count(distinct t.grant_id) into others from grant_terms t
        where t.offer_id = new.offer_id and t.grant_id <> new.grant_id
          and daterange(t.valid_from, t.valid_to) @> new.valid_from - 1;
        if most <= others then
            return new;
        end if;
    end if;
    raise exception 'no place is free' using errcode = 'check_violation', constraint = 'r28_places';
end $$;

-- An application has one answer, and none once it is taken back; a grant's place and its transport begin with one
-- decision each, and what follows replaces it.
create unique index decision_answers_once on decision (application_id) where application_id is not null;
create unique index decision_begins_once on decision (grant_id, subject)
    where replaces_id is null and grant_id is not null;
create function application_is_over() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if tg_table_name = 'application' and exists (select from decision d where d.application_id = new.id)
        or tg_table_name = 'decision' and exists (
            select from application a where a.id = (to_jsonb(new) ->> 'application_id')::uuid
            and a.withdrawn_on is not null) then
        raise exception 'the application is over' using
            errcode = 'check_violation', constraint = 'application_is_over';
    end if;
    return new;
end $$;
create trigger application_is_over before update of withdrawn_on on application
    for each row execute function application_is_over();
create trigger application_is_over before insert on decision
    for each row when (new.application_id is not null) execute function application_is_over();

-- R18: nothing of a place lasts longer than the place.
create function grant_ends_on(whose uuid) returns date language sql stable as $$
    select max(coalesce(t.valid_to, 'infinity')) from grant_terms t
    where t.grant_id = whose and t.valid_from is distinct from t.valid_to
$$;
create function within_grant() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    last date := coalesce(grant_ends_on(new.grant_id), '-infinity');
begin
    if exists (
        select from (
            select valid_from, valid_to from schedule_day where grant_id = new.grant_id
            union all select valid_from, valid_to from transport_arrangement where grant_id = new.grant_id
            union all select valid_from, valid_to from travel_reimbursement where grant_id = new.grant_id
            union all select valid_from, valid_to from cost_plan where grant_id = new.grant_id
            union all select valid_from, valid_to from grant_pause where grant_id = new.grant_id) as p
        where p.valid_from is distinct from p.valid_to and coalesce(p.valid_to, 'infinity') > last) then
        raise exception 'it would last longer than the grant' using
            errcode = 'check_violation', constraint = 'r18_within_grant';
    end if;
    return null;
end $$;
create constraint trigger r18_within_grant after insert on schedule_day deferrable initially deferred
    for each row when (new.valid_to is null) execute function within_grant();
create constraint trigger r18_within_grant after insert on transport_arrangement deferrable initially deferred
    for each row execute function within_grant();
create constraint trigger r18_within_grant after insert on travel_reimbursement deferrable initially deferred
    for each row execute function within_grant();
create constraint trigger r18_within_grant after insert on grant_pause deferrable initially deferred
    for each row execute function within_grant();
create constraint trigger r18_within_grant after update on grant_terms deferrable initially deferred
    for each row execute function within_grant();
create index transport_arrangement_grant on transport_arrangement (grant_id);
create index travel_reimbursement_grant on travel_reimbursement (grant_id);

-- A price that never began leaves an empty period; one name is one price, however it is written.
alter table cost_item
    drop constraint cost_item_period,
    add constraint cost_item_period check (valid_to >= valid_from),
    drop constraint cost_item_one_price,
    add constraint cost_item_one_price exclude using gist (
        offer_id with =, lower(label) with =, daterange(valid_from, valid_to) with &&);
create trigger period_only_shortens before update on cost_item
    for each row when (new.valid_to is distinct from old.valid_to) execute function period_only_shortens();
create trigger period_only_shortens before update on closing_period
    for each row when (new.valid_to is distinct from old.valid_to) execute function period_only_shortens();

-- R36: what nobody can leave is expected of everybody who is there, from the first day of the price.
create function price_is_expected() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into cost_plan (id, grant_id, citizen_id, offer_id, cost_item_id, times_per_week, valid_from, valid_to)
    select gen_random_uuid(), t.grant_id, t.citizen_id, t.offer_id, new.id,
        case when new.unit = 'PER_DAY' then t.days_per_week end, greatest(t.valid_from, new.valid_from), t.valid_to
    from grant_terms t
    where t.offer_id = new.offer_id
      and coalesce(t.valid_to, 'infinity') > greatest(t.valid_from, new.valid_from)
      and not exists (
          select from cost_plan p join cost_item i on i.id = p.cost_item_id
          where p.grant_id = t.grant_id and i.label = new.label
            and coalesce(p.valid_to, 'infinity') > greatest(p.valid_from, new.valid_from));
    return null;
end $$;
create trigger price_is_expected after insert on cost_item
    for each row when (not new.optional) execute function price_is_expected();

-- Who gave access to an offer's people, and who ended it. A time that never began is empty.
alter table offer_contact_person
    drop constraint offer_contact_person_pkey,
    add column id uuid primary key default gen_random_uuid(),
    add column assigned_by uuid references account (id),
    add column ended_by uuid references account (id),
    drop constraint offer_contact_person_period,
    add constraint offer_contact_person_period check (valid_to >= valid_from);
create index offer_contact_person_assigned_by on offer_contact_person (assigned_by);
create index offer_contact_person_ended_by on offer_contact_person (ended_by);
create trigger period_only_shortens before update on offer_contact_person
    for each row when (new.valid_to is distinct from old.valid_to) execute function period_only_shortens();

-- Which laws places are granted under, and since when a move to another is known.
alter table legal_basis add column of_offers boolean not null default false;
update legal_basis set of_offers = true where code in ('SEL-82A', 'SEL-103', 'SEL-104');
alter table offer
    add column transfer_recorded_on date,
    add constraint offer_transfer_recorded check (transfer_recorded_on is null or transferred_on is not null);
-- (Whoever loads what was before has no actor and may name a past day.)
create function offer_moves_ahead() returns trigger language plpgsql as $$
begin
    if not exists (select from legal_basis where code = new.legal_basis and of_offers) and new.legal_basis is not null
        or new.transferred_on < today_in_denmark()
            and nullif(current_setting('samvaer.actor', true), '') is not null then
        raise exception 'an offer moves ahead, to a law of offers' using
            errcode = 'check_violation', constraint = 'offer_moves_ahead';
    end if;
    return new;
end $$;
create trigger offer_moves_ahead before update on offer for each row
    when (new.transferred_on is distinct from old.transferred_on or new.legal_basis is distinct from old.legal_basis)
    execute function offer_moves_ahead();

-- More that waits: days nobody has agreed on, rides on days when nobody comes, a place nobody found a need for, and a
-- ride that was cut with an end that was taken back.
drop view task;
alter domain task_kind drop constraint task_kind_check;
alter domain task_kind add constraint task_kind_check check (value in
    ('APPLICATION_WAITS', 'TRANSPORT_WAITS', 'PENSION_AGE_REACHED', 'OFFER_TRANSFERRED', 'TARGET_GROUP_LEFT',
     'DAYS_TO_AGREE', 'RIDE_WITHOUT_DAY'));
create view task with (security_invoker = true) as
-- An application that nobody has decided.
select a.id, 'APPLICATION_WAITS'::task_kind as kind, a.citizen_id, a.offer_wished as offer_id, a.received_on as since
from application a
where a.withdrawn_on is null
  and not exists (select from decision d where d.application_id = a.id)
union all
-- R37: a ride was asked for, a place was granted, and nobody has decided about the ride.
select d.id, 'TRANSPORT_WAITS', a.citizen_id, g.offer_id, d.decided_on
from application a
join decision d on d.application_id = a.id and d.grant_id is not null
join "grant" g on g.id = d.grant_id
where a.transport_wished
  and exists (select from grant_terms t where t.grant_id = d.grant_id
              and (t.valid_to is null or t.valid_to > greatest(t.valid_from, today_in_denmark())))
  and not exists (select from decision t where t.grant_id = d.grant_id and t.subject = 'TRANSPORT')
union all
-- R37: the place goes on, and a granted ride or money for the way ends with nothing in its stead.
select d.id, 'TRANSPORT_WAITS', d.citizen_id, g.offer_id, d.decided_on
from decision d
join "grant" g on g.id = d.grant_id
where d.subject = 'TRANSPORT' and d.outcome in ('FULL', 'PARTIAL', 'CHANGED')
  and not exists (select from decision later where later.replaces_id = d.id)
  and exists (select from grant_terms t where t.grant_id = d.grant_id and t.valid_to is null)
  and not exists (select from transport_arrangement a where a.grant_id = d.grant_id and a.valid_to is null)
  and not exists (select from travel_reimbursement r where r.grant_id = d.grant_id and r.valid_to is null)
union all
-- R7: pension age is reached, the place stands, and nobody has assessed anew since.
select t.grant_id, 'PENSION_AGE_REACHED', t.citizen_id, t.offer_id, p.reached_on
from grant_terms t
join citizen_birth b on b.citizen_id = t.citizen_id
cross join lateral (
    select (b.born_on + make_interval(months => s.months))::date as reached_on from state_pension_age s
    where s.born_from <= b.born_on order by s.born_from desc limit 1) p
where daterange(t.valid_from, t.valid_to) @> today_in_denmark()
  and p.reached_on <= today_in_denmark()
  and not exists (select from assessment a where a.citizen_id = t.citizen_id and a.assessed_on >= p.reached_on)
union all
-- R8, R9: the latest assessment finds no ground or no need, and the place stands: decide.
select t.grant_id, 'TARGET_GROUP_LEFT', t.citizen_id, t.offer_id, a.assessed_on
from grant_terms t
cross join lateral (
    select * from assessment a where a.citizen_id = t.citizen_id order by a.assessed_on desc, a.id desc limit 1) a
where daterange(t.valid_from, t.valid_to) @> today_in_denmark() and t.valid_to is null
  and (cardinality(a.grounds) = 0 or not a.needs_support_for_meaningful_day)
union all
-- R27: the offer moves or has moved to another law, and somebody has a place there without an end.
select t.grant_id, 'OFFER_TRANSFERRED', t.citizen_id, t.offer_id,
    coalesce(o.transfer_recorded_on, o.transferred_on, t.valid_from)
from grant_terms t
join offer o on o.id = t.offer_id
where t.valid_to is null
  and (o.legal_basis is distinct from 'SEL-104')
union all
-- R14: a place, and nobody has agreed on its days.
select t.grant_id, 'DAYS_TO_AGREE', t.citizen_id, t.offer_id, t.valid_from
from grant_terms t
where (t.valid_to is null or t.valid_to > greatest(t.valid_from, today_in_denmark()))
  and not exists (select from schedule_day s where s.grant_id = t.grant_id
                  and daterange(s.valid_from, s.valid_to) && daterange(t.valid_from, t.valid_to))
union all
-- R37: a granted ride on a weekday that is no longer agreed on.
select distinct on (a.id) a.id, 'RIDE_WITHOUT_DAY', a.citizen_id, a.offer_id, a.valid_from
from transport_arrangement a
join ride r on r.arrangement_id = a.id
where a.valid_to is null
  and not exists (select from schedule_day s where s.grant_id = a.grant_id and s.weekday = r.weekday
                  and (s.valid_to is null or s.valid_to > greatest(s.valid_from, today_in_denmark())));
