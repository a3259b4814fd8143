-- Living with a grant: follow-ups with three parties, the action plan, change notices, reviews of the support,
-- complaints, and who takes over when somebody is away.

create domain follow_up_party as text check (value in
    ('CITIZEN', 'CASEWORKER', 'CONTACT_PERSON', 'RELATIVE', 'BISIDDER', 'GUARDIAN', 'OTHER'));
create domain follow_up_result as text check (value in ('CONTINUE', 'END', 'END_AND_REFER'));
create domain reassessment_trigger as text check (value in
    ('LOW_PARTICIPATION', 'CHANGE_NOTICE', 'CITIZEN_REQUEST', 'FOLLOW_UP', 'AGE'));
create domain reassessment_outcome as text check (value in ('UNCHANGED', 'REORGANISED', 'OTHER_SUPPORT', 'ENDED'));
create domain goal_type as text check (value in ('DEVELOP', 'MAINTAIN', 'LIMIT_LOSS'));
create domain change_subject as text check (value in ('FUNCTION', 'RESOURCES', 'NEEDS'));
create domain complaint_channel as text check (value in ('PORTAL', 'LETTER', 'EMAIL', 'PHONE', 'IN_PERSON'));
create domain complaint_outcome as text check (value in ('CHANGED', 'PARTLY', 'KEPT'));
create domain step as smallint check (value between 1 and 5);

-- Follow-ups -----------------------------------------------------------------------------------------------------

-- One that is not held because its grant ends is cancelled, not forgotten.
alter table follow_up
    add column cancelled_on date,
    add constraint follow_up_held_or_cancelled check (held_on is null or cancelled_on is null),
    add constraint follow_up_identity unique (id, citizen_id, offer_id),
    add constraint follow_up_of_citizen unique (id, citizen_id);
drop index follow_up_one_open;
drop index follow_up_open_by_day;
create unique index follow_up_one_open on follow_up (grant_id) where held_on is null and cancelled_on is null;
create index follow_up_open_by_day on follow_up (planned_on, id) where held_on is null and cancelled_on is null;
create index follow_up_grant on follow_up (grant_id);

-- Part FOLLOW_UP_SUMMARY: what it came to, in formal and in easy words, and what of R22 it led to.
alter table follow_up_summary
    add column easy text,
    add column participation text,
    add column result follow_up_result not null default 'CONTINUE',
    add column reassessment_trigger reassessment_trigger,
    add column reassessment_outcome reassessment_outcome,
    add column written_on date not null default today_in_denmark(),
    add constraint follow_up_summary_of foreign key (follow_up_id, citizen_id) references follow_up (id, citizen_id),
    add constraint r22_reassessment check ((reassessment_trigger is null) = (reassessment_outcome is null));
update follow_up_summary set easy = summary;
alter table follow_up_summary
    alter column easy set not null,
    alter column result drop default,
    add constraint follow_up_summary_easy check (length(btrim(easy)) > 0);

-- Part FOLLOW_UP_SUMMARY (R20): who was there, and why somebody was not.
create table follow_up_attendance (
    follow_up_id uuid not null,
    position smallint not null,
    citizen_id uuid not null,
    party follow_up_party not null,
    name text,
    attended boolean not null,
    absence_reason text,
    primary key (follow_up_id, position),
    constraint follow_up_attendance_of foreign key (follow_up_id, citizen_id) references follow_up (id, citizen_id),
    constraint r20_absent_with_reason check (attended or (length(btrim(absence_reason)) > 0) is true)
);
create unique index r20_three_parties_once on follow_up_attendance (follow_up_id, party)
    where party in ('CITIZEN', 'CASEWORKER', 'CONTACT_PERSON');
create index follow_up_attendance_citizen on follow_up_attendance (citizen_id);

-- R20: nobody closes a follow-up with one of the three unrecorded.
create function follow_up_is_whole() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if (select count(*) from follow_up_attendance a where a.follow_up_id = new.id
        and a.party in ('CITIZEN', 'CASEWORKER', 'CONTACT_PERSON')) < 3
        or (select count(*) from follow_up_attendance a where a.follow_up_id = new.id and a.attended
            and a.party in ('CITIZEN', 'CASEWORKER', 'CONTACT_PERSON')) < 2
        or not exists (select from follow_up_summary s where s.follow_up_id = new.id) then
        raise exception 'a follow-up has three parties and an outcome' using
            errcode = 'check_violation', constraint = 'r20_follow_up_is_whole';
    end if;
    return null;
