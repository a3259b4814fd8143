//! What a file is made of: loaded for all citizens at once, picked for each.

use std::collections::BTreeSet;
use std::sync::Arc;

use diesel::QueryResult;
use uuid::Uuid;

use super::CitizenFile;
use super::sight::Sight;
use crate::access_log::{self, AccessAction};
use crate::applications::queries::ApplicationRow;
use crate::assessments::queries::{AssessmentRow, ThemeRow};
use crate::calendar;
use crate::calendar_feed::queries::FeedRow;
use crate::change_notices::queries::NoticeRow;
use crate::citizens::age::{Age, PensionAge};
use crate::citizens::cpr::CprKeys;
use crate::citizens::queries::{self, AddressRow, BirthRow, CitizenRow, ContactRow, CprRow};
use crate::citizens::{Address, Contact, ContactKind};
use crate::complaints::queries::ComplaintRow;
use crate::costs::queries::PlannedCost;
use crate::db::{Entered, wanted};
use crate::decisions::queries::DecisionRow;
use crate::drafts::queries::DraftRow;
use crate::error::{Error, Result};
use crate::follow_ups::queries::{AttendanceRow, ContributionRow, PreparationRow, SummaryRow};
use crate::follow_ups::{self, Around, FollowUp};
use crate::grants::queries::GrantTermsRow;
use crate::letters::queries::LetterRow;
use crate::offers::{self, Catalogue};
use crate::policy::{Actor, Part};
use crate::schedule::queries::{AbsenceRow, PauseRow, ScheduleDayRow};
use crate::support_reviews::queries::ReviewRow;
use crate::transport::queries::{
    ArrangementRow, CancellationRow, ReimbursementRow, RideOffRow, RideRow, TransportAssessmentRow,
};
use crate::{
    action_plans, applications, assessments, calendar_feed, change_notices, complaints, costs, decisions, delegations,
    drafts, grants, letters, schedule, support_reviews, transport,
};

/// What came back, for all citizens.
pub struct Rows {
    /// Whoever is there.
    pub identities: Vec<CitizenRow>,
    /// How many rows the access log took.
    pub logged: i64,
    cprs: Vec<CprRow>,
    births: Vec<BirthRow>,
    pension_ages: Vec<PensionAge>,
    addresses: Vec<AddressRow>,
    applications: Vec<(ApplicationRow, bool)>,
    assessments: Vec<AssessmentRow>,
    themes: Vec<ThemeRow>,
    transport_assessments: Vec<TransportAssessmentRow>,
    terms: Vec<GrantTermsRow>,
    decisions: Vec<DecisionRow>,
    schedule: Vec<ScheduleDayRow>,
    pauses: Vec<PauseRow>,
    absences: Vec<AbsenceRow>,
    costs: Vec<PlannedCost>,
    reimbursements: Vec<ReimbursementRow>,
    arrangements: Vec<ArrangementRow>,
    rides: Vec<RideRow>,
    rides_off: Vec<RideOffRow>,
    cancellations: Vec<CancellationRow>,
    follow_ups: Vec<(follow_ups::queries::FollowUpRow, Option<String>)>,
    summaries: Vec<SummaryRow>,
    attendance: Vec<AttendanceRow>,
    preparations: Vec<PreparationRow>,
    contributions: Vec<(ContributionRow, Option<String>)>,
    plan_offers: Vec<action_plans::queries::OfferRow>,
    plans: Vec<action_plans::queries::PlanRow>,
    goals: Vec<action_plans::queries::GoalRow>,
    notices: Vec<NoticeRow>,
    reviews: Vec<ReviewRow>,
    complaints: Vec<ComplaintRow>,
    drafts: Vec<DraftRow>,
    feeds: Vec<FeedRow>,
    letters: Vec<LetterRow>,
    delegations: Vec<delegations::queries::DelegationRow>,
    scopes: Vec<delegations::queries::ScopeRow>,
    caseworkers: Vec<ContactRow>,
    contact_persons: Vec<ContactRow>,
    authority: Vec<(String, String, String)>,
    catalogue: Arc<Catalogue>,
}

