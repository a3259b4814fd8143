-- Tools that act on behalf of a named person, with what both may do and no more.

alter domain service_scope_name drop constraint service_scope_name_check;
alter domain service_scope_name add constraint service_scope_name_check check (value in ('RIDE_LIST', 'CALENDAR'));

-- What a scope lets a tool do on behalf of somebody who may do it too: a copy of server/src/policy, as policy_rule is.
create table scope_rule (
    scope service_scope_name not null,
    action text not null,
    part text not null,
    primary key (scope, action, part)
);
