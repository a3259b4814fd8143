//! The tables as Diesel sees them. What they mean is said in `migrations/`; a test compares every table and column
//! with the migrated database, so this can't drift.
#![allow(missing_docs)]

use diesel::table;

table! {
    absence (id) {
        id -> Uuid,
        grant_id -> Uuid,
        citizen_id -> Uuid,
        offer_id -> Uuid,
        absent_on -> Date,
        reported_by -> Uuid,
        reported_as -> Text,
        reported_at -> Timestamptz,
        withdrawn_at -> Nullable<Timestamptz>,
    }
}

table! {
    access_log (id, at) {
        id -> BigInt,
        at -> Timestamptz,
        actor_id -> Uuid,
        role -> Text,
        citizen_id -> Nullable<Uuid>,
        action -> Text,
        parts -> Array<Text>,
        purpose -> Nullable<Text>,
        request_id -> Uuid,
        criterion -> Nullable<Text>,
        through_id -> Nullable<Uuid>,
    }
}

table! {
    access_log_question (id) {
        id -> Uuid,
        citizen_id -> Uuid,
        entry_id -> BigInt,
        text -> Text,
        asked_by -> Uuid,
        asked_on -> Date,
        answer -> Nullable<Text>,
        answered_by -> Nullable<Uuid>,
        answered_on -> Nullable<Date>,
    }
}

table! {
    access_log_seal (number) {
        number -> BigInt,
        from_id -> BigInt,
        to_id -> BigInt,
        month -> Date,
        rows -> BigInt,
        hash -> Bytea,
        sealed_at -> Timestamptz,
    }
}

table! {
    access_log_seal_state (single) {
        single -> Bool,
        sealed_id -> BigInt,
        complete_until -> Nullable<Timestamptz>,
        next_id -> Nullable<BigInt>,
        next_xid -> Nullable<BigInt>,
        next_at -> Nullable<Timestamptz>,
        kept_from -> Date,
    }
}

table! {
    account (id) {
        id -> Uuid,
        kind -> Text,
        subject -> Text,
        name -> Text,
        citizen_id -> Nullable<Uuid>,
    }
}

table! {
    account_identity (subject) {
        subject -> Text,
        account_id -> Uuid,
    }
}

table! {
    account_role (account_id, role, valid_from) {
        account_id -> Uuid,
        role -> Text,
        valid_from -> Date,
        valid_to -> Nullable<Date>,
    }
}

table! {
    activity (id) {
        id -> Uuid,
        offer_id -> Uuid,
        name -> Text,
        name_en -> Nullable<Text>,
        ended_on -> Nullable<Date>,
    }
}

table! {
    activity_activity_kind (activity_id, kind_code) {
        activity_id -> Uuid,
        kind_code -> Text,
    }
}

table! {
    activity_kind (code) {
        code -> Text,
        name_da -> Text,
        name_en -> Text,
        ffb_code -> Nullable<Uuid>,
    }
}

table! {
    application (id) {
        id -> Uuid,
        citizen_id -> Uuid,
        received_on -> Date,
        submitted_by -> Uuid,
        submitted_as -> Text,
        wishes -> Text,
        days_wished -> Nullable<SmallInt>,
        offer_wished -> Nullable<Uuid>,
        transport_wished -> Bool,
        withdrawn_on -> Nullable<Date>,
    }
}

table! {
    assessment (id) {
        id -> Uuid,
        citizen_id -> Uuid,
        assessed_on -> Date,
        grounds -> Array<Text>,
        needs_support_for_meaningful_day -> Bool,
        considerations -> Text,
        assessed_by -> Nullable<Uuid>,
        application_id -> Nullable<Uuid>,
        age_status -> Nullable<Text>,
        age_reason -> Nullable<Text>,
    }
}

table! {
    assessment_theme (assessment_id, theme) {
        assessment_id -> Uuid,
        citizen_id -> Uuid,
        theme -> Text,
        level -> Nullable<Text>,
        note -> Nullable<Text>,
    }
}

