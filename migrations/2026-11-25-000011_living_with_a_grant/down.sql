do $$
declare p record;
begin
    for p in select policyname, tablename from pg_policies where schemaname = 'public' loop
        execute format('drop policy %I on public.%I', p.policyname, p.tablename);
    end loop;
end $$;
drop view task;
drop trigger step_is_today on follow_up;
drop trigger step_is_today on follow_up_summary;
drop trigger caseworker_of_another on caseworker_assignment;
drop function nobodys_own_case;
drop function caseworker_of;
drop function active_caseworkers;
drop function follow_up_due_by;
alter table quality_standard drop column answer_working_days;
drop table task_time_limit;
drop function working_days_after;
drop table closed_day;
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
drop trigger period_only_shortens on caseworker_assignment;
delete from caseworker_assignment where valid_to = valid_from;
alter table caseworker_assignment
    drop column id,
    add primary key (citizen_id, account_id, valid_from),
    drop constraint caseworker_assignment_period,
    add constraint caseworker_assignment_period check (valid_to > valid_from);
drop table staff_cover;
drop table complaint;
drop table support_review;
drop table outside_notice;
drop table change_notice;
drop table action_plan_goal;
drop table action_plan;
drop function plan_is_wanted;
drop table action_plan_offer;
drop table follow_up_contribution;
drop table follow_up_preparation;
drop trigger r20_follow_up_is_whole on follow_up;
drop function follow_up_is_whole;
drop table follow_up_attendance;
alter table follow_up_summary
    drop constraint follow_up_summary_of,
    drop column written_on,
    drop constraint r22_reassessment,
    drop constraint follow_up_summary_easy,
    drop column easy,
    drop column participation,
    drop column result,
    drop column reassessment_trigger,
    drop column reassessment_outcome;
drop index follow_up_grant;
drop index follow_up_one_open;
drop index follow_up_open_by_day;
delete from follow_up where cancelled_on is not null;
alter table follow_up
    drop constraint follow_up_of_citizen,
    drop constraint follow_up_identity,
    drop constraint follow_up_held_or_cancelled,
    drop column cancelled_on;
create unique index follow_up_one_open on follow_up (grant_id) where held_on is null;
create index follow_up_open_by_day on follow_up (planned_on, id) where held_on is null;
drop function step_is_today;
drop function complaint_is_met;
drop domain step;
drop domain complaint_outcome;
drop domain complaint_channel;
drop domain change_subject;
drop domain goal_type;
drop domain reassessment_outcome;
drop domain reassessment_trigger;
drop domain follow_up_result;
drop domain follow_up_party;
