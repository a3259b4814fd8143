do $$
declare p record;
begin
    for p in select policyname, tablename from pg_policies where schemaname = 'public' loop
        execute format('drop policy %I on public.%I', p.policyname, p.tablename);
    end loop;
end $$;
drop trigger letter_is_answered on complaint;
drop trigger letter_is_answered on support_review;
drop trigger letter_is_made on complaint;
drop trigger letter_is_made on support_review;
drop trigger letter_is_made on change_notice;
drop trigger letter_is_made on application;
drop trigger letter_is_made on follow_up_summary;
drop trigger letter_is_made on decision;
drop function letter_is_made;
drop table letter;
alter table decision drop column easy;
drop domain letter_kind;
