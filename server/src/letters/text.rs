//! What a letter says: easy words first, a card with the rights where there is a decision, the whole text below. The words
//! around the text are Danish: a letter is.

use chrono::{Datelike, NaiveDate};
use maud::{DOCTYPE, Markup, html};

use super::LetterKind;
use super::queries::LetterRow;
use crate::citizens::file::CitizenFile;
use crate::citizens::{Contact, ContactKind};
use crate::complaints::{Complaint, ComplaintStatus};
use crate::decisions::{Decision, DecisionOutcome, DecisionSubject};
use crate::error::Result;
use crate::follow_ups::FollowUp;

/// What a letter says, from the file. `None` when what it is about may not be seen.
pub fn of_letter(row: &LetterRow, file: &CitizenFile) -> Result<Option<Markup>> {
    let is_it = |id: &async_graphql::ID| id.parse() == Ok(row.subject_id);
    let text = match row.kind {
        LetterKind::Decision => {
            file.decisions()?.iter().find(|one| is_it(&one.id)).map(|one| of_decision(one, file.contacts()))
        }
        LetterKind::FollowUp => {
            file.follow_ups()?.iter().find(|one| one.row.id == row.subject_id).and_then(of_follow_up)
        }
        LetterKind::Review => {
            let review = file.support_reviews()?.iter().find(|one| is_it(&one.id));
            review.and_then(|one| {
                let (easy, conclusion) = (one.easy.as_ref()?, one.conclusion.as_ref()?);
                Some(Text {
                    title: "Svar: din støtte".into(),
                    easy: easy.clone(),
                    formal: html! {
                        h3 { "Vi har talt sammen" }
                        @if let Some(dialogue) = &one.dialogue {
                            (paragraphs(&format!("Den {}. {}", day(dialogue.held_on), dialogue.text)))
                        }
                        h3 { "Det kom vi frem til" }
                        (paragraphs(conclusion))
                    },
                    card: None,
                })
            })
        }
        LetterKind::ComplaintAnswer => file.complaints()?.iter().find(|one| is_it(&one.id)).and_then(of_complaint),
        LetterKind::Receipt => of_receipt(row, file),
    };
    Ok(text.map(|text| text.page(row, file)))
}

/// What a letter is made of.
struct Text {
    title: String,
    easy: String,
    formal: Markup,
    card: Option<Markup>,
}

impl Text {
    fn page(self, row: &LetterRow, file: &CitizenFile) -> Markup {
        let unit = file.contacts().iter().find(|contact| contact.kind == ContactKind::AuthorityUnit);
        frame(
            &self.title,
            html! {
                header {
                    p.sender { (unit.map_or("Rådgivning og Visitation", |unit| unit.name.as_str())) }
                    p.to { "Til " (file.name()) }
                    p.day { time datetime=(row.sent_on) { (day(row.sent_on)) } }
                }
                main {
                    h1 { (self.title) }
                    section.easy aria-labelledby="let" {
                        h2 #let { "Kort fortalt" }
                        (paragraphs(&self.easy))
                    }
                    @if let Some(card) = self.card { (card) }
                    section aria-labelledby="hele" {
                        h2 #hele { "Hele teksten" }
                        (self.formal)
                    }
                    (help(file.contacts()))
                }
            },
        )
    }
}

/// A whole page around its content.
pub fn frame(title: &str, content: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="da" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="icon" href="/brev/brev.svg" type="image/svg+xml";
                link rel="stylesheet" href="/brev/brev.css";
            }
            body { (content) }
        }
    }
}

/// A blank line begins a new paragraph.
fn paragraphs(text: &str) -> Markup {
    html! { @for paragraph in text.split("\n\n").map(str::trim).filter(|text| !text.is_empty()) { p { (paragraph) } } }
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

/// A day as it is said: `25. november 2026`.
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
        DecisionOutcome::Full => "Du får det, du har søgt om",
        DecisionOutcome::Partial => "Du får noget af det, du har søgt om",
        DecisionOutcome::Refused => "Du får ikke det, du har søgt om",
        DecisionOutcome::Changed => "Det, du har fået, bliver lavet om",
        DecisionOutcome::Ended => "Det, du har fået, holder op",
    }
}

fn of_decision(decision: &Decision, contacts: &[Contact]) -> Text {
    let about = match decision.subject {
        DecisionSubject::Grant => "Afgørelse om din plads",
        DecisionSubject::Transport => "Afgørelse om din kørsel",
    };
    let law = &decision.legal_basis;
    let formal = html! {
        h3 { "Afgørelsen" }
        p { (outcome(decision.outcome)) "." }
        @if let Some(reasons) = &decision.reasons { h3 { "Begrundelse" } (paragraphs(reasons)) }
        h3 { "Det har vi lagt vægt på" }
        (paragraphs(&decision.considerations))
        h3 { "Det ved vi om din sag" }
        (paragraphs(&decision.facts))
        @if let Some(hearing) = &decision.hearing {
            h3 { "Det har du sagt til sagen" }
            @match (hearing.heard_on, &hearing.statement) {
                (Some(on), Some(said)) => { (paragraphs(&format!("Vi talte med dig den {}. Du sagde: {said}", day(on)))) }
                (Some(on), None) => { p { "Vi talte med dig den " (day(on)) "." } }
                (None, _) => { (paragraphs(hearing.not_due_reason.as_deref().unwrap_or_default())) }
            }
        }
        h3 { "Loven" }
        p { (law.law) " " (law.paragraph) ": " (law.title) "." }
        @if let Some(guidance) = &decision.complaint_guidance { h3 { "Sådan klager du" } (paragraphs(guidance)) }
    };
    Text { title: about.into(), easy: decision.easy.clone(), formal, card: Some(rights(decision, contacts)) }
}

