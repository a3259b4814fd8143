delete from scope_rule where scope = 'FEED';
delete from service_scope where scope = 'FEED';
alter domain service_scope_name drop constraint service_scope_name_check;
alter domain service_scope_name add constraint service_scope_name_check check (value in ('RIDE_LIST', 'CALENDAR'));
drop table calendar_feed;
