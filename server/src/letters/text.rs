//! What a letter says, before anybody decides how it looks: easy words first, a card with the rights where there is a
//! decision, the whole text below. The words around the text are Danish: a letter is.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::LetterKind;
use super::queries::LetterRow;
use crate::citizens::file::CitizenFile;
use crate::citizens::{Contact, ContactKind};
use crate::complaints::{Complaint, ComplaintStatus};
use crate::decisions::{Decision, DecisionOutcome, DecisionSubject};
use crate::delegations::{Delegation, DelegationSource};
use crate::error::Result;
use crate::follow_ups::FollowUp;
use crate::policy::Role;
use crate::receipts::receipt_number;
use crate::support_reviews::SupportReview;

/// A whole letter, from sender to help.
#[derive(Clone, Debug, Serialize)]
pub struct Sheet {
    /// Who sends it.
    pub sender: String,
    /// To whom.
    pub to: String,
    /// The day on it.
    pub sent_on: NaiveDate,
    /// The same day as it is said: `25. november 2026`.
    pub said_on: String,
    /// What it says.
    pub text: Text,
    /// Who decided, or wrote it; nobody signs a receipt.
    pub signed_by: Option<String>,
    /// Whom to call.
    pub help: Vec<HelpLine>,
}

/// What a letter says.
#[derive(Clone, Debug, Serialize)]
pub struct Text {
    /// What it is.
    pub title: String,
    /// In easy words, by paragraph.
    pub easy: Vec<String>,
    /// The card of rights: what it came to, why, by which law, until when to complain, who helps. Empty when nothing was
    /// decided.
    pub rights: Vec<Right>,
    /// All of it.
    pub whole: Vec<Passage>,
}

/// A line on the card of rights.
#[derive(Clone, Debug, Serialize)]
pub struct Right {
    /// What it is about.
    pub term: &'static str,
    /// What it says.
    pub says: String,
}

/// Some paragraphs, under a heading or not.
#[derive(Clone, Debug, Serialize)]
pub struct Passage {
    /// What they are about.
    pub heading: Option<&'static str>,
    /// What they say.
    pub paragraphs: Vec<String>,
}

/// Somebody to call.
#[derive(Clone, Debug, Serialize)]
pub struct HelpLine {
    /// Who.
    pub name: String,
    /// The number, as it is read.
    pub phone: String,
    /// The number, as a phone dials it.
    pub link: String,
    /// When it is answered.
    pub hours: Option<String>,
}

impl Sheet {
    /// What a letter says, from the file. `None` when what it is about may not be seen.
    pub fn of(row: &LetterRow, signed_by: Option<String>, file: &CitizenFile) -> Result<Option<Self>> {
        let contacts = file.contacts();
        let is_it = |id: &async_graphql::ID| id.parse() == Ok(row.subject_id);
        let text = match row.kind {
            LetterKind::Decision => {
                file.decisions()?.iter().find(|one| is_it(&one.id)).map(|one| of_decision(one, contacts))
            }
            LetterKind::FollowUp => {
                file.follow_ups()?.iter().find(|one| one.row.id == row.subject_id).and_then(of_follow_up)
            }
            LetterKind::Review => file.support_reviews()?.iter().find(|one| is_it(&one.id)).and_then(of_review),
            LetterKind::ComplaintAnswer => file.complaints()?.iter().find(|one| is_it(&one.id)).and_then(of_complaint),
            LetterKind::Receipt => of_receipt(row, file),
            LetterKind::Access => file.delegations()?.iter().find(|one| is_it(&one.id)).map(of_access),
        };
        let unit = contacts.iter().find(|contact| contact.kind == ContactKind::AuthorityUnit);
        Ok(text.map(|text| Self {
            sender: unit.map_or_else(|| "Rådgivning og Visitation".into(), |unit| unit.name.clone()),
            to: file.name().to_owned(),
            sent_on: row.sent_on,
            said_on: day(row.sent_on),
            text,
            signed_by,
            help: contacts
                .iter()
                .filter(|contact| contact.kind != ContactKind::ContactPerson)
                .map(|contact| HelpLine {
                    name: contact.name.clone(),
                    phone: phone(&contact.phone),
                    link: format!("tel:{}", contact.phone.replace(' ', "")),
                    hours: contact.phone_hours.clone(),
                })
                .collect(),
        }))
    }
}

