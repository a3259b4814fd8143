drop function access_log_make_partitions;
drop table access_log;
drop domain access_purpose;
