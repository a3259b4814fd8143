-- What waits: the work list. Re-applied whole, after the migrations and before policies.sql.

-- What its functions call comes with policies.sql.
set local check_function_bodies = off;

drop view if exists task;
drop view if exists follow_up_clock;

-- Whose cases of these citizens' are today: the caseworker's, whoever covers, whoever covers for that one. Nobody's when the
-- chain ends at somebody who has left, or at an own case. For whoever may read whom to call.
create or replace function case_owners(whose uuid[]) returns table (citizen_id uuid, owner_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp rows 100000 as $$
    with recursive chain (away, account_id, step) as (
        select s.account_id, s.account_id, 0 from staff_member s
        union all
        select chain.away, c.covered_by, chain.step + 1 from chain
        join staff_cover c on c.account_id = chain.account_id
            and daterange(c.valid_from, c.valid_to) @> today_in_denmark()
        where chain.step < 5),
    stands_in as (select distinct on (away) away, account_id from chain order by away, step desc)
    select a.citizen_id, s.account_id
    from caseworker_assignment a
    join stands_in s on s.away = a.account_id
    join account own on own.id = s.account_id and own.citizen_id is distinct from a.citizen_id
    where a.citizen_id = any (whose) and daterange(a.valid_from, a.valid_to) @> today_in_denmark()
      and (a.citizen_id = any ((select setting_uuids('read_contact'))::uuid[])
          or ((select setting_on('read_contact_all'))
              and a.citizen_id is distinct from (select setting_uuid('excluded_citizen'))))
      and exists (select from account_role r where r.account_id = s.account_id and r.role = 'CASEWORKER'
                  and daterange(r.valid_from, r.valid_to) @> today_in_denmark())
$$;

-- The same for one.
create or replace function caseworker_of(citizen uuid) returns uuid language sql stable as $$
    select owner_id from case_owners(array[citizen])
$$;

-- R19: by when each grant is to be followed up: so many months after the last time, or after its start.
create view follow_up_clock with (security_invoker = true) as
select began.grant_id, (coalesce(held.last_on, began.first_on) + make_interval(months => standard.months))::date as due_by
from (select t.grant_id, min(t.valid_from) as first_on from grant_terms t
      where t.valid_from is distinct from t.valid_to group by t.grant_id) as began
left join (select f.grant_id, max(f.held_on) as last_on from follow_up f group by f.grant_id) as held
    on held.grant_id = began.grant_id
cross join (select coalesce(
    (select s.follow_up_months::integer from quality_standard s order by s.loaded_at desc limit 1), 12) as months) as standard;

-- What waits, for whom, until when, and whose work it is: the citizen's caseworker's, or who covers for that one. Nobody's
-- when the caseworker has left and nobody covers: such rows are everybody's to take.
create view task with (security_invoker = true) as
-- Fenced: what the planner guesses of so many conditions is far off, and must not lead what a filter does with them.
with waiting as materialized (
    select w.id, w.kind::task_kind as kind, w.citizen_id, w.offer_id, w.since,
        coalesce(w.due_on, working_days_after(w.since, coalesce(l.working_days, 10)::integer)) as due_on,
        (case when w.kind = 'CONTRIBUTION_WAITS' and exists (
                select from offer_contact_person p where p.offer_id = w.offer_id
                and daterange(p.valid_from, p.valid_to) @> today_in_denmark())
            then 'CONTACT_PERSON' when w.kind = 'ACCESS_QUESTION_WAITS' then 'AUDITOR' else 'CASEWORKER' end)::role_name as audience,
        o.owner_id
    from (
        -- An application that nobody has decided.
        select a.id, 'APPLICATION_WAITS'::text as kind, a.citizen_id, a.offer_wished as offer_id, a.received_on as since,
            null::date as due_on
        from application a
        where a.withdrawn_on is null
          and not exists (select from decision d where d.application_id = a.id)
        union all
        -- R37: a ride was asked for, a place was granted, and nobody has decided about the ride.
        select d.id, 'TRANSPORT_WAITS', a.citizen_id, g.offer_id, d.decided_on, null
        from application a
        join lateral (
            select d.id, d.grant_id, d.decided_on from decision d where d.application_id = a.id and d.grant_id is not null
            union all
            -- Refused first, and granted after all.
            select d.id, d.grant_id, d.decided_on from decision refused join decision d on d.replaces_id = refused.id
            where refused.application_id = a.id and refused.grant_id is null and d.grant_id is not null) as d on true
        join "grant" g on g.id = d.grant_id
        where a.transport_wished
          and exists (select from grant_terms t where t.grant_id = d.grant_id
                      and (t.valid_to is null or t.valid_to > greatest(t.valid_from, today_in_denmark())))
          and not exists (select from decision t where t.grant_id = d.grant_id and t.subject = 'TRANSPORT')
        union all
        -- R37: the place goes on, and a granted ride or money for the way ends with nothing in its stead.
        select d.id, 'TRANSPORT_WAITS', d.citizen_id, g.offer_id, d.decided_on, null
        from decision d
        join "grant" g on g.id = d.grant_id
        where d.subject = 'TRANSPORT' and d.outcome in ('FULL', 'PARTIAL', 'CHANGED')
          and not exists (select from decision later where later.replaces_id = d.id)
          and exists (select from grant_terms t where t.grant_id = d.grant_id and t.valid_to is null)
          and not exists (select from transport_arrangement a where a.grant_id = d.grant_id and a.valid_to is null)
          and not exists (select from travel_reimbursement r where r.grant_id = d.grant_id and r.valid_to is null)
        union all
        -- R7: pension age is reached, the place stands, and nobody has assessed anew since.
        select t.grant_id, 'PENSION_AGE_REACHED', t.citizen_id, t.offer_id, p.reached_on, null
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
        select t.grant_id, 'TARGET_GROUP_LEFT', t.citizen_id, t.offer_id, a.assessed_on, null
        from grant_terms t
        cross join lateral (
            select * from assessment a where a.citizen_id = t.citizen_id order by a.assessed_on desc, a.id desc limit 1) a
        where daterange(t.valid_from, t.valid_to) @> today_in_denmark() and t.valid_to is null
          and (cardinality(a.grounds) = 0 or not a.needs_support_for_meaningful_day)
        union all
        -- R27: the offer moves or has moved to another law, and somebody has a place there without an end.
        select t.grant_id, 'OFFER_TRANSFERRED', t.citizen_id, t.offer_id,
            coalesce(o.transfer_recorded_on, o.transferred_on, t.valid_from), null
        from grant_terms t
        join offer o on o.id = t.offer_id
        where t.valid_to is null
          and (o.legal_basis is distinct from 'SEL-104')
        union all
        -- R14: a place, and nobody has agreed on its days.
        select t.grant_id, 'DAYS_TO_AGREE', t.citizen_id, t.offer_id, t.valid_from, null
        from grant_terms t
        where (t.valid_to is null or t.valid_to > greatest(t.valid_from, today_in_denmark()))
          and not exists (select from schedule_day s where s.grant_id = t.grant_id
                          and daterange(s.valid_from, s.valid_to) && daterange(t.valid_from, t.valid_to))
        union all
        -- R37: a granted ride on a weekday that is no longer agreed on.
        select distinct on (a.id) a.id, 'RIDE_WITHOUT_DAY', a.citizen_id, a.offer_id, a.valid_from, null
        from transport_arrangement a
        join ride r on r.arrangement_id = a.id
        where a.valid_to is null
          and not exists (select from schedule_day s where s.grant_id = a.grant_id and s.weekday = r.weekday
                          and (s.valid_to is null or s.valid_to > greatest(s.valid_from, today_in_denmark())))
        union all
        -- R19: a follow-up whose day is near or gone. Moving it doesn't move the day it was due by.
        select f.id, 'FOLLOW_UP_DUE', f.citizen_id, f.offer_id, due.day - 30, due.day
        from follow_up f
        left join follow_up_clock c on c.grant_id = f.grant_id
        cross join lateral (select least(f.planned_on, c.due_by) as day) as due
        where f.held_on is null and f.cancelled_on is null and due.day <= today_in_denmark() + 30
        union all
        -- R19: a place, and no follow-up is planned.
        select t.grant_id, 'FOLLOW_UP_TO_PLAN', t.citizen_id, t.offer_id, t.valid_from, c.due_by
        from grant_terms t
        left join follow_up_clock c on c.grant_id = t.grant_id
        where (t.valid_to is null or t.valid_to > greatest(t.valid_from, today_in_denmark(), c.due_by))
          and not exists (select from follow_up f
                          where f.grant_id = t.grant_id and f.held_on is null and f.cancelled_on is null)
        union all
        -- R22: a follow-up came to something that needs a decision, and nobody has decided since.
        select f.id, 'DECISION_AFTER_FOLLOW_UP', f.citizen_id, f.offer_id, f.held_on, null
        from follow_up f
        join follow_up_summary s on s.follow_up_id = f.id
        where f.held_on is not null
          and (s.result <> 'CONTINUE' or s.reassessment_outcome <> 'UNCHANGED')
          and exists (select from grant_terms t where t.grant_id = f.grant_id and t.valid_to is null)
          and not exists (select from decision d where d.grant_id = f.grant_id and d.subject = 'GRANT'
                          and d.decided_on >= greatest(f.held_on, s.written_on))
        union all
        -- R34: a review came to something that needs a decision, and nobody has decided since.
        select r.id, 'DECISION_AFTER_REVIEW', r.citizen_id, g.offer_id, r.closed_on, null
        from support_review r join "grant" g on g.id = r.grant_id
        where r.closed_on is not null and r.outcome <> 'UNCHANGED'
          and exists (select from grant_terms t where t.grant_id = r.grant_id and t.valid_to is null)
          and not exists (select from decision d where d.grant_id = r.grant_id and d.subject = 'GRANT'
                          and d.decided_on >= r.closed_on)
        union all
        -- R13, SEL § 141(2): whoever has a significant impairment and a place has to be offered an action plan.
        select t.grant_id, 'ACTION_PLAN_TO_OFFER', t.citizen_id, t.offer_id, t.valid_from, null
        from grant_terms t
        cross join lateral (
            select * from assessment a where a.citizen_id = t.citizen_id order by a.assessed_on desc, a.id desc limit 1) as a
        where t.valid_to is null and t.valid_from <= today_in_denmark()
          and a.grounds && array['PHYSICAL_IMPAIRMENT', 'MENTAL_IMPAIRMENT']
          and not exists (select from action_plan_offer o where o.citizen_id = t.citizen_id and o.judged_relevant)
        union all
        -- R13: offered, and the citizen has not answered.
        select o.id, 'ACTION_PLAN_ANSWER_WAITS', o.citizen_id, null, o.offered_on, null
        from action_plan_offer o
        where o.judged_relevant and o.answered_on is null
          and not exists (select from action_plan_offer later where later.citizen_id = o.citizen_id and later.id > o.id)
        union all
        -- R13: wanted, and not made yet.
        select o.id, 'ACTION_PLAN_TO_MAKE', o.citizen_id, null, o.answered_on, null
        from action_plan_offer o
        where o.judged_relevant and o.citizen_wants
          and not exists (select from action_plan p where p.offer_id = o.id)
          and not exists (select from action_plan_offer later
                          where later.citizen_id = o.citizen_id and later.id > o.id)
        union all
        -- R23: a change that nobody has answered.
        select n.id, 'NOTICE_WAITS', n.citizen_id, n.offer_id, n.received_on, null
        from change_notice n where n.answered_on is null
        union all
        -- R24: a notice from somebody without access: nobody knows yet whom it is about.
        select n.id, 'OUTSIDE_NOTICE_WAITS', null, null, n.received_on, null
        from outside_notice n where n.closed_on is null
        union all
        -- R34: the support doesn't fit, and nobody has examined that to its end.
        select r.id, 'SUPPORT_REVIEW_WAITS', r.citizen_id, g.offer_id, r.received_on, null
        from support_review r left join "grant" g on g.id = r.grant_id
        where r.closed_on is null
        union all
        -- A complaint: four weeks to reassess, and to send on what is not changed in full.
        select c.id, case when c.reassessed_on is null then 'COMPLAINT_WAITS' else 'COMPLAINT_TO_FORWARD' end,
            c.citizen_id, g.offer_id, c.received_on, c.reassess_by
        from complaint c
        join decision d on d.id = c.decision_id
        left join "grant" g on g.id = d.grant_id
        where c.reassessed_on is null or (c.outcome <> 'CHANGED' and c.forwarded_on is null)
        union all
        -- R20: the contact person has not said anything before a follow-up that is near.
        select f.id, 'CONTRIBUTION_WAITS', f.citizen_id, f.offer_id, f.planned_on - 30, f.planned_on
        from follow_up f
        where f.held_on is null and f.cancelled_on is null and f.planned_on <= today_in_denmark() + 30
          and not exists (select from follow_up_contribution c where c.follow_up_id = f.id)
        union all
        -- Access that was registered for a citizen waits for a second caseworker.
        select d.id, 'ACCESS_TO_APPROVE', d.citizen_id, null, d.accepted_at::date, null
        from delegation d
        where d.source not in ('CITIZEN', 'DIGITAL_FULDMAGT') and d.accepted_at is not null and d.approved_at is null and d.revoked_at is null and d.ended_by_death_on is null
          and d.valid_to > today_in_denmark()
        union all
        -- It ends soon unless somebody looks whether it still rests on what it did.
        select d.id, 'ACCESS_TO_REVIEW', d.citizen_id, null, d.valid_to - 30, d.valid_to
        from delegation d
        where d.source not in ('CITIZEN', 'DIGITAL_FULDMAGT') and d.approved_at is not null and d.revoked_at is null
          and d.ended_by_death_on is null and d.valid_to between today_in_denmark() and today_in_denmark() + 30
          and not exists (select from delegation later where later.citizen_id = d.citizen_id
                          and later.relative_id = d.relative_id and later.valid_to > d.valid_to
                          and later.approved_at is not null and later.revoked_at is null)
        union all
        -- R18: a place ends by a decision only, also the place of somebody who has died.
        select t.grant_id, 'DECEASED_WITH_PLACE', t.citizen_id, t.offer_id, c.died_on, null
        from grant_terms t join citizen c on c.id = t.citizen_id
        where c.died_on is not null and (t.valid_to is null or t.valid_to > greatest(t.valid_from, today_in_denmark()))
        union all
        -- A citizen wonders about a row of the own log. The auditor sees no citizen.
        select q.id, 'ACCESS_QUESTION_WAITS', null, null, q.asked_on, null
        from access_log_question q where q.answered_on is null
    ) as w
    left join task_time_limit l on l.kind = w.kind
    left join case_owners(array(select c.id from citizen c)) as o on o.citizen_id = w.citizen_id
)
select * from waiting;
