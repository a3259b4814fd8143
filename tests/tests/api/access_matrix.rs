//! The golden access matrices: every field of the API by every kind of caller, and every mutation by every kind of
//! caller. Generated from `schema.graphql`, reviewed like code. Make them anew with `UPDATE_GOLDEN=1`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{BaseType, TypeKind, TypeSystemDefinition};
use chrono::{Datelike, NaiveDate, TimeDelta};
use diesel_async::SimpleAsyncConnection;
use futures_util::StreamExt;
use samvaer::calendar;
use samvaer::demo::cast::{INVITATION, account_id};
use samvaer::policy::Role;
use samvaer::quality_standard::import::id_of;
use samvaer_tests::{Answer, Caller, TestApp, file_of, offer, root};
use serde_json::{Value, json};

use crate::callers::KINDS;
use crate::row_security::fingerprint;
use crate::stories::open_day;

/// Compares with a golden file, or writes it.
pub fn compare(name: &str, actual: &str) {
    let file = root().join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("the folder is there");
        std::fs::write(&file, actual).expect("the golden file is written");
    }
    let golden = std::fs::read_to_string(&file).unwrap_or_default();
    let differing: Vec<_> = actual
        .lines()
        .zip(golden.lines().chain(std::iter::repeat("")))
        .filter(|(actual, golden)| actual != golden)
        .take(20)
        .map(|(actual, golden)| format!("now    {actual}\ngolden {golden}"))
        .collect();
    assert!(
        actual == golden,
        "tests/golden/{name} differs ({} lines now, {} golden): review it, and make it anew with UPDATE_GOLDEN=1\n{}",
        actual.lines().count(),
        golden.lines().count(),
        differing.join("\n")
    );
}

/// Columns and what they mean, at the head of a matrix.
fn legend(cells: &str) -> String {
    let mut text = String::new();
    for kind in &KINDS {
        let _ = writeln!(text, "# {}  {}", kind.column, kind.what);
    }
    let columns: Vec<_> = KINDS.iter().map(|kind| kind.column).collect();
    let _ = writeln!(text, "#\n{cells}\n#\n{:72} {}", "", columns.join(" "));
    text
}

/// The API's object types: field → (type it leads to, or none for a leaf).
pub struct Shape(BTreeMap<String, Vec<(String, Option<String>)>>);

impl Shape {
    /// As `schema.graphql` has it.
    pub fn read() -> Self {
        let sdl = std::fs::read_to_string(root().join("schema.graphql")).expect("schema.graphql");
        let document = parse_schema(sdl).expect("schema.graphql is SDL");
        let mut objects = BTreeMap::new();
        for definition in document.definitions {
            if let TypeSystemDefinition::Type(definition) = definition
                && let TypeKind::Object(object) = definition.node.kind
            {
                let fields = object
                    .fields
                    .into_iter()
                    .map(|field| (field.node.name.node.to_string(), innermost(&field.node.ty.node.base)));
                objects.insert(definition.node.name.node.to_string(), fields.collect::<Vec<_>>());
            }
        }
        let names: BTreeSet<String> = objects.keys().cloned().collect();
        for fields in objects.values_mut() {
            for (_, leads_to) in fields {
                *leads_to = leads_to.take().filter(|name| names.contains(name));
            }
        }
        Self(
            objects.into_iter().map(|(name, fields): (String, Vec<(String, Option<String>)>)| (name, fields)).collect(),
        )
    }

    /// Every leaf below a type: its path, and `Type.field`. An offer is the catalogue's: it is looked into where it is
    /// a root, elsewhere its id stands for it.
    pub fn leaves(&self, type_name: &str, path: &mut Vec<String>, out: &mut Vec<(Vec<String>, String)>) {
        let fields = self.0.get(type_name).expect("a type of the schema");
        for (name, leads_to) in fields {
            path.push(name.clone());
            match leads_to.as_deref() {
                Some("Offer") if path.len() > 1 => {
                    path.push("id".into());
                    out.push((path.clone(), "Offer.id".into()));
                    path.pop();
                }
                Some(inner) => self.leaves(inner, path, out),
                None => out.push((path.clone(), format!("{type_name}.{name}"))),
            }
            path.pop();
        }
    }
}

