-- What waits for a caseworker, computed from what is there: a task is done when its cause is gone, and none is lost.
-- The view sees what its reader may see.

-- Policies.sql has it too; the view needs it now.
create or replace function today_in_denmark() returns date language sql stable as $$
    select (now() at time zone 'Europe/Copenhagen')::date
$$;

create domain task_kind as text check (value in
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
