drop table scope_rule;
delete from service_scope where scope = 'CALENDAR';
alter domain service_scope_name drop constraint service_scope_name_check;
alter domain service_scope_name add constraint service_scope_name_check check (value in ('RIDE_LIST'));
