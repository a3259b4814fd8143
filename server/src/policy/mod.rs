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
        /// Day of birth, and what follows from it (R7).
        Age = "AGE",
        /// Address; may be protected (CPR-loven § 28).
        Address = "ADDRESS",
        /// What somebody asks for, in the citizen's words (R11).
        Application = "APPLICATION",
        /// Assessments: of the target group (R8, R9), and of the need for a ride (R37).
        Assessment = "ASSESSMENT",
        /// Grants and their terms.
        Grant = "GRANT",
        /// Decisions with reasons and complaint guidance.
        Decision = "DECISION",
        /// Which days, where and when.
        Schedule = "SCHEDULE",
        /// Days somebody has said they don't come.
        Absence = "ABSENCE",
        /// Expected costs, and money back for the way.
        Costs = "COSTS",
        /// How the citizen gets to and from the offer.
        Transport = "TRANSPORT",
        /// Rides somebody has said they don't want.
        RideCancellation = "RIDE_CANCELLATION",
        /// A day's rides as a driver needs them.
        RideList = "RIDE_LIST",
        /// When follow-ups are planned and were held.
        FollowUp = "FOLLOW_UP",
        /// What a follow-up came to, and who was there.
        FollowUpSummary = "FOLLOW_UP_SUMMARY",
        /// What the citizen wants to say at a follow-up.
        FollowUpPreparation = "FOLLOW_UP_PREPARATION",
        /// What the contact person has seen, for a follow-up.
        FollowUpContribution = "FOLLOW_UP_CONTRIBUTION",
        /// The action plan: offered, wanted, and what it says (R13).
        ActionPlan = "ACTION_PLAN",
        /// What somebody told of a change (R23).
        Notice = "NOTICE",
        /// That the support doesn't fit, and what came of it (R34).
        SupportReview = "SUPPORT_REVIEW",
        /// Complaints about decisions.
        Complaint = "COMPLAINT",
        /// Which letters there are, and whether the citizen has seen them. What they say is of other Parts.
        Letter = "LETTER",
        /// What was begun and not sent.
        Draft = "DRAFT",
        /// That calendars subscribe to the week, and which.
        CalendarFeed = "CALENDAR_FEED",
        /// Who has been given access.
        Delegation = "DELEGATION",
        /// Whom the citizen can call.
        Contact = "CONTACT",
        /// Who has looked.
        AccessLog = "ACCESS_LOG",
        /// What waits for a caseworker.
        Task = "TASK",
        /// Nobody's file: offers, prices and texts. Everybody reads them; this is about keeping them.
        Catalogue = "CATALOGUE",
        /// Nobody's file: how many places are taken (R28).
        Places = "PLACES",
        /// Nobody's file: who is on the staff, with work phones, and who covers for whom.
        Staff = "STAFF",
        /// Nobody's file yet: what somebody without access told of a change (R24).
        OutsideNotice = "OUTSIDE_NOTICE",
    }
}

impl Part {
    /// Is it part of a citizen's file?
    pub const fn is_of_a_file(self) -> bool {
        !matches!(self, Self::Catalogue | Self::Places | Self::Staff | Self::OutsideNotice)
    }
}

