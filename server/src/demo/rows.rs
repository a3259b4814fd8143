//! Rows on their way to the database, and the one way a place becomes rows.
#![allow(missing_docs, reason = "rows: the columns are documented where they are shown and in migrations/")]

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::action_plans;
use crate::applications::queries::ApplicationRow;
use crate::assessments::is_significantly_impaired;
use crate::assessments::queries::{AssessmentRow, ThemeRow};
use crate::calendar::Weekday;
use crate::change_notices::queries::{NoticeRow, OutsideRow};
use crate::citizens::queries::{AddressRow, BirthRow, CitizenRow, CprRow};
use crate::complaints::queries::ComplaintRow;
use crate::costs::queries::CostPlanRow;
use crate::db::schema::{self, caseworker_assignment};
use crate::decisions::queries::DecisionRow;
use crate::decisions::{DecisionOutcome, DecisionSubject};
use crate::delegations::queries::{DelegationRow, ScopeRow};
use crate::drafts::queries::DraftRow;
use crate::follow_ups::queries::{AttendanceRow, ContributionRow, FollowUpRow, PreparationRow, SummaryRow};
use crate::grants::queries::{GrantTermsRow, NewGrant};
use crate::offers::{CostUnit, SEL_104};
use crate::quality_standard::import::OfferEntry;
use crate::schedule::plan::day_part;
use crate::schedule::queries::{AbsenceRow, PauseRow, ScheduleDayRow};
use crate::support_reviews::queries::ReviewRow;
use crate::transport::decide::SEL_105;
use crate::transport::queries::{ArrangementRow, CancellationRow, ReimbursementRow, RideRow, TransportAssessmentRow};
use crate::transport::{RideDirection, TransportAid, TransportMode};

/// A batch of rows, in the order the foreign keys ask for.
#[derive(Default)]
pub struct Rows {
    pub citizens: Vec<CitizenRow>,
    pub cprs: Vec<CprRow>,
    pub births: Vec<BirthRow>,
    pub addresses: Vec<AddressRow>,
    pub applications: Vec<ApplicationRow>,
    pub assessments: Vec<AssessmentRow>,
    pub themes: Vec<ThemeRow>,
    pub grants: Vec<NewGrant>,
    pub decisions: Vec<DecisionRow>,
    pub terms: Vec<GrantTermsRow>,
    pub schedule: Vec<ScheduleDayRow>,
    pub pauses: Vec<PauseRow>,
    pub absences: Vec<AbsenceRow>,
    pub costs: Vec<CostPlanRow>,
    pub transport_assessments: Vec<TransportAssessmentRow>,
    pub arrangements: Vec<ArrangementRow>,
    pub rides: Vec<RideRow>,
    pub cancellations: Vec<CancellationRow>,
    pub reimbursements: Vec<ReimbursementRow>,
    pub follow_ups: Vec<FollowUpRow>,
    pub summaries: Vec<SummaryRow>,
    /// Who was at follow-ups.
    pub attendance: Vec<AttendanceRow>,
    /// What citizens want to say at follow-ups.
    pub preparations: Vec<PreparationRow>,
    /// What contact persons have seen.
    pub contributions: Vec<ContributionRow>,
    /// Action plans offered.
    pub plan_offers: Vec<action_plans::queries::OfferRow>,
    /// Action plans.
    pub plans: Vec<action_plans::queries::PlanRow>,
    /// Their goals.
    pub goals: Vec<action_plans::queries::GoalRow>,
    /// Changes told.
    pub notices: Vec<NoticeRow>,
    /// Notices from outside.
    pub outside: Vec<OutsideRow>,
    /// Reviews of the support.
    pub reviews: Vec<ReviewRow>,
    /// Complaints.
    pub complaints: Vec<ComplaintRow>,
    /// What was begun and not sent.
    pub drafts: Vec<DraftRow>,
    pub delegations: Vec<DelegationRow>,
    pub scopes: Vec<ScopeRow>,
    pub assignments: Vec<(Uuid, Uuid, NaiveDate)>,
}

/// How a citizen gets to an offer.
#[derive(Clone, Debug)]
pub struct Transport {
    pub mode: TransportMode,
    pub companion: bool,
    pub aids: Vec<TransportAid>,
    /// Why a ride was granted; said of rides only.
    pub reason: String,
    /// Until when, where it ends before the place does.
    pub to: Option<NaiveDate>,
}

/// A place at an offer, before it is rows.
pub struct Place<'a> {
    pub citizen: Uuid,
    pub offer: &'a OfferEntry,
    pub weekdays: Vec<Weekday>,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    pub outcome: DecisionOutcome,
    pub decided_by: Uuid,
    pub application: Option<Uuid>,
    pub texts: Texts,
    pub transport: Option<Transport>,
    /// The optional things the citizen buys, too?
    pub buys_all: bool,
}

/// The words of a grant and its decision.
#[derive(Clone, Debug)]
pub struct Texts {
    pub purpose: String,
    pub scope_reason: String,
    pub considerations: String,
    /// The same in easy words.
    pub easy: String,
    pub facts: String,
    pub reasons: Option<String>,
    pub complaint_guidance: Option<String>,
    /// What the citizen said before it was decided; nothing when all was granted.
    pub statement: Option<String>,
    /// Why the municipality's own offers don't meet the need; at somebody else's offer.
    pub own_offers_insufficient_reason: Option<String>,
}

