//! Decisions: what was decided, on what, and how to complain. A decision is never changed; a new one replaces it, and
//! the old one stays readable.

pub mod queries;

use async_graphql::{ID, InputObject, SimpleObject};
use chrono::{Days, NaiveDate};
use serde::Serialize;
use uuid::Uuid;

use crate::calendar;
use crate::closed_list;
use crate::db::Entered;
use crate::easy;
use crate::offers::queries::catalogue;
use crate::offers::{Catalogue, LegalBasis};
use crate::user_error::{Problems, UserErrorCode};

closed_list! {
    /// What a decision came to.
    pub enum DecisionOutcome {
        /// All that was asked for.
        Full = "FULL",
        /// Less than was asked for (fewer days count).
        Partial = "PARTIAL",
        /// Nothing.
        Refused = "REFUSED",
        /// What was granted is changed.
        Changed = "CHANGED",
        /// What was granted ends.
        Ended = "ENDED",
    }
}

closed_list! {
    /// What a decision is about. A ride has a decision of its own (R37).
    pub enum DecisionSubject {
        /// A place at an offer (serviceloven § 104).
        Grant = "GRANT",
        /// Getting there (serviceloven § 105).
        Transport = "TRANSPORT",
    }
}

/// How long somebody can complain: four weeks from getting the decision (retssikkerhedsloven § 67).
pub const COMPLAINT_DAYS: u64 = 28;

/// How far ahead a decision can be on its way to the citizen.
const RECEIPT_DAYS: u64 = 30;
/// How long ago the hearing before a decision can have been.
const HEARING_DAYS: u64 = 366;

/// A decision (afgørelse). Never changed: a new one replaces it.
#[derive(Clone, Debug, SimpleObject)]
pub struct Decision {
    /// Its id.
    pub id: ID,
    /// What it is about.
    pub subject: DecisionSubject,
    /// The grant it made, changed or ended; null for a refused application.
    pub grant_id: Option<ID>,
    /// The application it answers; null when nobody applied.
    pub application_id: Option<ID>,
    /// What it came to.
    pub outcome: DecisionOutcome,
    /// When.
    pub decided_on: NaiveDate,
    /// When the citizen got it: the time to complain runs from the day after.
    pub received_on: NaiveDate,
    /// The law it rests on (R6).
    pub legal_basis: LegalBasis,
    /// The decision in easy words: what comes now, and what one can do.
    pub easy: String,
    /// The main considerations (forvaltningsloven § 24).
    pub considerations: String,
    /// The main facts (forvaltningsloven § 24).
    pub facts: String,
    /// Why not all that was asked for; null only when all was granted (forvaltningsloven § 22).
    pub reasons: Option<String>,
    /// How, where and until when to complain; null only when all was granted (forvaltningsloven § 25).
    pub complaint_guidance: Option<String>,
    /// The citizen's hearing before it; null when all was granted and nobody was heard (forvaltningsloven § 19).
    pub hearing: Option<PartyHearing>,
    /// The last day to complain: four weeks after it was received, moved to a day when the municipality is open. Null
    /// when it says nothing about complaining: all was granted.
    pub last_day_to_complain: Option<NaiveDate>,
    /// How many days are left to complain after today: 0 on the last day; null when it is over, or when all was granted. Late
    /// complaints are received too.
    pub complaint_days_left: Option<i32>,
    /// The decision it replaced; null when it is the first.
    pub replaces_id: Option<ID>,
    /// The decision that replaced it; null while it stands.
    pub replaced_by_id: Option<ID>,
}

/// The hearing of the party (partshøring) before a decision.
#[derive(Clone, Debug, SimpleObject)]
pub struct PartyHearing {
    /// When the citizen was heard; null when that was not due.
    pub heard_on: Option<NaiveDate>,
    /// What the citizen said; null when nothing was said.
    pub statement: Option<String>,
    /// Why a hearing was not due; null when it was held.
    pub not_due_reason: Option<String>,
}

/// What a decision says.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct DecisionInput {
    /// The decision in easy words, for the citizen: what comes now, and what one can do.
    #[graphql(validator(max_length = 2000))]
    pub easy: String,
    /// The main considerations (forvaltningsloven § 24).
    #[graphql(validator(max_length = 5000))]
    pub considerations: String,
    /// The main facts (forvaltningsloven § 24).
    #[graphql(validator(max_length = 5000))]
    pub facts: String,
    /// Why not all that was asked for; required unless FULL (forvaltningsloven § 22).
    #[graphql(validator(max_length = 5000))]
    pub reasons: Option<String>,
    /// How, where and until when to complain; required unless FULL (forvaltningsloven § 25). The municipality's own
    /// text is `localRules` with the topic COMPLAINT.
    #[graphql(validator(max_length = 5000))]
    pub complaint_guidance: Option<String>,
    /// The hearing of the citizen; required unless FULL (forvaltningsloven § 19).
    pub hearing: Option<PartyHearingInput>,
    /// When the citizen gets it; today when left out.
    pub received_on: Option<NaiveDate>,
}

