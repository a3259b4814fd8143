-- Part CALENDAR_FEED: a citizen's week as a calendar program subscribes to it, under an address nobody can guess. What is
-- known of the address is its hash.

create table calendar_feed (
    id uuid primary key,
    citizen_id uuid not null references citizen (id),
    secret_hash bytea not null unique,
    made_by uuid not null references account (id),
    made_at timestamptz not null default now(),
    revoked_at timestamptz
);
create index calendar_feed_citizen_id on calendar_feed (citizen_id);
create index calendar_feed_made_by on calendar_feed (made_by);

alter domain service_scope_name drop constraint service_scope_name_check;
alter domain service_scope_name add constraint service_scope_name_check check (value in ('RIDE_LIST', 'CALENDAR', 'FEED'));