table! {
    calendar_feed (id) {
        id -> Uuid,
        citizen_id -> Uuid,
        secret_hash -> Bytea,
        made_by -> Uuid,
        made_at -> Timestamptz,
        revoked_at -> Nullable<Timestamptz>,
    }
}

table! {
    caseworker_assignment (id) {
        citizen_id -> Uuid,
        account_id -> Uuid,
        valid_from -> Date,
        valid_to -> Nullable<Date>,
        id -> Uuid,
    }
}

table! {
    citizen (id) {
        id -> Uuid,
        name -> Text,
        first_name -> Text,
        name_and_address_protected -> Bool,
        died_on -> Nullable<Date>,
    }
}

table! {
    citizen_address (citizen_id) {
        citizen_id -> Uuid,
        street -> Text,
        postal_code -> Text,
        city -> Text,
    }
}

table! {
    citizen_birth (citizen_id) {
        citizen_id -> Uuid,
        born_on -> Date,
    }
}

table! {
    citizen_cpr (citizen_id) {
        citizen_id -> Uuid,
        cpr_encrypted -> Bytea,
        cpr_lookup -> Bytea,
    }
}

table! {
    closing_period (id) {
        id -> Uuid,
        offer_id -> Uuid,
        valid_from -> Date,
        valid_to -> Date,
        reason_da -> Text,
        reason_en -> Text,
    }
}

table! {
    cost_item (id) {
        id -> Uuid,
        offer_id -> Uuid,
        category -> Text,
        label -> Text,
        amount_oere -> Integer,
        unit -> Text,
        optional -> Bool,
        example -> Bool,
        valid_from -> Date,
        valid_to -> Nullable<Date>,
        label_en -> Nullable<Text>,
    }
}

table! {
    cost_plan (id) {
        id -> Uuid,
        grant_id -> Uuid,
        citizen_id -> Uuid,
        offer_id -> Uuid,
        cost_item_id -> Uuid,
        times_per_week -> Nullable<SmallInt>,
        valid_from -> Date,
        valid_to -> Nullable<Date>,
    }
}

table! {
    decision (id) {
        id -> Uuid,
        citizen_id -> Uuid,
        grant_id -> Nullable<Uuid>,
        outcome -> Text,
        decided_on -> Date,
        decided_by -> Uuid,
        legal_basis -> Text,
        considerations -> Text,
        facts -> Text,
        reasons -> Nullable<Text>,
        complaint_guidance -> Nullable<Text>,
        subject -> Text,
        application_id -> Nullable<Uuid>,
        replaces_id -> Nullable<Uuid>,
        received_on -> Date,
        heard_on -> Nullable<Date>,
        hearing_statement -> Nullable<Text>,
        hearing_not_due_reason -> Nullable<Text>,
        easy -> Text,
    }
}

table! {
    delegation (id) {
        id -> Uuid,
        citizen_id -> Uuid,
        relative_id -> Nullable<Uuid>,
        relative_name -> Text,
        relation -> Text,
        source -> Text,
        valid_from -> Date,
        valid_to -> Date,
        revoked_at -> Nullable<Timestamptz>,
        revoked_by -> Nullable<Uuid>,
        given_by -> Nullable<Uuid>,
        given_at -> Timestamptz,
        invitation_hash -> Nullable<Bytea>,
        invited_until -> Nullable<Date>,
        accepted_at -> Nullable<Timestamptz>,
        accepted_as -> Nullable<Text>,
        renews_id -> Nullable<Uuid>,
        guardianship -> Nullable<Text>,
        document -> Nullable<Text>,
        approved_by -> Nullable<Uuid>,
        approved_at -> Nullable<Timestamptz>,
        ended_by_death_on -> Nullable<Date>,
    }
}

