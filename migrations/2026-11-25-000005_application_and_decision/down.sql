-- Policies speak of these columns; `samvaer migrate` makes them anew. Until then nobody sees anything.
do $$
declare p record;
begin
    for p in select policyname, tablename from pg_policies where schemaname = 'public' loop
        execute format('drop policy %I on public.%I', p.policyname, p.tablename);
    end loop;
end $$;
drop trigger r9_assessed_in_need on grant_terms;
drop function assessed_in_need();
drop trigger decision_stands on decision;
drop function decision_stands();
alter table decision
    drop constraint decision_hearing,
    drop column subject, drop column application_id, drop column replaces_id, drop column received_on,
    drop column heard_on, drop column hearing_statement, drop column hearing_not_due_reason;
drop table assessment_theme;
alter table assessment
    drop constraint r7_age_reason, drop constraint assessment_of_citizen,
    drop column assessed_by, drop column application_id, drop column age_status, drop column age_reason;
delete from assessment where cardinality(grounds) = 0;
alter table assessment drop constraint assessment_grounds, add constraint assessment_grounds check (
    cardinality(grounds) > 0
    and grounds <@ array['PHYSICAL_IMPAIRMENT', 'MENTAL_IMPAIRMENT', 'SPECIAL_SOCIAL_PROBLEMS']);
drop table application;
drop table citizen_birth;
drop table state_pension_age;
drop domain decision_subject;
drop domain function_level;
drop domain function_theme;
drop domain age_status;
