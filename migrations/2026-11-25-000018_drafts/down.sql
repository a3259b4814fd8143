drop table draft;
drop function drafts_expire();
drop domain draft_kind;