/// Paragraphs under a heading.
fn passage(heading: &'static str, paragraphs: Vec<String>) -> Passage {
    Passage { heading: Some(heading), paragraphs }
}

/// A blank line begins a new paragraph.
fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n").map(str::trim).filter(|text| !text.is_empty()).map(Into::into).collect()
}

const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];

/// A day as it is said.
fn day(day: NaiveDate) -> String {
    let month = usize::try_from(day.month0()).ok().and_then(|month| MONTHS.get(month)).copied().unwrap_or_default();
    format!("{}. {month} {}", day.day(), day.year())
}

/// A phone number as it is read: two digits at a time.
fn phone(number: &str) -> String {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    let pairs: Vec<String> = digits.chunks(2).map(|pair| pair.iter().collect()).collect();
    pairs.join(" ")
}

const fn outcome(outcome: DecisionOutcome) -> &'static str {
    match outcome {
        DecisionOutcome::Full => "Du får det, du har søgt om.",
        DecisionOutcome::Partial => "Du får noget af det, du har søgt om.",
        DecisionOutcome::Refused => "Du får ikke det, du har søgt om.",
        DecisionOutcome::Changed => "Det, du har fået, bliver lavet om.",
        DecisionOutcome::Ended => "Det, du har fået, holder op.",
    }
}

fn of_decision(decision: &Decision, contacts: &[Contact]) -> Text {
    let title = match decision.subject {
        DecisionSubject::Grant => "Afgørelse om din plads",
        DecisionSubject::Transport => "Afgørelse om din kørsel",
    };
    let law = &decision.legal_basis;
    let mut whole = vec![passage("Afgørelsen", vec![outcome(decision.outcome).into()])];
    whole.extend(decision.reasons.as_deref().map(|reasons| passage("Begrundelse", paragraphs(reasons))));
    whole.push(passage("Det har vi lagt vægt på", paragraphs(&decision.considerations)));
    whole.push(passage("Det ved vi om din sag", paragraphs(&decision.facts)));
    whole.extend(decision.hearing.as_ref().map(|hearing| {
        let said = match (hearing.heard_on, &hearing.statement) {
            (Some(on), Some(said)) => format!("Vi talte med dig den {}. Du sagde: {said}", day(on)),
            (Some(on), None) => format!("Vi talte med dig den {}.", day(on)),
            (None, _) => hearing.not_due_reason.clone().unwrap_or_default(),
        };
        passage("Det har du sagt til sagen", paragraphs(&said))
    }));
    whole.push(passage("Loven", vec![format!("{} {}: {}.", law.law, law.paragraph, law.title)]));
    whole.extend(decision.last_day_to_complain.map(|last| complaining(decision, last, contacts)));
    Text { title: title.into(), easy: paragraphs(&decision.easy), rights: rights(decision, contacts), whole }
}

/// The body that decides on complaints.
const APPEALS_BODY: &str = "Ankestyrelsen";

/// How to complain: until when, to whom and how (forvaltningsloven § 25), and what the decision says about it.
fn complaining(decision: &Decision, last: NaiveDate, contacts: &[Contact]) -> Passage {
    let unit = contacts.iter().find(|contact| contact.kind == ContactKind::AuthorityUnit);
    let us = unit.map_or_else(
        || "Du klager til kommunen. Ring, skriv eller sig det til os.".into(),
        |unit| format!("Du klager til {}. Ring på {}, skriv eller sig det til os.", unit.name, phone(&unit.phone)),
    );
    let mut said = vec![format!("Vi skal have klagen senest den {}. {us}", day(last))];
    let guidance = decision.complaint_guidance.as_deref().unwrap_or_default();
    said.extend(paragraphs(guidance));
    if !guidance.contains(APPEALS_BODY) {
        said.push(format!(
            "Vi ser på sagen igen. Holder vi fast i afgørelsen, sender vi klagen til {APPEALS_BODY}. Du skal ikke selv sende den."
        ));
    }
    passage("Sådan klager du", said)
}

