alter domain task_kind drop constraint task_kind_check;
delete from task_time_limit where kind = 'ACCESS_QUESTION_WAITS';
alter domain task_kind add constraint task_kind_check check (value in
    ('APPLICATION_WAITS', 'TRANSPORT_WAITS', 'PENSION_AGE_REACHED', 'OFFER_TRANSFERRED', 'TARGET_GROUP_LEFT',
     'DAYS_TO_AGREE', 'RIDE_WITHOUT_DAY', 'FOLLOW_UP_DUE', 'FOLLOW_UP_TO_PLAN', 'DECISION_AFTER_FOLLOW_UP',
     'ACTION_PLAN_TO_OFFER', 'ACTION_PLAN_ANSWER_WAITS', 'ACTION_PLAN_TO_MAKE', 'NOTICE_WAITS',
     'OUTSIDE_NOTICE_WAITS', 'SUPPORT_REVIEW_WAITS', 'DECISION_AFTER_REVIEW', 'COMPLAINT_WAITS',
     'COMPLAINT_TO_FORWARD', 'CONTRIBUTION_WAITS', 'ACCESS_TO_APPROVE', 'ACCESS_TO_REVIEW', 'DECEASED_WITH_PLACE'));
alter table quality_standard drop column staff_names_in_log;
drop table access_log_question;
drop table access_log_seal_state;
drop table access_log_seal;
drop index access_log_at;
delete from access_log where action = 'SEARCH';
alter table access_log
    drop constraint access_log_about,
    drop constraint access_log_action_check,
    add constraint access_log_action_check check (action in ('READ', 'WRITE')),
    drop column through_id,
    drop column criterion,
    alter column citizen_id set not null;