closed_list! {
    /// What an internal tool may do.
    pub enum ServiceScope {
        /// Read a day's ride list.
        RideList = "RIDE_LIST",
        /// On behalf of somebody: when and where people come, for a calendar.
        Calendar = "CALENDAR",
        /// A citizen's own calendar feed: when something is. No tool is registered for it.
        Feed = "FEED",
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
    /// Everybody, for a tool that is registered with this scope.
    Registered(ServiceScope),
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

const fn may_contact(area: DelegationArea) -> Reach {
    Reach::Delegated(Some((DelegationVerb::Contact, area)))
}

const fn may_act(area: DelegationArea) -> Reach {
    Reach::Delegated(Some((DelegationVerb::Act, area)))
}

use Action::{Change, Create, List, Read};
use Part::{
    Absence, AccessLog, ActionPlan, Address, Age, Application, Assessment, CalendarFeed, Catalogue, Complaint, Contact,
    Costs, Cpr, Decision, Delegation, Draft, FollowUp, FollowUpContribution, FollowUpPreparation, FollowUpSummary,
    Grant, Identity, Letter, Notice, OutsideNotice, Places, RideCancellation, RideList, Schedule, Staff, SupportReview,
    Task, Transport,
};
use Reach::{All, AtOwnOffer, Caseload, Delegated, Own, Received, Registered};
use Role::{Administrator, Auditor, Caseworker, Citizen, ContactPerson, Relative, Service};

/// The policy. The catalogue is everybody's to read and has no row for that.
#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    // A citizen sees the whole own file, and who has looked in it; applies, and says "I am not coming".
    rule(Citizen, Read, &[Identity, Cpr, Age, Address, Application, Assessment, Grant, Decision, Schedule, Absence,
                          Costs, Transport, RideCancellation, FollowUp, FollowUpSummary, FollowUpPreparation,
                          FollowUpContribution, ActionPlan, Notice, SupportReview, Complaint, Draft, CalendarFeed, Letter,
                          Delegation, Contact, AccessLog], Own),
    rule(Citizen, Create, &[Application, Absence, RideCancellation, FollowUpPreparation, Notice, SupportReview,
                            Complaint, Draft, CalendarFeed, Delegation, AccessLog], Own),
    rule(Citizen, Change, &[Application, Absence, RideCancellation, FollowUpPreparation, ActionPlan, Draft,
                            CalendarFeed, Letter, Delegation], Own),
    // Somebody without access may tell of a change, and learns nothing (R24).
    rule(Citizen, Create, &[OutsideNotice], All),
    rule(Relative, Create, &[OutsideNotice], All),

    // A relative sees what was given, part by part. Never delegated: CPR, age, address, assessment, access, who looked.
    rule(Relative, Read, &[Identity, Contact], Delegated(None)),
    rule(Relative, Read, &[Application, Grant], may_read(DelegationArea::Grant)),
    rule(Relative, Read, &[Decision, Letter], may_read(DelegationArea::Documents)),
    rule(Relative, Read, &[Schedule, Absence], may_read(DelegationArea::Schedule)),
    rule(Relative, Read, &[Costs], may_read(DelegationArea::Costs)),
    rule(Relative, Read, &[Transport, RideCancellation], may_read(DelegationArea::Transport)),
    rule(Relative, Read, &[FollowUp, FollowUpSummary, FollowUpContribution], may_read(DelegationArea::FollowUp)),
    rule(Relative, Read, &[ActionPlan], may_read(DelegationArea::ActionPlan)),
    rule(Relative, Read, &[Notice], may_read(DelegationArea::Notices)),
    rule(Relative, Read, &[SupportReview], may_read(DelegationArea::SupportReview)),
    rule(Relative, Read, &[Complaint], may_read(DelegationArea::Complaint)),
    rule(Relative, Read, &[Delegation], Received),
    // Whoever has access may prepare something; it is the citizen who sends it.
    rule(Relative, Read, &[Draft], Delegated(None)),
    rule(Relative, Create, &[Draft], Delegated(None)),
    rule(Relative, Change, &[Draft], Delegated(None)),
    // Applying is acting in the citizen's place; saying "not today" is telling the municipality.
    rule(Relative, Create, &[Application], may_act(DelegationArea::Grant)),
    rule(Relative, Create, &[Absence], may_contact(DelegationArea::Schedule)),
    rule(Relative, Create, &[RideCancellation], may_contact(DelegationArea::Transport)),
    rule(Relative, Create, &[Notice], may_contact(DelegationArea::Notices)),
    rule(Relative, Create, &[SupportReview], may_contact(DelegationArea::SupportReview)),
    rule(Relative, Create, &[Complaint], may_act(DelegationArea::Complaint)),
    rule(Relative, Change, &[ActionPlan], may_act(DelegationArea::ActionPlan)),
    rule(Relative, Change, &[Application], may_act(DelegationArea::Grant)),
    rule(Relative, Change, &[Absence], may_contact(DelegationArea::Schedule)),
    rule(Relative, Change, &[RideCancellation], may_contact(DelegationArea::Transport)),
    rule(Relative, Change, &[Delegation], Received),

    // A caseworker handles everybody's case but the own. CPR and address are opened one citizen at a time.
    rule(Caseworker, List, &[Identity, Age, Application, Grant, Decision, Schedule, Absence, Costs, Transport,
                             RideCancellation, FollowUp, FollowUpContribution, ActionPlan, Notice, SupportReview,
                             Complaint, Letter, Contact, Task], Caseload),
    rule(Caseworker, Read, &[Identity, Cpr, Age, Address, Application, Assessment, Grant, Decision, Schedule, Absence,
                             Costs, Transport, RideCancellation, FollowUp, FollowUpSummary, FollowUpPreparation,
                             FollowUpContribution, ActionPlan, Notice, SupportReview, Complaint, Letter, Delegation,
                             Contact, Task], Caseload),
    rule(Caseworker, Create, &[Identity, Cpr, Age, Address, Application, Assessment, Grant, Decision, Schedule,
                               Absence, Costs, Transport, RideCancellation, FollowUp, FollowUpSummary, ActionPlan,
                               Notice, SupportReview, Complaint, Delegation, Contact], Caseload),
    rule(Caseworker, Change, &[Identity, Delegation, Application, Grant, Schedule, Absence, Costs, Transport, RideCancellation, FollowUp,
                               ActionPlan, Notice, SupportReview, Complaint, Contact], Caseload),
    rule(Caseworker, Read, &[Places, Staff, OutsideNotice], All),
    rule(Caseworker, Change, &[Staff, OutsideNotice], All),

    // A contact person sees who comes when and how, at the own offer, and takes the call when somebody doesn't.
    rule(ContactPerson, List, &[Identity, Schedule, Absence, Transport, RideCancellation, FollowUp,
                                FollowUpContribution, Contact, Task], AtOwnOffer),
    rule(ContactPerson, Read, &[Identity, Schedule, Absence, Transport, RideCancellation, FollowUp,
                                FollowUpContribution, Contact, Task], AtOwnOffer),
    rule(ContactPerson, Create, &[Absence, RideCancellation, FollowUpContribution, Notice], AtOwnOffer),
    rule(ContactPerson, Change, &[Absence, RideCancellation, FollowUpContribution], AtOwnOffer),

    // The administrator keeps the catalogue, and sees no citizen.
    rule(Administrator, Create, &[Catalogue], All),
    rule(Administrator, Change, &[Catalogue], All),
    rule(Administrator, Read, &[Places, Staff], All),
    rule(Administrator, Change, &[Staff], All),

    // The auditor reads the log and no case, and answers everybody's questions about it but the own.
    rule(Auditor, Read, &[AccessLog, Task], All),
    rule(Auditor, Change, &[AccessLog], Caseload),
    rule(Auditor, List, &[Task], All),

    // A transport service gets a day's ride list; READ is opening one protected home.
    rule(Service, List, &[RideList], Registered(ServiceScope::RideList)),
    rule(Service, Read, &[RideList], Registered(ServiceScope::RideList)),
];

/// The policy in force: the table above, and nothing else in a server that is built as it should be.
#[cfg(not(feature = "flips"))]
fn rules() -> &'static [Rule] {
    RULES
}

