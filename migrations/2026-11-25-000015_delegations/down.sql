alter domain task_kind drop constraint task_kind_check;
delete from task_time_limit where kind in ('ACCESS_TO_APPROVE', 'ACCESS_TO_REVIEW', 'DECEASED_WITH_PLACE');
alter domain task_kind add constraint task_kind_check check (value in
    ('APPLICATION_WAITS', 'TRANSPORT_WAITS', 'PENSION_AGE_REACHED', 'OFFER_TRANSFERRED', 'TARGET_GROUP_LEFT',
     'DAYS_TO_AGREE', 'RIDE_WITHOUT_DAY', 'FOLLOW_UP_DUE', 'FOLLOW_UP_TO_PLAN', 'DECISION_AFTER_FOLLOW_UP',
     'ACTION_PLAN_TO_OFFER', 'ACTION_PLAN_ANSWER_WAITS', 'ACTION_PLAN_TO_MAKE', 'NOTICE_WAITS',
     'OUTSIDE_NOTICE_WAITS', 'SUPPORT_REVIEW_WAITS', 'DECISION_AFTER_REVIEW', 'COMPLAINT_WAITS',
     'COMPLAINT_TO_FORWARD', 'CONTRIBUTION_WAITS'));
drop trigger delegation_of_the_living on delegation;
drop function delegation_of_the_living();
drop trigger death_ends_access on citizen;
drop function death_ends_access();
alter table citizen drop column died_on;
alter table quality_standard drop column citizens_give_act;
drop trigger letter_is_made on delegation;
delete from letter where kind = 'ACCESS';
alter domain letter_kind drop constraint letter_kind_check;
alter domain letter_kind add constraint letter_kind_check check (value in
    ('DECISION', 'FOLLOW_UP', 'REVIEW', 'COMPLAINT_ANSWER', 'RECEIPT'));
drop trigger delegation_steps_once on delegation;
drop function delegation_steps_once();
-- What nobody has accepted was not there before, and what nobody has approved must not come to hold.
delete from delegation_scope s using delegation d
    where d.id = s.delegation_id and (d.relative_id is null or (d.document is not null and d.approved_at is null));
delete from delegation where relative_id is null or (document is not null and approved_at is null);
alter table delegation
    drop column given_by, drop column given_at, drop column invitation_hash, drop column invited_until,
    drop column accepted_at, drop column accepted_as, drop column renews_id, drop column guardianship, drop column document,
    drop column approved_by, drop column approved_at, drop column ended_by_death_on,
    alter column relative_id set not null;
drop domain guardianship_kind;