impl Rows {
    /// Everything that may be seen, and the rows of the access log, in one pipeline: all leaves together, in one task
    /// (`join!`, never `try_join!`, which would drop what is unsent).
    pub async fn load(
        on: &Entered<'_>,
        sight: &Sight<'_>,
        seen: &[(Uuid, Vec<Part>)],
        criterion: Option<&str>,
    ) -> Result<Self> {
        // Rides are shown from the start of this week on.
        let monday = calendar::monday_of(calendar::today()).unwrap_or(calendar::today());
        let whose = |part| sight.whose(part);
        let at_offers = sight.contacts_at_offers.as_slice();
        let (
            identities,
            cprs,
            births,
            pension_ages,
            addresses,
            applications,
            assessments,
            themes,
            transport_assessments,
            terms,
            decisions,
            schedule,
            pauses,
            absences,
            costs,
            reimbursements,
            arrangements,
            rides,
            rides_off,
            cancellations,
            follow_ups,
            summaries,
            attendance,
            preparations,
            contributions,
            plan_offers,
            plans,
            goals,
            notices,
            reviews,
            complaints,
            drafts,
            feeds,
            letters,
            delegations,
            scopes,
            caseworkers,
            contact_persons,
            authority,
            catalogue,
            logged,
        ) = futures_util::join!(
            queries::citizens(on, &sight.visible),
            about(whose(Part::Cpr), |ids| queries::cprs(on, ids)),
            about(whose(Part::Age), |ids| queries::births(on, ids)),
            about(whose(Part::Age), |_| queries::pension_ages(on)),
            about(whose(Part::Address), |ids| queries::addresses(on, ids)),
            about(whose(Part::Application), |ids| applications::queries::applications(on, ids)),
            about(whose(Part::Assessment), |ids| assessments::queries::assessments(on, ids)),
            about(whose(Part::Assessment), |ids| assessments::queries::themes(on, ids)),
            about(whose(Part::Assessment), |ids| transport::queries::assessments(on, ids)),
            about(whose(Part::Grant), |ids| grants::queries::terms(on, ids)),
            about(whose(Part::Decision), |ids| decisions::queries::decisions(on, ids)),
            about(whose(Part::Schedule), |ids| schedule::queries::schedule(on, ids)),
            about(whose(Part::Schedule), |ids| schedule::queries::pauses(on, ids)),
            about(whose(Part::Absence), |ids| schedule::queries::absences(on, ids)),
            about(whose(Part::Costs), |ids| costs::queries::planned(on, ids)),
            about(whose(Part::Costs), |ids| transport::queries::reimbursements(on, ids)),
            about(whose(Part::Transport), |ids| transport::queries::arrangements(on, ids, monday)),
            about(whose(Part::Transport), |ids| transport::queries::rides(on, ids)),
            about(whose(Part::Transport), |ids| transport::queries::off(on, ids)),
            about(whose(Part::RideCancellation), |ids| transport::queries::cancellations(on, ids)),
            about(whose(Part::FollowUp), |ids| follow_ups::queries::follow_ups(on, ids)),
            about(whose(Part::FollowUpSummary), |ids| follow_ups::queries::summaries(on, ids)),
            about(whose(Part::FollowUpSummary), |ids| follow_ups::queries::attendance(on, ids)),
            about(whose(Part::FollowUpPreparation), |ids| follow_ups::queries::preparations(on, ids)),
            about(whose(Part::FollowUpContribution), |ids| follow_ups::queries::contributions(on, ids)),
            about(whose(Part::ActionPlan), |ids| action_plans::queries::offers(on, ids)),
            about(whose(Part::ActionPlan), |ids| action_plans::queries::plans(on, ids)),
            about(whose(Part::ActionPlan), |ids| action_plans::queries::goals(on, ids)),
            about(whose(Part::Notice), |ids| change_notices::queries::notices(on, ids)),
            about(whose(Part::SupportReview), |ids| support_reviews::queries::reviews(on, ids)),
            about(whose(Part::Complaint), |ids| complaints::queries::complaints(on, ids)),
            about(whose(Part::Draft), |ids| drafts::queries::drafts(on, ids)),
            about(whose(Part::CalendarFeed), |ids| calendar_feed::queries::feeds(on, ids)),
            about(whose(Part::Letter), |ids| letters::queries::letters(on, ids)),
            about(whose(Part::Delegation), |ids| delegations::queries::delegations(on, ids)),
            about(whose(Part::Delegation), |ids| delegations::queries::scopes(on, ids)),
            about(whose(Part::Contact), |ids| queries::caseworkers(on, ids)),
            about(at_offers, |ids| queries::contact_persons(on, ids)),
            about(whose(Part::Contact), |_| queries::authority_unit(on)),
            async {
                if sight.names_offers() { offers::queries::catalogue(on).await } else { Ok(Catalogue::default()) }
            },
            access_log::queries::write(on, AccessAction::Read, seen, criterion),
        );
        Ok(Self {
            identities: identities?,
            logged: logged?,
            cprs: cprs?,
            births: births?,
            pension_ages: pension_ages?,
            addresses: addresses?,
            applications: applications?,
            assessments: assessments?,
            themes: themes?,
            transport_assessments: transport_assessments?,
            terms: terms?,
            decisions: decisions?,
            schedule: schedule?,
            pauses: pauses?,
            absences: absences?,
            costs: costs?,
            reimbursements: reimbursements?,
            arrangements: arrangements?,
            rides: rides?,
            rides_off: rides_off?,
            cancellations: cancellations?,
            follow_ups: follow_ups?,
            summaries: summaries?,
            attendance: attendance?,
            preparations: preparations?,
            contributions: contributions?,
            plan_offers: plan_offers?,
            plans: plans?,
            goals: goals?,
            notices: notices?,
            reviews: reviews?,
            complaints: complaints?,
            drafts: drafts?,
            feeds: feeds?,
            letters: letters?,
            delegations: delegations?,
            scopes: scopes?,
            caseworkers: caseworkers?,
            contact_persons: contact_persons?,
            authority: authority?,
            catalogue: Arc::new(catalogue?),
        })
    }

