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

-- Makes the months that are missing. What the default partition caught meanwhile moves to its month: while that one
-- holds rows of a month, the month could not be made.
create function access_log_make_partitions(months integer) returns void language plpgsql as $$
declare
    month date;
    partition text;
    begins timestamptz;
    ends timestamptz;
begin
    for month in select generate_series(date_trunc('month', now() at time zone 'UTC')::date,
        (date_trunc('month', now() at time zone 'UTC') + make_interval(months => months))::date, '1 month')::date
    loop
        partition := 'access_log_' || to_char(month, 'YYYY_MM');
        continue when to_regclass('public.' || partition) is not null;
        begins := month::timestamp at time zone 'UTC';
        ends := (month + interval '1 month') at time zone 'UTC';
        alter table access_log detach partition access_log_default;
        execute format('create table %I partition of access_log for values from (%L) to (%L)', partition, begins, ends);
        insert into access_log overriding system value
            select * from access_log_default where at >= begins and at < ends;
        delete from access_log_default where at >= begins and at < ends;
        alter table access_log attach partition access_log_default default;
    end loop;
end $$;