end $$;
create constraint trigger r20_follow_up_is_whole after update on follow_up deferrable initially deferred
    for each row when (old.held_on is null and new.held_on is not null) execute function follow_up_is_whole();

-- Part FOLLOW_UP_PREPARATION: the citizen's own, a draft until it is sent.
create table follow_up_preparation (
    follow_up_id uuid primary key,
    citizen_id uuid not null,
    wellbeing step,
    activities step,
    company step,
    days step,
    journey step,
    wishes text,
    sent_at timestamptz,
    constraint follow_up_preparation_of foreign key (follow_up_id, citizen_id) references follow_up (id, citizen_id)
);
create index follow_up_preparation_citizen on follow_up_preparation (citizen_id);

-- Part FOLLOW_UP_CONTRIBUTION: what the contact person has seen at the offer.
create table follow_up_contribution (
    follow_up_id uuid primary key,
    citizen_id uuid not null,
    offer_id uuid not null,
    text text not null,
    written_by uuid not null references account (id),
    written_on date not null,
    constraint follow_up_contribution_of foreign key (follow_up_id, citizen_id, offer_id)
        references follow_up (id, citizen_id, offer_id),
    constraint follow_up_contribution_text check (length(btrim(text)) > 0)
);
create index follow_up_contribution_citizen on follow_up_contribution (citizen_id);
create index follow_up_contribution_written_by on follow_up_contribution (written_by);

-- The action plan ------------------------------------------------------------------------------------------------

-- Part ACTION_PLAN (R13): the offer itself is recorded, judged relevant or not, and what the citizen said.
create table action_plan_offer (
    id uuid primary key,
    citizen_id uuid not null references citizen (id),
    offered_on date not null,
    offered_by uuid not null references account (id),
    judged_relevant boolean not null,
    reason text not null,
    citizen_wants boolean,
    answered_on date,
    constraint action_plan_offer_of_citizen unique (id, citizen_id),
    constraint action_plan_offer_answered check ((citizen_wants is null) = (answered_on is null)),
    constraint action_plan_offer_reason check (length(btrim(reason)) > 0)
);
create index action_plan_offer_citizen on action_plan_offer (citizen_id);
create index action_plan_offer_by on action_plan_offer (offered_by);

-- SEL § 141: its four parts. A new one replaces the one before it, which stays readable.
create table action_plan (
    id uuid primary key,
    citizen_id uuid not null,
    offer_id uuid not null,
    made_on date not null,
    made_by uuid not null references account (id),
    replaces_id uuid unique,
    purpose text not null,
    support text not null,
    duration text not null,
    circumstances text not null,
    easy text not null,
    constraint action_plan_of_citizen unique (id, citizen_id),
    constraint action_plan_of_offer foreign key (offer_id, citizen_id) references action_plan_offer (id, citizen_id),
    constraint action_plan_replaces foreign key (replaces_id, citizen_id) references action_plan (id, citizen_id),
    constraint action_plan_parts check (length(btrim(purpose)) > 0 and length(btrim(support)) > 0
        and length(btrim(duration)) > 0 and length(btrim(circumstances)) > 0 and length(btrim(easy)) > 0)
);
create index action_plan_citizen on action_plan (citizen_id);
create index action_plan_offer_id on action_plan (offer_id);
create index action_plan_made_by on action_plan (made_by);
create table action_plan_goal (
    plan_id uuid not null,
    position smallint not null,
    citizen_id uuid not null,
    goal_type goal_type not null,
    text text not null,
    easy text not null,
    primary key (plan_id, position),
    constraint action_plan_goal_of foreign key (plan_id, citizen_id) references action_plan (id, citizen_id),
    constraint action_plan_goal_texts check (length(btrim(text)) > 0 and length(btrim(easy)) > 0)
);
create index action_plan_goal_citizen on action_plan_goal (citizen_id);

-- R13: a plan is made when it was judged relevant and is wanted.
create function plan_is_wanted() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not exists (select from action_plan_offer o where o.id = new.offer_id and o.judged_relevant and o.citizen_wants) then
        raise exception 'a plan is relevant and wanted' using
            errcode = 'check_violation', constraint = 'r13_plan_is_wanted';
    end if;
    return new;
end $$;
create trigger r13_plan_is_wanted before insert on action_plan for each row execute function plan_is_wanted();

-- Notices --------------------------------------------------------------------------------------------------------

