-- The access log: searches with their criterion, on whose behalf, a chain of seals that shows what was removed or changed,
-- and the citizen's "I wonder about this".

alter table access_log
    -- A search is about nobody in particular; whom it found is in rows of their own.
    alter column citizen_id drop not null,
    -- What was searched for: the list and its arguments; a CPR number only as its keyed hash.
    add column criterion text,
    -- The tool that acted on the actor's behalf.
    add column through_id uuid,
    drop constraint access_log_action_check,
    add constraint access_log_action_check check (action in ('READ', 'WRITE', 'SEARCH')),
    add constraint access_log_about check ((action = 'SEARCH') = (citizen_id is null and criterion is not null));
create index access_log_at on access_log (at);

-- Rows from_id < id <= to_id of one month, as they were when they were sealed. Each seal holds the one before.
create table access_log_seal (
    number bigint primary key,
    from_id bigint not null,
    to_id bigint not null,
    month date not null,
    rows bigint not null,
    hash bytea not null,
    sealed_at timestamptz not null,
    constraint access_log_seal_range check (from_id < to_id)
);

-- How far the log is sealed, and what is sealed next: ids up to `next_id`, once every transaction that could hold one of
-- them (any before `next_xid`) is over.
create table access_log_seal_state (
    single boolean primary key default true check (single),
    sealed_id bigint not null default 0,
    complete_until timestamptz,
    next_id bigint,
    next_xid bigint,
    next_at timestamptz,
    -- Rows of months before this one are gone as they should be.
    kept_from date not null default '2000-01-01'
);
insert into access_log_seal_state default values;

-- Part ACCESS_LOG: a citizen wonders about a row; the auditor answers.
create table access_log_question (
    id uuid primary key,
    citizen_id uuid not null references citizen (id),
    entry_id bigint not null,
    text text not null check (length(btrim(text)) > 0),
    asked_by uuid not null references account (id),
    asked_on date not null,
    answer text,
    answered_by uuid references account (id),
    answered_on date,
    constraint access_log_question_answer check (
        (answered_on is null) = (answer is null) and (answered_on is null) = (answered_by is null)),
    constraint access_log_question_once unique (citizen_id, entry_id)
);
create index access_log_question_asked_by on access_log_question (asked_by);
create index access_log_question_answered_by on access_log_question (answered_by);

-- Does a citizen see the names of staff who looked, or only what they are? The municipality says.
alter table quality_standard add column staff_names_in_log boolean not null default false;

alter domain task_kind drop constraint task_kind_check;
alter domain task_kind add constraint task_kind_check check (value in
    ('APPLICATION_WAITS', 'TRANSPORT_WAITS', 'PENSION_AGE_REACHED', 'OFFER_TRANSFERRED', 'TARGET_GROUP_LEFT',
     'DAYS_TO_AGREE', 'RIDE_WITHOUT_DAY', 'FOLLOW_UP_DUE', 'FOLLOW_UP_TO_PLAN', 'DECISION_AFTER_FOLLOW_UP',
     'ACTION_PLAN_TO_OFFER', 'ACTION_PLAN_ANSWER_WAITS', 'ACTION_PLAN_TO_MAKE', 'NOTICE_WAITS',
     'OUTSIDE_NOTICE_WAITS', 'SUPPORT_REVIEW_WAITS', 'DECISION_AFTER_REVIEW', 'COMPLAINT_WAITS',
     'COMPLAINT_TO_FORWARD', 'CONTRIBUTION_WAITS', 'ACCESS_TO_APPROVE', 'ACCESS_TO_REVIEW', 'DECEASED_WITH_PLACE',
     'ACCESS_QUESTION_WAITS'));
