-- Signing in through OpenID Connect, and the end of a session in which nothing happens.

-- Sessions of before are over: nobody knows when they were last used.
delete from session;
alter table session
    -- Which provider it came from, for signing out there too; null in the demonstration.
    add column provider text,
    -- Without a sign of life it ends here; never later than `ends_at`.
    add column idle_ends_at timestamptz not null,
    add constraint session_idle check (idle_ends_at <= ends_at);

-- A sign-in that has begun: what the way back must fit. Gone when it has come back, or after ten minutes.
create table sign_in (
    -- SHA-256 of the secret in the browser's cookie, and of the `state` in the address.
    id_hash bytea primary key,
    state_hash bytea not null,
    provider text not null,
    nonce text not null,
    pkce_verifier text not null,
    way_on text,
    ends_at timestamptz not null
);
create index sign_in_ends on sign_in (ends_at);

-- Who an account is at a provider. Somebody may come by more than one; an account made or registered with a subject is found
-- by that too.
create table account_identity (
    subject text primary key,
    account_id uuid not null references account (id)
);
create index account_identity_account on account_identity (account_id);
