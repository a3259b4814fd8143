drop table account_identity;
drop table sign_in;
alter table session drop constraint session_idle, drop column idle_ends_at, drop column provider;
