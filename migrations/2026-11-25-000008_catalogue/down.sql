-- Policies speak of these columns; `samvaer migrate` makes them anew. Until then nobody sees anything.
do $$
declare p record;
begin
    for p in select policyname, tablename from pg_policies where schemaname = 'public' loop
        execute format('drop policy %I on public.%I', p.policyname, p.tablename);
    end loop;
end $$;
drop table local_rule;
alter table quality_standard drop column follow_up_months, drop column half_days_allowed;
alter table exclusion drop column text_en, drop column refer_to_en;
alter table quality_standard_section drop column heading_en, drop column body_en, drop column easy_en;
alter table offer_contact_person drop constraint offer_contact_person_once;
alter table cost_item drop column label_en;
alter table activity drop column name_en, drop column ended_on;
alter table offer drop column description_en, drop column version;
drop domain local_rule_topic;
