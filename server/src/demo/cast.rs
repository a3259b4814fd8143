//! The fixed cast: one account for each kind of caller, and one citizen for each state a page must handle. Tests and
//! screenshots rely on these names and ids.

use serde::Serialize;
use uuid::Uuid;

use crate::policy::Role;
use crate::quality_standard::import::id_of;

/// Somebody to be in the demonstration.
#[derive(Clone, Debug)]
pub struct Member {
    /// The account's name: what `samvaer token` takes.
    pub account: &'static str,
    /// The invented person's name.
    pub name: &'static str,
    /// The role to try it in. Everybody private is both CITIZEN and RELATIVE.
    pub role: Role,
    /// Accounts of the citizens it has to do with.
    pub citizens: &'static [&'static str],
    /// What it is for, in one line.
    pub purpose: &'static str,
    /// The same for visitors of the sign-in page, in Danish.
    pub purpose_da: &'static str,
}

const fn member(
    account: &'static str,
    name: &'static str,
    role: Role,
    citizens: &'static [&'static str],
    purpose: &'static str,
    purpose_da: &'static str,
) -> Member {
    Member { account, name, role, citizens, purpose, purpose_da }
}

use Role::{Administrator, Auditor, Caseworker, Citizen, ContactPerson, Relative, Service};

/// Everybody with an account.
#[rustfmt::skip]
pub const CAST: &[Member] = &[
    member("anna", "Anna Holm", Citizen, &["anna"],
        "a place, rides, costs, a planned follow-up, several relatives", "Anna har plads på Skovhjælperne og bliver kørt."),
    member("bo", "Bo Holm", Citizen, &["bo"],
        "assessed, no grant yet", "Bo har ikke fået en plads endnu."),
    member("carl", "Carl Toft", Citizen, &["carl"],
        "a grant that has ended", "Carl havde en plads. Den er stoppet."),
    member("dorte", "Dorte Ravn", Citizen, &["dorte"],
        "name and address protected", "Dorte har hemmelig adresse."),
    member("erik", "Erik Lund", Citizen, &["erik"],
        "five days, no transport arranged", "Erik kommer selv frem. Han har ingen kørsel."),
    member("fatima", "Fatima Yilmaz", Citizen, &["fatima"],
        "two offers in one week, a partial decision", "Fatima har plads to steder."),
    member("gerda", "Gerda Friis", Citizen, &["gerda"],
        "an overdue follow-up, a lift vehicle", "Gerda bruger kørestol. Hendes møde er ikke holdt."),
    member("ib", "Ib Dahl", Citizen, &["ib"],
        "a grant that begins later", "Ib har fået en plads. Han begynder senere."),
    member("hans", "Hans Overgaard", Citizen, &["hans"],
        "has reached pension age; the place stands, and a task waits", "Hans er blevet pensionist. Han har stadig sin plads."),
    member("jytte", "Jytte Lind", Citizen, &["jytte"],
        "a refusal, with time left to complain", "Jytte har fået nej. Hun kan stadig klage."),
    member("kaj", "Kaj Brink", Citizen, &["kaj"],
        "a place at a private offer, money back for the bus", "Kaj har plads på et privat sted. Han tager bussen."),
    member("vera", "Vera Holst", Citizen, &["vera"],
        "a place at an offer that has moved to another law", "Vera har plads et sted, som nu hører til en anden lov."),

    member("karen", "Karen Holm", Relative, &["anna", "bo"],
        "reads all that can be given of Anna, and Bo's grant and week", "Karen er mor til Anna og Bo. Hun hjælper dem begge."),
    member("lars", "Lars Holm", Relative, &["anna"],
        "reads Anna's week and nothing else", "Lars er bror til Anna. Han må kun se hendes uge."),
    member("mona", "Mona Bach", Relative, &["anna"],
        "may contact the municipality for Anna, and read nothing of it", "Mona er ven med Anna. Hun må ringe for hende, men ikke se planen."),
    member("niels", "Niels Krogh", Relative, &["anna"],
        "access to Anna that has expired", "Niels måtte se Annas plan. Tiden er gået."),
    member("olga", "Olga Brandt", Relative, &["anna"],
        "access to Anna that was revoked", "Olga måtte se Annas plan. Anna har stoppet det."),
    member("poul", "Poul Iversen", Relative, &["anna"],
        "access to Anna that begins later", "Poul må se Annas plan senere, men ikke endnu."),
    member("inge", "Inge Holm", Relative, &["anna"],
        "may act for Anna through Digital Fuldmagt", "Inge er tante til Anna. Hun må gøre ting for hende."),
    member("rita", "Rita Ravn", Relative, &["dorte"],
        "reads Dorte, who is protected; nobody else", "Rita er søster til Dorte."),
    member("sofie", "Sofie Juhl", Citizen, &[],
        "no file and no delegation", "Sofie har ingen plan og hjælper ingen."),

    member("mette", "Mette Skov", Caseworker, &["anna", "bo", "carl", "dorte", "erik"],
        "caseworker of Anna and others", "Mette er rådgiver for Anna."),
    member("thomas", "Thomas Bech", Caseworker, &["fatima", "gerda", "ib", "viggo", "hans", "jytte", "kaj", "vera"],
        "caseworker, not assigned to Anna", "Thomas er rådgiver for andre end Anna."),
    member("ulla", "Ulla Nørgaard", Caseworker, &[],
        "was a caseworker; the role has ended", "Ulla var rådgiver før."),
    member("viggo", "Viggo Lassen", Caseworker, &["viggo"],
        "caseworker with an own case, which he never sees", "Viggo er rådgiver. Han har også selv en plads."),
    member("yrsa", "Yrsa Kjær", ContactPerson, &["anna"],
        "contact person at Skovhjælperne, where Anna comes", "Yrsa er kontaktperson på Skovhjælperne."),
    member("aage", "Aage Winther", ContactPerson, &["fatima"],
        "contact person at Klub VI, where Anna came before", "Aage er kontaktperson på Klub VI."),
    member("bente", "Bente Møller", ContactPerson, &["fatima"],
        "contact person at Makers Corner, where Anna never came", "Bente er kontaktperson på Makers Corner."),
    member("claus", "Claus Østergaard", ContactPerson, &[],
        "was a contact person at Skovhjælperne; the role has ended", "Claus var kontaktperson før."),
    member("frida", "Frida Vestergaard", Caseworker, &["erik"],
        "two roles: caseworker, and contact person at Alletiders Højskole", "Frida er både rådgiver og kontaktperson."),
    member("dan", "Dan Thomsen", Administrator, &[],
        "keeps the catalogue; sees no citizen", "Dan passer listen over tilbud."),
    member("ebbe", "Ebbe Poulsen", Auditor, &[],
        "reads the access log; sees no case", "Ebbe holder øje med, hvem der ser hvad."),
    member("statistics", "Statistik", Service, &[],
        "an internal tool without a scope", "Et internt værktøj uden adgang."),
    member("rides", "Kørselskontoret", Service, &[],
        "a transport service: reads a day's ride list", "Et værktøj, der ser dagens ture."),
    member("calendar", "Kalenderen", Service, &[],
        "a calendar: sees when people come, on behalf of who may see that", "Et værktøj, der viser dage i en kalender."),
];

