//! What the matrices try: every mutation on Anna's file or the catalogue, and on what never was.

use chrono::{Datelike, NaiveDate, TimeDelta};
use samvaer::calendar;
use samvaer::demo::cast::{INVITATION, account_id};
use samvaer::quality_standard::import::id_of;
use samvaer_tests::{Answer, TestApp, file_of, offer};
use serde_json::{Value, json};

use crate::stories::{day_with_rides, open_day};

/// What the attempts are about: things of Anna's and Bo's that are there before anybody tries.
#[derive(Clone, Default)]
pub struct Targets {
    feed: String,
    draft: String,
    draft_begun: String,
    delegation: String,
    to_approve: String,
    log_entry: String,
    question: String,
    bos_grant: String,
    annas_grant: String,
    application: String,
    absence: String,
    cancellation: String,
    pause: String,
    home_ride: String,
    follow_up: String,
    plan_offer: String,
    notice: String,
    outside_notice: String,
    review: String,
    review_begun: String,
    decision: String,
    complaint: String,
    complaint_kept: String,
    letter: String,
    home_day: NaiveDate,
}

impl Targets {
    /// What is there of Anna's, a grant of Bo's without a follow-up, and an application of Anna's that waits.
    pub async fn of(app: &TestApp) -> Self {
        let week = calendar::today() + TimeDelta::days(7);
        let query = format!(
            "{{ viewer {{ citizen {{ delegations {{ id relativeName }} drafts {{ id handedOver }} grants {{ id status }} pauses {{ id }} \
            absences {{ id withdrawn absentOn }} followUps {{ id status }} changeNotices {{ id answeredOn }} \
            supportReviews {{ id status }} decisions {{ id outcome }} complaints {{ id status }} letters {{ id seenAt }} rides(weekOf: \"{week}\") {{ rideId date status direction cancellationId }} }} }} }}"
        );
        let seen = app.citizen("anna").query(&query).await.ok().data("/viewer/citizen");
        let first = |list: &str, wanted: &dyn Fn(&Value) -> bool| {
            seen[list]
                .as_array()
                .and_then(|all| all.iter().find(|one| wanted(one)))
                .cloned()
                .unwrap_or_else(|| panic!("{list}: {seen}"))
        };
        let text = |value: &Value| value.as_str().expect("text").to_owned();
        let bo = json!({ "input": {
            "citizenId": file_of("bo"), "offerId": offer("klub-vi"), "idempotencyKey": "bo", "outcome": "FULL",
            "validFrom": calendar::today(),
            "terms": { "daysPerWeek": 1, "purpose": "Samvær", "scopeReason": "Et ønske om en dag" },
            "decision": { "easy": "Du får pladsen.", "considerations": "Behov", "facts": "Samtale" },
        }});
        let create = "mutation($input: GrantCreateInput!) { grantCreate(input: $input) { granted { grant { id } } } }";
        let grant = app.caseworker("mette").ask(create, bo).await.ok().data("/grantCreate/granted/grant/id");
        let apply =
            "mutation($input: ApplicationCreateInput!) { applicationCreate(input: $input) { application { id } } }";
        let wish =
            json!({ "input": { "citizenId": file_of("anna"), "idempotencyKey": "wish", "wishes": "En dag mere" } });
        let application = app.citizen("anna").ask(apply, wish).await.ok().data("/applicationCreate/application/id");
        let driven = first("rides", &|ride| ride["status"] == "PLANNED" && ride["direction"] == "TO_OFFER");
        let cancelled = first("rides", &|ride| ride["cancellationId"] != Value::Null);
        let (home_ride, home_day) = (text(&driven["rideId"]), text(&driven["date"]).parse().expect("a day"));
        // Somebody has looked at Anna, twice.
        for _ in 0..2 {
            app.caseworker("mette").query(&format!("{{ citizen(id: \"{}\") {{ name }} }}", file_of("anna"))).await.ok();
        }
        let others = format!(
            "{{ dorte: citizen(id: \"{}\") {{ actionPlanOffers {{ id status }} }} outsideNotices {{ id }} \
            fatima: citizen(id: \"{}\") {{ supportReviews {{ id status }} complaints {{ id status }} }} \
            bo: citizen(id: \"{}\") {{ delegations {{ id status }} }} }}",
            file_of("dorte"),
            file_of("fatima"),
            file_of("bo")
        );
        let others = app.caseworker("mette").query(&others).await.ok();
        let log = app.citizen("anna").query("{ accessLog(role: CASEWORKER) { edges { node { id } } } }").await.ok();
        let (one, other) = (log.data("/accessLog/edges/0/node/id"), log.data("/accessLog/edges/1/node/id"));
        let wonder = "mutation($input: AccessLogWonderInput!) { accessLogWonder(input: $input) { question { id } } }";
        let asked = json!({ "input": { "entryId": other, "text": "Hvorfor?", "idempotencyKey": "wonder" } });
        let question = app.citizen("anna").ask(wonder, asked).await.ok().data("/accessLogWonder/question/id");
        let hers = format!("{{ citizen(id: \"{}\") {{ drafts {{ id handedOver }} }} }}", file_of("anna"));
        let hers = app.relative("karen").query(&hers).await.ok().data("/citizen/drafts");
        let hers = hers.as_array().and_then(|all| all.iter().find(|one| one["handedOver"] == false)).cloned();
        let make = "mutation { calendarFeedMake(input: { idempotencyKey: \"feed\" }) { feed { id } } }";
        let feed = app.citizen("anna").query(make).await.ok().data("/calendarFeedMake/feed/id");
        Self {
            feed: text(&feed),
            draft: text(&first("drafts", &|one| one["handedOver"] == true)["id"]),
            draft_begun: text(&hers.expect("a draft of Karen's")["id"]),
            log_entry: text(&one),
            question: text(&question),
            follow_up: text(&first("followUps", &|one| one["status"] == "DUE_SOON")["id"]),
            plan_offer: text(&others.data("/dorte/actionPlanOffers/0/id")),
            notice: text(&first("changeNotices", &|one| one["answeredOn"].is_null())["id"]),
            outside_notice: text(&others.data("/outsideNotices/0/id")),
            review: text(&first("supportReviews", &|one| one["status"] == "RECEIVED")["id"]),
            review_begun: text(&others.data("/fatima/supportReviews/0/id")),
            decision: text(&first("decisions", &|one| one["outcome"] == "FULL")["id"]),
            complaint: text(&first("complaints", &|one| one["status"] == "RECEIVED")["id"]),
            letter: text(&first("letters", &|one| one["seenAt"].is_null())["id"]),
            complaint_kept: text(&others.data("/fatima/complaints/0/id")),
            delegation: text(&first("delegations", &|one| one["relativeName"] == "Karen Holm")["id"]),
            to_approve: {
                let all = others.data("/bo/delegations");
                let waits =
                    all.as_array().and_then(|all| all.iter().find(|one| one["status"] == "AWAITING_APPROVAL")).cloned();
                text(&waits.expect("a guardian who waits")["id"])
            },
            bos_grant: text(&grant),
            annas_grant: text(&first("grants", &|one| one["status"] == "CURRENT")["id"]),
            application: text(&application),
            absence: text(&first("absences", &|one| one["withdrawn"] == false)["id"]),
            cancellation: text(&cancelled["cancellationId"]),
            pause: text(&first("pauses", &|_| true)["id"]),
            home_ride,
            home_day,
        }
    }
}