fn innermost(base: &BaseType) -> Option<String> {
    match base {
        BaseType::Named(name) => Some(name.to_string()),
        BaseType::List(inner) => innermost(&inner.base),
    }
}

/// How a root field is asked about Anna.
fn arguments(root_field: &str) -> String {
    match root_field {
        "citizen" => format!("(id: \"{}\")", file_of("anna")),
        "citizens" => "(first: 3, search: \"Anna Holm\")".into(),
        "followUps" => "(first: 100, status: [PLANNED, DUE_SOON, OVERDUE, HELD])".into(),
        "accessLog" => format!("(first: 100, citizenId: \"{}\")", file_of("anna")),
        "accessLogSpotCheck" => "(days: 90, first: 100)".into(),
        "tasks" => "(first: 100)".into(),
        "outsideNotices" => "(closed: true)".into(),
        "rideList" => format!("(on: \"{}\")", day_with_rides()),
        "offer" => format!("(id: \"{}\")", offer("monday-knights-tirsdagsklubben")),
        _ => String::new(),
    }
}

/// A working day of the next week, when the demonstration's people ride.
fn day_with_rides() -> NaiveDate {
    let next_week = calendar::monday_of(calendar::today()).expect("a Monday") + TimeDelta::days(7);
    (0..5).map(|later| next_week + TimeDelta::days(later)).find(|day| calendar::is_working_day(*day)).expect("a day")
}

/// How a field below a root is asked: the week in which Anna stays away, the one in which her offer is closed.
fn nested_arguments(field: &str) -> String {
    let today = calendar::today();
    match field {
        "rides" => format!("(weekOf: \"{}\")", today + TimeDelta::days(7)),
        "weeklySchedule" => {
            format!("(weekOf: \"{}\")", NaiveDate::from_ymd_opt(today.year(), 12, 28).expect("a day"))
        }
        "costsIf" => format!("(offerId: \"{}\", daysPerWeek: 2)", offer("skovhjaelperne")),
        "costsFor" => "(daysPerWeek: 2)".into(),
        _ => String::new(),
    }
}

pub fn query(path: &[String]) -> String {
    let (root_field, rest) = path.split_first().expect("a path has a root");
    // The rides of an arrangement are not those of a week.
    let arguments_of = |at: usize, field: &str| match path.get(at).map(String::as_str) {
        Some("transport") => String::new(),
        _ => nested_arguments(field),
    };
    let open: String =
        rest.iter().enumerate().map(|(at, field)| format!(" {{ {field}{}", arguments_of(at, field))).collect();
    format!("{{ {root_field}{}{open}{} }}", arguments(root_field), " }".repeat(rest.len()))
}

/// Is there anything but null and emptiness at the end of the path?
fn has_value(value: &Value, path: &[String]) -> bool {
    match value {
        Value::Null => false,
        Value::Array(items) => items.iter().any(|item| has_value(item, path)),
        other => match path.split_first() {
            None => true,
            Some((field, rest)) => other.get(field).is_some_and(|inner| has_value(inner, rest)),
        },
    }
}