/// The code Anna has invited her friend Vibeke with.
pub const INVITATION: &str = "ANNA-VEN1-2026";

/// A cast citizen's id; Viggo's own file included.
pub fn citizen_id(account: &str) -> Uuid {
    id_of("citizen", account)
}

/// A cast account's id.
pub fn account_id(account: &str) -> Uuid {
    id_of("account", account)
}

/// Who an account is in a token of the demonstration's.
pub fn subject(account: &str) -> String {
    format!("demo:{account}")
}

/// An account of the cast.
pub fn find(account: &str) -> Option<&'static Member> {
    CAST.iter().find(|member| member.account == account)
}

/// An account as `samvaer token --list` prints it.
#[derive(Serialize)]
pub struct Listed {
    account: &'static str,
    role: Role,
    person_id: Uuid,
    citizen_ids: Vec<Uuid>,
    purpose: &'static str,
}

/// Every account, for tools.
pub fn list() -> Vec<Listed> {
    CAST.iter()
        .map(|member| Listed {
            account: member.account,
            role: member.role,
            person_id: account_id(member.account),
            citizen_ids: member.citizens.iter().map(|account| citizen_id(account)).collect(),
            purpose: member.purpose,
        })
        .collect()
}

/// An account as the sign-in page shows it.
#[derive(Serialize)]
pub struct Shown {
    account: &'static str,
    name: &'static str,
    role: Role,
    purpose_da: &'static str,
}

/// Every account, for visitors.
pub fn shown() -> Vec<Shown> {
    CAST.iter()
        .map(|member| Shown {
            account: member.account,
            name: member.name,
            role: member.role,
            purpose_da: member.purpose_da,
        })
        .collect()
}