fn rights(decision: &Decision, contacts: &[Contact]) -> Vec<Right> {
    let helper = contacts.iter().find(|contact| contact.kind == ContactKind::Caseworker);
    let complaint = match (decision.last_day_to_complain, decision.complaint_days_left) {
        (None, _) => "Du har fået det hele. Ring, hvis der er noget galt.".into(),
        (Some(last), Some(0)) => format!("Sidste dag er i dag, den {}.", day(last)),
        (Some(last), Some(1)) => format!("Sidste dag er den {}. Der er 1 dag tilbage.", day(last)),
        (Some(last), Some(left)) => format!("Sidste dag er den {}. Der er {left} dage tilbage.", day(last)),
        (Some(last), None) => format!("Sidste dag var den {}. Du kan stadig klage. Ring, så hjælper vi.", day(last)),
    };
    let call = helper.map_or_else(String::new, |one| format!("Ring til {} på {}. ", one.name, phone(&one.phone)));
    let right = |term, says| Right { term, says };
    vec![
        right("Svaret", outcome(decision.outcome).into()),
        right("Hvorfor", decision.reasons.clone().unwrap_or_else(|| "Du har brug for det, du har søgt om.".into())),
        right("Loven", format!("{} {}", decision.legal_basis.law, decision.legal_basis.paragraph)),
        right("Klage", complaint),
        right("Hjælp", format!("{call}Du må have en med, når du taler med os. Det kaldes en bisidder.")),
    ]
}

fn of_follow_up(follow_up: &FollowUp) -> Option<Text> {
    let outcome = follow_up.outcome.as_ref()?.as_ref()?;
    let held = follow_up.row.held_on?;
    let met = format!("Vi mødtes den {} om din plads på {}.", day(held), follow_up.offer.name);
    let mut whole = vec![
        Passage { heading: None, paragraphs: vec![met] },
        passage("Det talte vi om", paragraphs(&outcome.summary)),
    ];
    whole.extend(outcome.participation.as_deref().map(|text| passage("Sådan er du med", paragraphs(text))));
    let title = "Opfølgning på din plads".into();
    Some(Text { title, easy: paragraphs(&outcome.easy), rights: Vec::new(), whole })
}

fn of_review(review: &SupportReview) -> Option<Text> {
    let (easy, conclusion) = (review.easy.as_ref()?, review.conclusion.as_ref()?);
    let talked = review.dialogue.as_ref().map(|held| format!("Den {}. {}", day(held.held_on), held.text));
    let mut whole: Vec<Passage> = talked.iter().map(|text| passage("Vi har talt sammen", paragraphs(text))).collect();
    whole.push(passage("Det kom vi frem til", paragraphs(conclusion)));
    Some(Text { title: "Svar: din støtte".into(), easy: paragraphs(easy), rights: Vec::new(), whole })
}

fn of_complaint(complaint: &Complaint) -> Option<Text> {
    let (easy, reasons) = (complaint.easy.as_ref()?, complaint.reasons.as_ref()?);
    let came_to = match complaint.status {
        ComplaintStatus::ReassessedChanged => "Vi har lavet afgørelsen om. Du får det, du har klaget over.",
        ComplaintStatus::ReassessedPartly => "Vi har lavet noget af afgørelsen om. Resten sender vi til Ankestyrelsen.",
        ComplaintStatus::ReassessedKept => "Vi holder fast i afgørelsen. Vi sender din klage til Ankestyrelsen.",
        ComplaintStatus::Forwarded => "Vi har sendt din klage til Ankestyrelsen. De skriver til dig.",
        ComplaintStatus::Received => return None,
    };
    let received =
        format!("Vi fik din klage den {}. Klagens nummer er {}.", day(complaint.received_on), complaint.number);
    let whole = vec![
        Passage { heading: None, paragraphs: vec![received] },
        passage("Det kom vi frem til", vec![came_to.into()]),
        passage("Begrundelse", paragraphs(reasons)),
    ];
    Some(Text { title: "Svar på din klage".into(), easy: paragraphs(easy), rights: Vec::new(), whole })
}