/// The card of rights: what it came to, why, by which law, until when to complain, who helps.
fn rights(decision: &Decision, contacts: &[Contact]) -> Markup {
    let helper = contacts.iter().find(|contact| contact.kind == ContactKind::Caseworker);
    html! {
        section.card aria-labelledby="ret" {
            h2 #ret { "Dine rettigheder" }
            dl {
                dt { "Svaret" } dd { (outcome(decision.outcome)) }
                dt { "Hvorfor" } dd { (decision.reasons.as_deref().unwrap_or("Du har brug for det, du har søgt om.")) }
                dt { "Loven" } dd { (decision.legal_basis.law) " " (decision.legal_basis.paragraph) }
                dt { "Klage" }
                dd {
                    @match (decision.last_day_to_complain, decision.complaint_days_left) {
                        (None, _) => { "Du har fået det hele. Ring, hvis der er noget galt." }
                        (Some(last), Some(0)) => { "Sidste dag er i dag, den " (day(last)) "." }
                        (Some(last), Some(left)) => {
                            "Sidste dag er den " (day(last)) ". Der er " (left) " " (if left == 1 { "dag" } else { "dage" }) " tilbage."
                        }
                        (Some(last), None) => { "Sidste dag var den " (day(last)) ". Du kan stadig klage. Ring, så hjælper vi." }
                    }
                }
                dt { "Hjælp" }
                dd {
                    @if let Some(helper) = helper { "Ring til " (helper.name) " på " (phone(&helper.phone)) ". " }
                    "Du må have en med, når du taler med os. Det kaldes en bisidder."
                }
            }
        }
    }
}

fn of_follow_up(follow_up: &FollowUp) -> Option<Text> {
    let outcome = follow_up.outcome.as_ref()?.as_ref()?;
    let held = follow_up.row.held_on?;
    let formal = html! {
        p { "Vi mødtes den " (day(held)) " om din plads på " (follow_up.offer.name) "." }
        h3 { "Det talte vi om" }
        (paragraphs(&outcome.summary))
        @if let Some(participation) = &outcome.participation { h3 { "Sådan er du med" } (paragraphs(participation)) }
    };
    Some(Text { title: "Opfølgning på din plads".into(), easy: outcome.easy.clone(), formal, card: None })
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
    let formal = html! {
        p { "Vi fik din klage den " (day(complaint.received_on)) ". Klagens nummer er " (complaint.number) "." }
        h3 { "Det kom vi frem til" }
        p { (came_to) }
        h3 { "Begrundelse" }
        (paragraphs(reasons))
    };
    Some(Text { title: "Svar på din klage".into(), easy: easy.clone(), formal, card: None })
}

/// What a receipt says, of whichever of these it is.
fn of_receipt(row: &LetterRow, file: &CitizenFile) -> Option<Text> {
    let is_it = |id: &async_graphql::ID| id.parse() == Ok(row.subject_id);
    let receipt = |what: &str, easy: &str, next: Markup, said: Option<&str>| Text {
        title: format!("Vi har fået {what}"),
        easy: format!("Vi har fået {what}. Den kom den {}. {easy}", day(row.sent_on)),
        formal: html! {
            p { "Nummer: " (crate::change_notices::receipt_number(row.subject_id)) }
            @if let Some(said) = said { h3 { "Det har du skrevet" } (paragraphs(said)) }
            h3 { "Hvad sker der nu?" }
            (next)
        },
        card: None,
    };
    if let Some(one) = file.applications().ok()?.iter().find(|one| is_it(&one.id)) {
        let next = html! { p { "En rådgiver ser på din ansøgning og taler med dig. Du får svar i et brev." } };
        return Some(receipt("din ansøgning", "Du skal ikke gøre mere nu.", next, Some(&one.wishes)));
    }
    if let Some(one) = file.notices().ok()?.iter().find(|one| is_it(&one.id)) {
        let next = html! { p { "En rådgiver læser din besked og svarer dig." } };
        return Some(receipt("din besked", "Du skal ikke gøre mere nu.", next, Some(&one.text)));
    }
    if let Some(one) = file.support_reviews().ok()?.iter().find(|one| is_it(&one.id)) {
        let next = html! {
            p { "En rådgiver undersøger sammen med dig, hvordan hjælpen kan passe bedre. Det skal kommunen." }
            p { "Man kan ikke selv vælge tilbud. Dit ønske er vigtigt, og vi taler om det." }
        };
        return Some(receipt(
            "din besked om, at støtten ikke passer",
            "Vi taler med dig om den.",
            next,
            Some(&one.reason),
        ));
    }
    let one = file.complaints().ok()?.iter().find(|one| is_it(&one.id))?;
    let next = html! {
        p { "Vi ser på sagen igen. Det gør vi senest den " (day(one.reassess_by)) "." }
        p { "Holder vi fast i afgørelsen, sender vi klagen til Ankestyrelsen. Du skal ikke selv sende den." }
        @if one.late { p { "Klagen kom efter den sidste dag. Vi tager imod den alligevel." } }
    };
    Some(receipt("din klage", "Vi ser på sagen igen.", next, one.text.as_deref()))
}

/// Whom to call.
fn help(contacts: &[Contact]) -> Markup {
    html! {
        section.help aria-labelledby="hjaelp" {
            h2 #hjaelp { "Spørg os" }
            ul {
                @for contact in contacts.iter().filter(|contact| contact.kind != ContactKind::ContactPerson) {
                    li {
                        (contact.name) ": " a href=(format!("tel:{}", contact.phone.replace(' ', ""))) { (phone(&contact.phone)) }
                        @if let Some(hours) = &contact.phone_hours { " (" (hours) ")" }
                    }
                }
            }
        }
    }
}