impl Texts {
    /// The decision that these words make.
    pub fn decision(
        &self,
        id: Uuid,
        citizen_id: Uuid,
        outcome: DecisionOutcome,
        on: NaiveDate,
        by: Uuid,
    ) -> DecisionRow {
        let in_full = outcome == DecisionOutcome::Full;
        DecisionRow {
            id,
            citizen_id,
            grant_id: None,
            application_id: None,
            replaces_id: None,
            subject: DecisionSubject::Grant,
            outcome,
            decided_on: on,
            decided_by: by,
            received_on: on + TimeDelta::days(1),
            legal_basis: SEL_104.into(),
            easy: self.easy.clone(),
            considerations: self.considerations.clone(),
            facts: self.facts.clone(),
            reasons: self.reasons.clone(),
            complaint_guidance: self.complaint_guidance.clone(),
            heard_on: self.statement.is_some().then(|| on - TimeDelta::days(7)),
            hearing_statement: self.statement.clone(),
            hearing_not_due_reason: (!in_full && self.statement.is_none())
                .then(|| "Du har selv givet alle oplysninger.".to_owned()),
        }
    }
}

impl Rows {
    /// Does the latest assessment find a significant impairment?
    pub fn is_significantly_impaired(&self, citizen: Uuid) -> bool {
        let mine = self.assessments.iter().filter(|row| row.citizen_id == citizen);
        mine.max_by_key(|row| row.assessed_on).is_some_and(|row| is_significantly_impaired(&row.grounds))
    }

    /// Adds a place; gives the grant's id. `id` makes ids.
    pub fn place(&mut self, place: &Place<'_>, id: &mut impl FnMut() -> Uuid) -> anyhow::Result<Uuid> {
        let (grant_id, decision_id) = (id(), id());
        let (citizen_id, offer_id) = (place.citizen, place.offer.id());
        let days = i16::try_from(place.weekdays.len())?;
        self.grants.push(NewGrant { id: grant_id, citizen_id, offer_id });
        let decided_on = place.from - TimeDelta::days(21);
        self.decisions.push(DecisionRow {
            grant_id: Some(grant_id),
            application_id: place.application,
            ..place.texts.decision(decision_id, citizen_id, place.outcome, decided_on, place.decided_by)
        });
        self.terms.push(GrantTermsRow {
            id: id(),
            grant_id,
            citizen_id,
            offer_id,
            decision_id,
            valid_from: place.from,
            valid_to: place.to,
            days_per_week: days,
            purpose: place.texts.purpose.clone(),
            scope_reason: place.texts.scope_reason.clone(),
            own_offers_insufficient_reason: place.texts.own_offers_insufficient_reason.clone(),
        });
        for hours in place.offer.opening_hours.iter().filter(|hours| place.weekdays.contains(&hours.weekday)) {
            let (starts_at, ends_at) = hours.times()?;
            self.schedule.push(ScheduleDayRow {
                id: id(),
                grant_id,
                citizen_id,
                offer_id,
                weekday: hours.weekday,
                day_part: day_part(starts_at, ends_at),
                starts_at,
                ends_at,
                valid_from: place.from,
                valid_to: place.to,
            });
        }
        for item in place.offer.cost_item.iter().filter(|item| place.buys_all || !item.optional) {
            self.costs.push(CostPlanRow {
                id: id(),
                grant_id,
                citizen_id,
                offer_id,
                cost_item_id: item.id(place.offer),
                times_per_week: (item.unit == CostUnit::PerDay).then_some(days),
                valid_from: place.from,
                valid_to: place.to,
            });
        }
        if let Some(transport) = &place.transport {
            self.ride(place, transport, grant_id, id)?;
        }
        Ok(grant_id)
    }

