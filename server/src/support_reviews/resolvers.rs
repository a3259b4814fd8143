//! Reviews of the support in GraphQL.

use async_graphql::{Context, Object};
use uuid::Uuid;

use super::queries::{self, ReviewRow};
use super::{SupportReview, SupportReviewBeginInput, SupportReviewCloseInput, SupportReviewRequestInput};
use crate::calendar;
use crate::context::tx;
use crate::db::Entered;
use crate::db::hold::hold;
use crate::error::Result;
use crate::grants;
use crate::payload;
use crate::policy::{Action, Part};
use crate::quality_standard::queries::settings;
use crate::receipts::{Receipt, check_often, check_written_down, told_by};
use crate::user_error::{Problems, UserError, UserErrorCode};
use crate::write::{self, Changed, Creation, Halt, Refusal, Written};

payload! {
    /// What came of asking for a review.
    pub struct SupportReviewRequestPayload {
        /// The receipt; null when there are user errors.
        receipt: Receipt,
    }
}

payload! {
    /// What came of beginning a review.
    pub struct SupportReviewBeginPayload {
        /// The review; null when there are user errors.
        review: SupportReview,
    }
}

payload! {
    /// What came of closing a review.
    pub struct SupportReviewClosePayload {
        /// The review; null when there are user errors.
        review: SupportReview,
    }
}

/// Mutations of reviews.
#[derive(Default)]
pub struct SupportReviewMutation;

const PARTS: [Part; 1] = [Part::SupportReview];

#[Object]
impl SupportReviewMutation {
    /// Says that the support doesn't fit, with a wish (R32–R34). There is no free choice of offer; a caseworker has to examine it
    /// with the citizen. For the citizen, a relative who may contact the municipality about it, and caseworkers.
    async fn support_review_request(
        &self,
        ctx: &Context<'_>,
        input: SupportReviewRequestInput,
    ) -> Result<SupportReviewRequestPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PARTS, &creation, request(&on, &input, creation.id)).await?;
        let days = settings(&on).await?.answer_working_days;
        let citizen = input.citizen_id.parse::<Uuid>().ok();
        let receipt = async |id: Uuid| Ok(Some(Written { citizen, object: Receipt::of(id, input.received_on, days) }));
        write::shown(&on, &PARTS, outcome, receipt).await.map(Into::into)
    }

    /// Begins to examine a review. For caseworkers.
    async fn support_review_begin(
        &self,
        ctx: &Context<'_>,
        input: SupportReviewBeginInput,
    ) -> Result<SupportReviewBeginPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = input.review_id.parse::<Uuid>().unwrap_or_default();
        let outcome = write::change(&on, &PARTS, id, begin(&on, id)).await?;
        write::shown(&on, &PARTS, outcome, |id| shown(&on, id)).await.map(Into::into)
    }

    /// Closes a review with the dialogue and its conclusion; never without (R34). For caseworkers.
    async fn support_review_close(
        &self,
        ctx: &Context<'_>,
        input: SupportReviewCloseInput,
    ) -> Result<SupportReviewClosePayload> {
        let on = tx(ctx)?.enter().await?;
        let id = input.review_id.parse::<Uuid>().unwrap_or_default();
        let outcome = write::change(&on, &PARTS, id, close(&on, &input, id)).await?;
        write::shown(&on, &PARTS, outcome, |id| shown(&on, id)).await.map(Into::into)
    }
}

async fn shown(on: &Entered<'_>, id: Uuid) -> Result<Option<Written<SupportReview>>> {
    let row = queries::fetch(on, id).await?;
    Ok(row.map(|row| Written { citizen: Some(row.citizen_id), object: row.shown(on.actor().role) }))
}

/// Writes it under this id, if it may be written.
pub async fn request(on: &Entered<'_>, input: &SupportReviewRequestInput, id: Uuid) -> Changed {
    let citizen_id = write::citizen_for(on, Action::Create, &PARTS, &input.citizen_id).await?;
    let grant_id = match &input.grant_id {
        None => None,
        Some(grant) => {
            let terms = grants::queries::terms_of(on, grant.parse().unwrap_or_default()).await?;
            let mine = terms.first().filter(|row| row.citizen_id == citizen_id);
            Some(mine.ok_or_else(|| Refusal::not_found(&["grantId"]))?.grant_id)
        }
    };
    let mut problems = Problems::default();
    problems.need(
        Some(&input.reason),
        &["reason"],
        "Skriv, hvad der ikke passer. Et par ord er nok.",
        "Say what doesn't fit. A few words are enough.",
    );
    let named = (input.requester_name.as_deref(), "requesterName");
    problems.and(check_written_down(on.actor().role, named, input.received_on, calendar::today()));
    problems.and(check_often(on, citizen_id).await?);
    problems.about(citizen_id)?;
    let row = ReviewRow {
        id,
        citizen_id,
        grant_id,
        reason: input.reason.clone(),
        wish: input.wish.clone().filter(|text| !text.trim().is_empty()),
        received_on: input.received_on.unwrap_or(calendar::today()),
        requested_by: on.actor().id,
        requested_as: on.actor().role,
        begun_on: None,
        begun_by: None,
        dialogue_on: None,
        dialogue: None,
        outcome: None,
        conclusion: None,
        easy: None,
        closed_on: None,
        closed_by: None,
        requester_name: told_by(on, input.requester_name.as_deref()),
    };
    queries::insert(on, &row).await?;
    Ok(Some(citizen_id))
}

/// The review an input names in `reviewId`, not closed; nobody else works on it until this request is over.
async fn open_review(on: &Entered<'_>, id: Uuid) -> std::result::Result<ReviewRow, Halt> {
    hold(on, id).await?;
    let row = queries::fetch(on, id)
        .await?
        .filter(|row| write::may(on, Action::Change, &PARTS, row.citizen_id))
        .ok_or_else(|| Refusal::not_found(&["reviewId"]))?;
    if row.closed_on.is_some() {
        let words = UserError::new(
            UserErrorCode::AlreadyClosed,
            &["reviewId"],
            "Sagen er lukket. Borgeren kan bede om en ny.",
            "It is closed. The citizen can ask for a new one.",
        );
        return Err(Refusal::about(row.citizen_id, words).into());
    }
    Ok(row)
}

async fn begin(on: &Entered<'_>, id: Uuid) -> Changed {
    let row = open_review(on, id).await?;
    if row.begun_on.is_none() {
        queries::begin(on, id, calendar::today()).await?;
    }
    Ok(Some(row.citizen_id))
}

async fn close(on: &Entered<'_>, input: &SupportReviewCloseInput, id: Uuid) -> Changed {
    let row = open_review(on, id).await?;
    let mut problems = super::check(input, &row, calendar::today());
    if row.begun_on.is_none() {
        problems.refuse(
            UserErrorCode::ReasonRequired,
            &["reviewId"],
            "Begynd undersøgelsen først med supportReviewBegin.",
            "Begin the examination first with supportReviewBegin.",
        );
    }
    problems.about(row.citizen_id)?;
    queries::close(on, id, input, calendar::today()).await?;
    Ok(Some(row.citizen_id))
}
