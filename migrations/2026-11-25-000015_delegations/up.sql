-- Giving access: a citizen invites, a relative accepts; a caseworker registers what rests on paper or law, and another
-- approves. Nothing outlives the citizen.

create domain guardianship_kind as text check (value in
    ('SECTION_5_PERSONAL', 'SECTION_5_ECONOMIC', 'SECTION_5_BOTH', 'SECTION_6', 'SECTION_7'));

alter table delegation
    -- Who made the row: the citizen, or the caseworker who registered it. Null for what was loaded.
    add column given_by uuid references account (id),
    add column given_at timestamptz not null default now(),
    -- SHA-256 of the code that whoever is invited accepts with, and the last day for it.
    add column invitation_hash bytea,
    add column invited_until date,
    -- When it was accepted, and the name of who did, as their own sign-in says it.
    add column accepted_at timestamptz,
    add column accepted_as text,
    add column renews_id uuid references delegation (id),
    -- What a registered one rests on: the document by its number in the municipality's own system.
    add column guardianship guardianship_kind,
    add column document text,
    add column approved_by uuid references account (id),
    add column approved_at timestamptz,
    add column ended_by_death_on date,
    alter column relative_id drop not null;
update delegation d set given_at = d.valid_from, accepted_at = d.valid_from,
    accepted_as = (select a.name from account a where a.id = d.relative_id);
-- What was loaded as resting on law or paper holds no longer until somebody registers it anew, with its document.
update delegation set document = 'ikke registreret', guardianship = case when source = 'GUARDIANSHIP' then 'SECTION_7' end
where source not in ('CITIZEN', 'DIGITAL_FULDMAGT');
alter table delegation
    add constraint delegation_accepted check (
        (accepted_at is null) = (relative_id is null) and (accepted_as is null) = (relative_id is null)),
    add constraint delegation_invited check (
        relative_id is not null or (invitation_hash is not null and invited_until is not null)),
    add constraint delegation_guardianship check ((source = 'GUARDIANSHIP') = (guardianship is not null)),
    add constraint delegation_document check (
        source in ('CITIZEN', 'DIGITAL_FULDMAGT') or (document is not null and length(btrim(document)) > 0)),
    -- Two people, always, and the second sees who accepted.
    add constraint delegation_approval check (
        (approved_by is null) = (approved_at is null)
        and (approved_by is null or (given_by is not null and approved_by <> given_by and accepted_at is not null)));
create unique index delegation_invitation on delegation (invitation_hash);
create index delegation_renews on delegation (renews_id);
-- What is renewed twice would have to be stopped twice.
create unique index delegation_renewed_once on delegation (renews_id) where revoked_at is null;
create index delegation_given_by on delegation (given_by);
create index delegation_approved_by on delegation (approved_by);

-- Approved once, and accepted once.
create function delegation_steps_once() returns trigger language plpgsql as $$
begin
    if (old.approved_at is not null and new.approved_at is distinct from old.approved_at)
        or (old.accepted_at is not null and new.relative_id is distinct from old.relative_id) then
        raise exception 'a step of a delegation is taken once' using errcode = 'check_violation',
            constraint = 'delegation_steps_once';
    end if;
    return new;
end $$;
create trigger delegation_steps_once before update on delegation
    for each row execute function delegation_steps_once();

-- The citizen is told of what others registered.
alter domain letter_kind drop constraint letter_kind_check;
alter domain letter_kind add constraint letter_kind_check check (value in
    ('DECISION', 'FOLLOW_UP', 'REVIEW', 'COMPLAINT_ANSWER', 'RECEIPT', 'ACCESS'));
create trigger letter_is_made after update of approved_at on delegation
    for each row when (old.approved_at is null and new.approved_at is not null)
    execute function letter_is_made('ACCESS', 'none');

-- May citizens let somebody act for them by their own word, without Digital Fuldmagt or paper? The municipality says.
alter table quality_standard add column citizens_give_act boolean not null default false;

-- A citizen who has died: every access ends that day.
alter table citizen add column died_on date;
create function death_ends_access() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if new.died_on > today_in_denmark() then
        raise exception 'nobody has died yet on a day to come' using errcode = 'check_violation',
            constraint = 'citizen_died_on';
    end if;
    update delegation set ended_by_death_on = new.died_on where citizen_id = new.id and ended_by_death_on is null;
    return new;
end $$;
-- And none begins after it: whoever gives waits for whoever records a death, and the other way round.
create function delegation_of_the_living() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    dead date;
begin
    select c.died_on into dead from citizen c where c.id = new.citizen_id for share;
    if dead is not null then
        raise exception 'the citizen has died' using errcode = 'check_violation', constraint = 'delegation_of_the_living';
    end if;
    return new;
end $$;
create trigger delegation_of_the_living before insert on delegation
    for each row execute function delegation_of_the_living();

create trigger death_ends_access after insert or update of died_on on citizen
    for each row when (new.died_on is not null) execute function death_ends_access();

alter domain task_kind drop constraint task_kind_check;
alter domain task_kind add constraint task_kind_check check (value in
    ('APPLICATION_WAITS', 'TRANSPORT_WAITS', 'PENSION_AGE_REACHED', 'OFFER_TRANSFERRED', 'TARGET_GROUP_LEFT',
     'DAYS_TO_AGREE', 'RIDE_WITHOUT_DAY', 'FOLLOW_UP_DUE', 'FOLLOW_UP_TO_PLAN', 'DECISION_AFTER_FOLLOW_UP',
     'ACTION_PLAN_TO_OFFER', 'ACTION_PLAN_ANSWER_WAITS', 'ACTION_PLAN_TO_MAKE', 'NOTICE_WAITS',
     'OUTSIDE_NOTICE_WAITS', 'SUPPORT_REVIEW_WAITS', 'DECISION_AFTER_REVIEW', 'COMPLAINT_WAITS',
     'COMPLAINT_TO_FORWARD', 'CONTRIBUTION_WAITS', 'ACCESS_TO_APPROVE', 'ACCESS_TO_REVIEW', 'DECEASED_WITH_PLACE'));
