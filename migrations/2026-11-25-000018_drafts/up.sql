-- Part DRAFT: what somebody has begun to write and not sent. The citizen's own; and what a relative prepares, which the
-- citizen sees when it is handed over, and sends or throws away.

create domain draft_kind as text check (value in ('CHANGE_NOTICE', 'SUPPORT_REVIEW', 'COMPLAINT'));

create table draft (
    id uuid primary key,
    citizen_id uuid not null references citizen (id),
    kind draft_kind not null,
    -- The offer a change is told from, the grant that doesn't fit, the decision complained about.
    about_id uuid,
    subjects text[] not null default '{}',
    text text not null default '',
    wish text,
    prepared_by uuid not null references account (id),
    -- Null for the citizen's own.
    preparer_name text,
    handed_over_at timestamptz,
    changed_at timestamptz not null default now(),
    constraint draft_subjects check (subjects <@ array['FUNCTION', 'RESOURCES', 'NEEDS']),
    constraint draft_length check (length(text) <= 5000 and length(wish) <= 5000)
);
create index draft_citizen_id on draft (citizen_id);
create index draft_changed_at on draft (changed_at);
-- Whoever goes on writing finds what was begun.
create unique index draft_one_begun on draft (prepared_by, citizen_id, kind) where handed_over_at is null;

-- What nobody has touched for 90 days is gone when the next one is begun.
create function drafts_expire() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from draft where changed_at < now() - interval '90 days';
    return null;
end $$;
create trigger drafts_expire after insert on draft for each statement execute function drafts_expire();
