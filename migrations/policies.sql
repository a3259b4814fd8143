-- The third wall: row-level security, and `enter`, which says for one transaction who is asking.
--
-- Re-applied whole, in one transaction, by `samvaer migrate`. It names no role: what the application role is granted
-- follows from the policies below (server/src/db/migrate.rs). Without settings there are no rows: every policy
-- compares with what `enter` has set, and an unset setting is an empty array.
--
--   samvaer.read_grant      = '{uuid,uuid}'   whose GRANT rows this request may read (likewise create_…, change_…)
--   samvaer.read_grant_all  = 'on'            everybody's, but never samvaer.excluded_citizen's: the own case
--   samvaer.offers          = '{uuid}'        a contact person sees rows of these offers only

-- Functions the policies and the requests use --------------------------------------------------------------------

create or replace function today_in_denmark() returns date language sql stable as $$
    select (now() at time zone 'Europe/Copenhagen')::date
$$;

create or replace function setting_uuid(name text) returns uuid language sql stable as $$
    select nullif(current_setting('samvaer.' || name, true), '')::uuid
$$;

create or replace function setting_uuids(name text) returns uuid[] language sql stable as $$
    select coalesce(nullif(current_setting('samvaer.' || name, true), '')::uuid[], '{}')
$$;

create or replace function setting_on(name text) returns boolean language sql stable as $$
    select coalesce(current_setting('samvaer.' || name, true) = 'on', false)
$$;

-- Finds who is asking, sets what the policies read, and returns the actor; or raises, so that nothing runs after it.
-- `credential` is 'SUBJECT' (a verified token's subject) or 'SESSION' (the hex SHA-256 of a session's secret).
-- The constraint name of what it raises is the contract with server/src/db/tx.rs.
drop function if exists enter(text, text, text, boolean);
create function enter(credential text, secret text, wanted_role text, writes boolean)
returns table (
    account_id uuid, name text, role text, roles text[], citizen_id uuid,
    offers uuid[], attendees uuid[], delegations jsonb
)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
    caller account;
    held text[];
    acting text;
    today date := today_in_denmark();
    own_offers uuid[];
    attending uuid[] := '{}';
    given jsonb := '[]';
    rule policy_rule;
    reached uuid[];
    setting text;
begin
    if setting_uuid('actor') is not null then
        raise exception 'a transaction is one caller''s';
    end if;
    if credential = 'SESSION' then
        select a.* into caller from session s join account a on a.id = s.account_id
        where s.id_hash = decode(secret, 'hex') and s.ends_at > now();
    elsif credential = 'SUBJECT' then
        select a.* into caller from account a where a.subject = secret;
    end if;
    if caller.id is null then
        raise exception 'nobody signed in' using constraint = 'enter_unauthenticated';
    end if;

    if caller.kind = 'PRIVATE' then
        held := array['CITIZEN', 'RELATIVE'];
        acting := coalesce(wanted_role, 'CITIZEN');
    else
        select coalesce(array_agg(r.role::text order by r.role::text), '{}') into held from account_role r
        where r.account_id = caller.id and daterange(r.valid_from, r.valid_to) @> today;
        if cardinality(held) = 0 then
            raise exception 'no active role' using constraint = 'enter_no_role';
        end if;
        if wanted_role is null and cardinality(held) > 1 then
            raise exception 'more than one role' using constraint = 'enter_role_needed';
        end if;
        acting := coalesce(wanted_role, held[1]);
    end if;
    if acting <> all (held) then
        raise exception 'role not held' using constraint = 'enter_role_not_held';
    end if;

    if acting = 'CONTACT_PERSON' then
        select coalesce(array_agg(distinct o.offer_id), '{}') into own_offers from offer_contact_person o
        where o.account_id = caller.id and daterange(o.valid_from, o.valid_to) @> today;
        select coalesce(array_agg(distinct t.citizen_id), '{}') into attending from grant_terms t
        where t.offer_id = any (own_offers) and daterange(t.valid_from, t.valid_to) @> today
          and t.citizen_id is distinct from caller.citizen_id;
        perform set_config('samvaer.offers', own_offers::text, true);
        perform set_config('samvaer.offers_limited', 'on', true);
    elsif acting = 'RELATIVE' then
        select coalesce(jsonb_agg(jsonb_build_object(
            'id', d.id, 'citizen_id', d.citizen_id, 'relation', d.relation, 'valid_to', d.valid_to,
            'scopes', (select coalesce(jsonb_agg(jsonb_build_object('verb', s.verb, 'area', s.area)
                                                 order by s.verb, s.area), '[]')
                       from delegation_scope s where s.delegation_id = d.id)) order by d.valid_from, d.id), '[]')
        into given from delegation d
        where d.relative_id = caller.id and d.revoked_at is null
          and daterange(d.valid_from, d.valid_to) @> today;
    end if;

    for rule in select r.* from policy_rule r where r.role = acting loop
        setting := 'samvaer.' || lower(rule.action || '_' || rule.part);
        reached := '{}';
        case rule.reach
            when 'OWN' then
                reached := array_remove(array[caller.citizen_id], null);
            when 'DELEGATED' then
                select coalesce(array_agg(distinct (d ->> 'citizen_id')::uuid), '{}') into reached
                from jsonb_array_elements(given) d, jsonb_array_elements(d -> 'scopes') s
                where (rule.verb is null or s ->> 'verb' = rule.verb)
                  and (rule.area is null or s ->> 'area' = rule.area);
            when 'AT_OWN_OFFER' then
                reached := attending;
            when 'CASELOAD' then
                perform set_config(setting || '_all', 'on', true);
                perform set_config('samvaer.excluded_citizen', coalesce(caller.citizen_id::text, ''), true);
            when 'ALL' then
                perform set_config(setting || '_all', 'on', true);
            when 'RECEIVED' then
                perform set_config(setting || '_received', 'on', true);
            else
                raise exception 'policy_rule has an unknown reach: %', rule.reach;
        end case;
        perform set_config(setting, reached::text, true);
    end loop;

    perform set_config('samvaer.actor', caller.id::text, true);
    perform set_config('samvaer.role', acting, true);
    -- Reading the own file writes no log row; the database then refuses every other write too.
    if acting = 'CITIZEN' and not writes then
        perform set_config('transaction_read_only', 'on', true);
    end if;
    return query select caller.id, caller.name, acting, held, caller.citizen_id, own_offers, attending, given;