    fn ride(
        &mut self,
        place: &Place<'_>,
        transport: &Transport,
        grant_id: Uuid,
        id: &mut impl FnMut() -> Uuid,
    ) -> anyhow::Result<()> {
        let (citizen_id, offer_id, arrangement_id) = (place.citizen, place.offer.id(), id());
        let decision_id = transport.mode.is_a_ride().then(&mut *id);
        self.decisions.extend(decision_id.map(|decision_id| DecisionRow {
            grant_id: Some(grant_id),
            subject: DecisionSubject::Transport,
            legal_basis: SEL_105.into(),
            considerations: transport.reason.clone(),
            reasons: None,
            complaint_guidance: None,
            hearing_not_due_reason: None,
            heard_on: None,
            hearing_statement: None,
            ..place.texts.decision(
                decision_id,
                citizen_id,
                DecisionOutcome::Full,
                place.from - TimeDelta::days(14),
                place.decided_by,
            )
        }));
        let assessment = decision_id.map(|decision_id| (id(), decision_id));
        self.transport_assessments.extend(assessment.map(|(id, decision_id)| TransportAssessmentRow {
            id,
            citizen_id,
            grant_id,
            decision_id,
            has_need: true,
            can_use_public_transport: false,
            reason: transport.reason.clone(),
        }));
        self.arrangements.push(ArrangementRow {
            id: arrangement_id,
            grant_id,
            citizen_id,
            offer_id,
            mode: transport.mode,
            companion: transport.companion,
            aids: transport.aids.clone(),
            valid_from: place.from,
            valid_to: transport.to.or(place.to),
            decision_id,
        });
        if decision_id.is_none() {
            return Ok(());
        }
        for hours in place.offer.opening_hours.iter().filter(|hours| place.weekdays.contains(&hours.weekday)) {
            let (opens_at, closes_at) = hours.times()?;
            // A window of 30 minutes: fetched from 45 to 15 minutes before, driven home from closing time.
            let ways: [(RideDirection, NaiveTime, NaiveTime); 2] = [
                (RideDirection::ToOffer, opens_at - TimeDelta::minutes(45), opens_at - TimeDelta::minutes(15)),
                (RideDirection::FromOffer, closes_at, closes_at + TimeDelta::minutes(30)),
            ];
            for (direction, pickup_from, pickup_to) in ways {
                self.rides.push(RideRow {
                    id: id(),
                    arrangement_id,
                    citizen_id,
                    offer_id,
                    weekday: hours.weekday,
                    direction,
                    pickup_from,
                    pickup_to,
                });
            }
        }
        Ok(())
    }

    /// Writes everything.
    pub async fn write(&self, connection: &mut AsyncPgConnection) -> QueryResult<()> {
        use diesel::insert_into;
        insert_into(schema::citizen::table).values(&self.citizens).execute(connection).await?;
        insert_into(schema::citizen_cpr::table).values(&self.cprs).execute(connection).await?;
        insert_into(schema::citizen_birth::table).values(&self.births).execute(connection).await?;
        insert_into(schema::citizen_address::table).values(&self.addresses).execute(connection).await?;
        insert_into(schema::application::table).values(&self.applications).execute(connection).await?;
        insert_into(schema::assessment::table).values(&self.assessments).execute(connection).await?;
        insert_into(schema::assessment_theme::table).values(&self.themes).execute(connection).await?;
        insert_into(schema::grant::table).values(&self.grants).execute(connection).await?;
        insert_into(schema::decision::table).values(&self.decisions).execute(connection).await?;
        insert_into(schema::grant_terms::table).values(&self.terms).execute(connection).await?;
        insert_into(schema::schedule_day::table).values(&self.schedule).execute(connection).await?;
        insert_into(schema::grant_pause::table).values(&self.pauses).execute(connection).await?;
        insert_into(schema::absence::table).values(&self.absences).execute(connection).await?;
        insert_into(schema::cost_plan::table).values(&self.costs).execute(connection).await?;
        insert_into(schema::transport_assessment::table)
            .values(&self.transport_assessments)
            .execute(connection)
            .await?;
        insert_into(schema::transport_arrangement::table).values(&self.arrangements).execute(connection).await?;
        insert_into(schema::ride::table).values(&self.rides).execute(connection).await?;
        insert_into(schema::ride_cancellation::table).values(&self.cancellations).execute(connection).await?;
        insert_into(schema::travel_reimbursement::table).values(&self.reimbursements).execute(connection).await?;
        insert_into(schema::follow_up::table).values(&self.follow_ups).execute(connection).await?;
        insert_into(schema::follow_up_summary::table).values(&self.summaries).execute(connection).await?;
        insert_into(schema::follow_up_attendance::table).values(&self.attendance).execute(connection).await?;
        insert_into(schema::follow_up_preparation::table).values(&self.preparations).execute(connection).await?;
        insert_into(schema::follow_up_contribution::table).values(&self.contributions).execute(connection).await?;
        insert_into(schema::action_plan_offer::table).values(&self.plan_offers).execute(connection).await?;
        insert_into(schema::action_plan::table).values(&self.plans).execute(connection).await?;
        insert_into(schema::action_plan_goal::table).values(&self.goals).execute(connection).await?;
        insert_into(schema::change_notice::table).values(&self.notices).execute(connection).await?;
        insert_into(schema::outside_notice::table).values(&self.outside).execute(connection).await?;
        insert_into(schema::support_review::table).values(&self.reviews).execute(connection).await?;
        insert_into(schema::complaint::table).values(&self.complaints).execute(connection).await?;
        insert_into(schema::draft::table).values(&self.drafts).execute(connection).await?;
        insert_into(schema::delegation::table).values(&self.delegations).execute(connection).await?;
        insert_into(schema::delegation_scope::table).values(&self.scopes).execute(connection).await?;
        let assignments: Vec<_> = self
            .assignments
            .iter()
            .map(|(citizen, caseworker, from)| {
                (
                    caseworker_assignment::citizen_id.eq(citizen),
                    caseworker_assignment::account_id.eq(caseworker),
                    caseworker_assignment::valid_from.eq(from),
                )
            })
            .collect();
        insert_into(caseworker_assignment::table).values(assignments).execute(connection).await?;
        Ok(())
    }
}
