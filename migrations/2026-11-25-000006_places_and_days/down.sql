drop table closing_period;
drop table absence;
drop table grant_pause;
drop trigger period_only_shortens on transport_arrangement;
drop trigger period_only_shortens on cost_plan;
drop trigger period_only_shortens on schedule_day;
drop trigger period_only_shortens on grant_terms;
drop function period_only_shortens();
drop trigger r28_places on grant_terms;
drop function places_hold();
create or replace function offer_is_grantable() returns trigger language plpgsql
    security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if not exists (select from offer
                   where id = new.offer_id and grant_required and legal_basis = 'SEL-104') then
        raise exception 'the offer is not granted under SEL-104' using
            errcode = 'check_violation', constraint = 'r27_grantable_offer';
    end if;
    if coalesce(btrim(new.own_offers_insufficient_reason), '') = ''
        and exists (select from offer where id = new.offer_id and provider_type <> 'OWN') then
        raise exception 'an offer of another provider needs its reason' using
            errcode = 'check_violation', constraint = 'r31_own_offers_first';
    end if;
    return new;
end $$;
drop function legal_basis_on(offer, date);
alter table offer drop column transferred_on;