end $$;

create or replace function session_open(secret_hash text, account_subject text, lasts interval) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from session where ends_at < now();
    insert into session (id_hash, account_id, ends_at)
    select decode(secret_hash, 'hex'), id, now() + lasts from account where subject = account_subject;
    return found;
end $$;

create or replace function session_close(secret_hash text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from session where id_hash = decode(secret_hash, 'hex');
    return found;
end $$;

-- One row a citizen there is, in the name of the transaction's actor and of this moment, whatever else is said.
-- `parts_of` holds each citizen's Parts as 'A,B,C', in the order of `citizens`. The only way into the log.
create or replace function access_log_write(
    citizens uuid[], parts_of text[], log_action text, log_purpose text, request uuid
) returns bigint language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    with written as (
        insert into access_log (actor_id, role, citizen_id, action, parts, purpose, request_id)
        select setting_uuid('actor'), current_setting('samvaer.role'), seen.citizen, log_action,
            string_to_array(seen.parts, ','), log_purpose, request
        from unnest(citizens, parts_of) as seen (citizen, parts)
        where exists (select from citizen c where c.id = seen.citizen)
        returning 1)
    select count(*) from written
$$;

-- Nobody but the owner runs anything here until `samvaer migrate` says so.
do $$
declare f regprocedure;
begin
    for f in select p.oid from pg_proc p where p.pronamespace = 'public'::regnamespace
        and p.proowner = current_user::regrole loop
        execute format('revoke all on function %s from public', f);
    end loop;
end $$;

-- Policies -------------------------------------------------------------------------------------------------------

do $$
declare p record;
begin
    for p in select policyname, tablename from pg_policies where schemaname = 'public' loop
        execute format('drop policy %I on public.%I', p.policyname, p.tablename);
    end loop;
end $$;

-- A table of a Part: who reads, creates and changes is what the policy says of the Part.
do $$
declare
    of_part record;
    command record;
    setting text;
    reaches text;
begin
    for of_part in select * from (values
        ('citizen', 'identity', 'id', false, false, false),
        ('citizen_cpr', 'cpr', 'citizen_id', false, false, false),
        ('citizen_address', 'address', 'citizen_id', false, false, false),
        ('assessment', 'assessment', 'citizen_id', false, false, false),
        ('grant', 'grant', 'citizen_id', true, true, false),
        ('grant_terms', 'grant', 'citizen_id', true, true, false),
        ('decision', 'decision', 'citizen_id', false, true, false),
        ('schedule_day', 'schedule', 'citizen_id', true, true, false),
        ('cost_plan', 'costs', 'citizen_id', true, true, false),
        ('transport_arrangement', 'transport', 'citizen_id', true, false, false),
        ('ride', 'transport', 'citizen_id', true, false, false),
        ('follow_up', 'follow_up', 'citizen_id', true, true, false),
        ('follow_up_summary', 'follow_up_summary', 'citizen_id', false, false, false),
        ('delegation', 'delegation', 'citizen_id', false, false, true),
        ('delegation_scope', 'delegation', 'citizen_id', false, false, false),
        ('caseworker_assignment', 'contact', 'citizen_id', false, false, false)
    ) as t (name, part, citizen_column, at_offer, creatable, changeable) loop
        execute format('alter table public.%I enable row level security', of_part.name);
        for command in select * from (values
            ('read', 'select', 'using', true),
            ('create', 'insert', 'with check', of_part.creatable),
            ('change', 'update', 'using', of_part.changeable)
        ) as c (action, command, clause, wanted) where wanted loop
            setting := command.action || '_' || of_part.part;
            reaches := format(
                '(%1$I = any ((select setting_uuids(%2$L))::uuid[]) or ((select setting_on(%3$L))'
                ' and %1$I is distinct from (select setting_uuid(%4$L))))',
                of_part.citizen_column, setting, setting || '_all', 'excluded_citizen');
            if of_part.at_offer then
                reaches := reaches || format(
                    ' and (not (select setting_on(%L)) or offer_id = any ((select setting_uuids(%L))::uuid[]))',
                    'offers_limited', 'offers');
            end if;
            -- Nobody decides in another's name.
            if of_part.name = 'decision' and command.action = 'create' then
                reaches := reaches || ' and decided_by = (select setting_uuid(''actor''))';
            end if;
            if of_part.name = 'delegation' then
                reaches := format('(%s or ((select setting_on(%L)) and relative_id = (select setting_uuid(%L))))',
                    reaches, setting || '_received', 'actor');
            end if;
            execute format('create policy %I on public.%I for %s %s (%s)',
                command.action, of_part.name, command.command, command.clause, reaches);
            -- A delegation is only ever stopped: from in force to revoked by the actor, never back.
            if of_part.name = 'delegation' and command.action = 'change' then
                execute format('alter policy %I on public.%I using (revoked_at is null and (%s))'
                    ' with check (revoked_at is not null and revoked_by = (select setting_uuid(''actor'')) and (%s))',
                    command.action, of_part.name, reaches, reaches);
            end if;
        end loop;
    end loop;
end $$;

-- The own account, and nobody else's. Sessions, roles and the policy's copy are for `enter` alone: no policy at all.
alter table account enable row level security;
create policy read on account for select using (id = (select setting_uuid('actor')));
alter table account_role enable row level security;
alter table session enable row level security;
alter table policy_rule enable row level security;

-- The work side of staff is shown to whoever has signed in.
alter table staff_member enable row level security;
create policy read on staff_member for select using ((select setting_uuid('actor')) is not null);
alter table offer_contact_person enable row level security;
create policy read on offer_contact_person for select using ((select setting_uuid('actor')) is not null);

-- Written by access_log_write alone; read by whose file it is, and by the auditor.
alter table access_log enable row level security;
create policy read on access_log for select using (
    citizen_id = any ((select setting_uuids('read_access_log'))::uuid[])
    or (select setting_on('read_access_log_all')));

alter table idempotency_key enable row level security;
create policy read on idempotency_key for select using (account_id = (select setting_uuid('actor')));
create policy "create" on idempotency_key for insert with check (account_id = (select setting_uuid('actor')));

-- The catalogue is everybody's.
do $$
declare name text;
begin
    foreach name in array array['legal_basis', 'activity_kind', 'offer', 'opening_hours', 'activity',
        'activity_activity_kind', 'cost_item', 'quality_standard', 'quality_standard_section', 'exclusion',
        'demonstration'] loop
        execute format('alter table public.%I enable row level security', name);
        execute format('create policy read on public.%I for select using (true)', name);
    end loop;
end $$;
