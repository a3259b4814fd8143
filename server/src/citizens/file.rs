//! The way of every question about citizens: look ahead, decide, load, log.
//!
//! What is selected of a `Citizen` becomes a set of Parts ([`parts_selected`]). For each citizen and Part the policy
//! decides; what is allowed is loaded in one pipeline, whatever its depth in the query, and named in the access log in
//! the same transaction. What is refused stays in the file as refused, so that its field answers FORBIDDEN. A citizen
//! whose identity the actor may not see is no file at all, like one who never was.

mod rows;
mod sight;

use std::collections::BTreeSet;
use std::sync::Arc;

use async_graphql::SelectionField;
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use self::rows::Rows;
use self::sight::Sight;
use super::age::Age;
use super::cpr::CprKeys;
use super::queries::CitizenRow;
use super::{Address, Contact};
use crate::access_log::{self, AccessAction, check_purpose};
use crate::action_plans::{ActionPlan, ActionPlanOffer};
use crate::applications::Application;
use crate::assessments::Assessment;
use crate::calendar_feed::CalendarFeed;
use crate::change_notices::ChangeNotice;
use crate::complaints::Complaint;
use crate::costs::queries::PlannedCost;
use crate::db::Entered;
use crate::decisions::Decision;
use crate::delegations::Delegation;
use crate::drafts::Draft;
use crate::error::{Error, Result};
use crate::follow_ups::{self, FollowUp};
use crate::grants::Grant;
use crate::letters::Letter;
use crate::offers::Catalogue;
use crate::policy::{Action, Part};
use crate::schedule::Plan;
use crate::schedule::queries::{AbsenceRow, PauseRow, ScheduleDayRow};
use crate::support_reviews::SupportReview;
use crate::transport::queries::{ArrangementRow, CancellationRow, RideOffRow, RideRow};
use crate::transport::{Rides, TransportAssessment, TravelReimbursement};

/// How citizens came to be asked about: by their id, or by a search or list, which the access log names as such.
#[derive(Clone, Copy, Debug, Default)]
pub struct FoundBy<'a> {
    /// Parts that say something of whoever was found: a search that finds somebody by CPR number says whose it is.
    pub parts: &'a [Part],
    /// What was searched for; `None` when somebody was asked for by id.
    pub criterion: Option<&'a str>,
}

/// Which Part each field of `Citizen` is. A test fails when a field has no row here.
pub const CITIZEN_FIELDS: &[(&str, Part)] = &[
    ("id", Part::Identity),
    ("name", Part::Identity),
    ("firstName", Part::Identity),
    ("diedOn", Part::Identity),
    ("cpr", Part::Cpr),
    ("age", Part::Age),
    ("address", Part::Address),
    ("applications", Part::Application),
    ("assessments", Part::Assessment),
    ("transportAssessments", Part::Assessment),
    ("grants", Part::Grant),
    ("decisions", Part::Decision),
    ("weeklySchedule", Part::Schedule),
    ("pauses", Part::Schedule),
    ("absences", Part::Absence),
    ("expectedCosts", Part::Costs),
    ("costsIf", Part::Costs),
    ("travelReimbursements", Part::Costs),
    ("transport", Part::Transport),
    ("rides", Part::Transport),
    ("followUps", Part::FollowUp),
    ("actionPlanOffers", Part::ActionPlan),
    ("actionPlans", Part::ActionPlan),
    ("changeNotices", Part::Notice),
    ("supportReviews", Part::SupportReview),
    ("complaints", Part::Complaint),
    ("drafts", Part::Draft),
    ("calendarFeeds", Part::CalendarFeed),
    ("letters", Part::Letter),
    ("delegations", Part::Delegation),
    ("contacts", Part::Contact),
];

/// What a field shows of another Part, where that may be seen too: the week shows who has said "not today".
const SHOWN_WITH: &[(&str, Part)] = &[("weeklySchedule", Part::Absence), ("rides", Part::RideCancellation)];

/// The Parts that a selection of `Citizen` asks for. Identity is always among them.
pub fn parts_selected<'a>(selection: impl IntoIterator<Item = SelectionField<'a>>) -> BTreeSet<Part> {
    let mut parts = BTreeSet::from([Part::Identity]);
    for field in selection {
        parts.extend(
            CITIZEN_FIELDS.iter().chain(SHOWN_WITH).filter(|(name, _)| *name == field.name()).map(|(_, part)| *part),
        );
        if field.name() == "followUps" {
            parts.extend(follow_ups::parts_selected(field.selection_set()));
        }
    }
    parts
}

/// One citizen's file: the identity, and the Parts that were asked for.
#[derive(Debug)]
pub struct CitizenFile {
    pub(super) identity: CitizenRow,
    refused: BTreeSet<Part>,
    pub(super) catalogue: Arc<Catalogue>,
    pub(super) cpr: Option<SecretString>,
    pub(super) age: Option<Age>,
    pub(super) address: Option<Address>,
    pub(super) applications: Vec<Application>,
    pub(super) assessments: Vec<Assessment>,
    pub(super) transport_assessments: Vec<TransportAssessment>,
    pub(super) grants: Vec<Grant>,
    pub(super) decisions: Vec<Decision>,
    pub(super) schedule: Vec<ScheduleDayRow>,
    pub(super) pauses: Vec<PauseRow>,
    pub(super) absences: Vec<AbsenceRow>,
    pub(super) costs: Vec<PlannedCost>,
    pub(super) reimbursements: Vec<TravelReimbursement>,
    pub(super) arrangements: Vec<ArrangementRow>,
    pub(super) rides: Vec<RideRow>,
    pub(super) rides_off: Vec<RideOffRow>,
    pub(super) cancellations: Vec<CancellationRow>,
    pub(super) follow_ups: Vec<FollowUp>,
    pub(super) plan_offers: Vec<ActionPlanOffer>,
    pub(super) plans: Vec<ActionPlan>,
    pub(super) notices: Vec<ChangeNotice>,
    pub(super) reviews: Vec<SupportReview>,
    pub(super) complaints: Vec<Complaint>,
    pub(super) drafts: Vec<Draft>,
    pub(super) feeds: Vec<CalendarFeed>,
    pub(super) letters: Vec<Letter>,
    pub(super) delegations: Vec<Delegation>,
    pub(super) contacts: Vec<Contact>,
}

