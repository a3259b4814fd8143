//! Who does whose work: cover for somebody who is away, and a citizen's new caseworker. Nothing that waits is left without
//! somebody (see the view `task`).

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use super::queries::{self, CoverRow};
use crate::calendar;
use crate::context::tx;
use crate::db::Entered;
use crate::db::hold::hold;
use crate::error::Result;
use crate::payload;
use crate::policy::{Action, Part};
use crate::user_error::{Problems, UserError, UserErrorCode};
use crate::write::{self, Changed, Creation, Halt, Refusal, Words, Written};

/// That somebody does somebody else's work for a while.
#[derive(Clone, Debug, SimpleObject)]
pub struct StaffCover {
    /// Its id.
    pub id: ID,
    /// Whose work.
    pub account_id: ID,
    /// Who does it.
    pub covered_by_id: ID,
    /// First day.
    pub valid_from: NaiveDate,
    /// First day no longer; null while it has no end.
    pub valid_to: Option<NaiveDate>,
}

/// A citizen's caseworker.
#[derive(Clone, Debug, SimpleObject)]
pub struct CaseworkerAssignment {
    /// The citizen.
    pub citizen_id: ID,
    /// The caseworker's account.
    pub account_id: ID,
}

/// What is needed to cover for somebody.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct StaffCoverSetInput {
    /// Makes sending it twice set once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// Whose work: a caseworker's, also of one who has left. (At an offer, `contactPersonAssign` lets somebody in.)
    pub account_id: ID,
    /// Who does it: a caseworker.
    pub covered_by_id: ID,
    /// First day: today or later.
    pub valid_from: NaiveDate,
    /// First day no longer; left out: until further notice.
    pub valid_to: Option<NaiveDate>,
}

/// Which cover ends.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct StaffCoverEndInput {
    /// The cover.
    pub cover_id: ID,
    /// First day no longer: today or later.
    pub valid_to: NaiveDate,
}

/// What is needed to give a citizen another caseworker.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct CaseworkerAssignInput {
    /// The citizen.
    pub citizen_id: ID,
    /// The caseworker's account.
    pub account_id: ID,
    /// Makes sending it twice assign once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
}

payload! {
    /// What came of setting cover.
    pub struct StaffCoverSetPayload {
        /// The cover; null when there are user errors.
        cover: StaffCover,
    }
}

payload! {
    /// What came of ending cover.
    pub struct StaffCoverEndPayload {
        /// The cover; null when there are user errors.
        cover: StaffCover,
    }
}

payload! {
    /// What came of giving a citizen another caseworker.
    pub struct CaseworkerAssignPayload {
        /// Who it is now; null when there are user errors.
        assignment: CaseworkerAssignment,
    }
}

/// Mutations of staff.
#[derive(Default)]
pub struct StaffMutation;

const STAFF: [Part; 1] = [Part::Staff];
const CONTACT: [Part; 1] = [Part::Contact];

#[Object]
impl StaffMutation {
    /// Says who does somebody's work while that one is away, or has left: what waits for the one waits for the other. For
    /// caseworkers and administrators.
    async fn staff_cover_set(&self, ctx: &Context<'_>, input: StaffCoverSetInput) -> Result<StaffCoverSetPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create_as(&on, Action::Change, &STAFF, &creation, set(&on, &input, creation.id)).await?;
        write::shown(&on, &STAFF, outcome, |id| shown(&on, id)).await.map(Into::into)
    }

    /// Ends cover on a day. For caseworkers and administrators.
    async fn staff_cover_end(&self, ctx: &Context<'_>, input: StaffCoverEndInput) -> Result<StaffCoverEndPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = input.cover_id.parse::<Uuid>().unwrap_or_default();
        let outcome = write::change(&on, &STAFF, id, end(&on, &input, id)).await?;
        write::shown(&on, &STAFF, outcome, |id| shown(&on, id)).await.map(Into::into)
    }

    /// Gives a citizen another caseworker from today. For caseworkers.
    async fn caseworker_assign(
        &self,
        ctx: &Context<'_>,
        input: CaseworkerAssignInput,
    ) -> Result<CaseworkerAssignPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &CONTACT, &creation, assign(&on, &input)).await?;
        let assigned = |_| async {
            let citizen = input.citizen_id.parse::<Uuid>().unwrap_or_default();
            let account = queries::assigned(&on, citizen).await?;
            let object =
                account.map(|account| CaseworkerAssignment { citizen_id: citizen.into(), account_id: account.into() });
            Ok(object.map(|object| Written { citizen: Some(citizen), object }))
        };
        write::shown(&on, &CONTACT, outcome, assigned).await.map(Into::into)
    }
}

async fn shown(on: &Entered<'_>, id: Uuid) -> Result<Option<Written<StaffCover>>> {
    let row = queries::cover(on, id).await?;
    Ok(row.map(|row| Written { citizen: None, object: row.shown() }))
}

