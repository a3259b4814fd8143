//! Citizens in GraphQL. Resolvers pick from the file that was loaded; `citizen` and `citizens` load it.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use chrono::NaiveDate;
use uuid::Uuid;

use super::age::Age;
use super::cpr::{Cpr, CprKeys};
use super::file::{self, CitizenFile};
use super::queries::{self, Search};
use super::{Address, Citizen, Contact};
use crate::access_log::{check_purpose, criterion, searched};
use crate::action_plans::{ActionPlan, ActionPlanOffer};
use crate::applications::Application;
use crate::assessments::Assessment;
use crate::calendar;
use crate::calendar_feed::CalendarFeed;
use crate::change_notices::ChangeNotice;
use crate::complaints::Complaint;
use crate::context::{Nullable, cpr_keys, nullable, tx};
use crate::costs::{self, ExpectedCosts};
use crate::db::Entered;
use crate::decisions::Decision;
use crate::delegations::Delegation;
use crate::drafts::Draft;
use crate::error::{Error, Result};
use crate::follow_ups::FollowUp;
use crate::grants::Grant;
use crate::hex::hex;
use crate::letters::Letter;
use crate::offers::resolvers::check_days;
use crate::pagination::{Connection, Slice, invalid_cursor};
use crate::policy::{self, Action, Part, Role};
use crate::schedule::{Absence, GrantPause, WeeklySchedule};
use crate::support_reviews::SupportReview;
use crate::transport::{RideOnDay, TransportArrangement, TransportAssessment, TravelReimbursement};

/// A citizen (borger) with as much of the file as the viewer may see. A Part the viewer may not see is null, with an
/// error whose code is FORBIDDEN.
#[Object]
impl Citizen {
    /// The citizen's id. Part IDENTITY.
    async fn id(&self) -> ID {
        self.0.identity.id.into()
    }

    /// Full name. Part IDENTITY.
    async fn name(&self) -> &str {
        &self.0.identity.name
    }

    /// The name to say hello with. Part IDENTITY.
    async fn first_name(&self) -> &str {
        &self.0.identity.first_name
    }

    /// The day the citizen died; null for the living. Part IDENTITY.
    async fn died_on(&self) -> Option<NaiveDate> {
        self.0.identity.died_on
    }

    /// CPR number as `DDMMYY-SSSS`; null for somebody without one. Part CPR.
    async fn cpr(&self) -> Nullable<String> {
        self.picked(Part::Cpr, |file| file.cpr.as_ref().map(file::cpr_written))
    }

    /// Where the citizen lives; null when unknown. Part ADDRESS: opened one citizen at a time, never in lists.
    async fn address(&self) -> Nullable<&Address> {
        self.picked(Part::Address, |file| file.address.as_ref())
    }

    /// Age as far as it matters here, computed from the day of birth (R7); null when that is not known. Part AGE; never
    /// delegated.
    async fn age(&self) -> Nullable<Age> {
        self.picked(Part::Age, |file| file.age)
    }

    /// Applications, newest first (R11). Part APPLICATION.
    async fn applications(&self) -> Nullable<&Vec<Application>> {
        self.picked(Part::Application, |file| Some(&file.applications))
    }

    /// Why rides and money for the way were granted or refused, newest first (R37). Part ASSESSMENT; never delegated.
    async fn transport_assessments(&self) -> Nullable<&Vec<TransportAssessment>> {
        self.picked(Part::Assessment, |file| Some(&file.transport_assessments))
    }

    /// Assessments of the target group, newest first (R8–R10). Part ASSESSMENT; never delegated.
    async fn assessments(&self) -> Nullable<&Vec<Assessment>> {
        self.picked(Part::Assessment, |file| Some(&file.assessments))
    }

    /// Grants, one for each offer, newest first (R14–R18). Part GRANT.
    async fn grants(&self) -> Nullable<&Vec<Grant>> {
        self.picked(Part::Grant, |file| Some(&file.grants))
    }

    /// Decisions, newest first. Part DECISION.
    async fn decisions(&self) -> Nullable<&Vec<Decision>> {
        self.picked(Part::Decision, |file| Some(&file.decisions))
    }

