//! A row of the log in plain words.

use super::{AccessAction, Purpose};
use crate::policy::{Part, Role};

/// Somebody who looked, as a sentence begins with them: Danish and English.
fn who(role: Role, name: Option<&str>) -> (String, String) {
    let (da, en) = match role {
        Role::Caseworker => ("En rådgiver i kommunen", "A caseworker of the municipality"),
        Role::ContactPerson => ("En kontaktperson på dit tilbud", "A contact person at your offer"),
        Role::Auditor => ("Kommunens kontrol", "The municipality's auditor"),
        Role::Service => ("Et program i kommunen", "A program of the municipality"),
        Role::Administrator => ("En medarbejder i kommunen", "An employee of the municipality"),
        Role::Citizen => ("Et program, på dine vegne,", "A program, on your behalf,"),
        Role::Relative => ("En, du har givet adgang,", "Somebody you gave access"),
    };
    match name {
        Some(name) if role == Role::Relative => (name.to_owned(), name.to_owned()),
        Some(name) => (format!("{da}, {name},"), format!("{en}, {name},")),
        None => (da.to_owned(), en.to_owned()),
    }
}

/// A Part, as a sentence names it: Danish and English.
pub fn part(part: Part) -> (&'static str, &'static str) {
    match part {
        Part::Identity => ("navn", "name"),
        Part::Cpr => ("CPR-nummer", "CPR number"),
        Part::Age => ("alder", "age"),
        Part::Address => ("adresse", "address"),
        Part::Application => ("ansøgning", "application"),
        Part::Assessment => ("vurdering", "assessment"),
        Part::Grant => ("plads", "place"),
        Part::Decision => ("afgørelser", "decisions"),
        Part::Schedule => ("uge", "week"),
        Part::Absence => ("fravær", "absence"),
        Part::Costs => ("penge", "costs"),
        Part::Transport | Part::RideList => ("kørsel", "rides"),
        Part::RideCancellation => ("aflyst kørsel", "cancelled rides"),
        Part::FollowUp => ("møder", "meetings"),
        Part::FollowUpSummary => ("referat af møde", "meeting notes"),
        Part::FollowUpPreparation => ("svar før møde", "answers before a meeting"),
        Part::FollowUpContribution => ("kontaktpersonens ord", "the contact person's words"),
        Part::ActionPlan => ("handleplan", "action plan"),
        Part::Notice | Part::OutsideNotice => ("ændringer", "changes"),
        Part::SupportReview => ("ønske om anden støtte", "wish for other support"),
        Part::Complaint => ("klage", "complaint"),
        Part::Draft => ("udkast", "drafts"),
        Part::CalendarFeed => ("kalender", "calendar"),
        Part::Letter => ("breve", "letters"),
        Part::Delegation => ("adgang til sagen", "access to the case"),
        Part::Contact => ("telefonnumre", "phone numbers"),
        Part::AccessLog => ("listen over, hvem der har set", "the list of who looked"),
        Part::Task => ("opgaver i sagen", "tasks of the case"),
        Part::Catalogue | Part::Places | Part::Staff => ("tilbud", "offers"),
    }
}

/// The Parts in Danish, each once; the name goes without saying where there is more.
pub fn parts(of: &[Part]) -> Vec<String> {
    named(of).map(|(da, _)| da.to_owned()).collect()
}

fn named(of: &[Part]) -> impl Iterator<Item = (&'static str, &'static str)> {
    let more = of.len() > 1;
    let mut told = Vec::new();
    of.iter().copied().filter(move |part| !(more && *part == Part::Identity)).map(part).filter(move |words| {
        let new = !told.contains(words);
        told.push(*words);
        new
    })
}

/// More than so many are counted, not listed: a sentence stays short.
const LISTED: usize = 3;

fn what(words: &[&str], and: &str, counted: &str) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        many if many.len() > LISTED => format!("{} {counted}", many.len()),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

fn why(purpose: Purpose) -> (&'static str, &'static str) {
    match purpose {
        Purpose::CaseWork => ("arbejdet med din sag", "the work on your case"),
        Purpose::Decision => ("en afgørelse", "a decision"),
        Purpose::FollowUp => ("et møde om din plads", "a follow-up meeting"),
        Purpose::CitizenContact => ("du havde ringet eller skrevet", "you had called or written"),
        Purpose::Complaint => ("en klage", "a complaint"),
        Purpose::QualityControl => ("kontrol af arbejdet", "a check of the work"),
    }
}

/// The whole row: Danish and English.
pub fn row(
    role: Role,
    name: Option<&str>,
    action: AccessAction,
    of: &[Part],
    purpose: Option<Purpose>,
) -> (String, String) {
    let (who_da, who_en) = who(role, name);
    let (da, en): (Vec<_>, Vec<_>) = named(of).unzip();
    let (what_da, what_en) = (what(&da, "og", "dele af din sag"), what(&en, "and", "parts of your case"));
    let (mut said_da, mut said_en) = match action {
        AccessAction::Read => (format!("{who_da} så: {what_da}."), format!("{who_en} saw: {what_en}.")),
        AccessAction::Write => (format!("{who_da} skrev i: {what_da}."), format!("{who_en} wrote in: {what_en}.")),
        AccessAction::Search => (format!("{who_da} søgte."), format!("{who_en} searched.")),
    };
    if let Some((da, en)) = purpose.map(why) {
        said_da.push_str(&format!(" Grund: {da}."));
        said_en.push_str(&format!(" Reason: {en}."));
    }
    (said_da, said_en)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::easy::LONGEST_SENTENCE;

    #[test]
    fn a_row_reads_as_a_person_would_say_it() {
        let look = |role, name, parts: &[Part], purpose| row(role, name, AccessAction::Read, parts, purpose).0;
        assert_eq!(
            look(Role::Caseworker, None, &[Part::Identity, Part::Schedule, Part::Costs], Some(Purpose::CaseWork)),
            "En rådgiver i kommunen så: uge og penge. Grund: arbejdet med din sag."
        );
        assert_eq!(look(Role::Relative, Some("Karen"), &[Part::Identity], None), "Karen så: navn.");
        let many = [Part::Identity, Part::Grant, Part::Schedule, Part::Costs, Part::Transport, Part::RideList];
        assert_eq!(
            look(Role::ContactPerson, None, &many, None),
            "En kontaktperson på dit tilbud så: 4 dele af din sag."
        );
        assert_eq!(parts(&many), ["plads", "uge", "penge", "kørsel"]);
    }

    #[test]
    fn every_row_is_easy_to_read() {
        for role in Role::ALL {
            for purpose in Purpose::ALL {
                for action in AccessAction::ALL {
                    let parts = [Part::AccessLog, Part::Contact, Part::FollowUpContribution];
                    let (said, _) = row(*role, None, *action, &parts, Some(*purpose));
                    for sentence in said.split(['.', ':']) {
                        assert!(sentence.split_whitespace().count() <= LONGEST_SENTENCE, "{sentence}");
                    }
                }
            }
        }
    }
}