/// The words for an account that is no caseworker's today.
fn no_caseworker(field: &str) -> UserError {
    UserError::new(
        UserErrorCode::NotFound,
        &[field],
        "Det er ikke en rådgiver, der arbejder her nu. Se listen over medarbejdere.",
        "This is no caseworker who works here now. Look at the list of staff.",
    )
}

async fn set(on: &Entered<'_>, input: &StaffCoverSetInput, id: Uuid) -> Changed {
    let (account_id, covered_by) =
        (input.account_id.parse().unwrap_or_default(), input.covered_by_id.parse::<Uuid>().unwrap_or_default());
    if !queries::is_staff(on, account_id).await? {
        return Err(Refusal::not_found(&["accountId"]).into());
    }
    if !queries::active_caseworkers(on).await?.contains(&covered_by) {
        return Err(Refusal::of_input(no_caseworker("coveredById")).into());
    }
    let mut problems = Problems::default();
    if !queries::has_been_caseworker(on, account_id).await? {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["accountId"],
            "Det er ikke en rådgiver. Giv i stedet en anden adgang til tilbuddet.",
            "This is no caseworker. Give somebody else access to the offer instead (contactPersonAssign).",
        );
    }
    problems.need_today_or_later(calendar::today(), input.valid_from, &["validFrom"]);
    if account_id == covered_by {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["coveredById"],
            "Vælg en anden end den, der er væk.",
            "Choose somebody else than who is away.",
        );
    }
    if input.valid_to.is_some_and(|end| end <= input.valid_from || !calendar::is_near(calendar::today(), end)) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["validTo"],
            "Den holder op, efter at den begynder, og inden 5 år. Vælg en anden dag.",
            "It ends after it begins, and within 5 years. Choose another day.",
        );
    }
    problems.of_input()?;
    let row = CoverRow {
        id,
        account_id,
        covered_by,
        valid_from: input.valid_from,
        valid_to: input.valid_to,
        set_by: on.actor().id,
    };
    let words: [Words<'_>; 1] = [("staff_cover_one", covered_already)];
    queries::insert_cover(on, &row).await.map_err(|error| Halt::of_database(error, None, &words))?;
    Ok(None)
}

fn covered_already() -> UserError {
    UserError::new(
        UserErrorCode::Overlap,
        &["validFrom"],
        "Nogen gør allerede arbejdet i den tid. Stop det først, eller vælg andre dage.",
        "Somebody does the work in that time already. End that first, or choose other days.",
    )
}

async fn end(on: &Entered<'_>, input: &StaffCoverEndInput, id: Uuid) -> Changed {
    hold(on, id).await?;
    let row = queries::cover(on, id).await?.ok_or_else(|| Refusal::not_found(&["coverId"]))?;
    let mut problems = Problems::default();
    problems.need_today_or_later(calendar::today(), input.valid_to, &["validTo"]);
    if row.valid_to.is_some_and(|end| end <= input.valid_to) {
        problems.refuse(
            UserErrorCode::AlreadyClosed,
            &["validTo"],
            "Det holder op før den dag. Vælg en tidligere dag.",
            "It ends before that day. Choose an earlier day.",
        );
    }
    problems.of_input()?;
    queries::end_cover(on, id, input.valid_to.max(row.valid_from)).await?;
    Ok(None)
}

async fn assign(on: &Entered<'_>, input: &CaseworkerAssignInput) -> Changed {
    let citizen_id = write::citizen_for(on, Action::Create, &CONTACT, &input.citizen_id).await?;
    hold(on, citizen_id).await?;
    let account = input.account_id.parse::<Uuid>().unwrap_or_default();
    if !queries::active_caseworkers(on).await?.contains(&account) {
        return Err(Refusal::about(citizen_id, no_caseworker("accountId")).into());
    }
    if queries::assigned(on, citizen_id).await? == Some(account) {
        return Ok(Some(citizen_id));
    }
    let words: [Words<'_>; 1] = [("caseworker_of_another", own_case)];
    let written = queries::assign(on, citizen_id, account, calendar::today()).await;
    written.map_err(|error| Halt::of_database(error, Some(citizen_id), &words))?;
    Ok(Some(citizen_id))
}

fn own_case() -> UserError {
    UserError::new(
        UserErrorCode::NotFound,
        &["accountId"],
        "Den rådgiver kan ikke få den sag. Vælg en anden.",
        "This caseworker can't have that case. Choose another.",
    )
}

impl CoverRow {
    /// As it is shown.
    pub fn shown(&self) -> StaffCover {
        StaffCover {
            id: self.id.into(),
            account_id: self.account_id.into(),
            covered_by_id: self.covered_by.into(),
            valid_from: self.valid_from,
            valid_to: self.valid_to,
        }
    }
}