impl CitizenFile {
    /// Whose file.
    pub fn id(&self) -> Uuid {
        self.identity.id
    }

    /// One of the follow-ups, by its id.
    pub fn follow_up(&self, id: Uuid) -> Option<&FollowUp> {
        self.follow_ups.iter().find(|follow_up| follow_up.row.id == id)
    }

    /// The citizen's name.
    pub fn name(&self) -> &str {
        &self.identity.name
    }

    /// Whom the citizen can call; nobody when that Part may not be seen.
    pub fn contacts(&self) -> &[Contact] {
        &self.contacts
    }

    /// What was applied for.
    pub fn applications(&self) -> Result<&[Application]> {
        self.allowed(Part::Application).map(|()| self.applications.as_slice())
    }

    /// What was decided.
    pub fn decisions(&self) -> Result<&[Decision]> {
        self.allowed(Part::Decision).map(|()| self.decisions.as_slice())
    }

    /// The follow-ups.
    pub fn follow_ups(&self) -> Result<&[FollowUp]> {
        self.allowed(Part::FollowUp).map(|()| self.follow_ups.as_slice())
    }

    /// The week: the plan, and what stands in its way as far as that may be seen.
    pub fn plan(&self) -> Result<Plan<'_>> {
        let plan = Plan { days: &self.schedule, pauses: &self.pauses, absences: &self.absences };
        self.allowed(Part::Schedule).map(|()| plan)
    }

    /// The rides.
    pub fn rides(&self) -> Result<Rides<'_>> {
        let rides = Rides {
            arrangements: &self.arrangements,
            rides: &self.rides,
            cancellations: &self.cancellations,
            off: &self.rides_off,
        };
        self.allowed(Part::Transport).map(|()| rides)
    }

    /// The offers, as they were when the file was read.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// What was told of changes.
    pub fn notices(&self) -> Result<&[ChangeNotice]> {
        self.allowed(Part::Notice).map(|()| self.notices.as_slice())
    }

    /// Reviews of the support.
    pub fn support_reviews(&self) -> Result<&[SupportReview]> {
        self.allowed(Part::SupportReview).map(|()| self.reviews.as_slice())
    }

    /// Complaints.
    pub fn complaints(&self) -> Result<&[Complaint]> {
        self.allowed(Part::Complaint).map(|()| self.complaints.as_slice())
    }

    /// Who has been given access.
    pub fn delegations(&self) -> Result<&[Delegation]> {
        self.allowed(Part::Delegation).map(|()| self.delegations.as_slice())
    }

    /// `Forbidden` when the policy refused this Part of this citizen.
    pub(super) fn allowed(&self, part: Part) -> Result<()> {
        if self.refused.contains(&part) { Err(Error::Forbidden) } else { Ok(()) }
    }
}

/// The files of these citizens, in their order, with the Parts asked for as far as the actor may see each. Citizens the
/// actor may not see are left out. Everything seen of others is in the access log of this transaction, and so is what they
/// were found by.
pub async fn load(
    on: &Entered<'_>,
    keys: &CprKeys,
    action: Action,
    citizens: &[Uuid],
    asked: &BTreeSet<Part>,
    found_by: FoundBy<'_>,
) -> Result<Vec<CitizenFile>> {
    check_purpose(on)?;
    let sight = Sight::new(on.actor(), action, citizens, asked);
    if sight.visible.is_empty() {
        // Whoever finds nobody has searched all the same.
        access_log::queries::write(on, AccessAction::Search, &[], found_by.criterion).await?;
        return Ok(Vec::new());
    }
    let seen = sight.seen(found_by.parts);
    let rows = Rows::load(on, &sight, &seen, found_by.criterion).await?;
    let there = |citizen: Uuid| rows.identities.iter().find(|row| row.id == citizen);
    // No log row, no answer. (Of an id that never was there is neither.)
    let shown = seen.iter().filter(|(citizen, _)| there(*citizen).is_some()).count();
    if usize::try_from(rows.logged).is_ok_and(|logged| logged < shown) {
        return Err(Error::internal(anyhow::anyhow!("the access log did not take every row")));
    }
    let files = sight.visible.iter().filter_map(|citizen| there(*citizen));
    files.map(|identity| rows.file_of(identity, sight.refused(identity.id), on.actor(), keys)).collect()
}

/// Logs that somebody was found, though nothing more was shown.
pub async fn log_found(on: &Entered<'_>, citizen: Uuid, found_by: &[Part]) -> Result<()> {
    let mut parts = BTreeSet::from([Part::Identity]);
    parts.extend(found_by);
    access_log::queries::write(on, AccessAction::Read, &[(citizen, parts.into_iter().collect())], None).await?;
    Ok(())
}

/// The number as the citizen writes it: `DDMMYY-SSSS`.
pub(super) fn cpr_written(cpr: &SecretString) -> String {
    let digits = cpr.expose_secret();
    match digits.split_at_checked(6) {
        Some((day, serial)) => format!("{day}-{serial}"),
        None => digits.to_owned(),
    }
}