-- Part NOTICE (R23): a substantial change, told by whoever may; answered by a caseworker.
create table change_notice (
    id uuid primary key,
    citizen_id uuid not null references citizen (id),
    offer_id uuid references offer (id),
    subjects text[] not null,
    text text not null,
    received_on date not null,
    reported_by uuid not null references account (id),
    reported_as role_name not null,
    reporter_name text,
    reporter_phone text,
    receipt_of uuid,
    answered_on date,
    answered_by uuid references account (id),
    answer text,
    constraint r23_subjects check (cardinality(subjects) > 0 and subjects <@ array['FUNCTION', 'RESOURCES', 'NEEDS']),
    constraint r23_text check (length(btrim(text)) > 0),
    constraint change_notice_answered check (
        (answered_on is null) = (answered_by is null) and (answered_on is null) = (answer is null)),
    constraint change_notice_answer check (answer is null or length(btrim(answer)) > 0)
);
create index change_notice_citizen on change_notice (citizen_id);
create index change_notice_reported_by on change_notice (reported_by);
create index change_notice_answered_by on change_notice (answered_by);
create index change_notice_offer on change_notice (offer_id);

-- Part OUTSIDE_NOTICE (R24): from somebody without access. Nobody's file: whoever writes it may not even learn whether
-- there is one. A caseworker says whom it is about, or why it is about nobody.
create table outside_notice (
    id uuid primary key,
    about text not null,
    subjects text[] not null,
    text text not null,
    relation text not null,
    reporter_name text not null,
    reporter_phone text,
    reported_by uuid not null references account (id),
    received_on date not null,
    matched_notice_id uuid references change_notice (id),
    closed_on date,
    closed_by uuid references account (id),
    closed_reason text,
    constraint r24_subjects check (cardinality(subjects) > 0 and subjects <@ array['FUNCTION', 'RESOURCES', 'NEEDS']),
    constraint r24_texts check (length(btrim(about)) > 0 and length(btrim(text)) > 0),
    constraint outside_notice_closed check ((closed_on is null) = (closed_by is null)),
    constraint outside_notice_how check (
        closed_on is null or matched_notice_id is not null or (length(btrim(closed_reason)) > 0) is true)
);
create index outside_notice_open on outside_notice (received_on, id) where closed_on is null;
create index outside_notice_reported_by on outside_notice (reported_by, received_on);
create index outside_notice_closed_by on outside_notice (closed_by);
create index outside_notice_matched on outside_notice (matched_notice_id);

-- Reviews of the support -----------------------------------------------------------------------------------------

-- Part SUPPORT_REVIEW (R32–R34): the support doesn't fit. It is examined with the citizen, and never refused unexamined.
create table support_review (
    id uuid primary key,
    citizen_id uuid not null references citizen (id),
    grant_id uuid,
    reason text not null,
    wish text,
    received_on date not null,
    requested_by uuid not null references account (id),
    requested_as role_name not null,
    begun_on date,
    begun_by uuid references account (id),
    dialogue_on date,
    dialogue text,
    outcome reassessment_outcome,
    conclusion text,
    easy text,
    closed_on date,
    closed_by uuid references account (id),
    constraint support_review_of_grant foreign key (grant_id, citizen_id) references "grant" (id, citizen_id),
    constraint r34_reason check (length(btrim(reason)) > 0),
    constraint support_review_begun check ((begun_on is null) = (begun_by is null)),
    constraint r34_examined check (closed_on is null or (
        begun_on is not null and dialogue_on is not null and length(btrim(dialogue)) > 0 and outcome is not null
        and length(btrim(conclusion)) > 0 and length(btrim(easy)) > 0 and closed_by is not null) is true)
);
create index support_review_citizen on support_review (citizen_id);
create index support_review_grant on support_review (grant_id);
create index support_review_requested_by on support_review (requested_by);
create index support_review_begun_by on support_review (begun_by);
create index support_review_closed_by on support_review (closed_by);

-- Complaints -----------------------------------------------------------------------------------------------------