    /// One citizen's file. A contact person's has what happens at the own offers.
    pub fn file_of(
        &self,
        identity: &CitizenRow,
        refused: BTreeSet<Part>,
        actor: &Actor,
        keys: &CprKeys,
    ) -> Result<CitizenFile> {
        let citizen = identity.id;
        let at = |offer: Uuid| actor.offers.as_ref().is_none_or(|own| own.contains(&offer));
        let cpr = self
            .cprs
            .iter()
            .find(|row| row.citizen_id == citizen)
            .map(|row| keys.decrypt(citizen, &row.cpr_encrypted))
            .transpose()
            .map_err(Error::internal)?;
        Ok(CitizenFile {
            identity: identity.clone(),
            cpr,
            address: self.addresses.iter().find(|row| row.citizen_id == citizen).map(|row| Address {
                street: row.street.clone(),
                postal_code: row.postal_code.clone(),
                city: row.city.clone(),
                protected: identity.name_and_address_protected,
            }),
            age: self
                .births
                .iter()
                .find(|row| row.citizen_id == citizen)
                .and_then(|row| Age::of(row.born_on, &self.pension_ages, calendar::today())),
            applications: self
                .applications
                .iter()
                .filter(|(row, _)| row.citizen_id == citizen)
                .map(|(row, decided)| row.shown(*decided, &self.catalogue))
                .collect(),
            assessments: of(&self.assessments, |row| row.citizen_id == citizen)
                .map(|row| row.shown(&self.themes))
                .collect(),
            transport_assessments: of(&self.transport_assessments, |row| row.citizen_id == citizen)
                .map(TransportAssessmentRow::shown)
                .collect(),
            grants: grants::of_terms(of(&self.terms, |row| row.citizen_id == citizen), &self.catalogue),
            decisions: of(&self.decisions, |row| row.citizen_id == citizen)
                .filter_map(|row| row.shown(&self.catalogue, self.decisions.iter()))
                .collect(),
            schedule: kept(&self.schedule, |row| row.citizen_id == citizen && at(row.offer_id)),
            pauses: kept(&self.pauses, |row| row.citizen_id == citizen && at(row.offer_id)),
            absences: kept(&self.absences, |row| row.citizen_id == citizen && at(row.offer_id)),
            costs: kept(&self.costs, |row| row.citizen_id == citizen),
            reimbursements: of(&self.reimbursements, |row| row.citizen_id == citizen)
                .filter_map(|row| row.shown(&self.catalogue))
                .collect(),
            arrangements: kept(&self.arrangements, |row| row.citizen_id == citizen && at(row.offer_id)),
            rides: kept(&self.rides, |row| row.citizen_id == citizen && at(row.offer_id)),
            rides_off: kept(&self.rides_off, |row| row.citizen_id == citizen),
            cancellations: kept(&self.cancellations, |row| row.citizen_id == citizen && at(row.offer_id)),
            follow_ups: self
                .follow_ups
                .iter()
                .filter(|(row, _)| row.citizen_id == citizen && at(row.offer_id))
                .filter_map(|(row, caseworker)| {
                    FollowUp::new(row.clone(), caseworker.clone(), self.around(), &refused, &self.catalogue)
                })
                .collect(),
            plan_offers: of(&self.plan_offers, |row| row.citizen_id == citizen).map(|row| row.shown()).collect(),
            plans: of(&self.plans, |row| row.citizen_id == citizen)
                .map(|row| row.shown(&self.plans, &self.goals))
                .collect(),
            notices: of(&self.notices, |row| row.citizen_id == citizen).map(|row| row.shown(actor.role)).collect(),
            reviews: of(&self.reviews, |row| row.citizen_id == citizen).map(|row| row.shown(actor.role)).collect(),
            complaints: of(&self.complaints, |row| row.citizen_id == citizen)
                .map(|row| row.shown(actor.role))
                .collect(),
            drafts: of(&self.drafts, |row| row.citizen_id == citizen).map(DraftRow::shown).collect(),
            feeds: of(&self.feeds, |row| row.citizen_id == citizen).map(FeedRow::shown).collect(),
            letters: of(&self.letters, |row| row.citizen_id == citizen && row.is_for(actor.role))
                .map(|row| row.shown(actor.role))
                .collect(),
            delegations: self
                .delegations
                .iter()
                .filter(|row| row.citizen_id == citizen)
                .map(|row| row.clone().with_scopes(&self.scopes))
                .collect(),
            contacts: self.contacts(citizen, &at, refused.contains(&Part::Contact)),
            refused,
            catalogue: self.catalogue.clone(),
        })
    }

