-- From asking to an answer: the application, how old the citizen is, the assessment with its themes, and what a
-- decision has to say.

create domain age_status as text check (value in ('UNDER_18', 'IN_RANGE', 'PENSION_AGE_REACHED'));
create domain function_theme as text check (value in
    ('RELATIONS', 'COMMUNICATION', 'MOBILITY', 'SELF_CARE', 'COMMUNITY_LIFE', 'PRACTICAL_TASKS',
     'MENTAL_FUNCTIONS', 'PHYSICAL_FUNCTIONS', 'HEALTH', 'SOCIAL_CIRCUMSTANCES', 'ENVIRONMENT'));
create domain function_level as text check (value in
    ('NONE', 'MILD', 'MODERATE', 'SEVERE', 'COMPLETE', 'NOT_ASSESSED'));
create domain decision_subject as text check (value in ('GRANT', 'TRANSPORT'));

-- Lov om social pension § 1 a: the state pension age in months, by day of birth. A new law is a new row.
create table state_pension_age (
    born_from date primary key,
    months smallint not null check (months > 0)
);
insert into state_pension_age (born_from, months) values
    ('1800-01-01', 780), ('1954-01-01', 786), ('1954-07-01', 792), ('1955-01-01', 798),
    ('1955-07-01', 804), ('1963-01-01', 816), ('1967-01-01', 828), ('1971-01-01', 840);

-- Part AGE: kept beside the encrypted CPR number, so that whoever reaches pension age can be found.
create table citizen_birth (
    citizen_id uuid primary key references citizen (id),
    born_on date not null
);

-- Part APPLICATION (R11): what somebody asks for, in the citizen's words.
create table application (
    id uuid primary key,
    citizen_id uuid not null references citizen (id),
    received_on date not null,
    submitted_by uuid not null references account (id),
    submitted_as role_name not null,
    wishes text not null,
    days_wished smallint,
    offer_wished uuid references offer (id),
    transport_wished boolean not null,
    withdrawn_on date,
    constraint r11_wishes check (length(btrim(wishes)) > 0),
    constraint r14_days_wished check (days_wished between 1 and 5),
    constraint application_of_citizen unique (id, citizen_id)
);
create index application_citizen on application (citizen_id);
create index application_offer on application (offer_wished);

-- An assessment may find no ground or no need: then it is what a refusal rests on.
alter table assessment drop constraint assessment_grounds;
alter table assessment
    add constraint assessment_grounds check (
        grounds <@ array['PHYSICAL_IMPAIRMENT', 'MENTAL_IMPAIRMENT', 'SPECIAL_SOCIAL_PROBLEMS']),
    add column assessed_by uuid references account (id),
    add column application_id uuid,
    add column age_status age_status,
    add column age_reason text,
    add constraint assessment_of_application foreign key (application_id, citizen_id)
        references application (id, citizen_id),
    add constraint assessment_of_citizen unique (id, citizen_id),
    -- R7: outside the local range a reason is needed; it never blocks.
    add constraint r7_age_reason check (
        age_status is null or age_status = 'IN_RANGE' or (length(btrim(age_reason)) > 0) is true);
create index assessment_application on assessment (application_id);

-- Part ASSESSMENT: what was looked at. Only activity and participation carry a level.
create table assessment_theme (
    assessment_id uuid not null,
    citizen_id uuid not null,
    theme function_theme not null,
    level function_level,
    note text,
    primary key (assessment_id, theme),
    constraint assessment_theme_of foreign key (assessment_id, citizen_id) references assessment (id, citizen_id),
    constraint assessment_theme_level check (
        level is null or theme in
            ('RELATIONS', 'COMMUNICATION', 'MOBILITY', 'SELF_CARE', 'COMMUNITY_LIFE', 'PRACTICAL_TASKS'))
);
create index assessment_theme_citizen on assessment_theme (citizen_id);

-- A decision is about the place or the transport, may answer an application, and replaces the one before it.
alter table decision
    add column subject decision_subject not null default 'GRANT',
    add column application_id uuid,
    add column replaces_id uuid,
    add column received_on date,
    add column heard_on date,
    add column hearing_statement text,
    add column hearing_not_due_reason text,
    add constraint decision_of_application foreign key (application_id, citizen_id)
        references application (id, citizen_id),
    add constraint decision_replaces foreign key (replaces_id, citizen_id) references decision (id, citizen_id),
    add constraint decision_replaced_once unique (replaces_id),
    add constraint decision_received check (received_on >= decided_on);
alter table decision alter column subject drop default;
create index decision_application on decision (application_id);

update decision set received_on = decided_on;
update decision set hearing_not_due_reason = 'Afgørelsen er fra før, det blev skrevet op.' where outcome <> 'FULL';
alter table decision
    alter column received_on set not null,
    -- Forvaltningsloven § 19: heard, or why that was not due.
    add constraint decision_hearing check (
        outcome = 'FULL' or heard_on is not null or (length(btrim(hearing_not_due_reason)) > 0) is true);

-- Nobody rewrites a decision: a new one replaces it.
create function decision_stands() returns trigger language plpgsql as $$
begin
    raise exception 'a decision is never changed' using
        errcode = 'check_violation', constraint = 'decision_stands';
end $$;
create trigger decision_stands before update or delete on decision
    for each row execute function decision_stands();

-- R8, R9: nobody is granted a place without an assessment that finds a ground and a need; the latest counts.
create function assessed_in_need() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not coalesce((
        select cardinality(a.grounds) > 0 and a.needs_support_for_meaningful_day from assessment a
        where a.citizen_id = new.citizen_id order by a.assessed_on desc, a.id desc limit 1), false) then
        raise exception 'the latest assessment finds no ground or no need' using
            errcode = 'check_violation', constraint = 'r9_assessed_in_need';
    end if;
    return new;
end $$;
create trigger r9_assessed_in_need before insert on grant_terms
    for each row execute function assessed_in_need();
