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

-- Does what the actor may do, such as `create_notice`, reach a citizen?
create or replace function reaches(what text, citizen uuid) returns boolean
language sql stable as $$
    select citizen = any (setting_uuids(what))
        or (setting_on(what || '_all') and citizen is distinct from setting_uuid('excluded_citizen'))
$$;

-- Does a delegation hold today? Accepted, approved where it was registered, not stopped, in its time, its giver alive.
create or replace function delegation_is_active(d delegation) returns boolean language sql stable as $$
    select d.accepted_at is not null and d.revoked_at is null and d.ended_by_death_on is null
        and (d.source in ('CITIZEN', 'DIGITAL_FULDMAGT') or d.approved_at is not null)
        and daterange(d.valid_from, d.valid_to) @> today_in_denmark()
$$;

-- A delegation as `enter` returns it.
create or replace function delegation_given(d delegation) returns jsonb language sql stable as $$
    select jsonb_build_object(
        'id', d.id, 'citizen_id', d.citizen_id, 'relation', d.relation, 'valid_to', d.valid_to,
        'scopes', (select coalesce(jsonb_agg(jsonb_build_object('verb', s.verb, 'area', s.area) order by s.verb, s.area), '[]')
                   from delegation_scope s where s.delegation_id = d.id))
$$;