pub fn cell(answer: &Answer, path: &[String]) -> &'static str {
    let codes = answer.codes();
    match codes.first().map(String::as_str) {
        _ if answer.json.get("data").is_some_and(|data| has_value(data, path)) => "V",
        None => "·",
        Some("FORBIDDEN") if answer.status == 403 => "N",
        Some("FORBIDDEN") => "F",
        Some("UNAUTHENTICATED") => "U",
        Some("ROLE_NEEDED") => "R",
        Some(_) => "?",
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_field_by_every_caller() {
    let app = TestApp::with_pool(4).await;
    // So that Anna's log has something in it: her mother and her caseworker have looked.
    let anna = format!("{{ citizen(id: \"{}\") {{ name }} }}", file_of("anna"));
    app.relative("karen").query(&anna).await.ok();
    app.caseworker("mette").query(&anna).await.ok();

    // So that there are searches, and looks through a tool.
    app.caseworker("mette").query("{ citizens(search: \"Anna\") { totalCount } }").await.ok();
    app.on_behalf("mette", "calendar")
        .role(Role::Caseworker)
        .header("samvaer-purpose", "CASE_WORK")
        .query(&anna)
        .await
        .ok();

    // So that there is a question, a seal, and a name in the log.
    let entry = app.citizen("anna").query("{ accessLog(role: CASEWORKER) { edges { node { id } } } }").await.ok();
    let wonder = "mutation($input: AccessLogWonderInput!) { accessLogWonder(input: $input) { userErrors { code } } }";
    let asked = json!({ "input": { "entryId": entry.data("/accessLog/edges/0/node/id"), "text": "Hvorfor?", "idempotencyKey": "w" } });
    app.citizen("anna").ask(wonder, asked).await.ok();
    let answer = "mutation($input: AccessLogQuestionAnswerInput!) { accessLogQuestionAnswer(input: $input) { userErrors { code } } }";
    let question =
        app.account("ebbe").query("{ accessLogQuestions { id } }").await.ok().data("/accessLogQuestions/0/id");
    let answered = json!({ "input": { "questionId": question, "answer": "Det var din rådgiver." } });
    app.account("ebbe").ask(answer, answered).await.ok();
    crate::access_log::seal(&app).await;

    // So that a receipt says until when there is an answer: the municipality has promised one.
    let mut owner = app.owner().await;
    owner.batch_execute("update quality_standard set answer_working_days = 5").await.expect("promised");

    let shape = Shape::read();
    let mut paths = Vec::new();
    shape.leaves("Query", &mut Vec::new(), &mut paths);
    let callers: Vec<Caller> = KINDS.iter().map(|kind| kind.caller(&app)).collect();
    let rows = futures_util::stream::iter(paths.iter().map(|(path, field)| {
        let callers = &callers;
        async move {
            let query = query(path);
            let mut cells = Vec::new();
            for caller in callers {
                cells.push(cell(&caller.query(&query).await, path));
            }
            (path.join("."), field.as_str(), cells)
        }
    }))
    .buffered(4)
    .collect::<Vec<_>>()
    .await;

    let mut text = legend(
        "# V value   · nothing, and no word of it   F forbidden   U sign in first   R say which role   N no role any more",
    );
    for (path, _, cells) in &rows {
        let _ = writeln!(text, "{path:72} {}", cells.join("  "));
    }
    let cells: usize = rows.iter().map(|(_, _, cells)| cells.len()).sum();
    let _ = writeln!(text, "# {} fields × {} callers = {cells} cells", rows.len(), KINDS.len());
    compare("access_matrix.txt", &text);
    check_controls(&rows);
    assert!(rows.iter().all(|(_, _, cells)| !cells.contains(&"?")), "a cell nobody can explain");
}

/// A field that nobody was shown proves nothing: each needs somebody who sees a value, or a reason in a list that may
/// only shrink.
fn check_controls(rows: &[(String, &str, Vec<&str>)]) {
    let file = root().join("tests/golden/fields_without_control.txt");
    let exempt = std::fs::read_to_string(file).expect("the list of exemptions");
    let exempt: BTreeSet<&str> =
        exempt.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split(' ').next()).collect();
    let seen: BTreeSet<&str> =
        rows.iter().filter(|(_, _, cells)| cells.contains(&"V")).map(|(_, field, _)| *field).collect();
    let unseen: BTreeSet<&str> =
        rows.iter().map(|(_, field, _)| *field).filter(|field| !seen.contains(field)).collect();
    let uncovered: Vec<_> = unseen.difference(&exempt).collect();
    let stale: Vec<_> = exempt.difference(&unseen).collect();
    assert!(uncovered.is_empty(), "fields nobody sees in the demonstration: {uncovered:?}");
    assert!(stale.is_empty(), "exemptions that are needed no more: {stale:?}");
    assert!(exempt.len() <= 4, "the list of exemptions may only shrink");
}