table! {
    delegation_scope (delegation_id, verb, area) {
        delegation_id -> Uuid,
        citizen_id -> Uuid,
        verb -> Text,
        area -> Text,
    }
}

table! {
    demonstration (single) {
        single -> Bool,
        seeded_on -> Date,
        citizens -> Integer,
    }
}

table! {
    draft (id) {
        id -> Uuid,
        citizen_id -> Uuid,
        kind -> Text,
        about_id -> Nullable<Uuid>,
        subjects -> Array<Text>,
        text -> Text,
        wish -> Nullable<Text>,
        prepared_by -> Uuid,
        preparer_name -> Nullable<Text>,
        handed_over_at -> Nullable<Timestamptz>,
        changed_at -> Timestamptz,
    }
}

table! {
    exclusion (version, code) {
        version -> Text,
        code -> Text,
        position -> Integer,
        text -> Text,
        refer_to -> Text,
        text_en -> Nullable<Text>,
        refer_to_en -> Nullable<Text>,
    }
}

table! {
    follow_up (id) {
        id -> Uuid,
        grant_id -> Uuid,
        citizen_id -> Uuid,
        offer_id -> Uuid,
        planned_on -> Date,
        starts_at -> Nullable<Time>,
        place -> Nullable<Text>,
        held_on -> Nullable<Date>,
        caseworker_id -> Nullable<Uuid>,
        cancelled_on -> Nullable<Date>,
    }
}

table! {
    follow_up_summary (follow_up_id) {
        follow_up_id -> Uuid,
        citizen_id -> Uuid,
        summary -> Text,
        easy -> Text,
        participation -> Nullable<Text>,
        result -> Text,
        reassessment_trigger -> Nullable<Text>,
        reassessment_outcome -> Nullable<Text>,
        written_on -> Date,
    }
}

table! {
    grant (id) {
        id -> Uuid,
        citizen_id -> Uuid,
        offer_id -> Uuid,
        created_at -> Timestamptz,
    }
}

table! {
    grant_pause (id) {
        id -> Uuid,
        grant_id -> Uuid,
        citizen_id -> Uuid,
        offer_id -> Uuid,
        valid_from -> Date,
        valid_to -> Nullable<Date>,
    }
}

table! {
    grant_terms (id) {
        id -> Uuid,
        grant_id -> Uuid,
        citizen_id -> Uuid,
        offer_id -> Uuid,
        decision_id -> Uuid,
        valid_from -> Date,
        valid_to -> Nullable<Date>,
        days_per_week -> SmallInt,
        purpose -> Text,
        scope_reason -> Text,
        own_offers_insufficient_reason -> Nullable<Text>,
    }
}

table! {
    idempotency_key (account_id, key) {
        account_id -> Uuid,
        key -> Text,
        input_hash -> Bytea,
        object_id -> Uuid,
        created_at -> Timestamptz,
    }
}

table! {
    legal_basis (code) {
        code -> Text,
        law -> Text,
        paragraph -> Text,
        title_da -> Text,
        title_en -> Text,
        valid_from -> Nullable<Date>,
        valid_to -> Nullable<Date>,
        of_offers -> Bool,
    }
}

table! {
    letter (id) {
        id -> Uuid,
        citizen_id -> Uuid,
        kind -> Text,
        subject_id -> Uuid,
        sent_on -> Date,
        seen_at -> Nullable<Timestamptz>,
        signed_by -> Nullable<Uuid>,
    }
}

table! {
    local_rule (topic) {
        topic -> Text,
        text -> Nullable<Text>,
        easy -> Nullable<Text>,
        text_en -> Nullable<Text>,
        easy_en -> Nullable<Text>,
    }
}

