drop table exclusion, quality_standard_section, quality_standard, cost_item, activity_activity_kind, activity,
    opening_hours, offer, activity_kind, legal_basis;
drop domain cost_unit, cost_category, provider_type, offer_area, oere, weekday;
drop type timerange;
drop extension btree_gist;
drop schema extension;
