-- Who looked at or changed which Parts of whose file, in what role and why. Insert-only: no policy lets a request
-- change or remove a row. One partition a month, made by `samvaer migrate` for 24 months ahead; the default one
-- catches what falls outside, so that a forgotten migration never stops a request or loses a row.

create domain access_purpose as text check (value in
    ('CASE_WORK', 'DECISION', 'FOLLOW_UP', 'CITIZEN_CONTACT', 'COMPLAINT', 'QUALITY_CONTROL'));

create table access_log (
    id bigint generated always as identity,
    at timestamptz not null default now(),
    actor_id uuid not null,
    role role_name not null,
    citizen_id uuid not null,
    action text not null check (action in ('READ', 'WRITE')),
    parts text[] not null,
    purpose access_purpose,
    request_id uuid not null,
    primary key (id, at)
) partition by range (at);
create index access_log_citizen on access_log (citizen_id, id desc);
create index access_log_actor on access_log (actor_id, id desc);
create table access_log_default partition of access_log default;

-- A table must not move between months while nobody looks: names say the month they hold.
create function access_log_make_partitions(months integer) returns void language plpgsql as $$
declare
    month date;
begin
    for month in select generate_series(date_trunc('month', now() at time zone 'UTC')::date,
        (date_trunc('month', now() at time zone 'UTC') + make_interval(months => months))::date, '1 month')::date
    loop
        execute format(
            'create table if not exists %I partition of access_log for values from (%L) to (%L)',
            'access_log_' || to_char(month, 'YYYY_MM'), month::timestamp at time zone 'UTC',
            (month + interval '1 month') at time zone 'UTC');
    end loop;
end $$;
