drop view task;
drop domain task_kind;
