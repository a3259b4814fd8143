//! THE rules: who may do what with which Part of a citizen's file.
//!
//! Read [`RULES`] like a table; no rule means no. A rule says how far a role *reaches*, not who the citizen is:
//! Karen acts as RELATIVE and asks for Anna's costs, so the row `(Relative, Read, Costs)` says
//! `Delegated(READ × COSTS)`, and [`decide`] looks whether Anna gave Karen that, and whether it is active today.
//! The facts about Karen (her delegations) are read anew for every request; nothing here touches the database.
//!
//! The same table is written to `policy_rule`, from which the database computes on its own what a request may see
//! (migrations/policies.sql). So a fault in Rust is stopped by the database, and the other way round.

mod actor;

use uuid::Uuid;

pub use actor::{ActiveDelegation, Actor, DelegationScope};

use crate::closed_list;

closed_list! {
    /// What a person acts as in a request. Roles are never added together.
    pub enum Role {
        /// Borger: sees and acts on the own file.
        Citizen = "CITIZEN",
        /// Pårørende: sees what a citizen has given access to, for as long as it lasts.
        Relative = "RELATIVE",
        /// Rådgiver: handles the municipality's cases, each look logged with a purpose.
        Caseworker = "CASEWORKER",
        /// Kontaktperson: sees who comes to the own offer, when and how.
        ContactPerson = "CONTACT_PERSON",
        /// Keeps the catalogue; sees no citizen.
        Administrator = "ADMINISTRATOR",
        /// Reads the access log; sees no case.
        Auditor = "AUDITOR",
        /// An internal tool, within its registered scopes.
        Service = "SERVICE",
    }
}

closed_list! {
    /// A Part of a citizen's file: what access is decided on, what is loaded, and what the access log names.
    pub enum Part {
        /// Name.
        Identity = "IDENTITY",
        /// Civil registration number.
        Cpr = "CPR",
        /// Address; may be protected (CPR-loven § 28).
        Address = "ADDRESS",
        /// Target-group assessment (R8, R9).
        Assessment = "ASSESSMENT",
        /// Grants and their terms.
        Grant = "GRANT",
        /// Decisions with reasons and complaint guidance.
        Decision = "DECISION",
        /// Which days, where and when.
        Schedule = "SCHEDULE",
        /// Expected costs.
        Costs = "COSTS",
        /// How the citizen gets to and from the offer.
        Transport = "TRANSPORT",
        /// When follow-ups are planned and were held.
        FollowUp = "FOLLOW_UP",
        /// What a follow-up came to.
        FollowUpSummary = "FOLLOW_UP_SUMMARY",
        /// Who has been given access.
        Delegation = "DELEGATION",
        /// Whom the citizen can call.
        Contact = "CONTACT",
        /// Who has looked.
        AccessLog = "ACCESS_LOG",
    }
}

closed_list! {
    /// What somebody does with a Part.
    pub enum Action {
        /// See it in a list of citizens.
        List = "LIST",
        /// See it in one citizen's file.
        Read = "READ",
        /// Add to it.
        Create = "CREATE",
        /// Change what is there.
        Change = "CHANGE",
    }
}

closed_list! {
    /// The kind of help a delegation allows. Reading does not include contacting, nor the other way round.
    pub enum DelegationVerb {
        /// See.
        Read = "READ",
        /// Talk and write with the municipality about it.
        Contact = "CONTACT",
        /// Act in the citizen's place.
        Act = "ACT",
    }
}

closed_list! {
    /// What a delegation is about.
    pub enum DelegationArea {
        /// The grant.
        Grant = "GRANT",
        /// The week.
        Schedule = "SCHEDULE",
        /// Expected costs.
        Costs = "COSTS",
        /// Rides.
        Transport = "TRANSPORT",
        /// Decisions and letters.
        Documents = "DOCUMENTS",
        /// Follow-ups.
        FollowUp = "FOLLOW_UP",
        /// The action plan.
        ActionPlan = "ACTION_PLAN",
        /// Change notices.
        Notices = "NOTICES",
        /// Reviews of the support.
        SupportReview = "SUPPORT_REVIEW",
        /// Complaints.
        Complaint = "COMPLAINT",
    }
}

/// How far a rule reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The own file.
    Own,
    /// Files of citizens who gave an active delegation with this scope, or with any scope at all.
    Delegated(Option<(DelegationVerb, DelegationArea)>),
    /// Everybody in this municipality but oneself: nobody handles an own case.
    Caseload,
    /// Citizens who attend an offer one is a contact person for, and only what happens at that offer.
    AtOwnOffer,
    /// What was given to oneself: a relative's own delegation.
    Received,
    /// Everybody.
    All,
}

/// One row of the policy.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Who.
    pub role: Role,
    /// Does what.
    pub action: Action,
    /// With which Parts.
    pub parts: &'static [Part],
    /// Of whom.
    pub reach: Reach,
}

const fn rule(role: Role, action: Action, parts: &'static [Part], reach: Reach) -> Rule {
    Rule { role, action, parts, reach }
}