table! {
    offer (id) {
        id -> Uuid,
        code -> Text,
        name -> Text,
        description -> Text,
        area -> Text,
        provider_type -> Text,
        grant_required -> Bool,
        open -> Bool,
        legal_basis -> Nullable<Text>,
        transferred_from -> Nullable<Text>,
        limited_places -> Bool,
        capacity -> Nullable<Integer>,
        url -> Nullable<Text>,
        position -> Integer,
        transferred_on -> Nullable<Date>,
        description_en -> Nullable<Text>,
        version -> Integer,
        transfer_recorded_on -> Nullable<Date>,
    }
}

table! {
    offer_contact_person (id) {
        account_id -> Uuid,
        offer_id -> Uuid,
        valid_from -> Date,
        valid_to -> Nullable<Date>,
        id -> Uuid,
        assigned_by -> Nullable<Uuid>,
        ended_by -> Nullable<Uuid>,
    }
}

table! {
    opening_hours (offer_id, weekday, opens_at) {
        offer_id -> Uuid,
        weekday -> SmallInt,
        opens_at -> Time,
        closes_at -> Time,
    }
}

table! {
    policy_rule (role, action, part) {
        role -> Text,
        action -> Text,
        part -> Text,
        reach -> Text,
        verb -> Nullable<Text>,
        area -> Nullable<Text>,
        scope -> Nullable<Text>,
    }
}

table! {
    quality_standard (version) {
        version -> Text,
        title -> Text,
        approved_on -> Nullable<Date>,
        general_information_url -> Nullable<Text>,
        municipality -> Text,
        unit_name -> Text,
        phone -> Text,
        phone_hours -> Text,
        loaded_at -> Timestamptz,
        follow_up_months -> SmallInt,
        half_days_allowed -> Bool,
        answer_working_days -> Nullable<SmallInt>,
        citizens_give_act -> Bool,
        staff_names_in_log -> Bool,
    }
}

table! {
    quality_standard_section (version, key) {
        version -> Text,
        key -> Text,
        position -> Integer,
        heading -> Text,
        body -> Text,
        easy -> Text,
        heading_en -> Nullable<Text>,
        body_en -> Nullable<Text>,
        easy_en -> Nullable<Text>,
    }
}

table! {
    ride (id) {
        id -> Uuid,
        arrangement_id -> Uuid,
        citizen_id -> Uuid,
        offer_id -> Uuid,
        weekday -> SmallInt,
        direction -> Text,
        pickup_from -> Time,
        pickup_to -> Time,
    }
}

table! {
    ride_cancellation (id) {
        id -> Uuid,
        ride_id -> Uuid,
        citizen_id -> Uuid,
        offer_id -> Uuid,
        cancelled_on -> Date,
        reported_by -> Uuid,
        reported_as -> Text,
        reported_at -> Timestamptz,
        withdrawn_at -> Nullable<Timestamptz>,
    }
}

table! {
    schedule_day (id) {
        id -> Uuid,
        grant_id -> Uuid,
        citizen_id -> Uuid,
        offer_id -> Uuid,
        weekday -> SmallInt,
        day_part -> Text,
        starts_at -> Time,
        ends_at -> Time,
        valid_from -> Date,
        valid_to -> Nullable<Date>,
    }
}

table! {
    scope_rule (scope, action, part) {
        scope -> Text,
        action -> Text,
        part -> Text,
    }
}

table! {
    service_scope (account_id, scope, valid_from) {
        account_id -> Uuid,
        scope -> Text,
        valid_from -> Date,
        valid_to -> Nullable<Date>,
    }
}

table! {
    session (id_hash) {
        id_hash -> Bytea,
        account_id -> Uuid,
        created_at -> Timestamptz,
        ends_at -> Timestamptz,
        provider -> Nullable<Text>,
        idle_ends_at -> Timestamptz,
    }
}

table! {
    sign_in (id_hash) {
        id_hash -> Bytea,
        state_hash -> Bytea,
        provider -> Text,
        nonce -> Text,
        pkce_verifier -> Text,
        way_on -> Nullable<Text>,
        ends_at -> Timestamptz,
    }
}