    /// What belongs to follow-ups beside their rows.
    fn around(&self) -> Around<'_> {
        Around {
            summaries: &self.summaries,
            attendance: &self.attendance,
            preparations: &self.preparations,
            contributions: &self.contributions,
        }
    }

    /// The caseworker first, then the people at the offers, then the municipality's unit.
    fn contacts(&self, citizen: Uuid, at: &impl Fn(Uuid) -> bool, refused: bool) -> Vec<Contact> {
        if refused {
            return Vec::new();
        }
        let contact = |kind: ContactKind, (_, offer, name, phone, phone_hours): &ContactRow| Contact {
            kind,
            name: name.clone(),
            phone: phone.clone(),
            phone_hours: phone_hours.clone(),
            offer: offer.and_then(|offer| self.catalogue.offer(offer)),
        };
        let caseworkers = self.caseworkers.iter().filter(|row| row.0 == citizen);
        let persons = self.contact_persons.iter().filter(|row| row.0 == citizen && row.1.is_some_and(at));
        caseworkers
            .map(|row| contact(ContactKind::Caseworker, row))
            .chain(persons.map(|row| contact(ContactKind::ContactPerson, row)))
            .chain(self.authority.iter().map(|(name, phone, hours)| Contact {
                kind: ContactKind::AuthorityUnit,
                name: name.clone(),
                phone: phone.clone(),
                phone_hours: Some(hours.clone()),
                offer: None,
            }))
            .collect()
    }
}

/// The rows that are meant.
fn of<T>(rows: &[T], meant: impl Fn(&T) -> bool + Clone) -> impl Iterator<Item = &T> + Clone {
    rows.iter().filter(move |row| meant(row))
}

/// The rows that are meant, for a file to keep.
fn kept<T: Clone>(rows: &[T], meant: impl Fn(&T) -> bool) -> Vec<T> {
    rows.iter().filter(|row| meant(row)).cloned().collect()
}

/// Asks only when there is somebody to ask about.
async fn about<'a, T, F>(ids: &'a [Uuid], query: impl FnOnce(&'a [Uuid]) -> F) -> QueryResult<Vec<T>>
where
    F: Future<Output = QueryResult<Vec<T>>>,
{
    wanted(!ids.is_empty(), query(ids)).await
}