    /// One week, Monday first, with the days nobody comes as such. Part SCHEDULE.
    async fn weekly_schedule(
        &self,
        #[graphql(desc = "Any day of the week wanted; this week when left out.")] week_of: Option<NaiveDate>,
    ) -> Nullable<WeeklySchedule> {
        let day = week_of.unwrap_or_else(calendar::today);
        nullable(self.0.plan().map(|plan| plan.week_of(day, self.0.catalogue())))
    }

    /// Agreed breaks, newest first. Part SCHEDULE.
    async fn pauses(&self) -> Nullable<Vec<GrantPause>> {
        self.picked(Part::Schedule, |file| {
            Some(file.pauses.iter().filter_map(|row| row.shown(&file.catalogue)).collect())
        })
    }

    /// Days the citizen doesn't come, newest first; those taken back too. Part ABSENCE.
    async fn absences(&self) -> Nullable<Vec<Absence>> {
        self.picked(Part::Absence, |file| {
            Some(file.absences.iter().filter_map(|row| row.shown(&file.catalogue)).collect())
        })
    }

    /// What the citizen can expect to pay, at the prices of a day (R35, R36). Part COSTS.
    async fn expected_costs(
        &self,
        #[graphql(
            desc = "The day, past or to come. When left out: today, or the first day of a place that is to come."
        )]
        on: Option<NaiveDate>,
    ) -> Nullable<ExpectedCosts> {
        self.picked(Part::Costs, |file| {
            let day = on.unwrap_or_else(|| costs::usual_day(&file.costs, calendar::today()));
            Some(costs::expected(costs::lines_on(day, &file.costs, &file.catalogue)))
        })
    }

    /// What the citizen could expect to pay when coming another number of days to an offer, the rest as it is; null for an
    /// offer there is nothing planned at. Part COSTS.
    async fn costs_if(
        &self,
        #[graphql(desc = "The offer.")] offer_id: ID,
        #[graphql(desc = "1 to 5 days a week.")] days_per_week: i32,
        #[graphql(
            desc = "The day, past or to come. When left out: today, or the first day of a place that is to come."
        )]
        on: Option<NaiveDate>,
    ) -> Nullable<ExpectedCosts> {
        let days = match check_days(days_per_week) {
            Ok(days) => days,
            Err(error) => return nullable(Err(error)),
        };
        self.picked(Part::Costs, |file| {
            let (_, offer) = file.catalogue.find(&offer_id)?;
            let day = on.unwrap_or_else(|| costs::usual_day(&file.costs, calendar::today()));
            let lines = costs::lines_on(day, &file.costs, &file.catalogue);
            let planned = lines.iter().any(|line| line.offer.id == offer.id);
            planned.then(|| costs::if_coming(lines, &offer, days))
        })
    }

    /// Money back for the way to each offer, newest first (R37). Part COSTS.
    async fn travel_reimbursements(&self) -> Nullable<&Vec<TravelReimbursement>> {
        self.picked(Part::Costs, |file| Some(&file.reimbursements))
    }

    /// How the citizen gets to and from each offer, now and later (R37). Part TRANSPORT.
    async fn transport(&self) -> Nullable<Vec<TransportArrangement>> {
        let today = calendar::today();
        self.picked(Part::Transport, |file| {
            let coming = file
                .arrangements
                .iter()
                .filter(|row| row.valid_to.is_none_or(|end| end > today && end > row.valid_from));
            Some(coming.filter_map(|row| row.shown(&file.rides, &file.catalogue)).collect())
        })
    }

    /// The rides of one week, in order, with those that are not driven as such: known from this week on and for ten weeks
    /// ahead. Part TRANSPORT.
    async fn rides(
        &self,
        #[graphql(desc = "Any day of the week wanted; this week when left out.")] week_of: Option<NaiveDate>,
    ) -> Nullable<Vec<RideOnDay>> {
        let day = week_of.unwrap_or_else(calendar::today);
        nullable(self.0.rides().map(|rides| Some(rides.week_of(day, self.0.catalogue()))))
    }

    /// Follow-ups: the open one first, then the latest held (R19). Part FOLLOW_UP.
    async fn follow_ups(&self) -> Nullable<&Vec<FollowUp>> {
        self.picked(Part::FollowUp, |file| Some(&file.follow_ups))
    }

    /// Whether an action plan was offered, newest first (R13). Part ACTION_PLAN.
    async fn action_plan_offers(&self) -> Nullable<&Vec<ActionPlanOffer>> {
        self.picked(Part::ActionPlan, |file| Some(&file.plan_offers))
    }

    /// Action plans, newest first: the first one holds (R13; serviceloven § 141). Part ACTION_PLAN.
    async fn action_plans(&self) -> Nullable<&Vec<ActionPlan>> {
        self.picked(Part::ActionPlan, |file| Some(&file.plans))
    }

    /// Changes that somebody told of, newest first (R23). Part NOTICE.
    async fn change_notices(&self) -> Nullable<&Vec<ChangeNotice>> {
        self.picked(Part::Notice, |file| Some(&file.notices))
    }

    /// Reviews of the support, newest first (R34). Part SUPPORT_REVIEW.
    async fn support_reviews(&self) -> Nullable<&Vec<SupportReview>> {
        self.picked(Part::SupportReview, |file| Some(&file.reviews))
    }

    /// Complaints about decisions, newest first. Part COMPLAINT.
    async fn complaints(&self) -> Nullable<&Vec<Complaint>> {
        self.picked(Part::Complaint, |file| Some(&file.complaints))
    }

    /// What was begun and not sent, newest first: the own, and what a relative has handed over; a relative sees what that one
    /// prepared. Part DRAFT; no caseworker sees it.
    async fn drafts(&self) -> Nullable<&Vec<Draft>> {
        self.picked(Part::Draft, |file| Some(&file.drafts))
    }

    /// Calendars that subscribe to the week, newest first; those revoked too. Part CALENDAR_FEED; the citizen's own.
    async fn calendar_feeds(&self) -> Nullable<&Vec<CalendarFeed>> {
        self.picked(Part::CalendarFeed, |file| Some(&file.feeds))
    }

    /// Letters, newest first, and whether the citizen has seen each. Part LETTER; what they say is of other Parts.
    async fn letters(&self) -> Nullable<&Vec<Letter>> {
        self.picked(Part::Letter, |file| Some(&file.letters))
    }

    /// Access the citizen has given relatives, newest first. Part DELEGATION; never delegated.
    async fn delegations(&self) -> Nullable<&Vec<Delegation>> {
        self.picked(Part::Delegation, |file| Some(&file.delegations))
    }

    /// Whom to call: the caseworker, the contact persons, the municipality's unit. Part CONTACT.
    async fn contacts(&self) -> Nullable<&Vec<Contact>> {
        self.picked(Part::Contact, |file| Some(&file.contacts))
    }
}

