drop table idempotency_key, caseworker_assignment, delegation_scope, delegation, follow_up_summary, follow_up, ride,
    transport_arrangement, cost_plan, schedule_day, grant_terms, decision, "grant", assessment, citizen_address,
    citizen_cpr;
drop function schedule_fits_terms, offer_is_grantable;
drop domain delegation_area, delegation_verb, delegation_source, ride_direction, transport_mode, day_part,
    decision_outcome;
