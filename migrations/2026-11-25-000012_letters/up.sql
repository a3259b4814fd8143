-- Letters: every decision, receipt, summary and answer, with formal and easy text side by side, and whether the citizen
-- has seen it. A letter is a row beside what it is about; what it says is read from there.

create domain letter_kind as text check (value in ('DECISION', 'FOLLOW_UP', 'REVIEW', 'COMPLAINT_ANSWER', 'RECEIPT'));

-- A decision says the same in easy words. Those from before it was written ask to be explained.
alter table decision add column easy text;
alter table decision disable trigger decision_stands;
update decision set easy = 'Ring til din rådgiver. Så forklarer vi afgørelsen.';
alter table decision enable trigger decision_stands;
alter table decision
    alter column easy set not null,
    add constraint decision_easy check (length(btrim(easy)) > 0);

-- Part LETTER.
create table letter (
    id uuid primary key default gen_random_uuid(),
    citizen_id uuid not null references citizen (id),
    kind letter_kind not null,
    subject_id uuid not null,
    sent_on date not null,
    seen_at timestamptz,
    constraint letter_once unique (subject_id, kind)
);
create index letter_citizen on letter (citizen_id);

-- A letter is made with what it is about, by whoever makes that.
create function letter_is_made() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into letter (citizen_id, kind, subject_id, sent_on)
    values (new.citizen_id, tg_argv[0],
        coalesce(to_jsonb(new) ->> 'id', to_jsonb(new) ->> 'follow_up_id')::uuid,
        coalesce((to_jsonb(new) ->> tg_argv[1])::date,
            (select held_on from follow_up where id = (to_jsonb(new) ->> 'follow_up_id')::uuid), today_in_denmark()));
    return null;
end $$;
create trigger letter_is_made after insert on decision
    for each row execute function letter_is_made('DECISION', 'received_on');
create trigger letter_is_made after insert on follow_up_summary
    for each row execute function letter_is_made('FOLLOW_UP', 'none');
create trigger letter_is_made after insert on application
    for each row execute function letter_is_made('RECEIPT', 'received_on');
-- What somebody else told of goes to that one, not to the citizen.
create trigger letter_is_made after insert on change_notice
    for each row when (new.reported_as = 'CITIZEN') execute function letter_is_made('RECEIPT', 'received_on');
create trigger letter_is_made after insert on support_review
    for each row execute function letter_is_made('RECEIPT', 'received_on');
create trigger letter_is_made after insert on complaint
    for each row execute function letter_is_made('RECEIPT', 'received_on');
create trigger letter_is_answered after insert or update of closed_on on support_review
    for each row when (new.closed_on is not null) execute function letter_is_made('REVIEW', 'closed_on');
create trigger letter_is_answered after insert or update of reassessed_on on complaint
    for each row when (new.reassessed_on is not null) execute function letter_is_made('COMPLAINT_ANSWER', 'reassessed_on');

-- What was there before has its letters too.
insert into letter (citizen_id, kind, subject_id, sent_on)
select citizen_id, 'DECISION', id, received_on from decision
union all
select s.citizen_id, 'FOLLOW_UP', s.follow_up_id, f.held_on from follow_up_summary s join follow_up f on f.id = s.follow_up_id
union all
select citizen_id, 'RECEIPT', id, received_on from application;
