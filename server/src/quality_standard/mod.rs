//! The quality standard: what the municipality promises, as data (R38). The texts come from a file
//! (`server/data/roskilde.toml`), so that another municipality brings its own. What the standard is silent about is a
//! local rule, and without one the reader is told whom to ask (R40).

pub mod import;
pub mod queries;
pub mod resolvers;

use async_graphql::{InputObject, SimpleObject};
use chrono::NaiveDate;
use serde::Serialize;

use crate::closed_list;
use crate::user_error::{Problems, UserErrorCode};

closed_list! {
    /// What a municipality may add to its standard (R40).
    pub enum LocalRuleTopic {
        /// How to complain.
        Complaint = "COMPLAINT",
        /// How long a decision about a place may take.
        CaseTimeLimit = "CASE_TIME_LIMIT",
        /// How long a decision about transport may take.
        TransportTimeLimit = "TRANSPORT_TIME_LIMIT",
        /// When somebody who applied hears that it was received.
        Acknowledgement = "ACKNOWLEDGEMENT",
        /// Whether there is a waiting list, and how it works.
        WaitingList = "WAITING_LIST",
        /// What to do when one doesn't come.
        Absence = "ABSENCE",
        /// Until when a ride can be cancelled.
        RideCancellation = "RIDE_CANCELLATION",
        /// When offers are closed.
        Holidays = "HOLIDAYS",
        /// How prices are set and paid.
        Prices = "PRICES",
        /// Whether there are half days.
        HalfDays = "HALF_DAYS",
    }
}

/// What the standard sets in numbers.
#[derive(Clone, Copy, Debug, SimpleObject)]
#[graphql(name = "StandardSettings")]
pub struct Settings {
    /// R19: the longest time between two follow-ups, in months.
    pub follow_up_months: u32,
    /// R14: are there half days?
    pub half_days_allowed: bool,
    /// How many working days after something is received the municipality has promised an answer; null where it has promised
    /// none (R40).
    pub answer_working_days: Option<u32>,
    /// May citizens let a relative act for them (verb ACT) by their own word? Else only Digital Fuldmagt, guardianship or a
    /// registered paper gives that.
    pub citizens_give_act: bool,
    /// Does a citizen see the names of staff in the own access log? Else what they are.
    pub staff_names_in_log: bool,
}

impl Default for Settings {
    /// What holds before a standard is imported.
    fn default() -> Self {
        Self {
            follow_up_months: 12,
            half_days_allowed: false,
            answer_working_days: None,
            citizens_give_act: false,
            staff_names_in_log: false,
        }
    }
}

/// What to say about something that nobody has set (R40): whom to ask, and nothing invented.
const ASK: (&str, &str) = ("Kontakt din rådgiver.", "Contact your caseworker.");

/// What the municipality says about something its standard is silent about (R40).
#[derive(Clone, Debug, SimpleObject)]
pub struct LocalRule {
    /// About what.
    pub topic: LocalRuleTopic,
    /// Has the municipality said anything? If not, the texts tell whom to ask.
    pub set: bool,
    /// In plain Danish.
    pub text: String,
    /// In easy Danish.
    pub easy: String,
    /// In plain English.
    pub text_en: String,
    /// In easy English.
    pub easy_en: String,
}

impl LocalRule {
    /// A topic with its texts, or with whom to ask.
    pub fn new(topic: LocalRuleTopic, texts: Option<[String; 4]>) -> Self {
        let set = texts.is_some();
        let [text, easy, text_en, easy_en] = texts.unwrap_or_else(|| [ASK.0, ASK.0, ASK.1, ASK.1].map(str::to_owned));
        Self { topic, set, text, easy, text_en, easy_en }
    }
}

/// What the municipality says about a topic; without texts it says nothing, and the reader is told whom to ask.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct LocalRuleSetInput {
    /// About what.
    pub topic: LocalRuleTopic,
    /// All four texts, or none.
    pub texts: Option<LocalRuleTextsInput>,
}

/// A local rule in its four forms.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct LocalRuleTextsInput {
    /// In plain Danish.
    #[graphql(validator(max_length = 5000))]
    pub text: String,
    /// In easy Danish.
    #[graphql(validator(max_length = 5000))]
    pub easy: String,
    /// In plain English.
    #[graphql(validator(max_length = 5000))]
    pub text_en: String,
    /// In easy English.
    #[graphql(validator(max_length = 5000))]
    pub easy_en: String,
}