/// What the attempts are about: things of Anna's and Bo's that are there before anybody tries.
#[derive(Clone)]
pub struct Targets {
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

/// One mutation by every caller, each in a database in which nothing was done before.
async fn tried_by_all(number: usize) -> (String, Vec<String>) {
    let mut app = TestApp::start().await;
    let mut ids = ids_of(&app).await;
    let mut before = fingerprint(&app).await;
    let mut row = Vec::new();
    let mut label = String::new();
    for kind in &KINDS {
        let (mutation, target, query, variables) = attempts(&ids).swap_remove(number);
        label = format!("{mutation} on {target}");
        let outcome = outcome(&kind.caller(&app).ask(&query, variables).await, mutation);
        if outcome == "D" {
            // A new database for whoever comes next.
            app = TestApp::start().await;
            ids = ids_of(&app).await;
            before = fingerprint(&app).await;
        } else {
            assert_eq!(fingerprint(&app).await, before, "{label} by {} was refused, and left something", kind.what);
        }
        row.push(outcome);
    }
    assert!(!row.iter().any(|cell| cell == "?" || cell == "e"), "{label}: {row:?}");
    assert!(label.ends_with("nobody") || row.iter().any(|cell| cell == "D"), "{label} has no control");
    (label, row)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_mutation_by_every_caller() {
    let many = attempts(&ids_of(&TestApp::start().await).await).len();
    let rows: Vec<_> = futures_util::stream::iter((0..many).map(tried_by_all)).buffered(4).collect().await;
    let mut text = legend(
        "# D done   · nothing, as for an id that never was   F forbidden   U sign in first   R say which role   N no role any more",
    );
    let mut cells = 0;
    for (label, row) in &rows {
        cells += row.len();
        let _ = writeln!(text, "{label:72} {}", row.join("  "));
    }
    let _ = writeln!(text, "# {cells} cells; after each refusal the database was as before");
    compare("mutation_matrix.txt", &text);
}

#[test]
fn every_mutation_is_attempted() {
    let shape = Shape::read();
    let declared: BTreeSet<String> =
        shape.0.get("Mutation").expect("mutations").iter().map(|(name, _)| name.clone()).collect();
    let nothing = String::new;
    let targets = Targets {
        delegation: nothing(),
        to_approve: nothing(),
        log_entry: nothing(),
        question: nothing(),
        bos_grant: nothing(),
        annas_grant: nothing(),
        application: nothing(),
        absence: nothing(),
        cancellation: nothing(),
        pause: nothing(),
        home_ride: nothing(),
        follow_up: nothing(),
        plan_offer: nothing(),
        notice: nothing(),
        outside_notice: nothing(),
        review: nothing(),
        review_begun: nothing(),
        decision: nothing(),
        complaint: nothing(),
        complaint_kept: nothing(),
        letter: nothing(),
        home_day: calendar::today(),
    };
    let attempted: BTreeSet<String> = attempts(&targets).into_iter().map(|(name, ..)| name.to_owned()).collect();
    assert_eq!(attempted, declared, "a mutation that nobody tried as everybody");
}

/// What is there of Anna's, a grant of Bo's without a follow-up, and an application of Anna's that waits.
pub async fn ids_of(app: &TestApp) -> Targets {
    let week = calendar::today() + TimeDelta::days(7);
    let query = format!(
        "{{ viewer {{ citizen {{ delegations {{ id relativeName }} grants {{ id status }} pauses {{ id }} \
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
    let apply = "mutation($input: ApplicationCreateInput!) { applicationCreate(input: $input) { application { id } } }";
    let wish = json!({ "input": { "citizenId": file_of("anna"), "idempotencyKey": "wish", "wishes": "En dag mere" } });
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
    Targets {
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

#[test]
fn the_matrix_is_a_page_somebody_can_read() {
    let page = samvaer_tests::matrix::page(&root().join("tests/golden")).expect("the golden files are there");
    for words in [
        "reads everybody&#39;s but the own",
        "where may see COSTS",
        "with the scope RIDE_LIST",
        "citizen.cpr",
        "delegationGive on the own file",
        "citizen_cpr",
    ] {
        assert!(page.contains(words) || page.contains(&words.replace("&#39;", "'")), "{words} is not on the page");
    }
    let rows = |file: &str| {
        let text = std::fs::read_to_string(root().join("tests/golden").join(file)).expect(file);
        text.lines().filter(|line| !line.starts_with(['#', ' '])).count()
    };
    let golden = rows("access_matrix.txt") + rows("mutation_matrix.txt") + rows("row_security.txt");
    let roles = samvaer::policy::Part::ALL.len();
    assert_eq!(page.matches("<th scope=\"row\">").count(), golden + roles, "a row for each row");
}