table! {
    staff_member (account_id) {
        account_id -> Uuid,
        name -> Text,
        title -> Text,
        phone -> Text,
        phone_hours -> Nullable<Text>,
    }
}

table! {
    state_pension_age (born_from) {
        born_from -> Date,
        months -> SmallInt,
    }
}

table! {
    task (id) {
        id -> Uuid,
        kind -> Text,
        citizen_id -> Nullable<Uuid>,
        offer_id -> Nullable<Uuid>,
        since -> Date,
        due_on -> Date,
        audience -> Text,
        owner_id -> Nullable<Uuid>,
    }
}

table! {
    transport_arrangement (id) {
        id -> Uuid,
        grant_id -> Uuid,
        citizen_id -> Uuid,
        offer_id -> Uuid,
        mode -> Text,
        companion -> Bool,
        aids -> Array<Text>,
        valid_from -> Date,
        valid_to -> Nullable<Date>,
        decision_id -> Nullable<Uuid>,
    }
}

table! {
    transport_assessment (id) {
        id -> Uuid,
        citizen_id -> Uuid,
        grant_id -> Uuid,
        decision_id -> Uuid,
        has_need -> Bool,
        can_use_public_transport -> Bool,
        reason -> Text,
    }
}

table! {
    travel_reimbursement (id) {
        id -> Uuid,
        grant_id -> Uuid,
        citizen_id -> Uuid,
        offer_id -> Uuid,
        decision_id -> Uuid,
        mode -> Text,
        amount_oere_per_day -> Nullable<Integer>,
        valid_from -> Date,
        valid_to -> Nullable<Date>,
    }
}

table! {
    action_plan (id) {
        id -> Uuid,
        citizen_id -> Uuid,
        offer_id -> Uuid,
        made_on -> Date,
        made_by -> Uuid,
        replaces_id -> Nullable<Uuid>,
        purpose -> Text,
        support -> Text,
        duration -> Text,
        circumstances -> Text,
        easy -> Text,
    }
}

table! {
    action_plan_goal (plan_id, position) {
        plan_id -> Uuid,
        position -> SmallInt,
        citizen_id -> Uuid,
        goal_type -> Text,
        text -> Text,
        easy -> Text,
    }
}

table! {
    action_plan_offer (id) {
        id -> Uuid,
        citizen_id -> Uuid,
        offered_on -> Date,
        offered_by -> Uuid,
        judged_relevant -> Bool,
        reason -> Text,
        citizen_wants -> Nullable<Bool>,
        answered_on -> Nullable<Date>,
        offering_is_duty -> Bool,
    }
}

table! {
    change_notice (id) {
        id -> Uuid,
        citizen_id -> Uuid,
        offer_id -> Nullable<Uuid>,
        subjects -> Array<Text>,
        text -> Text,
        received_on -> Date,
        reported_by -> Uuid,
        reported_as -> Text,
        reporter_name -> Nullable<Text>,
        answered_on -> Nullable<Date>,
        answered_by -> Nullable<Uuid>,
        answer -> Nullable<Text>,
        reporter_phone -> Nullable<Text>,
        receipt_of -> Nullable<Uuid>,
    }
}

table! {
    closed_day (day) {
        day -> Date,
    }
}

table! {
    complaint (id) {
        id -> Uuid,
        citizen_id -> Uuid,
        decision_id -> Uuid,
        received_on -> Date,
        channel -> Text,
        text -> Nullable<Text>,
        submitted_by -> Uuid,
        submitted_as -> Text,
        reassess_by -> Date,
        late -> Bool,
        outcome -> Nullable<Text>,
        reassessed_on -> Nullable<Date>,
        reassessed_by -> Nullable<Uuid>,
        reasons -> Nullable<Text>,
        easy -> Nullable<Text>,
        new_decision_id -> Nullable<Uuid>,
        forwarded_on -> Nullable<Date>,
        submitter_name -> Nullable<Text>,
    }
}

