-- Who stands under a letter, whose words something is, when it came, and that whoever told learns it was handled.

-- A letter is signed by who decided or wrote it; a receipt by nobody. It is of the day on which it is made. (What is loaded
-- without an actor was made before: then the cause says when, and who.)
alter table letter add column signed_by uuid references account (id);
create index letter_signed_by on letter (signed_by);
create or replace function letter_is_made() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    cause jsonb := to_jsonb(new);
    actor uuid := setting_uuid('actor');
    loaded follow_up;
begin
    select f.* into loaded from follow_up f where f.id = (cause ->> 'follow_up_id')::uuid;
    insert into letter (citizen_id, kind, subject_id, sent_on, signed_by)
    values (new.citizen_id, tg_argv[0], coalesce(cause ->> 'id', cause ->> 'follow_up_id')::uuid,
        coalesce(case when tg_argv[0] = 'RECEIPT' and actor is not null then today_in_denmark() end,
            (cause ->> tg_argv[1])::date, loaded.held_on, today_in_denmark()),
        case when tg_argv[0] <> 'RECEIPT' then
            coalesce((coalesce(cause ->> 'decided_by', cause ->> 'closed_by', cause ->> 'reassessed_by'))::uuid,
                actor, loaded.caseworker_id)
        end);
    return null;
end $$;
update letter l set signed_by = coalesce(
    (select decided_by from decision where id = l.subject_id),
    (select caseworker_id from follow_up where id = l.subject_id),
    (select closed_by from support_review where id = l.subject_id),
    (select reassessed_by from complaint where id = l.subject_id))
where l.kind <> 'RECEIPT';

-- Everybody at the offer says what they have seen, beside each other.
alter table follow_up_contribution
    drop constraint follow_up_contribution_pkey,
    add primary key (follow_up_id, written_by);

-- Whose words a review or a complaint is, as with a notice; for caseworkers alone.
alter table support_review add column requester_name text;
alter table complaint add column submitter_name text;

-- What a caseworker writes down may have come before today: `made` in policies.sql says for whom that is so.
drop trigger step_is_today on change_notice;
create trigger step_is_today before update on change_notice
    for each row execute function step_is_today();

-- R13: did the law make offering a plan a duty when somebody judged (serviceloven § 141, 2)?
alter table action_plan_offer add column offering_is_duty boolean;
alter table action_plan_offer disable trigger step_is_today;
update action_plan_offer o set offering_is_duty = coalesce((
    select a.grounds && array['PHYSICAL_IMPAIRMENT', 'MENTAL_IMPAIRMENT'] from assessment a
    where a.citizen_id = o.citizen_id and a.assessed_on <= o.offered_on
    order by a.assessed_on desc, a.id desc limit 1), false);
alter table action_plan_offer enable trigger step_is_today;
alter table action_plan_offer alter column offering_is_duty set not null;

-- The work list is re-applied whole from now on (tasks.sql).
drop view task;
drop function follow_up_due_by(uuid);
drop function caseworker_of(uuid);