fn of_access(given: &Delegation) -> Text {
    let basis = match given.source {
        DelegationSource::Guardianship => "et værgemål",
        DelegationSource::FuturePower => "en fremtidsfuldmagt",
        DelegationSource::GeneralPower => "en generalfuldmagt",
        DelegationSource::DigitalFuldmagt => "en digital fuldmagt",
        DelegationSource::Paper | DelegationSource::Citizen => "et samtykke på papir",
    };
    let (who, ends) = (&given.relative_name, day(given.valid_to));
    let mut rests = vec![format!("Adgangen bygger på {basis}. To rådgivere har set på det.")];
    rests.extend(given.document.as_ref().map(|document| format!("Dokumentets nummer er {document}.")));
    let may = given.scopes.iter().map(|scope| scope.in_words()).collect();
    Text {
        title: "En anden kan se din sag".into(),
        easy: vec![
            format!("{who} kan nu hjælpe dig med din sag. Det bygger på {basis}."),
            "Er det ikke rigtigt? Så ring til os. Vi kan stoppe det med det samme.".into(),
        ],
        rights: Vec::new(),
        whole: vec![
            passage("Hvorfor?", rests),
            passage("Hvad må den anden?", may),
            passage("Hvor længe?", vec![format!("Adgangen slutter senest den {ends}. Du kan se den i din oversigt.")]),
        ],
    }
}

/// What a receipt is of.
struct Told<'a> {
    what: &'static str,
    easy: &'static str,
    received_on: NaiveDate,
    by: Role,
    words: Option<&'a str>,
    next: Vec<String>,
}

/// What a receipt says, of whichever of these it is.
fn of_receipt(row: &LetterRow, file: &CitizenFile) -> Option<Text> {
    let told = told(row, file)?;
    let said = match told.by {
        Role::Citizen => "Det har du skrevet",
        Role::Caseworker => "Det har vi skrevet ned",
        _ => "Det er skrevet for dig",
    };
    let number = format!("Nummer: {}", receipt_number(row.subject_id));
    let mut whole = vec![Passage { heading: None, paragraphs: vec![number] }];
    whole.extend(told.words.map(|words| passage(said, paragraphs(words))));
    whole.push(passage("Hvad sker der nu?", told.next));
    Some(Text {
        title: format!("Vi har fået {}", told.what),
        easy: vec![format!("Vi har fået {}. Den kom den {}. {}", told.what, day(told.received_on), told.easy)],
        rights: Vec::new(),
        whole,
    })
}

fn told<'a>(row: &LetterRow, file: &'a CitizenFile) -> Option<Told<'a>> {
    let is_it = |id: &async_graphql::ID| id.parse() == Ok(row.subject_id);
    let nothing_more = "Du skal ikke gøre mere nu.";
    if let Some(one) = file.applications().ok().and_then(|all| all.iter().find(|one| is_it(&one.id))) {
        return Some(Told {
            what: "din ansøgning",
            easy: nothing_more,
            received_on: one.received_on,
            by: one.submitted_as,
            words: Some(&one.wishes),
            next: vec!["En rådgiver ser på din ansøgning og taler med dig. Du får svar i et brev.".into()],
        });
    }
    if let Some(one) = file.notices().ok().and_then(|all| all.iter().find(|one| is_it(&one.id))) {
        return Some(Told {
            what: "din besked",
            easy: nothing_more,
            received_on: one.received_on,
            by: one.reported_as,
            words: Some(&one.text),
            next: vec!["En rådgiver læser din besked og svarer dig.".into()],
        });
    }
    if let Some(one) = file.support_reviews().ok().and_then(|all| all.iter().find(|one| is_it(&one.id))) {
        return Some(Told {
            what: "en besked om, at støtten ikke passer",
            easy: "Vi taler med dig om den.",
            received_on: one.received_on,
            by: one.requested_as,
            words: Some(&one.reason),
            next: vec![
                "En rådgiver undersøger sammen med dig, hvordan hjælpen kan passe bedre. Det skal kommunen.".into(),
                "Man kan ikke selv vælge tilbud. Dit ønske er vigtigt, og vi taler om det.".into(),
            ],
        });
    }
    let one = file.complaints().ok()?.iter().find(|one| is_it(&one.id))?;
    let mut next = vec![
        format!("Vi ser på sagen igen. Det gør vi senest den {}.", day(one.reassess_by)),
        format!("Holder vi fast i afgørelsen, sender vi klagen til {APPEALS_BODY}. Du skal ikke selv sende den."),
    ];
    if one.late {
        next.push("Klagen kom efter den sidste dag. Vi tager imod den alligevel.".into());
    }
    Some(Told {
        what: "din klage",
        easy: "Vi ser på sagen igen.",
        received_on: one.received_on,
        by: one.submitted_as,
        words: one.text.as_deref(),
        next,
    })
}