/// The hearing of the party: when it was held, or why it was not due.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct PartyHearingInput {
    /// When the citizen was heard.
    pub heard_on: Option<NaiveDate>,
    /// What the citizen said.
    #[graphql(validator(max_length = 5000))]
    pub statement: Option<String>,
    /// Why a hearing was not due: nothing is used that the citizen doesn't know.
    #[graphql(validator(max_length = 2000))]
    pub not_due_reason: Option<String>,
}

/// What a decision has to say, by what it comes to (forvaltningsloven §§ 19, 22, 24, 25), and that the law it rests on is
/// the law today. The database holds the latter too (`decision_law_in_force`).
pub fn check(
    outcome: DecisionOutcome,
    decision: &DecisionInput,
    law: Option<&LegalBasis>,
    today: NaiveDate,
) -> Problems {
    let mut problems = Problems::default();
    if !law.is_some_and(|law| law.is_in_force_on(today)) {
        problems.refuse(
            UserErrorCode::NotGrantable,
            &["decision"],
            "Loven bag afgørelsen gælder ikke i dag. Bed den, der passer systemet, om at rette lovgrundlaget.",
            "The law behind the decision is not in force today. Ask whoever keeps the system to set the legal basis right.",
        );
    }
    for (text, field) in [(&decision.considerations, "considerations"), (&decision.facts, "facts")] {
        problems.need(
            Some(text),
            &["decision", field],
            "Skriv, hvad afgørelsen bygger på. Loven kræver det.",
            "Say what the decision rests on. The law asks for it.",
        );
    }
    problems.need(
        Some(&decision.easy),
        &["decision", "easy"],
        "Skriv afgørelsen i lette ord til borgeren: hvad der sker nu, og hvad man kan gøre.",
        "Give the decision in easy words for the citizen: what comes now, and what one can do.",
    );
    problems.and(easy::check(&decision.easy, &["decision", "easy"]));
    if decision.received_on.is_some_and(|day| !(today..=after(today, RECEIPT_DAYS)).contains(&day)) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["decision", "receivedOn"],
            "Vælg den dag, borgeren får afgørelsen: i dag eller en af de næste 30 dage.",
            "Choose the day on which the citizen gets the decision: today or one of the next 30 days.",
        );
    }
    if outcome == DecisionOutcome::Full {
        return problems;
    }
    problems.need(
        decision.reasons.as_deref(),
        &["decision", "reasons"],
        "Skriv begrundelsen. Loven kræver den, når man ikke får det hele.",
        "Give the reasons. The law asks for them when not all is granted.",
    );
    problems.need(
        decision.complaint_guidance.as_deref(),
        &["decision", "complaintGuidance"],
        "Skriv, hvordan man kan klage. Loven kræver det, når man ikke får det hele.",
        "Say how to complain. The law asks for it when not all is granted.",
    );
    let hearing = decision.hearing.as_ref();
    match hearing.and_then(|hearing| hearing.heard_on) {
        Some(day) if !(before(today, HEARING_DAYS)..=today).contains(&day) => problems.refuse(
            UserErrorCode::OutOfRange,
            &["decision", "hearing", "heardOn"],
            "Vælg en dag i det seneste år, i dag eller før. Hør borgeren, før du træffer afgørelsen.",
            "Choose a day of the last year, today or before. Hear the citizen before you decide.",
        ),
        Some(_) => {}
        None => problems.need(
            hearing.and_then(|hearing| hearing.not_due_reason.as_deref()),
            &["decision", "hearing"],
            "Skriv, hvornår borgeren er hørt, eller hvorfor det ikke er nødvendigt.",
            "Say when the citizen was heard, or why that is not due.",
        ),
    }
    problems
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

fn before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}

/// The last day to complain about a decision received on a day.
pub fn last_day_to_complain(received_on: NaiveDate) -> NaiveDate {
    calendar::next_working_day(after(received_on, COMPLAINT_DAYS))
}

/// Days left after `today`: 0 on the last day itself, `None` when it is over.
fn days_left(today: NaiveDate, last: NaiveDate) -> Option<i32> {
    i32::try_from((last - today).num_days()).ok().filter(|left| *left >= 0)
}