table! {
    follow_up_attendance (follow_up_id, position) {
        follow_up_id -> Uuid,
        position -> SmallInt,
        citizen_id -> Uuid,
        party -> Text,
        name -> Nullable<Text>,
        attended -> Bool,
        absence_reason -> Nullable<Text>,
    }
}

table! {
    follow_up_contribution (follow_up_id, written_by) {
        follow_up_id -> Uuid,
        citizen_id -> Uuid,
        offer_id -> Uuid,
        text -> Text,
        written_by -> Uuid,
        written_on -> Date,
    }
}

table! {
    follow_up_preparation (follow_up_id) {
        follow_up_id -> Uuid,
        citizen_id -> Uuid,
        wellbeing -> Nullable<SmallInt>,
        activities -> Nullable<SmallInt>,
        company -> Nullable<SmallInt>,
        days -> Nullable<SmallInt>,
        journey -> Nullable<SmallInt>,
        wishes -> Nullable<Text>,
        sent_at -> Nullable<Timestamptz>,
    }
}

table! {
    outside_notice (id) {
        id -> Uuid,
        about -> Text,
        subjects -> Array<Text>,
        text -> Text,
        relation -> Text,
        reporter_name -> Text,
        reporter_phone -> Nullable<Text>,
        reported_by -> Uuid,
        received_on -> Date,
        matched_notice_id -> Nullable<Uuid>,
        closed_on -> Nullable<Date>,
        closed_by -> Nullable<Uuid>,
        closed_reason -> Nullable<Text>,
    }
}

table! {
    staff_cover (id) {
        id -> Uuid,
        account_id -> Uuid,
        covered_by -> Uuid,
        valid_from -> Date,
        valid_to -> Nullable<Date>,
        set_by -> Uuid,
    }
}

table! {
    support_review (id) {
        id -> Uuid,
        citizen_id -> Uuid,
        grant_id -> Nullable<Uuid>,
        reason -> Text,
        wish -> Nullable<Text>,
        received_on -> Date,
        requested_by -> Uuid,
        requested_as -> Text,
        begun_on -> Nullable<Date>,
        begun_by -> Nullable<Uuid>,
        dialogue_on -> Nullable<Date>,
        dialogue -> Nullable<Text>,
        outcome -> Nullable<Text>,
        conclusion -> Nullable<Text>,
        easy -> Nullable<Text>,
        closed_on -> Nullable<Date>,
        closed_by -> Nullable<Uuid>,
        requester_name -> Nullable<Text>,
    }
}

table! {
    task_time_limit (kind) {
        kind -> Text,
        working_days -> SmallInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    absence,
    access_log,
    access_log_question,
    access_log_seal,
    access_log_seal_state,
    account,
    account_role,
    action_plan,
    action_plan_goal,
    action_plan_offer,
    activity,
    activity_activity_kind,
    activity_kind,
    application,
    assessment,
    assessment_theme,
    calendar_feed,
    caseworker_assignment,
    change_notice,
    citizen,
    citizen_address,
    citizen_birth,
    citizen_cpr,
    closed_day,
    closing_period,
    complaint,
    cost_item,
    cost_plan,
    decision,
    delegation,
    delegation_scope,
    demonstration,
    draft,
    exclusion,
    follow_up,
    follow_up_attendance,
    follow_up_contribution,
    follow_up_preparation,
    follow_up_summary,
    grant,
    grant_pause,
    grant_terms,
    idempotency_key,
    legal_basis,
    letter,
    local_rule,
    offer,
    offer_contact_person,
    opening_hours,
    outside_notice,
    policy_rule,
    quality_standard,
    quality_standard_section,
    ride,
    ride_cancellation,
    schedule_day,
    service_scope,
    session,
    staff_cover,
    staff_member,
    state_pension_age,
    support_review,
    task,
    task_time_limit,
    transport_arrangement,
    transport_assessment,
    travel_reimbursement,
);