-- Part COMPLAINT: reassessed first, and forwarded where the decision is not changed in full (retssikkerhedsloven § 66).
create table complaint (
    id uuid primary key,
    citizen_id uuid not null,
    decision_id uuid not null,
    received_on date not null,
    channel complaint_channel not null,
    text text,
    submitted_by uuid not null references account (id),
    submitted_as role_name not null,
    reassess_by date not null,
    late boolean not null,
    outcome complaint_outcome,
    reassessed_on date,
    reassessed_by uuid references account (id),
    reasons text,
    easy text,
    new_decision_id uuid,
    forwarded_on date,
    constraint complaint_of_decision foreign key (decision_id, citizen_id) references decision (id, citizen_id),
    constraint complaint_new_decision foreign key (new_decision_id, citizen_id) references decision (id, citizen_id),
    constraint complaint_reassessed check (num_nulls(outcome, reassessed_on, reassessed_by, reasons, easy) in (0, 5)),
    constraint complaint_changed check (outcome is null or (outcome = 'KEPT') = (new_decision_id is null)),
    constraint complaint_forwarded check (forwarded_on is null or outcome in ('KEPT', 'PARTLY'))
);
create unique index complaint_one_open on complaint (decision_id) where reassessed_on is null;
create index complaint_citizen on complaint (citizen_id);
create index complaint_submitted_by on complaint (submitted_by);
create index complaint_reassessed_by on complaint (reassessed_by);
create index complaint_new_decision on complaint (new_decision_id);

-- Who takes over -------------------------------------------------------------------------------------------------

-- Whose work somebody else does for a while.
create table staff_cover (
    id uuid primary key,
    account_id uuid not null references staff_member (account_id),
    covered_by uuid not null references staff_member (account_id),
    valid_from date not null,
    valid_to date,
    set_by uuid not null references account (id),
    constraint staff_cover_two check (account_id <> covered_by),
    constraint staff_cover_period check (valid_to >= valid_from),
    constraint staff_cover_one exclude using gist (account_id with =, daterange(valid_from, valid_to) with &&)
);
create index staff_cover_by on staff_cover (covered_by);
create index staff_cover_set_by on staff_cover (set_by);
create trigger period_only_shortens before update on staff_cover
    for each row when (new.valid_to is distinct from old.valid_to) execute function period_only_shortens();
alter table caseworker_assignment
    drop constraint caseworker_assignment_pkey,
    add column id uuid primary key default gen_random_uuid(),
    drop constraint caseworker_assignment_period,
    add constraint caseworker_assignment_period check (valid_to >= valid_from);
create trigger period_only_shortens before update on caseworker_assignment
    for each row when (new.valid_to is distinct from old.valid_to) execute function period_only_shortens();

-- Deadlines ------------------------------------------------------------------------------------------------------

-- Days on which the municipality is closed, from the server's calendar; `migrate` fills it ten years ahead.
create table closed_day (day date primary key);

-- The nth working day after a day.
create function working_days_after(from_day date, days integer) returns date language sql stable as $$
    select d::date from generate_series(from_day + 1, from_day + 2 * days + 21, interval '1 day') as d
    where extract(isodow from d) < 6 and not exists (select from closed_day c where c.day = d)
    order by d offset greatest(days, 1) - 1 limit 1
$$;

drop view task;
alter domain task_kind drop constraint task_kind_check;
alter domain task_kind add constraint task_kind_check check (value in
    ('APPLICATION_WAITS', 'TRANSPORT_WAITS', 'PENSION_AGE_REACHED', 'OFFER_TRANSFERRED',
     'TARGET_GROUP_LEFT', 'DAYS_TO_AGREE', 'RIDE_WITHOUT_DAY', 'FOLLOW_UP_DUE',
     'FOLLOW_UP_TO_PLAN', 'DECISION_AFTER_FOLLOW_UP', 'ACTION_PLAN_TO_OFFER', 'ACTION_PLAN_TO_MAKE',
     'NOTICE_WAITS', 'OUTSIDE_NOTICE_WAITS', 'SUPPORT_REVIEW_WAITS', 'COMPLAINT_WAITS',
     'COMPLAINT_TO_FORWARD', 'CONTRIBUTION_WAITS', 'ACTION_PLAN_ANSWER_WAITS', 'DECISION_AFTER_REVIEW'));

-- R19: the day by which a grant is to be followed up: so many months after the last one, or after the start.
create function follow_up_due_by(whose uuid) returns date language sql stable as $$
    select (coalesce(
        (select max(f.held_on) from follow_up f where f.grant_id = whose),
        (select min(t.valid_from) from grant_terms t where t.grant_id = whose and t.valid_from is distinct from t.valid_to))
        + make_interval(months => coalesce(
            (select s.follow_up_months::integer from quality_standard s order by s.loaded_at desc limit 1), 12)))::date
$$;

-- How many working days each kind of work may wait inside the house. No promise to a citizen.
create table task_time_limit (
    kind task_kind primary key,
    working_days smallint not null check (working_days between 1 and 250)
);