/// A mutation as somebody tries it on Anna's file (or the catalogue), and on what never was.
pub fn attempts(on: &Targets) -> Vec<(&'static str, &'static str, String, Value)> {
    let never = "01900000-0000-7000-8000-000000000000";
    let (today, next_week) = (calendar::today(), day_with_rides());
    let (anna, skov) = (file_of("anna"), offer("skovhjaelperne"));
    let decision = json!({
        "easy": "Du kan klage.", "considerations": "Behov", "facts": "Samtale", "reasons": "Grunde", "complaintGuidance": "Klag til os",
        "hearing": { "notDueReason": "Intet nyt" },
    });
    let terms = json!({ "daysPerWeek": 1, "purpose": "Samvær", "scopeReason": "Et ønske om en dag" });
    let text = |name: &str| {
        let input = format!("{}{}Input", name[..1].to_uppercase(), &name[1..]);
        format!("mutation($input: {input}!) {{ {name}(input: $input) {{ userErrors {{ code field }} }} }}")
    };
    let mut all = Vec::new();
    // Every attempt on what is there, and the same on what never was: `key` names what it is about.
    let mut attempt = |name: &'static str, target: &'static str, key: &str, id: &str, mut input: Value, keyed: bool| {
        if keyed {
            input["idempotencyKey"] = json!("matrix");
        }
        for (target, id) in [(target, id), ("nobody", never)] {
            let mut input = input.clone();
            input[key] = json!(id);
            all.push((name, target, text(name), json!({ "input": input })));
        }
    };
    let created = |name: &'static str, input: Value| {
        let mut input = input;
        input["idempotencyKey"] = json!("matrix");
        (name, "the catalogue", text(name), json!({ "input": input }))
    };
    attempt("applicationCreate", "Anna", "citizenId", &anna, json!({ "wishes": "At synge" }), true);
    attempt("applicationWithdraw", "Anna's", "applicationId", &on.application, json!({}), false);
    let assessed = json!({
        "grounds": ["MENTAL_IMPAIRMENT"], "needsSupportForMeaningfulDay": true, "considerations": "Behov for støtte",
    });
    attempt("assessmentCreate", "Anna", "citizenId", &anna, assessed, true);
    let granted = json!({
        "offerId": offer("makers-corner"), "outcome": "FULL", "validFrom": next_week, "terms": terms, "decision": decision,
    });
    attempt("grantCreate", "Anna", "citizenId", &anna, granted, true);
    let changed = json!({ "validFrom": today, "terms": terms, "decision": decision });
    attempt("grantChange", "Anna's", "grantId", &on.annas_grant, changed, true);
    attempt("grantEnd", "Anna's", "grantId", &on.annas_grant, json!({ "validTo": today, "decision": decision }), true);
    let refused = json!({ "citizenId": anna, "decision": decision });
    attempt("grantRefuse", "Anna's application", "applicationId", &on.application, refused, true);
    let days = json!([{ "weekday": "MONDAY" }, { "weekday": "TUESDAY" }, { "weekday": "WEDNESDAY" }]);
    attempt("scheduleSet", "Anna's", "grantId", &on.annas_grant, json!({ "validFrom": today, "days": days }), true);
    attempt("costPlanSet", "Anna's", "grantId", &on.annas_grant, json!({ "validFrom": today, "items": [] }), true);
    let away = json!({ "validFrom": today, "validTo": today + TimeDelta::days(7) });
    attempt("pauseCreate", "Anna's", "grantId", &on.annas_grant, away, true);
    let back = json!({ "validTo": today + TimeDelta::days(78) });
    attempt("pauseEnd", "Anna's", "pauseId", &on.pause, back, false);
    let ill = json!({ "offerId": skov, "absentOn": on.home_day });
    attempt("absenceReport", "Anna", "citizenId", &anna, ill, true);
    attempt("absenceWithdraw", "Anna's", "absenceId", &on.absence, json!({}), false);
    let ride = json!({ "offerId": skov, "direction": "TO_OFFER", "cancelledOn": on.home_day });
    attempt("rideCancel", "Anna's", "citizenId", &anna, ride, true);
    attempt("rideCancellationWithdraw", "Anna's", "cancellationId", &on.cancellation, json!({}), false);
    let transport = json!({
        "hasNeed": true, "canUsePublicTransport": true, "reason": "Kan tage bussen", "outcome": "CHANGED",
        "validFrom": today, "reimbursement": { "mode": "PUBLIC_TRANSPORT" }, "decision": decision,
    });
    attempt("transportDecide", "Anna's", "grantId", &on.annas_grant, transport, true);
    let recorded = json!({ "mode": "OWN", "validFrom": today });
    attempt("transportRecord", "Bo's", "grantId", &on.bos_grant, recorded, true);
    let moved = json!({ "plannedOn": open_day(12) });
    attempt("followUpMove", "Anna's", "followUpId", &on.follow_up, moved, false);
    let there = |party: &str| json!({ "party": party, "attended": true });
    let closed = json!({
        "heldOn": today, "attendance": [there("CITIZEN"), there("CASEWORKER"), there("CONTACT_PERSON")],
        "result": "CONTINUE", "summary": "Det går godt", "easy": "Det går godt.",
        "next": { "plannedOn": open_day(300) },
    });
    attempt("followUpClose", "Anna's", "followUpId", &on.follow_up, closed, true);
    attempt("followUpPrepare", "Anna's", "followUpId", &on.follow_up, json!({ "wellbeing": 5 }), false);
    attempt("followUpContribute", "Anna's", "followUpId", &on.follow_up, json!({ "text": "Anna er glad" }), false);
    let offered = json!({ "judgedRelevant": true, "reason": "Flere slags støtte" });
    attempt("actionPlanOffer", "Anna", "citizenId", &anna, offered, true);
    attempt("actionPlanAnswer", "Dorte's", "offerId", &on.plan_offer, json!({ "wants": true }), false);
    let plan = json!({
        "purpose": "Trivsel", "support": "En plads", "duration": "Et år", "circumstances": "Bor selv", "easy": "Du trives.",
        "goals": [{ "type": "DEVELOP", "text": "At lære at save", "easy": "Du lærer at save." }],
    });
    attempt("actionPlanMake", "Anna", "citizenId", &anna, plan, true);
    let told = json!({ "subjects": ["NEEDS"], "text": "Mere træt", "offerId": skov });
    attempt("changeNoticeSend", "Anna", "citizenId", &anna, told, true);
    attempt("changeNoticeAnswer", "Anna's", "noticeId", &on.notice, json!({ "answer": "Vi ses i morgen" }), false);
    let matched = json!({ "citizenId": anna });
    attempt("outsideNoticeMatch", "a notice about Anna", "noticeId", &on.outside_notice, matched, true);
    let nobody = json!({ "reason": "Ingen af det navn" });
    attempt("outsideNoticeClose", "a notice from outside", "noticeId", &on.outside_notice, nobody, false);
    attempt("supportReviewRequest", "Anna", "citizenId", &anna, json!({ "reason": "For meget larm" }), true);
    attempt("supportReviewBegin", "Anna's", "reviewId", &on.review, json!({}), false);
    let concluded = json!({
        "dialogueOn": today, "dialogue": "Hun vil gerne blive", "outcome": "UNCHANGED", "conclusion": "Mere ro",
        "easy": "Du får mere ro.",
    });
    attempt("supportReviewClose", "Fatima's", "reviewId", &on.review_begun, concluded, false);
    attempt("complaintSend", "Anna's", "decisionId", &on.decision, json!({ "channel": "PORTAL" }), true);
    let kept = json!({ "outcome": "KEPT", "reasons": "Intet nyt", "easy": "Svaret er det samme." });
    attempt("complaintReassess", "Anna's", "complaintId", &on.complaint, kept, false);
    attempt("complaintForward", "Fatima's", "complaintId", &on.complaint_kept, json!({}), false);
    let begun = json!({ "kind": "COMPLAINT", "aboutId": on.decision, "text": "Jeg vil" });
    attempt("draftKeep", "Anna", "citizenId", &anna, begun, false);
    attempt("draftHandOver", "Karen's for Anna", "draftId", &on.draft_begun, json!({}), false);
    attempt("draftConfirm", "Karen's, handed over to Anna", "draftId", &on.draft, json!({}), true);
    attempt("draftDiscard", "Karen's, handed over to Anna", "draftId", &on.draft, json!({}), false);
    attempt("calendarFeedRevoke", "Anna's", "feedId", &on.feed, json!({}), false);
    attempt("letterSee", "Anna's", "letterId", &on.letter, json!({}), false);
    let new_caseworker = json!({ "accountId": account_id("thomas") });
    attempt("caseworkerAssign", "Anna", "citizenId", &anna, new_caseworker, true);
    let cover = id_of("cover", "ulla").to_string();
    attempt("staffCoverEnd", "Ulla's cover", "coverId", &cover, json!({ "validTo": today }), false);
    attempt("rideOpen", "a ride", "rideId", &on.home_ride, json!({ "on": on.home_day }), false);
    let planned = json!({ "plannedOn": open_day(5) });
    attempt("followUpPlan", "Bo's grant", "grantId", &on.bos_grant, planned, true);
    attempt("delegationRevoke", "Anna's to Karen", "delegationId", &on.delegation, json!({}), false);
    let longer = json!({ "lasts": "ONE_YEAR" });
    attempt("delegationRenew", "Anna's to Karen", "delegationId", &on.delegation, longer, true);
    let guardian = json!({
        "relativeName": "Ida Brink", "relation": "værge", "source": "GUARDIANSHIP", "guardianship": "SECTION_5_PERSONAL",
        "document": "2026-1", "scopes": [{ "verb": "READ", "area": "SCHEDULE" }], "reviewOn": today + TimeDelta::days(300),
    });
    attempt("delegationRegister", "Anna", "citizenId", &anna, guardian, true);
    attempt("delegationApprove", "Bo's guardian", "delegationId", &on.to_approve, json!({}), false);
    attempt("accessLogWonder", "Anna's", "entryId", &on.log_entry, json!({ "text": "Hvem var det?" }), true);
    let answer = json!({ "answer": "Det var din rådgiver." });
    attempt("accessLogQuestionAnswer", "Anna's", "questionId", &on.question, answer, false);
    attempt("citizenRecordDeath", "Anna", "citizenId", &anna, json!({ "diedOn": today }), false);
    let details = json!({
        "name": "Skovhjælperne", "area": "DISABILITY", "providerType": "OWN", "grantRequired": true, "open": false,
        "description": "Et sted",
    });
    attempt("offerChange", "an offer", "offerId", &skov, json!({ "version": 1, "details": details }), false);
    let moved = json!({ "version": 1, "toLegalBasis": "SEL-82A", "transferredOn": today });
    attempt("offerTransfer", "an offer", "offerId", &skov, moved, false);
    let hours = json!([{ "weekday": "MONDAY", "opensAt": "09:00:00", "closesAt": "14:00:00" }]);
    attempt("openingHoursSet", "an offer", "offerId", &skov, json!({ "hours": hours }), false);
    let closed = json!({
        "validFrom": today + TimeDelta::days(60), "validTo": today + TimeDelta::days(61), "reason": "Kursus", "reasonEn": "Course",
    });
    attempt("closingPeriodCreate", "an offer", "offerId", &offer("makers-corner"), closed, true);
    let sewing = json!({ "name": "Syning", "kinds": ["CREATIVE"] });
    attempt("activityCreate", "an offer", "offerId", &skov, sewing, true);
    let price = json!({
        "category": "FOOD", "label": "Suppe", "amountOere": 2500, "unit": "PER_DAY", "optional": true, "validFrom": today,
    });
    attempt("priceSet", "an offer", "offerId", &skov, price, true);
    let ended = json!({ "label": "Udflugt", "validTo": today });
    attempt("priceEnd", "an offer", "offerId", &skov, ended, false);
    let person = json!({ "accountId": account_id("bente"), "validFrom": today });
    attempt("contactPersonAssign", "an offer", "offerId", &skov, person, true);
    let person = json!({ "accountId": account_id("yrsa"), "validTo": next_week });
    attempt("contactPersonEnd", "an offer", "offerId", &skov, person, false);
    let closing = id_of("closing", &format!("skovhjaelperne {}-07-13", today.year() + 1));
    attempt("closingPeriodRemove", "a closing", "closingPeriodId", &closing.to_string(), json!({}), false);
    let walking = id_of("activity", "skovhjaelperne Ud i det blå");
    attempt("activityEnd", "an activity", "activityId", &walking.to_string(), json!({}), false);
    let new_offer = json!({
        "code": "nyt", "details": details,
    });
    all.push(created("offerCreate", new_offer));
    all.push(created("activityKindCreate", json!({ "code": "GARDEN", "name": "Have", "nameEn": "Garden" })));
    let given = json!({
        "relativeName": "Ida Brink", "relation": "ven", "scopes": [{ "verb": "READ", "area": "SCHEDULE" }], "lasts": "ONE_MONTH",
        "idempotencyKey": "matrix",
    });
    all.push(("delegationGive", "the own file", text("delegationGive"), json!({ "input": given })));
    let feed = json!({ "input": { "idempotencyKey": "matrix" } });
    all.push(("calendarFeedMake", "the own file", text("calendarFeedMake"), feed));
    for (target, code) in [("an invitation of Anna's", INVITATION), ("nobody", "0000-0000-0000")] {
        all.push(("delegationAccept", target, text("delegationAccept"), json!({ "input": { "code": code } })));
    }
    all.push(created("citizenRegister", json!({ "name": "Ny Borger", "firstName": "Ny" })));
    let rule = json!({ "input": { "topic": "ABSENCE", "texts": null } });
    all.push(("localRuleSet", "the catalogue", text("localRuleSet"), rule));
    let cover = json!({
        "accountId": account_id("mette"), "coveredById": account_id("thomas"), "validFrom": today, "idempotencyKey": "matrix",
    });
    all.push(("staffCoverSet", "the staff", text("staffCoverSet"), json!({ "input": cover })));
    let outside = json!({
        "about": "Anna fra skoven", "relation": "nabo", "subjects": ["NEEDS"], "text": "Hun er træt", "idempotencyKey": "matrix",
    });
    all.push(("outsideNoticeSend", "somebody", text("outsideNoticeSend"), json!({ "input": outside })));
    let limit = json!({ "input": { "kind": "NOTICE_WAITS", "workingDays": 3 } });
    all.push(("taskTimeLimitSet", "the catalogue", text("taskTimeLimitSet"), limit));
    let numbers = json!({ "input": { "followUpMonths": 6, "halfDaysAllowed": true } });
    all.push(("standardSettingsSet", "the catalogue", text("standardSettingsSet"), numbers));
    all
}

/// How an attempt went; the legend of the mutation matrix says what the letters mean.
pub fn outcome(answer: &Answer, mutation: &str) -> String {
    match (answer.codes().first().map(String::as_str), answer.user_errors(mutation).first()) {
        (Some("FORBIDDEN"), _) if answer.status == 403 => "N".into(),
        (Some("FORBIDDEN"), _) => "F".into(),
        (Some("UNAUTHENTICATED"), _) => "U".into(),
        (Some("ROLE_NEEDED"), _) => "R".into(),
        (Some(_), _) => "?".into(),
        (None, Some(code)) if code == "NOT_FOUND" => "·".into(),
        (None, Some(_)) => "e".into(),
        (None, None) => "D".into(),
    }
}