impl Citizen {
    /// What `pick` takes of the file, when the policy allows the Part.
    fn picked<'a, T>(&'a self, part: Part, pick: impl FnOnce(&'a CitizenFile) -> Option<T>) -> Nullable<T> {
        nullable(self.0.allowed(part).map(|()| pick(&self.0)))
    }
}

/// Root fields about citizens.
#[derive(Default)]
pub struct CitizenQuery;

#[Object]
impl CitizenQuery {
    /// One citizen. Null for one you may not see, as for an id that never was.
    async fn citizen(&self, ctx: &Context<'_>, id: ID) -> Nullable<Citizen> {
        nullable(one(ctx, id).await)
    }

    /// Citizens by name, as far as your role lists them: all of the municipality's for a caseworker, those who come to
    /// the own offer for a contact person.
    async fn citizens(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Part of a name, or a whole CPR number.")] search: Option<String>,
        #[graphql(desc = "Only citizens with a current grant at this offer; for caseworkers.")] offer_id: Option<ID>,
        #[graphql(desc = "Rows on the page, 1 to 100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor the page begins after.")] after: Option<String>,
    ) -> Nullable<Connection<Citizen>> {
        nullable(list(ctx, search, offer_id, Slice::new(first, after)).await)
    }
}

async fn one(ctx: &Context<'_>, id: ID) -> Result<Option<Citizen>> {
    let on = tx(ctx)?.enter().await?;
    let Ok(id) = id.parse::<Uuid>() else { return Ok(None) };
    let parts = file::parts_selected(ctx.field().selection_set());
    let mut files = file::load(&on, cpr_keys(ctx)?, Action::Read, &[id], &parts, file::FoundBy::default()).await?;
    Ok(files.pop().map(|file| Citizen(Arc::new(file))))
}