-- What the municipality promises whoever writes to it: null until it does (R40).
alter table quality_standard add column answer_working_days smallint
    constraint answer_working_days check (answer_working_days between 1 and 60);

-- The work list ----------------------------------------------------------------------------------------------------

-- Who has the role CASEWORKER today; for whoever works with cases or keeps the staff.
create function active_caseworkers() returns table (account_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select distinct r.account_id from account_role r
    where r.role = 'CASEWORKER' and daterange(r.valid_from, r.valid_to) @> today_in_denmark()
      and current_setting('samvaer.role', true) in ('CASEWORKER', 'ADMINISTRATOR')
$$;

-- Whose work a citizen's case is today: the caseworker's, or whoever covers, and covers for that one. Nobody's when that
-- one doesn't work here any more, or would handle an own case. For whoever may see whom to call.
create function caseworker_of(citizen uuid) returns uuid
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
    return (with recursive chain (account_id, step) as (
        select a.account_id, 0 from caseworker_assignment a
        where a.citizen_id = citizen and daterange(a.valid_from, a.valid_to) @> today_in_denmark()
          and (citizen = any (setting_uuids('read_contact'))
              or (setting_on('read_contact_all') and citizen is distinct from setting_uuid('excluded_citizen')))
        union all
        select c.covered_by, chain.step + 1 from chain
        join staff_cover c on c.account_id = chain.account_id
            and daterange(c.valid_from, c.valid_to) @> today_in_denmark()
        where chain.step < 5)
    select last.account_id from (select * from chain order by step desc limit 1) as last
    where exists (select from account_role r where r.account_id = last.account_id and r.role = 'CASEWORKER'
                  and daterange(r.valid_from, r.valid_to) @> today_in_denmark())
      and not exists (select from account own where own.id = last.account_id and own.citizen_id = citizen));
end $$;

-- Nobody is given an own case. (A trigger: whoever assigns can't see whose account it is.)
create function nobodys_own_case() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if exists (select from account own where own.id = new.account_id and own.citizen_id = new.citizen_id) then
        raise exception 'nobody handles an own case' using
            errcode = 'check_violation', constraint = 'caseworker_of_another';
    end if;
    return new;
end $$;
create trigger caseworker_of_another before insert on caseworker_assignment
    for each row execute function nobodys_own_case();

-- What waits, for whom, until when, and whose work it is: the citizen's caseworker's, or who covers for that one. Nobody's
-- when the caseworker has left and nobody covers: such rows are everybody's to take.
create view task with (security_invoker = true) as
select w.id, w.kind::task_kind as kind, w.citizen_id, w.offer_id, w.since,
    coalesce(w.due_on, working_days_after(w.since, coalesce(l.working_days, 10)::integer)) as due_on,
    (case when w.kind = 'CONTRIBUTION_WAITS' and exists (
            select from offer_contact_person p where p.offer_id = w.offer_id
            and daterange(p.valid_from, p.valid_to) @> today_in_denmark())
        then 'CONTACT_PERSON' else 'CASEWORKER' end)::role_name as audience,
    caseworker_of(w.citizen_id) as owner_id
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
    join decision d on d.application_id = a.id and d.grant_id is not null
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
    cross join lateral (select least(f.planned_on, follow_up_due_by(f.grant_id)) as day) as due
    where f.held_on is null and f.cancelled_on is null and due.day <= today_in_denmark() + 30
    union all
    -- R19: a place, and no follow-up is planned.
    select t.grant_id, 'FOLLOW_UP_TO_PLAN', t.citizen_id, t.offer_id, t.valid_from, follow_up_due_by(t.grant_id)
    from grant_terms t
    where (t.valid_to is null or t.valid_to > greatest(t.valid_from, today_in_denmark(), follow_up_due_by(t.grant_id)))
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
) as w
left join task_time_limit l on l.kind = w.kind;

-- Step by step -----------------------------------------------------------------------------------------------------

-- What a request writes of these, it writes today and in its own name, once; what is closed stays closed. (Whoever loads
-- what was before has no actor and is not asked.)
create function step_is_today() returns trigger language plpgsql as $$
declare
    actor uuid := setting_uuid('actor');
    today date := today_in_denmark();
    well boolean := true;
begin
    if actor is null then
        return new;
    end if;
    case tg_table_name
        when 'change_notice' then
            if tg_op = 'INSERT' then
                well := new.received_on = today or (new.receipt_of is not null and new.reported_as = 'CASEWORKER');
            else
                well := new.answered_by = actor and new.answered_on = today;
            end if;
        when 'action_plan_offer' then
            well := tg_op = 'INSERT' or new.answered_on = today;
        when 'action_plan_goal' then
            well := exists (select from action_plan p where p.id = new.plan_id and p.made_by = actor and p.made_on = today);
        when 'follow_up' then
            well := (new.planned_on = old.planned_on or new.planned_on between today and today + 400)
                and (new.held_on is null or new.held_on between today - 31 and today)
                and (new.cancelled_on is null
                    or (new.cancelled_on = today and new.planned_on >= coalesce(grant_ends_on(new.grant_id), '-infinity')));
        when 'follow_up_summary', 'follow_up_attendance', 'follow_up_preparation', 'follow_up_contribution' then
            well := exists (select from follow_up f where f.id = new.follow_up_id
                            and f.held_on is null and f.cancelled_on is null);
            if tg_table_name = 'follow_up_contribution' then
                well := well and (to_jsonb(new) ->> 'written_by')::uuid = actor
                    and (to_jsonb(new) ->> 'written_on')::date = today;
            end if;
        when 'support_review' then
            if tg_op = 'INSERT' then
                well := num_nonnulls(new.begun_on, new.dialogue_on, new.dialogue, new.outcome, new.conclusion, new.easy,
                    new.closed_on) = 0;
            else
                well := (old.begun_on is not distinct from new.begun_on
                        or (old.begun_on is null and new.begun_on = today and new.begun_by = actor))
                    and (new.closed_on is not null or num_nonnulls(new.dialogue_on, new.dialogue, new.outcome,
                        new.conclusion, new.easy) = 0)
                    and (new.closed_on is null or (new.closed_on = today and new.closed_by = actor
                        and new.dialogue_on between today - 366 and today));
            end if;
        when 'complaint' then
            if tg_op = 'INSERT' then
                well := new.reassess_by between new.received_on + 28 and new.received_on + 42
                    and num_nonnulls(new.outcome, new.reassessed_on, new.reasons, new.easy, new.new_decision_id,
                        new.forwarded_on) = 0
                    and ((new.submitted_as = 'CASEWORKER') or (new.channel = 'PORTAL' and new.received_on = today));
            elsif old.reassessed_on is null then
                well := new.reassessed_on = today and new.reassessed_by = actor and new.forwarded_on is null;
            else
                well := new.forwarded_on = today
                    and to_jsonb(new) - 'forwarded_on' = to_jsonb(old) - 'forwarded_on';
            end if;
        else
            null;
    end case;
    if not coalesce(well, false) then
        raise exception 'a step is taken today, in the own name, and once' using
            errcode = 'check_violation', constraint = 'step_is_today';
    end if;
    return new;
end $$;
create trigger step_is_today before insert or update on change_notice
    for each row execute function step_is_today();
create trigger step_is_today before insert or update on action_plan_offer
    for each row execute function step_is_today();
create trigger step_is_today before insert on action_plan_goal
    for each row execute function step_is_today();
create trigger step_is_today before update on follow_up
    for each row execute function step_is_today();
create trigger step_is_today before insert on follow_up_summary
    for each row execute function step_is_today();
create trigger step_is_today before insert on follow_up_attendance
    for each row execute function step_is_today();
create trigger step_is_today before insert or update on follow_up_preparation
    for each row execute function step_is_today();
create trigger step_is_today before insert or update on follow_up_contribution
    for each row execute function step_is_today();
create trigger step_is_today before insert or update on support_review
    for each row execute function step_is_today();
create trigger step_is_today before insert or update on complaint
    for each row execute function step_is_today();

-- A complaint is met by a decision about the same thing that gives something.
create function complaint_is_met() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not exists (
        select from decision old_one, decision new_one
        where old_one.id = new.decision_id and new_one.id = new.new_decision_id
          and new_one.subject = old_one.subject and new_one.outcome not in ('REFUSED', 'ENDED')
          and new_one.grant_id is not null
          and (old_one.grant_id is null or old_one.grant_id = new_one.grant_id)) then
        raise exception 'another decision meets no complaint' using
            errcode = 'check_violation', constraint = 'complaint_is_met';
    end if;
    return new;
end $$;
create trigger complaint_is_met before insert or update on complaint
    for each row when (new.new_decision_id is not null) execute function complaint_is_met();
