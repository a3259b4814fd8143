do $$
declare p record;
begin
    for p in select policyname, tablename from pg_policies where schemaname = 'public' loop
        execute format('drop policy %I on public.%I', p.policyname, p.tablename);
    end loop;
end $$;
drop view task;
alter domain task_kind drop constraint task_kind_check;
alter domain task_kind add constraint task_kind_check check (value in
    ('APPLICATION_WAITS', 'TRANSPORT_WAITS', 'PENSION_AGE_REACHED', 'OFFER_TRANSFERRED'));
create view task with (security_invoker = true) as
-- An application that nobody has decided.
select a.id, 'APPLICATION_WAITS'::task_kind as kind, a.citizen_id, a.offer_wished as offer_id, a.received_on as since
from application a
where a.withdrawn_on is null
  and not exists (select from decision d where d.application_id = a.id)
union all
-- R37: a ride was asked for, a place was granted, and nobody has decided about the ride.
select d.id, 'TRANSPORT_WAITS', a.citizen_id, null, d.decided_on
from application a
join decision d on d.application_id = a.id and d.grant_id is not null
where a.transport_wished
  and exists (select from grant_terms g where g.grant_id = d.grant_id
              and (g.valid_to is null or g.valid_to > greatest(g.valid_from, today_in_denmark())))
  and not exists (select from decision t where t.grant_id = d.grant_id and t.subject = 'TRANSPORT')
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
-- R27: the offer has moved to another law, and somebody still has a place there under the old one.
select t.grant_id, 'OFFER_TRANSFERRED', t.citizen_id, t.offer_id, coalesce(o.transferred_on, t.valid_from)
from grant_terms t
join offer o on o.id = t.offer_id
where daterange(t.valid_from, t.valid_to) @> today_in_denmark()
  and legal_basis_on(o, today_in_denmark()) is distinct from 'SEL-104';
drop trigger offer_moves_ahead on offer;
drop function offer_moves_ahead;
alter table offer drop column transfer_recorded_on;
alter table legal_basis drop column of_offers;
drop trigger period_only_shortens on offer_contact_person;
delete from offer_contact_person where valid_to = valid_from;
alter table offer_contact_person
    drop column id,
    add primary key (account_id, offer_id, valid_from),
    drop column assigned_by,
    drop column ended_by,
    drop constraint offer_contact_person_period,
    add constraint offer_contact_person_period check (valid_to > valid_from);
drop trigger price_is_expected on cost_item;
drop function price_is_expected;
drop trigger period_only_shortens on closing_period;
drop trigger period_only_shortens on cost_item;
alter table cost_item
    drop constraint cost_item_period,
    add constraint cost_item_period check (valid_to >= valid_from),
    drop constraint cost_item_one_price,
    add constraint cost_item_one_price exclude using gist (
        offer_id with =, label with =, daterange(valid_from, valid_to) with &&);
drop index travel_reimbursement_grant;
drop index transport_arrangement_grant;
drop trigger r18_within_grant on grant_terms;
drop trigger r18_within_grant on grant_pause;
drop trigger r18_within_grant on travel_reimbursement;
drop trigger r18_within_grant on transport_arrangement;
drop trigger r18_within_grant on schedule_day;
drop function within_grant;
drop function grant_ends_on;
drop trigger application_is_over on decision;
drop trigger application_is_over on application;
drop function application_is_over;
drop index decision_begins_once;
drop index decision_answers_once;
create or replace function places_hold() returns trigger language plpgsql
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
drop trigger r18_offer_with_places on offer;
drop function r18_offer_with_places;
drop trigger decision_law_in_force on decision;
drop function decision_law_in_force;