const fn may_read(area: DelegationArea) -> Reach {
    Reach::Delegated(Some((DelegationVerb::Read, area)))
}

use Action::{Change, Create, List, Read};
use Part::{
    AccessLog, Address, Assessment, Contact, Costs, Cpr, Decision, Delegation, FollowUp, FollowUpSummary, Grant,
    Identity, Schedule, Transport,
};
use Reach::{All, AtOwnOffer, Caseload, Delegated, Own, Received};
use Role::{Auditor, Caseworker, Citizen, ContactPerson, Relative};

/// The policy. ADMINISTRATOR and SERVICE have no row: they reach nobody's file.
#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    // A citizen sees the whole own file, and who has looked in it.
    rule(Citizen, Read, &[Identity, Cpr, Address, Assessment, Grant, Decision, Schedule, Costs, Transport,
                          FollowUp, FollowUpSummary, Delegation, Contact, AccessLog], Own),
    rule(Citizen, Change, &[Delegation], Own),

    // A relative sees what was given, part by part. Never delegated: CPR, address, assessment, access, who looked.
    rule(Relative, Read, &[Identity, Contact], Delegated(None)),
    rule(Relative, Read, &[Grant], may_read(DelegationArea::Grant)),
    rule(Relative, Read, &[Decision], may_read(DelegationArea::Documents)),
    rule(Relative, Read, &[Schedule], may_read(DelegationArea::Schedule)),
    rule(Relative, Read, &[Costs], may_read(DelegationArea::Costs)),
    rule(Relative, Read, &[Transport], may_read(DelegationArea::Transport)),
    rule(Relative, Read, &[FollowUp, FollowUpSummary], may_read(DelegationArea::FollowUp)),
    rule(Relative, Read, &[Delegation], Received),
    rule(Relative, Change, &[Delegation], Received),

    // A caseworker handles everybody's case but the own. CPR and address are opened one citizen at a time.
    rule(Caseworker, List, &[Identity, Grant, Decision, Schedule, Costs, Transport, FollowUp, Contact], Caseload),
    rule(Caseworker, Read, &[Identity, Cpr, Address, Assessment, Grant, Decision, Schedule, Costs, Transport,
                             FollowUp, FollowUpSummary, Delegation, Contact], Caseload),
    rule(Caseworker, Create, &[Grant, Decision, Schedule, Costs, FollowUp], Caseload),

    // A contact person sees who comes when and how, at the own offer.
    rule(ContactPerson, List, &[Identity, Schedule, Transport, FollowUp, Contact], AtOwnOffer),
    rule(ContactPerson, Read, &[Identity, Schedule, Transport, FollowUp, Contact], AtOwnOffer),

    // The auditor reads the log and no case.
    rule(Auditor, Read, &[AccessLog], All),
];

/// What a decision is about: the citizen whose Part it is and, for something given to somebody, the receiver.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    /// Whose file.
    pub citizen: Uuid,
    /// Who received it (the relative of a delegation).
    pub received_by: Option<Uuid>,
}

impl Subject {
    /// A Part of this citizen's file.
    pub const fn citizen(citizen: Uuid) -> Self {
        Self { citizen, received_by: None }
    }
}

/// How far the actor's role reaches for this action on this Part; `None` is not at all.
pub fn reach(role: Role, action: Action, part: Part) -> Option<Reach> {
    RULES.iter().find(|r| r.role == role && r.action == action && r.parts.contains(&part)).map(|r| r.reach)
}

/// May the actor do this with this Part of this subject? Pure: the actor carries all facts.
pub fn decide(actor: &Actor, action: Action, part: Part, subject: Subject) -> bool {
    let own = actor.citizen == Some(subject.citizen);
    match reach(actor.role, action, part) {
        None => false,
        Some(Own) => own,
        Some(Delegated(scope)) => actor.delegations.iter().any(|d| {
            d.citizen_id == subject.citizen
                && d.scopes.iter().any(|s| scope.is_none_or(|(verb, area)| s.verb == verb && s.area == area))
        }),
        Some(Caseload) => !own,
        Some(AtOwnOffer) => actor.attendees.contains(&subject.citizen),
        Some(Received) => subject.received_by == Some(actor.id),
        Some(All) => true,
    }
}

/// A row of `policy_rule`: role, action, part, reach, verb, area.
pub type RuleRow = (Role, Action, Part, &'static str, Option<DelegationVerb>, Option<DelegationArea>);

/// The policy as the database keeps it.
pub fn rows() -> Vec<RuleRow> {
    let row = |rule: &Rule, part: Part| {
        let (word, scope) = match rule.reach {
            Own => ("OWN", None),
            Delegated(scope) => ("DELEGATED", scope),
            Caseload => ("CASELOAD", None),
            AtOwnOffer => ("AT_OWN_OFFER", None),
            Received => ("RECEIVED", None),
            All => ("ALL", None),
        };
        (rule.role, rule.action, part, word, scope.map(|s| s.0), scope.map(|s| s.1))
    };
    RULES.iter().flat_map(|rule| rule.parts.iter().map(move |part| row(rule, *part))).collect()
}

#[cfg(test)]
mod tests;