#[cfg(feature = "flips")]
pub mod flips;
#[cfg(feature = "flips")]
use flips::rules;

/// What a scope lets a tool do on behalf of a named person, who must be allowed to do it too. A scope that isn't here is for what
/// the tool does in its own name.
#[rustfmt::skip]
pub const SCOPE_RULES: &[(ServiceScope, Action, &[Part])] = &[
    (ServiceScope::Calendar, List, &[Identity, Schedule, Absence, FollowUp, Contact]),
    (ServiceScope::Calendar, Read, &[Identity, Schedule, Absence, FollowUp, Contact]),
    (ServiceScope::Feed, Read, &[Identity, Schedule, Absence, FollowUp, Transport, RideCancellation]),
];

/// The same as rows, for the database's copy.
pub fn scope_rows() -> impl Iterator<Item = (ServiceScope, Action, Part)> {
    SCOPE_RULES.iter().flat_map(|(scope, action, parts)| parts.iter().map(move |part| (*scope, *action, *part)))
}

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

/// How far the actor reaches for this action on this Part; `None` is not at all. Through a tool, as far as its scopes go too.
pub fn reach(actor: &Actor, action: Action, part: Part) -> Option<Reach> {
    let tool_may = |scopes: &Vec<ServiceScope>| {
        scope_rows().any(|(scope, does, with)| scopes.contains(&scope) && (does, with) == (action, part))
    };
    if actor.through.as_ref().is_none_or(tool_may) { reach_of(actor.role, action, part) } else { None }
}

/// How far a role reaches for this action on this Part.
fn reach_of(role: Role, action: Action, part: Part) -> Option<Reach> {
    rules().iter().find(|r| r.role == role && r.action == action && r.parts.contains(&part)).map(|r| r.reach)
}

/// May the actor do this with this Part of this subject? Pure: the actor carries all facts.
pub fn decide(actor: &Actor, action: Action, part: Part, subject: Subject) -> bool {
    let own = actor.citizen == Some(subject.citizen);
    match reach(actor, action, part) {
        None => false,
        Some(Own) => own,
        Some(Delegated(scope)) => actor.delegations.iter().any(|d| {
            d.citizen_id == subject.citizen
                && d.scopes.iter().any(|s| scope.is_none_or(|(verb, area)| s.verb == verb && s.area == area))
        }),
        Some(Caseload) => !own,
        Some(AtOwnOffer) => actor.attendees.contains(&subject.citizen),
        Some(Received) => subject.received_by == Some(actor.id),
        Some(Registered(scope)) => actor.scopes.contains(&scope),
        Some(All) => true,
    }
}

/// A row of `policy_rule`, the policy as the database keeps it.
pub struct RuleRow {
    /// Who.
    pub role: Role,
    /// Does what.
    pub action: Action,
    /// With which Part.
    pub part: Part,
    /// How far.
    pub reach: &'static str,
    /// With which verb of a delegation.
    pub verb: Option<DelegationVerb>,
    /// In which area of a delegation.
    pub area: Option<DelegationArea>,
    /// With which scope of a tool.
    pub scope: Option<ServiceScope>,
}

/// The whole policy as rows.
pub fn rows() -> Vec<RuleRow> {
    let row = |rule: &Rule, part: Part| {
        let (reach, delegated, scope) = match rule.reach {
            Own => ("OWN", None, None),
            Delegated(delegated) => ("DELEGATED", delegated, None),
            Caseload => ("CASELOAD", None, None),
            AtOwnOffer => ("AT_OWN_OFFER", None, None),
            Received => ("RECEIVED", None, None),
            Registered(scope) => ("REGISTERED", None, Some(scope)),
            All => ("ALL", None, None),
        };
        let (verb, area) = delegated.unzip();
        RuleRow { role: rule.role, action: rule.action, part, reach, verb, area, scope }
    };
    rules().iter().flat_map(|rule| rule.parts.iter().map(move |part| row(rule, *part))).collect()
}

#[cfg(test)]
mod tests;