/// A decision by its id, as a row and as it is shown, if the actor may see it.
pub async fn by_id(on: &Entered<'_>, id: Uuid) -> crate::error::Result<Option<(queries::DecisionRow, Decision)>> {
    let Some(row) = queries::fetch(on, id).await? else { return Ok(None) };
    let all = queries::decisions(on, &[row.citizen_id]).await?;
    let shown = row.shown(&catalogue(on).await?, all.iter());
    Ok(shown.map(|decision| (row, decision)))
}

/// What a decision is about, and what it follows from.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// Whose.
    pub citizen_id: Uuid,
    /// Place or transport.
    pub subject: DecisionSubject,
    /// The grant, if there is one.
    pub grant_id: Option<Uuid>,
    /// The application it answers.
    pub application_id: Option<Uuid>,
    /// The decision it replaces.
    pub replaces_id: Option<Uuid>,
    /// The law.
    pub legal_basis: &'static str,
}

/// The row of a decision whose input has been checked.
pub fn row(
    id: Uuid,
    about: About,
    outcome: DecisionOutcome,
    input: &DecisionInput,
    (decided_by, decided_on): (Uuid, NaiveDate),
) -> queries::DecisionRow {
    let hearing = input.hearing.as_ref();
    queries::DecisionRow {
        id,
        citizen_id: about.citizen_id,
        grant_id: about.grant_id,
        application_id: about.application_id,
        replaces_id: about.replaces_id,
        subject: about.subject,
        outcome,
        decided_on,
        decided_by,
        received_on: input.received_on.unwrap_or(decided_on),
        legal_basis: about.legal_basis.into(),
        easy: input.easy.clone(),
        considerations: input.considerations.clone(),
        facts: input.facts.clone(),
        reasons: input.reasons.clone(),
        complaint_guidance: input.complaint_guidance.clone(),
        heard_on: hearing.and_then(|hearing| hearing.heard_on),
        hearing_statement: hearing.and_then(|hearing| hearing.statement.clone()),
        hearing_not_due_reason: hearing.and_then(|hearing| hearing.not_due_reason.clone()),
    }
}

impl queries::DecisionRow {
    /// As it is shown, among the citizen's other decisions.
    pub fn shown<'a>(
        &self,
        catalogue: &Catalogue,
        mut others: impl Iterator<Item = &'a queries::DecisionRow>,
    ) -> Option<Decision> {
        let last_day = self.complaint_guidance.as_ref().map(|_| last_day_to_complain(self.received_on));
        let heard = self.heard_on.is_some() || self.hearing_not_due_reason.is_some();
        Some(Decision {
            id: self.id.into(),
            subject: self.subject,
            grant_id: self.grant_id.map(Into::into),
            application_id: self.application_id.map(Into::into),
            outcome: self.outcome,
            decided_on: self.decided_on,
            received_on: self.received_on,
            legal_basis: catalogue.legal_bases.get(&self.legal_basis)?.clone(),
            easy: self.easy.clone(),
            considerations: self.considerations.clone(),
            facts: self.facts.clone(),
            reasons: self.reasons.clone(),
            complaint_guidance: self.complaint_guidance.clone(),
            hearing: heard.then(|| PartyHearing {
                heard_on: self.heard_on,
                statement: self.hearing_statement.clone(),
                not_due_reason: self.hearing_not_due_reason.clone(),
            }),
            last_day_to_complain: last_day,
            complaint_days_left: last_day.and_then(|last| days_left(calendar::today(), last)),
            replaces_id: self.replaces_id.map(Into::into),
            replaced_by_id: others.find(|other| other.replaces_id == Some(self.id)).map(|other| other.id.into()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn the_last_day_to_complain_is_four_weeks_after_receipt() {
        assert_eq!(last_day_to_complain(day("2026-09-01")), day("2026-09-29"));
    }

    #[test]
    fn a_deadline_on_a_closed_day_moves_to_the_next_open_one() {
        assert_eq!(last_day_to_complain(day("2026-11-26")), day("2026-12-28"), "Juleaftensdag, Christmas, a weekend");
        assert_eq!(last_day_to_complain(day("2026-03-06")), day("2026-04-07"), "Langfredag to the Tuesday after");
        assert_eq!(last_day_to_complain(day("2026-09-05")), day("2026-10-05"), "a Saturday");
    }

    #[test]
    fn days_left_are_28_at_first_and_0_on_the_last_day() {
        assert_eq!(days_left(day("2026-09-01"), day("2026-09-29")), Some(28));
        assert_eq!(days_left(day("2026-09-29"), day("2026-09-29")), Some(0));
        assert_eq!(days_left(day("2026-09-30"), day("2026-09-29")), None);
    }
}