/// No form of a text is missing.
pub fn check_texts(texts: &LocalRuleTextsInput) -> Problems {
    let mut problems = Problems::default();
    let all = [(&texts.text, "text"), (&texts.easy, "easy"), (&texts.text_en, "textEn"), (&texts.easy_en, "easyEn")];
    for (text, field) in all {
        problems.need(
            Some(text),
            &["texts", field],
            "Skriv teksten i alle fire former: almindelig og let, på dansk og engelsk.",
            "Give the text in all four forms: plain and easy, in Danish and English.",
        );
    }
    problems
}

/// The quality standard (kvalitetsstandard) in force.
#[derive(Clone, Debug, SimpleObject)]
pub struct QualityStandard {
    /// Its version.
    pub version: String,
    /// Its title, in Danish.
    pub title: String,
    /// When the council approved it; null until that is recorded.
    pub approved_on: Option<NaiveDate>,
    /// Where to read about open offers (R5); null when there is no page.
    pub general_information_url: Option<String>,
    /// Whom to call.
    pub authority_unit: AuthorityUnit,
    /// Its sections, in the standard's order (R38).
    pub sections: Vec<QualityStandardSection>,
    /// What the support doesn't cover, with whom to ask instead (R16, R17).
    pub exclusions: Vec<Exclusion>,
    /// R19: a follow-up at least so often, in months.
    pub follow_up_months: i32,
    /// R14: can somebody come for half a day?
    pub half_days_allowed: bool,
    /// What the standard is silent about, one for each topic (R40).
    pub local_rules: Vec<LocalRule>,
    /// The versions there are, the newest first: what `qualityStandard` takes.
    pub versions: Vec<String>,
}

/// What the municipality sets in numbers, for the standard in force.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct StandardSettingsSetInput {
    /// A follow-up at least every so many months: 1 to 12 (R19).
    pub follow_up_months: i32,
    /// Can somebody come for half a day (R14)? Say more about it in the local rule HALF_DAYS.
    pub half_days_allowed: bool,
    /// In how many working days whoever writes has an answer, 1 to 60; left out: nothing is promised, and a receipt names no day.
    pub answer_working_days: Option<i32>,
    /// May citizens let a relative act for them (verb ACT) by their own word?
    #[graphql(default)]
    pub citizens_give_act: bool,
    /// Does a citizen see the names of staff in the own access log?
    #[graphql(default)]
    pub staff_names_in_log: bool,
}

/// R19: at least once a year.
pub fn check_settings(input: &StandardSettingsSetInput) -> Problems {
    let mut problems = Problems::default();
    if !(1..=12).contains(&input.follow_up_months) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["followUpMonths"],
            "Opfølgning er mindst én gang om året. Vælg 1 til 12 måneder.",
            "A follow-up is held at least once a year. Choose 1 to 12 months.",
        );
    }
    if input.answer_working_days.is_some_and(|days| !(1..=60).contains(&days)) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["answerWorkingDays"],
            "Vælg 1 til 60 arbejdsdage, eller lad feltet være tomt.",
            "Choose 1 to 60 working days, or leave the field out.",
        );
    }
    problems
}

/// The unit that assesses and decides (R25).
#[derive(Clone, Debug, SimpleObject)]
pub struct AuthorityUnit {
    /// The municipality.
    pub municipality: String,
    /// The unit: Rådgivning og Visitation.
    pub name: String,
    /// Eight digits, as they are dialled.
    pub phone: String,
    /// When the phone is answered.
    pub phone_hours: String,
}

/// A section of the standard.
#[derive(Clone, Debug, SimpleObject)]
pub struct QualityStandardSection {
    /// Stable key, such as `PURPOSE`.
    pub key: String,
    /// Its heading, in Danish.
    pub heading: String,
    /// The text in plain Danish. A blank line begins a new paragraph.
    pub body: String,
    /// The same in easy words.
    pub easy: String,
    /// Its heading, in English; null when there is none.
    pub heading_en: Option<String>,
    /// The text in plain English; null when there is none.
    pub body_en: Option<String>,
    /// The same in easy English; null when there is none.
    pub easy_en: Option<String>,
}

/// Something the support doesn't cover.
#[derive(Clone, Debug, SimpleObject)]
pub struct Exclusion {
    /// Stable code, such as `ESCORTING`.
    pub code: String,
    /// What is not covered, in plain Danish.
    pub text: String,
    /// Whom to ask instead.
    pub refer_to: String,
    /// What is not covered, in plain English; null when there is none.
    pub text_en: Option<String>,
    /// Whom to ask instead, in English; null when there is none.
    pub refer_to_en: Option<String>,
}