-- Finds who is asking, sets what the policies read, and returns the actor; or raises, so that nothing runs after it.
-- `credential` is 'SUBJECT' (a verified token's subject), 'SESSION' (the hex SHA-256 of a session's secret) or 'FEED' (that of a
-- calendar feed's: the citizen who made it, with what the scope FEED may).
-- The constraint name of what it raises is the contract with server/src/db/tx.rs.
-- With `preview`, a citizen sees the own file as whoever has, had or is offered that delegation would while it holds: as
-- RELATIVE, with that delegation alone, as nobody, and without writing. `through` is the subject of a tool that acts on the person's behalf:
-- the reach is what both may do.
drop function if exists enter(text, text, text, boolean);
drop function if exists enter(text, text, text, boolean, uuid);
drop function if exists enter(text, text, text, boolean, uuid, text);
create function enter(
    credential text, secret text, wanted_role text, writes boolean, preview uuid default null, through text default null
)
returns table (
    account_id uuid, name text, role text, roles text[], citizen_id uuid,
    offers uuid[], attendees uuid[], delegations jsonb, scopes text[]
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
    registered text[] := '{}';
    tool uuid;
    rule policy_rule;
    reached uuid[];
    setting text;
begin
    if setting_uuid('actor') is not null then
        raise exception 'a transaction is one caller''s';
    end if;
    if credential = 'SESSION' then
        select a.* into caller from session s join account a on a.id = s.account_id
        where s.id_hash = decode(secret, 'hex') and s.idle_ends_at > now();
    elsif credential = 'SUBJECT' then
        select a.* into caller from account a where a.subject = secret;
    elsif credential = 'FEED' and not writes and wanted_role = 'CITIZEN' then
        select a.* into caller from calendar_feed f join account a on a.id = f.made_by and a.citizen_id = f.citizen_id
        where f.secret_hash = decode(secret, 'hex') and f.revoked_at is null;
        registered := array['FEED'];
    end if;
    if caller.id is null then
        raise exception 'nobody signed in' using constraint = 'enter_unauthenticated';
    end if;

    if through is not null then
        select a.id into tool from account a join account_role r on r.account_id = a.id and r.role = 'SERVICE'
            and daterange(r.valid_from, r.valid_to) @> today
        where a.subject = through and a.kind = 'SERVICE';
        if tool is null or caller.kind = 'SERVICE' then
            raise exception 'nobody acts through that' using constraint = 'enter_unauthenticated';
        end if;
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

    if caller.kind = 'PRIVATE' and exists (select from citizen c where c.id = caller.citizen_id and c.died_on <= today) then
        raise exception 'this person has died' using constraint = 'enter_unauthenticated';
    end if;
    if preview is not null then
        if acting <> 'CITIZEN' or writes then
            raise exception 'only a citizen looks ahead, and only looks' using constraint = 'enter_role_not_held';
        end if;
        select coalesce(jsonb_agg(delegation_given(d)), '[]'), coalesce(max(d.relative_name), '') into given, caller.name
        from delegation d where d.id = preview and d.citizen_id = caller.citizen_id;
        acting := 'RELATIVE';
        caller.id := '00000000-0000-0000-0000-000000000000';
        caller.citizen_id := null;
        perform set_config('transaction_read_only', 'on', true);
    end if;

    if acting = 'CONTACT_PERSON' then
        select coalesce(array_agg(distinct o.offer_id), '{}') into own_offers from offer_contact_person o
        where o.account_id = caller.id and daterange(o.valid_from, o.valid_to) @> today;
        select coalesce(array_agg(distinct t.citizen_id), '{}') into attending from grant_terms t
        where t.offer_id = any (own_offers) and daterange(t.valid_from, t.valid_to) @> today
          and t.citizen_id is distinct from caller.citizen_id;
        perform set_config('samvaer.offers', own_offers::text, true);
        perform set_config('samvaer.offers_limited', 'on', true);
    elsif acting = 'RELATIVE' and preview is null then
        select coalesce(jsonb_agg(delegation_given(d) order by d.valid_from, d.id), '[]')
        into given from delegation d
        where d.relative_id = caller.id and delegation_is_active(d);
    end if;
    if acting = 'SERVICE' or tool is not null then
        select coalesce(array_agg(distinct s.scope::text), '{}') into registered from service_scope s
        where s.account_id = coalesce(tool, caller.id) and daterange(s.valid_from, s.valid_to) @> today;
    end if;

    for rule in select r.* from policy_rule r where r.role = acting
        and ((tool is null and credential <> 'FEED') or exists (select from scope_rule s
             where s.scope = any (registered) and s.action = r.action and s.part = r.part)) loop
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
            when 'REGISTERED' then
                perform set_config(setting || '_all', case when rule.scope = any (registered) then 'on' else '' end, true);
            when 'RECEIVED' then
                perform set_config(setting || '_received', 'on', true);
            else
                raise exception 'policy_rule has an unknown reach: %', rule.reach;
        end case;
        perform set_config(setting, reached::text, true);
    end loop;

    perform set_config('samvaer.actor', caller.id::text, true);
    perform set_config('samvaer.role', acting, true);
    perform set_config('samvaer.through', coalesce(tool::text, ''), true);
    -- Reading the own file writes no log row; the database then refuses every other write too.
    if acting = 'CITIZEN' and not writes and tool is null then
        perform set_config('transaction_read_only', 'on', true);
    end if;
    return query select caller.id, caller.name, acting, held, caller.citizen_id, own_offers, attending, given,
        registered;
end $$;

-- Sessions and sign-ins: nobody is signed in yet, so these run without an actor.

drop function if exists session_open(text, text, interval);
create or replace function session_open(
    secret_hash text, account uuid, from_provider text, lasts interval, idle interval
) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if setting_uuid('actor') is not null then
        raise exception 'this is for signing in';
    end if;
    delete from session where ends_at < now();
    insert into session (id_hash, account_id, provider, ends_at, idle_ends_at)
    values (decode(secret_hash, 'hex'), account, from_provider, now() + lasts, now() + least(idle, lasts));
end $$;

-- Ends a session. Which provider it came from; null when from none, or when there was no session.
drop function if exists session_close(text);
create function session_close(secret_hash text) returns text
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    delete from session where id_hash = decode(secret_hash, 'hex') returning provider
$$;

-- How many seconds a session has left without a sign of life; null when it is over. With `idle` this is one.
create or replace function session_left(secret_hash text, idle interval) returns integer
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    with alive as (
        update session set idle_ends_at = least(ends_at, greatest(idle_ends_at, now() + idle))
        where id_hash = decode(secret_hash, 'hex') and idle_ends_at > now()
        returning idle_ends_at)
    select ceil(extract(epoch from idle_ends_at - now()))::integer from alive
$$;

create or replace function sign_in_begin(
    secret_hash text, state text, from_provider text, nonce text, pkce_verifier text, way_on text, lasts interval
) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    delete from sign_in where ends_at < now();
    insert into sign_in values (decode(secret_hash, 'hex'), decode(state, 'hex'), from_provider, nonce, pkce_verifier,
        way_on, now() + lasts);
end $$;

-- What a sign-in was begun with, once: it is gone whether its `state` fits or not.
create or replace function sign_in_take(secret_hash text, state text)
returns table (provider text, nonce text, pkce_verifier text, way_on text)
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    with taken as (delete from sign_in where id_hash = decode(secret_hash, 'hex') returning *)
    select t.provider, t.nonce, t.pkce_verifier, t.way_on from taken t
    where t.state_hash = decode(state, 'hex') and t.ends_at > now()
$$;

-- The account of somebody a provider has told us of, found or made. Null for whom nobody lets in: an identity that
-- is another kind of account's, a number that is another account's, or an employee without a role.
--   subject   who it is at the provider            cpr_lookups   the number's keyed hashes, when the provider said one
--   roles     of an employee; null when the provider doesn't say roles: then those that are registered stand
create or replace function account_of_sign_in(
    new_id uuid, account_kind text, said_subject text, said_name text, cpr_lookups bytea[], said_roles text[]
) returns uuid language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    file uuid;
    known account;
    today date := today_in_denmark();
begin
    if setting_uuid('actor') is not null then
        raise exception 'this is for signing in';
    end if;
    -- One at a time: two first sign-ins of the same person must not make two accounts.
    perform pg_advisory_xact_lock(hashtextextended('account_of_sign_in', 0));
    select c.citizen_id into file from citizen_cpr c where c.cpr_lookup = any (cpr_lookups);
    select a.* into known from account_identity i join account a on a.id = i.account_id where i.subject = said_subject;
    if known.id is null then
        select a.* into known from account a where a.subject = said_subject;
    end if;
    if known.id is null and account_kind = 'PRIVATE' and file is not null then
        -- The same human being with a new identity: the number says so.
        select a.* into known from account a where a.citizen_id = file and a.kind = 'PRIVATE';
    end if;
    if known.kind <> account_kind or (known.citizen_id <> file)
        or (known.id is not null and known.citizen_id is null and account_kind = 'PRIVATE'
            and exists (select from account a where a.citizen_id = file and a.kind = 'PRIVATE')) then
        return null;
    end if;
    if known.id is null then
        if account_kind = 'EMPLOYEE' and coalesce(cardinality(said_roles), 0) = 0 then
            return null;
        end if;
        insert into account (id, kind, subject, name, citizen_id)
        values (new_id, account_kind, said_subject, said_name, file)
        returning * into known;
    else
        update account set name = said_name, citizen_id = coalesce(citizen_id, file) where id = known.id;
    end if;
    insert into account_identity (subject, account_id) values (said_subject, known.id) on conflict do nothing;
    if account_kind = 'EMPLOYEE' and said_roles is not null then
        delete from account_role r where r.account_id = known.id and r.valid_from >= today and r.role <> all (said_roles);
        update account_role r set valid_to = today where r.account_id = known.id and r.role <> all (said_roles)
            and daterange(r.valid_from, r.valid_to) @> today;
        insert into account_role (account_id, role, valid_from)
        select known.id, said.role, today from unnest(said_roles) as said (role)
        where not exists (select from account_role r where r.account_id = known.id and r.role = said.role
                          and daterange(r.valid_from, r.valid_to) @> today)
        on conflict (account_id, role, valid_from) do update set valid_to = null;
    end if;
    if account_kind = 'EMPLOYEE' and not exists (select from account_role r where r.account_id = known.id
        and daterange(r.valid_from, r.valid_to) @> today) then
        return null;
    end if;
    return known.id;
end $$;

-- The powers of attorney (Digital Fuldmagt) that somebody's sign-in has just said: those and no others are held, until the day
-- after tomorrow unless another sign-in says them again. `powers` is [{giver: [hex of keyed hashes], scopes: [{verb, area}]}].
create or replace function digital_powers(holder uuid, powers jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    of_holder account;
    power record;
    held uuid;
    kept uuid[] := '{}';
begin
    if setting_uuid('actor') is not null then
        raise exception 'this is for signing in';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('digital_powers ' || holder, 0));
    select a.* into of_holder from account a where a.id = holder and a.kind = 'PRIVATE';
    for power in
        select c.citizen_id, p -> 'scopes' as scopes from jsonb_array_elements(powers) as p
        join citizen_cpr c on encode(c.cpr_lookup, 'hex') in (select jsonb_array_elements_text(p -> 'giver'))
        where jsonb_array_length(p -> 'scopes') > 0 and c.citizen_id is distinct from of_holder.citizen_id
          and of_holder.id is not null
          -- What was stopped here by anybody else stays stopped, whatever is said elsewhere.
          and not exists (select from delegation d where d.relative_id = holder and d.citizen_id = c.citizen_id
                          and d.source = 'DIGITAL_FULDMAGT' and d.revoked_by <> holder)
    loop
        -- What is held already, with exactly these scopes.
        select d.id into held from delegation d
        where d.relative_id = holder and d.citizen_id = power.citizen_id and d.source = 'DIGITAL_FULDMAGT'
          and delegation_is_active(d) and not d.id = any (kept)
          and delegation_given(d) -> 'scopes' @> power.scopes and power.scopes @> (delegation_given(d) -> 'scopes')
        limit 1;
        if held is null then
            held := gen_random_uuid();
            insert into delegation (id, citizen_id, relative_id, relative_name, relation, source, valid_from, valid_to,
                accepted_at, accepted_as)
            select held, power.citizen_id, holder, of_holder.name, 'fuldmagt', 'DIGITAL_FULDMAGT', today_in_denmark(),
                today_in_denmark() + 2, now(), of_holder.name
            from citizen c where c.id = power.citizen_id and c.died_on is null;
            insert into delegation_scope (delegation_id, citizen_id, verb, area)
            select held, power.citizen_id, s ->> 'verb', s ->> 'area' from jsonb_array_elements(power.scopes) as s
            where exists (select from delegation d where d.id = held);
        else
            update delegation set valid_to = greatest(valid_to, today_in_denmark() + 2) where id = held;
        end if;
        kept := kept || held;
    end loop;
    update delegation d set revoked_at = now(), revoked_by = holder
    where d.relative_id = holder and d.source = 'DIGITAL_FULDMAGT' and d.revoked_at is null
      and d.valid_to > today_in_denmark() and not d.id = any (kept);
end $$;

-- One row a citizen there is, and one for what was searched for, in the name of the transaction's actor and of this moment,
-- whatever else is said. `parts_of` holds each citizen's Parts as 'A,B,C', in the order of `citizens`. The only way into the
-- log. Counts the citizens' rows.
drop function if exists access_log_write(uuid[], text[], text, text, uuid);
create or replace function access_log_write(
    citizens uuid[], parts_of text[], log_action text, log_purpose text, log_criterion text, request uuid
) returns bigint language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    -- So that a row's number is never taken by a transaction that has none itself yet (see access_log_seal_now).
    select pg_current_xact_id();
    with searched as (
        insert into access_log (actor_id, through_id, role, action, parts, purpose, criterion, request_id)
        select setting_uuid('actor'), setting_uuid('through'), current_setting('samvaer.role'), 'SEARCH', '{}',
            log_purpose, log_criterion, request
        where log_criterion is not null),
    written as (
        insert into access_log (actor_id, through_id, role, citizen_id, action, parts, purpose, request_id)
        select setting_uuid('actor'), setting_uuid('through'), current_setting('samvaer.role'), seen.citizen, log_action,
            string_to_array(seen.parts, ','), log_purpose, request
        from unnest(citizens, parts_of) as seen (citizen, parts)
        where exists (select from citizen c where c.id = seen.citizen)
        returning 1)
    select count(*) from written
$$;

-- How often the actor has looked somebody up by CPR number in the last hour, this request's earlier ones included.
create or replace function look_ups_lately() returns bigint
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select count(*) from access_log l
    where l.actor_id = setting_uuid('actor') and l.at > now() - interval '1 hour' and l.criterion like 'citizens cpr=%'
$$;

-- A row of the log as its seal knows it.
create or replace function access_log_line(l access_log) returns text language sql stable as $$
    select jsonb_build_array(l.id, (extract(epoch from l.at) * 1000000)::bigint, l.actor_id, l.through_id, l.role, l.citizen_id,
        l.action, l.parts, l.purpose, l.criterion, l.request_id)::text
$$;

-- The rows above one id up to another: how many of each month, and a digest of them.
create or replace function access_log_digest(after_id bigint, last_id bigint)
returns table (month date, rows bigint, digest bytea) language sql stable as $$
    select date_trunc('month', l.at at time zone 'UTC')::date, count(*),
        sha256(string_agg(sha256(convert_to(access_log_line(l), 'UTF8')), ''::bytea order by l.id))
    from access_log l where l.id > after_id and l.id <= last_id
    group by 1 order by 1
$$;

-- A seal's hash: of the one before, of where it lies, and of its rows.
create or replace function access_log_chain(before bytea, after_id bigint, last_id bigint, month date, rows bigint, digest bytea)
returns bytea language sql immutable as $$
    select sha256(before || convert_to(concat_ws('|', after_id, last_id, month - date '2000-01-01', rows), 'UTF8') || digest)
$$;

-- Seals what is final, and notes what comes next; every minute or so, by any server (one at a time). An id is taken before its
-- row is committed, so ids are final once every transaction that was there when they had been taken is over.
drop function if exists access_log_seal_now();
create function access_log_seal_now() returns table (number bigint, hash bytea, complete_until timestamptz)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
    state access_log_seal_state;
    last access_log_seal;
    of_month record;
    upto bigint;
begin
    if not pg_try_advisory_xact_lock(hashtextextended('access_log_seal', 0)) then return; end if;
    select * into state from access_log_seal_state for update;
    -- A server's numbers begin anew when its data was moved: what was noted before means nothing here.
    if state.next_xid > pg_snapshot_xmax(pg_current_snapshot())::text::bigint then state.next_xid := 0; end if;
    if state.next_xid <= pg_snapshot_xmin(pg_current_snapshot())::text::bigint then
        upto := least(state.next_id, state.sealed_id + 50000);
        if upto > state.sealed_id then
            select * into last from access_log_seal order by number desc limit 1;
            for of_month in select * from access_log_digest(state.sealed_id, upto) loop
                last.hash := access_log_chain(coalesce(last.hash, ''), state.sealed_id, upto, of_month.month, of_month.rows,
                    of_month.digest);
                last.number := coalesce(last.number, 0) + 1;
                insert into access_log_seal (number, from_id, to_id, month, rows, hash, sealed_at)
                values (last.number, state.sealed_id, upto, of_month.month, of_month.rows, last.hash, clock_timestamp());
            end loop;
        end if;
        update access_log_seal_state set sealed_id = greatest(upto, sealed_id),
            complete_until = case when upto = state.next_id then state.next_at else complete_until end;
        state.next_id := null;
    end if;
    if state.next_id is null then
        -- The number first, in a statement of its own: whoever holds one up to it has a transaction that the next statement sees.
        state.next_id := coalesce(pg_sequence_last_value(pg_get_serial_sequence('access_log', 'id')::regclass), 0);
        update access_log_seal_state set next_id = state.next_id,
            next_xid = pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
            -- A row is of the moment its request began, which is seconds ago at most.
            next_at = now() - interval '1 minute';
    end if;
    return query select s.number, s.hash, t.complete_until from access_log_seal_state t
        left join lateral (select * from access_log_seal order by number desc limit 1) s on true;
end $$;

-- Looks whether the log is as it was sealed. A row for each seal that it isn't, and one for rows that no seal knows; none when
-- all is as it was. For the owner.
create or replace function access_log_verify() returns table (number bigint, says text) language plpgsql stable as $$
#variable_conflict use_column
declare
    seal access_log_seal;
    before bytea := '';
    now_there record;
    state access_log_seal_state;
    sealed bigint := 0;
    there bigint;
begin
    select * into state from access_log_seal_state;
    if state.kept_from > (date_trunc('month', now() at time zone 'UTC') - interval '6 months')::date then
        return query select null::bigint, format('the log says it is kept from %s on only, and six months is the least',
            state.kept_from);
    end if;
    for seal in select * from access_log_seal s order by s.number loop
        if seal.month >= state.kept_from then
            select d.rows, d.digest into now_there from access_log_digest(seal.from_id, seal.to_id) d where d.month = seal.month;
            sealed := sealed + seal.rows;
            if now_there.rows is distinct from seal.rows then
                return query select seal.number, format('%s rows were sealed, %s are there (ids %s to %s, %s)', seal.rows,
                    coalesce(now_there.rows, 0), seal.from_id + 1, seal.to_id, to_char(seal.month, 'YYYY-MM'));
            elsif access_log_chain(before, seal.from_id, seal.to_id, seal.month, seal.rows, now_there.digest) <> seal.hash then
                return query select seal.number, format('a row is not as it was sealed, or a seal was changed (ids %s to %s, %s)',
                    seal.from_id + 1, seal.to_id, to_char(seal.month, 'YYYY-MM'));
            end if;
        end if;
        before := seal.hash;
    end loop;
    select count(*) into there from access_log l
    where l.id <= state.sealed_id and (l.at at time zone 'UTC')::date >= state.kept_from;
    if there > sealed then
        return query select null::bigint, format('%s rows are there that no seal knows', there - sealed);
    end if;
end $$;

-- Removes whole months that are older than the log is kept. For the owner. Their names.
create or replace function access_log_expire(keep_months integer) returns setof text language plpgsql as $$
declare
    oldest date := (date_trunc('month', now() at time zone 'UTC') - make_interval(months => keep_months))::date;
    partition text;
begin
    if keep_months < 6 then
        raise exception 'the log is kept for six months at least';
    end if;
    for partition in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
        and relname ~ '^access_log_\d{4}_\d{2}$' and to_date(right(relname, 7), 'YYYY_MM') < oldest order by 1
    loop
        execute format('drop table public.%I', partition);
        return next partition;
    end loop;
    delete from access_log where (at at time zone 'UTC')::date < oldest;
    update access_log_seal_state set kept_from = greatest(kept_from, oldest);
end $$;

-- Has this relative access to this citizen by that delegation, or had it? (A policy can't ask its own table.)
create or replace function delegation_renewable(earlier uuid, citizen uuid, relative uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select reaches('create_delegation', citizen) and exists (select from delegation d
        where d.id = earlier and d.citizen_id = citizen and d.relative_id = relative and d.revoked_at is null)
$$;

-- Accepts what somebody was invited to, as the actor: whose file it is; nothing when the code opens nothing.
create or replace function delegation_accept(code_hash bytea) returns table (id uuid, citizen_id uuid)
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    update delegation d set relative_id = a.id, accepted_as = a.name, accepted_at = now()
    from account a
    where a.id = setting_uuid('actor') and current_setting('samvaer.role', true) = 'RELATIVE'
      and d.invitation_hash = code_hash and d.relative_id is null and d.revoked_at is null
      and d.ended_by_death_on is null and d.invited_until >= today_in_denmark() and d.valid_to > today_in_denmark()
      and d.citizen_id is distinct from a.citizen_id and setting_on('change_delegation_received')
      -- Nor by whoever registered it, privately.
      and not exists (select from account g where g.id = d.given_by and g.citizen_id = a.citizen_id)
    returning d.id, d.citizen_id
$$;

-- Is an application decided? Told to whoever may read the application, with or without the decision.
create or replace function application_is_decided(application uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select exists (
        select from decision d where d.application_id = application
        and (d.citizen_id = any (setting_uuids('read_application'))
            or (setting_on('read_application_all') and d.citizen_id is distinct from setting_uuid('excluded_citizen'))))
$$;

-- How many places are taken at each offer whose places are counted (R28): a number, and nobody's name.
create or replace function places_taken() returns table (offer_id uuid, taken bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select o.id, count(distinct t.grant_id)
    from offer o
    left join grant_terms t on t.offer_id = o.id
        and (t.valid_to is null or t.valid_to > greatest(t.valid_from, today_in_denmark()))
    where o.capacity is not null and setting_on('read_places_all')
    group by o.id
$$;

-- Whether a ride is driven on a day of its weekday; a cancellation goes on when the ride is arranged anew. Said here once, for whoever may see rides and not the week.
create or replace function ride_status(ride uuid, day date) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select case
        when exists (select from ride_cancellation x
                     join ride cancelled on cancelled.id = x.ride_id
                     join transport_arrangement then_arranged on then_arranged.id = cancelled.arrangement_id
                     where then_arranged.grant_id = t.grant_id and cancelled.direction = r.direction
                       and x.cancelled_on = day and x.withdrawn_at is null)
            or exists (select from absence a
                       where a.grant_id = t.grant_id and a.absent_on = day and a.withdrawn_at is null) then 'CANCELLED'
        when exists (select from grant_pause p
                     where p.grant_id = t.grant_id and daterange(p.valid_from, p.valid_to) @> day)
            or exists (select from closing_period p
                       where p.offer_id = r.offer_id and daterange(p.valid_from, p.valid_to) @> day)
            or not exists (select from grant_terms g where g.grant_id = t.grant_id
                           and daterange(g.valid_from, g.valid_to) @> day)
            or not exists (select from schedule_day s where s.grant_id = t.grant_id and s.weekday = r.weekday
                           and daterange(s.valid_from, s.valid_to) @> day) then 'NOT_DRIVEN'
        else 'PLANNED' end
    from ride r join transport_arrangement t on t.id = r.arrangement_id
    where r.id = ride
$$;

-- Part TRANSPORT: rides that are not driven as planned, from last week on and for ten weeks ahead.
create or replace function rides_off(whose uuid[]) returns table (ride_id uuid, citizen_id uuid, day date, status text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select off.ride_id, off.citizen_id, off.day, off.status from (
        select r.id as ride_id, r.citizen_id, d::date as day, ride_status(r.id, d::date) as status
        from ride r
        join transport_arrangement t on t.id = r.arrangement_id
        cross join generate_series(
            date_trunc('week', today_in_denmark())::date - 7, today_in_denmark() + 70, interval '1 day') as d
        where r.citizen_id = any (whose)
          and (r.citizen_id = any (setting_uuids('read_transport'))
              or (setting_on('read_transport_all') and r.citizen_id is distinct from setting_uuid('excluded_citizen')))
          and (not setting_on('offers_limited') or r.offer_id = any (setting_uuids('offers')))
          and extract(isodow from d) = r.weekday
          and daterange(t.valid_from, t.valid_to) @> d::date) as off
    where off.status <> 'PLANNED'
$$;

-- Part RIDE_LIST: a day's rides as a driver needs them, and nothing else of anybody. A protected citizen's row says
-- only that there is a ride (CPR-loven § 28); `ride_home` opens that one.
create or replace function ride_list(day date) returns table (
    ride_id uuid, citizen_id uuid, citizen_name text, offer_id uuid, direction text, pickup_from time, pickup_to time,
    mode text, aids text[], companion boolean, protected boolean, street text, postal_code text, city text
) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select r.id, r.citizen_id, case when not c.name_and_address_protected then c.name end, r.offer_id, r.direction,
        r.pickup_from, r.pickup_to, t.mode, t.aids, t.companion, c.name_and_address_protected,
        home.street, home.postal_code, home.city
    from ride r
    join transport_arrangement t on t.id = r.arrangement_id and daterange(t.valid_from, t.valid_to) @> day
    join citizen c on c.id = r.citizen_id
    left join citizen_address home on home.citizen_id = r.citizen_id and not c.name_and_address_protected
    where setting_on('list_ride_list_all')
      and day between today_in_denmark() and today_in_denmark() + 14
      and r.weekday = extract(isodow from day)
      and ride_status(r.id, day) = 'PLANNED'
    order by r.pickup_from, r.id
$$;

-- Who to fetch for one ride of that day, whatever is protected. Each opening is logged by its caller.
create or replace function ride_home(ride uuid, day date) returns table (
    citizen_id uuid, citizen_name text, street text, postal_code text, city text
) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select c.id, c.name, home.street, home.postal_code, home.city
    from ride_list(day) l
    join citizen c on c.id = l.citizen_id
    left join citizen_address home on home.citizen_id = c.id
    where l.ride_id = ride and setting_on('read_ride_list_all')
$$;

-- Part ABSENCE: the grant a citizen is planned to come under, at an offer on a day. For whoever may say "not that day".
create or replace function planned_grant(citizen uuid, offer uuid, day date) returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select s.grant_id from schedule_day s
    where s.citizen_id = citizen and s.offer_id = offer and s.weekday = extract(isodow from day)
      and daterange(s.valid_from, s.valid_to) @> day
      and reaches('create_absence', citizen)
      and (not setting_on('offers_limited') or offer = any (setting_uuids('offers')))
    limit 1
$$;

-- Part RIDE_CANCELLATION: the ride of a citizen to or from an offer on a day. For whoever may say that it isn't wanted.
create or replace function ride_on(citizen uuid, offer uuid, way text, day date) returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select r.id from ride r
    join transport_arrangement t on t.id = r.arrangement_id and daterange(t.valid_from, t.valid_to) @> day
    where r.citizen_id = citizen and r.offer_id = offer and r.direction = way
      and r.weekday = extract(isodow from day)
      and reaches('create_ride_cancellation', citizen)
      and (not setting_on('offers_limited') or offer = any (setting_uuids('offers')))
    limit 1
$$;

-- Part CPR: is a number kept, whoever's it is? For whoever registers: the constraint would say the same, but knows only what
-- is kept with the newest key.
create or replace function cpr_is_kept(look_ups bytea[]) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select setting_on('create_cpr_all') and exists (select from citizen_cpr c where c.cpr_lookup = any (look_ups))
$$;

-- Is somebody a caseworker, or was once? For whoever says who covers.
create or replace function has_been_caseworker(account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select setting_on('change_staff_all')
        and exists (select from account_role r where r.account_id = account and r.role = 'CASEWORKER')
$$;

-- How many notices from outside the actor has sent today: a number, so that there is an end to it.
create or replace function outside_notices_today() returns bigint
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select count(*) from outside_notice
    where reported_by = setting_uuid('actor') and received_on = today_in_denmark()
$$;

-- How often the actor has told something about a citizen today, for the same end.
create or replace function told_today(citizen uuid) returns bigint
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select (select count(*) from change_notice n where n.citizen_id = citizen
            and n.reported_by = setting_uuid('actor') and n.received_on = today_in_denmark())
        + (select count(*) from support_review r where r.citizen_id = citizen
            and r.requested_by = setting_uuid('actor') and r.received_on = today_in_denmark())
$$;

-- What the actor has told in this role in the last year, and when it was handled: that and no more, as long as the actor
-- may tell more. Of what was told from outside, in whichever role, it says the same whether there is a case or not.
create or replace function own_receipts() returns table (id uuid, kind text, received_on date, handled_on date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select told.id, told.kind, told.received_on, told.handled_on from (
        select n.id, 'CHANGE_NOTICE' as kind, n.received_on, n.answered_on as handled_on
        from change_notice n
        where n.reported_by = setting_uuid('actor') and n.reported_as = current_setting('samvaer.role', true)
          and n.receipt_of is null and reaches('create_notice', n.citizen_id)
          and (not setting_on('offers_limited') or n.offer_id = any (setting_uuids('offers')))
        union all
        select r.id, 'SUPPORT_REVIEW', r.received_on, r.closed_on
        from support_review r
        where r.requested_by = setting_uuid('actor') and r.requested_as = current_setting('samvaer.role', true)
          and reaches('create_support_review', r.citizen_id)
        union all
        select c.id, 'COMPLAINT', c.received_on, c.reassessed_on
        from complaint c
        where c.submitted_by = setting_uuid('actor') and c.submitted_as = current_setting('samvaer.role', true)
          and reaches('create_complaint', c.citizen_id)
        union all
        select o.id, 'OUTSIDE_NOTICE', o.received_on, o.closed_on
        from outside_notice o
        where o.reported_by = setting_uuid('actor') and setting_on('create_outside_notice_all')
    ) as told
    where told.received_on >= today_in_denmark() - 366
$$;

-- Whom nobody may reach: a place, a follow-up that is due, no sign-in of one's own and no helper. For whoever lists
-- follow-ups of everybody.
drop function if exists outreach();
create function outreach() returns table (citizen_id uuid, follow_up_id uuid, planned_on date, owner_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    with due as (
        select f.citizen_id, f.id, f.planned_on from follow_up f
        where f.held_on is null and f.cancelled_on is null and f.planned_on <= today_in_denmark() + 30
          and not exists (select from account a where a.citizen_id = f.citizen_id)
          and not exists (select from delegation d
                          join delegation_scope s on s.delegation_id = d.id and s.area = 'FOLLOW_UP'
                          where d.citizen_id = f.citizen_id and delegation_is_active(d))
          and setting_on('list_follow_up_all') and f.citizen_id is distinct from setting_uuid('excluded_citizen'))
    select due.citizen_id, due.id, due.planned_on, o.owner_id from due
    left join case_owners(array(select due.citizen_id from due)) as o on o.citizen_id = due.citizen_id
$$;

create or replace function outreach_count() returns bigint language sql stable as $$ select count(*) from outreach() $$;

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

-- A table of a Part: who reads, creates and changes is what the policy says of the Part. `signed` names the columns
-- that say who made a row: nobody makes one in another's name. `closes` names the column that ends a row: it is set
-- once, never taken back, and not for a day that has passed. `made` is what holds of every new row: the past is not
-- written now.
do $$
declare
    of_part record;
    command record;
    setting text;
    reaches text;
    before text;
    after text;
begin
    for of_part in select * from (values
        ('citizen', 'identity', 'id', false, true, true, null, 'died_on', 'died_on is null'),
        ('citizen_cpr', 'cpr', 'citizen_id', false, true, false, null, null, null),
        ('citizen_birth', 'age', 'citizen_id', false, true, false, null, null, null),
        ('citizen_address', 'address', 'citizen_id', false, true, false, null, null, null),
        ('application', 'application', 'citizen_id', false, true, true, 'submitted', 'withdrawn_on',
            'received_on between today_in_denmark() - 366 and today_in_denmark() and withdrawn_on is null'),
        ('assessment', 'assessment', 'citizen_id', false, true, false, 'assessed', null, 'assessed_on = today_in_denmark()'),
        ('assessment_theme', 'assessment', 'citizen_id', false, true, false, null, null, null),
        ('transport_assessment', 'assessment', 'citizen_id', false, true, false, null, null, null),
        ('grant', 'grant', 'citizen_id', true, true, false, null, null, null),
        ('grant_terms', 'grant', 'citizen_id', true, true, true, null, 'valid_to',
            'valid_from >= today_in_denmark() - 31'),
        ('decision', 'decision', 'citizen_id', false, true, false, 'decided', null, 'decided_on = today_in_denmark()'),
        ('schedule_day', 'schedule', 'citizen_id', true, true, true, null, 'valid_to',
            'valid_from >= today_in_denmark() - 31'),
        ('grant_pause', 'schedule', 'citizen_id', true, true, true, null, 'valid_to',
            'valid_from >= today_in_denmark()'),
        ('absence', 'absence', 'citizen_id', true, true, true, 'reported', 'withdrawn_at',
            'absent_on >= today_in_denmark() and withdrawn_at is null'),
        ('cost_plan', 'costs', 'citizen_id', true, true, true, null, 'valid_to',
            'valid_from >= today_in_denmark() - 31'),
        ('travel_reimbursement', 'costs', 'citizen_id', true, true, true, null, 'valid_to',
            'valid_from >= today_in_denmark()'),
        ('transport_arrangement', 'transport', 'citizen_id', true, true, true, null, 'valid_to',
            'valid_from >= today_in_denmark()'),
        ('ride', 'transport', 'citizen_id', true, true, false, null, null, null),
        ('ride_cancellation', 'ride_cancellation', 'citizen_id', true, true, true, 'reported', 'withdrawn_at',
            'cancelled_on >= today_in_denmark() and withdrawn_at is null'),
        ('follow_up', 'follow_up', 'citizen_id', true, true, true, null, 'held_on',
            'held_on is null and caseworker_id = setting_uuid(''actor'')'),
        ('follow_up_summary', 'follow_up_summary', 'citizen_id', false, true, false, null, null, null),
        ('follow_up_attendance', 'follow_up_summary', 'citizen_id', false, true, false, null, null, null),
        ('follow_up_preparation', 'follow_up_preparation', 'citizen_id', false, true, true, null, 'sent_at', null),
        ('follow_up_contribution', 'follow_up_contribution', 'citizen_id', true, true, true, 'written', null,
            'written_on = today_in_denmark()'),
        ('action_plan_offer', 'action_plan', 'citizen_id', false, true, true, 'offered', 'answered_on',
            'offered_on = today_in_denmark()'),
        ('action_plan', 'action_plan', 'citizen_id', false, true, false, 'made', null, 'made_on = today_in_denmark()'),
        ('action_plan_goal', 'action_plan', 'citizen_id', false, true, false, null, null, null),
        ('change_notice', 'notice', 'citizen_id', true, true, true, 'reported', 'answered_on',
            'received_on between today_in_denmark() - 366 and today_in_denmark() and answered_on is null'
            ' and (received_on = today_in_denmark() or reported_as = ''CASEWORKER'')'
            ' and case reported_as::text when ''CASEWORKER'' then true when ''CITIZEN'' then reporter_name is null'
            ' else reporter_name = (select a.name from account a where a.id = setting_uuid(''actor'')) end'),
        ('support_review', 'support_review', 'citizen_id', false, true, true, 'requested', 'closed_on',
            'received_on between today_in_denmark() - 366 and today_in_denmark() and begun_on is null and closed_on is null'
            ' and (received_on = today_in_denmark() or requested_as = ''CASEWORKER'')'
            ' and case requested_as::text when ''CASEWORKER'' then true when ''CITIZEN'' then requester_name is null'
            ' else requester_name = (select a.name from account a where a.id = setting_uuid(''actor'')) end'),
        ('complaint', 'complaint', 'citizen_id', false, true, true, 'submitted', 'forwarded_on',
            'received_on between today_in_denmark() - 366 and today_in_denmark() and reassessed_on is null'
            ' and case submitted_as::text when ''CASEWORKER'' then true when ''CITIZEN'' then submitter_name is null'
            ' else submitter_name = (select a.name from account a where a.id = setting_uuid(''actor'')) end'),
        -- Given by the citizen, or registered by a caseworker; to somebody who is invited, or who had it already.
        ('delegation', 'delegation', 'citizen_id', false, true, true, 'given', 'revoked_at',
            'given_at = now() and revoked_at is null and approved_at is null and ended_by_death_on is null'
            ' and valid_from = today_in_denmark() and valid_to <= today_in_denmark() + 1100'
            ' and case when renews_id is null then relative_id is null'
            '     else delegation_renewable(renews_id, citizen_id, relative_id) end'
            ' and case current_setting(''samvaer.role'', true) when ''CITIZEN'' then source = ''CITIZEN'' '
            '     else source in (''PAPER'', ''GUARDIANSHIP'', ''GENERAL_POWER'', ''FUTURE_POWER'') end'),
        -- With the delegation, and never after. To act is given by a citizen's own word only where the municipality says so.
        ('delegation_scope', 'delegation', 'citizen_id', false, true, false, null, null,
            'exists (select from delegation d where d.id = delegation_id'
            '     and d.given_by = setting_uuid(''actor'') and d.given_at = now())'
            ' and (verb <> ''ACT'' or current_setting(''samvaer.role'', true) <> ''CITIZEN'' '
            '     or (select s.citizens_give_act from quality_standard s order by s.loaded_at desc limit 1))'),
        ('letter', 'letter', 'citizen_id', false, false, true, null, 'seen_at', null),
        ('calendar_feed', 'calendar_feed', 'citizen_id', false, true, true, 'made', 'revoked_at',
            'revoked_at is null and made_at = now()'),
        ('caseworker_assignment', 'contact', 'citizen_id', false, true, true, null, 'valid_to',
            'valid_from >= today_in_denmark()')
    ) as t (name, part, citizen_column, at_offer, creatable, changeable, signed, closes, made) loop
        execute format('alter table public.%I enable row level security', of_part.name);
        for command in select * from (values
            ('read', 'select', true), ('create', 'insert', of_part.creatable), ('change', 'update', of_part.changeable)
        ) as c (action, command, wanted) where wanted loop
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
            if of_part.name = 'delegation' then
                reaches := format('(%s or ((select setting_on(%L)) and relative_id = (select setting_uuid(%L))))',
                    reaches, setting || '_received', 'actor');
            end if;
            -- Who else has access is the citizen's to know.
            if of_part.name = 'letter' and command.action = 'read' then
                reaches := reaches || ' and (kind <> ''ACCESS'' or (select current_setting(''samvaer.role'', true)) <> ''RELATIVE'')';
            end if;
            -- A draft is its writer's alone.
            if of_part.name = 'follow_up_preparation' and command.action = 'read' then
                reaches := reaches || ' and (sent_at is not null or (select current_setting(''samvaer.role'', true)) = ''CITIZEN'')';
            end if;
            before := reaches;
            after := reaches;
            if command.action = 'create' and of_part.signed is not null then
                after := after || format(' and %I = (select setting_uuid(%L))', of_part.signed || '_by', 'actor');
                if of_part.signed in ('submitted', 'reported', 'requested') then
                    after := after || format(' and %I = (select current_setting(%L))',
                        of_part.signed || '_as', 'samvaer.role');
                end if;
            end if;
            if command.action = 'create' and of_part.made is not null then
                after := after || ' and ' || of_part.made;
            end if;
            if command.action = 'change' and of_part.name in ('follow_up', 'follow_up_preparation', 'support_review',
                'complaint') then
                -- Changed step by step until it is closed, and never after.
                before := before || format(' and %I is null', of_part.closes);
                if of_part.name = 'follow_up' then
                    before := before || ' and cancelled_on is null';
                end if;
            elsif command.action = 'change' and of_part.closes is not null then
                after := after || format(' and %I is not null', of_part.closes);
                if of_part.closes in ('valid_to', 'withdrawn_on') then
                    after := after || format(' and %I >= today_in_denmark()', of_part.closes);
                end if;
                if of_part.closes <> 'valid_to' then
                    before := before || format(' and %I is null', of_part.closes);
                end if;
                if of_part.name = 'delegation' then
                    -- Stopped in the own name; or approved, by another caseworker than the one who registered it.
                    after := reaches || ' and case when revoked_at is not null then revoked_by = (select setting_uuid(''actor''))'
                        ' else (select current_setting(''samvaer.role'', true)) = ''CASEWORKER'' and approved_at is not null'
                        ' and approved_by = (select setting_uuid(''actor'')) and given_by <> approved_by'
                        ' and accepted_at is not null end';
                end if;
            end if;
            execute format('create policy %I on public.%I for %s', command.action, of_part.name, command.command)
                || case when command.action <> 'create' then format(' using (%s)', before) else '' end
                || case when command.action <> 'read' then format(' with check (%s)', after) else '' end;
        end loop;
    end loop;
end $$;

-- A draft is its writer's; one that was handed over is the citizen's too, and its writer can only take it back.
alter table draft enable row level security;
create policy read on draft for select using (reaches('read_draft', citizen_id)
    and (prepared_by = (select setting_uuid('actor'))
        or (handed_over_at is not null and (select current_setting('samvaer.role', true)) = 'CITIZEN')));
create policy "create" on draft for insert with check (reaches('create_draft', citizen_id)
    and prepared_by = (select setting_uuid('actor')) and handed_over_at is null
    and case (select current_setting('samvaer.role', true)) when 'CITIZEN' then preparer_name is null
        else preparer_name = (select a.name from account a where a.id = setting_uuid('actor')) end);
create policy change on draft for update using (reaches('change_draft', citizen_id)
    and prepared_by = (select setting_uuid('actor')) and handed_over_at is null)
    with check (reaches('change_draft', citizen_id) and prepared_by = (select setting_uuid('actor'))
        and (handed_over_at is null or (select current_setting('samvaer.role', true)) = 'RELATIVE'));
create policy remove on draft for delete using (reaches('change_draft', citizen_id)
    and (prepared_by = (select setting_uuid('actor'))
        or (handed_over_at is not null and (select current_setting('samvaer.role', true)) = 'CITIZEN')));

-- The own account, and nobody else's. Sessions, roles and the policy's copy are for `enter` alone: no policy at all.
alter table account enable row level security;
create policy read on account for select using (id = (select setting_uuid('actor')));
alter table account_role enable row level security;
alter table session enable row level security;
alter table sign_in enable row level security;
alter table account_identity enable row level security;
alter table policy_rule enable row level security;
alter table scope_rule enable row level security;
alter table service_scope enable row level security;

-- The work side of staff is shown to whoever has signed in.
alter table staff_member enable row level security;
create policy read on staff_member for select using ((select setting_uuid('actor')) is not null);
alter table offer_contact_person enable row level security;
create policy read on offer_contact_person for select using ((select setting_uuid('actor')) is not null);

-- Who covers for whom is said by whoever keeps the staff, and seen by whoever works there.
alter table staff_cover enable row level security;
create policy read on staff_cover for select using ((select setting_on('read_staff_all')));
create policy "create" on staff_cover for insert with check ((select setting_on('change_staff_all'))
    and valid_from >= today_in_denmark() and set_by = (select setting_uuid('actor')));
create policy change on staff_cover for update using ((select setting_on('change_staff_all')))
    with check (valid_to >= today_in_denmark());

-- Part OUTSIDE_NOTICE: whoever has signed in writes one, and only caseworkers read.
alter table outside_notice enable row level security;
-- (Nobody reads one that names the own name: it may be about the own case.)
create policy read on outside_notice for select using ((select setting_on('read_outside_notice_all'))
    and position((select lower(a.name) from account a where a.id = setting_uuid('actor')) in lower(about)) = 0);
create policy "create" on outside_notice for insert with check ((select setting_on('create_outside_notice_all'))
    and reported_by = (select setting_uuid('actor')) and received_on = today_in_denmark() and closed_on is null
    and matched_notice_id is null
    and reporter_name = (select a.name from account a where a.id = setting_uuid('actor')));
create policy change on outside_notice for update using ((select setting_on('change_outside_notice_all'))
    and closed_on is null) with check (closed_on = today_in_denmark() and closed_by = (select setting_uuid('actor'))
    and (matched_notice_id is null or exists (
        select from change_notice n where n.id = matched_notice_id and n.reported_by = setting_uuid('actor'))));

-- Written by access_log_write alone; read by whose file it is, and by the auditor.
alter table access_log enable row level security;
create policy read on access_log for select using (
    citizen_id = any ((select setting_uuids('read_access_log'))::uuid[])
    or (select setting_on('read_access_log_all')));

-- Seals are nobody's data: whoever reads a log sees how far it is sealed.
alter table access_log_seal enable row level security;
create policy read on access_log_seal for select using (
    (select setting_on('read_access_log_all')) or cardinality((select setting_uuids('read_access_log'))) > 0);
alter table access_log_seal_state enable row level security;
create policy read on access_log_seal_state for select using (
    (select setting_on('read_access_log_all')) or cardinality((select setting_uuids('read_access_log'))) > 0);

-- Whoever reads the own log may wonder about a row of it; the auditor answers, once.
alter table access_log_question enable row level security;
create policy read on access_log_question for select using (
    citizen_id = any ((select setting_uuids('read_access_log'))::uuid[]) or (select setting_on('read_access_log_all')));
create policy "create" on access_log_question for insert with check (
    citizen_id = any ((select setting_uuids('create_access_log'))::uuid[]) and asked_by = (select setting_uuid('actor'))
    and asked_on = today_in_denmark() and answered_on is null
    and exists (select from access_log l where l.id = entry_id and l.citizen_id = access_log_question.citizen_id));
create policy change on access_log_question for update using (
    (select setting_on('change_access_log_all')) and answered_on is null
    and citizen_id is distinct from (select setting_uuid('excluded_citizen')))
    with check (answered_by = (select setting_uuid('actor')) and answered_on = today_in_denmark());

alter table idempotency_key enable row level security;
create policy read on idempotency_key for select using (account_id = (select setting_uuid('actor')));
create policy "create" on idempotency_key for insert with check (account_id = (select setting_uuid('actor')));

-- The catalogue is everybody's to read. Who keeps it adds and changes; what a price was on a past day stays.
do $$
declare
    of_catalogue record;
begin
    for of_catalogue in select * from (values
        ('legal_basis', null, null, false), ('state_pension_age', null, null, false),
        ('quality_standard', null, 'true', false), ('quality_standard_section', null, null, false),
        ('exclusion', null, null, false), ('demonstration', null, null, false),
        ('activity_kind', 'true', null, false), ('activity_activity_kind', 'true', null, false),
        ('offer', 'true', 'true', false), ('opening_hours', 'true', null, true),
        ('activity', 'true', 'ended_on is not null', false),
        ('cost_item', 'valid_from >= today_in_denmark()', 'valid_to >= today_in_denmark()', false),
        ('closing_period', 'valid_from >= today_in_denmark()', 'valid_to >= today_in_denmark()', true),
        ('local_rule', 'true', 'true', false), ('task_time_limit', 'true', 'true', false),
        ('closed_day', null, null, false)
    ) as t (name, created, changed, removable) loop
        execute format('alter table public.%I enable row level security', of_catalogue.name);
        execute format('create policy read on public.%I for select using (true)', of_catalogue.name);
        if of_catalogue.created is not null then
            execute format('create policy "create" on public.%I for insert with check ((select setting_on(%L)) and %s)',
                of_catalogue.name, 'create_catalogue_all', of_catalogue.created);
        end if;
        if of_catalogue.changed is not null then
            execute format('create policy change on public.%I for update using ((select setting_on(%L))) with check (%s)',
                of_catalogue.name, 'change_catalogue_all', of_catalogue.changed);
        end if;
        if of_catalogue.removable then
            execute format('create policy remove on public.%I for delete using ((select setting_on(%L)))',
                of_catalogue.name, 'change_catalogue_all');
        end if;
    end loop;
end $$;

-- Who is at an offer is said by whoever keeps the catalogue.
create policy "create" on offer_contact_person for insert with check ((select setting_on('create_catalogue_all'))
    and valid_from >= today_in_denmark() and assigned_by = (select setting_uuid('actor')));
create policy change on offer_contact_person for update using ((select setting_on('change_catalogue_all')))
    with check (valid_to >= today_in_denmark() and ended_by = (select setting_uuid('actor')));