async fn list(
    ctx: &Context<'_>,
    search: Option<String>,
    offer_id: Option<ID>,
    slice: Result<Slice>,
) -> Result<Option<Connection<Citizen>>> {
    let slice = slice?;
    let on = tx(ctx)?.enter().await?;
    if policy::reach(on.actor(), Action::List, Part::Identity).is_none() {
        return Err(Error::Forbidden);
    }
    check_purpose(&on)?;
    let keys = cpr_keys(ctx)?;
    let (search, found_by) = narrowed(&on, keys, search, offer_id)?;
    if search.cpr_lookups.is_some() && queries::look_ups_lately(&on).await? >= LOOK_UPS_AN_HOUR {
        return Err(Error::TooOften);
    }
    let said = said(&search, slice.is_first());
    let after = match slice.after::<Uuid>()? {
        None => None,
        Some(id) => {
            // A cursor that is none says that somebody isn't found: that is a search too.
            searched(&on, &said).await?;
            Some(place_of(&on, &search, id).await?)
        }
    };
    let criterion = after.is_none().then_some(said.as_str());
    let total = queries::count(&on, &search).await?;
    let cursor = after.as_ref().map(|(_, id)| *id);
    let (page, more) = slice.cut(queries::page(&on, &search, &slice, after).await?);
    if let Some(cursor) = cursor.filter(|_| page.is_empty() || !found_by.is_empty()) {
        // That the cursor's row matches the search was seen, whatever the page shows.
        file::log_found(&on, cursor, &found_by).await?;
    }
    let edges = ctx.look_ahead().field("edges").field("node").selection_fields();
    let parts = file::parts_selected(edges.iter().flat_map(|node| node.selection_set()));
    let files =
        file::load(&on, keys, Action::List, &page, &parts, file::FoundBy { parts: &found_by, criterion }).await?;
    let rows = files.into_iter().map(|file| (ID::from(file.identity.id), Citizen(Arc::new(file)))).collect();
    Ok(Some(Connection::new(rows, more, total)))
}

/// How often one person looks somebody up by CPR number in an hour, however many are in one request. A tool that brings in many
/// is told to wait; a guesser needs centuries.
const LOOK_UPS_AN_HOUR: i64 = 100;

/// What was searched for, as the log keeps it: a CPR number only as its keyed hash.
fn said(search: &Search, first_page: bool) -> String {
    let cpr = search.cpr_lookups.as_ref().map(|hashes| hashes.iter().map(hex).collect::<Vec<_>>().join(","));
    // Who may not search by number, or slips in writing one, leaves no number in the log either.
    let digits = |name: &String| name.chars().filter(char::is_ascii_digit).count() >= 6;
    let name = search.name.as_ref().map(|name| if digits(name) { "(a number)".to_owned() } else { name.clone() });
    criterion(
        "citizens",
        [
            ("cpr", cpr),
            ("name", name),
            ("offer", search.offer.map(|id| id.to_string())),
            ("page", (!first_page).then(|| "later".into())),
        ],
    )
}

/// Ten digits are a CPR number, everything else part of a name. Also the Parts that somebody is found by: who may not
/// read a Part can't search by it.
fn narrowed(
    on: &Entered<'_>,
    keys: &CprKeys,
    search: Option<String>,
    offer: Option<ID>,
) -> Result<(Search, Vec<Part>)> {
    let actor = on.actor();
    let may_read = |part| policy::reach(actor, Action::Read, part).is_some();
    let search = search.filter(|text| !text.trim().is_empty());
    let cpr = search.as_deref().and_then(|text| Cpr::parse(text, keys.test_numbers)).filter(|_| may_read(Part::Cpr));
    if offer.is_some() && !may_read(Part::Grant) {
        return Err(Error::Forbidden);
    }
    let found_by = [cpr.as_ref().map(|_| Part::Cpr), offer.as_ref().map(|_| Part::Grant)];
    let search = Search {
        cpr_lookups: cpr.as_ref().map(|cpr| keys.look_ups(cpr)),
        name: search.filter(|_| cpr.is_none()).map(|text| text.trim().to_owned()),
        offer: offer.map(|id| id.parse().unwrap_or_default()),
        attending: (actor.role == Role::ContactPerson).then(|| actor.attendees.clone()),
        not: actor.citizen,
    };
    Ok((search, found_by.into_iter().flatten().collect()))
}

/// Where a cursor's row stands in the list; a row that the search doesn't find is no cursor.
async fn place_of(on: &Entered<'_>, search: &Search, id: Uuid) -> Result<(String, Uuid)> {
    queries::place_of(on, search, id).await?.ok_or_else(invalid_cursor)
}
