//! Drafts in GraphQL: keeping, handing over, sending, throwing away.

use async_graphql::{Context, ID, Object, SimpleObject};
use chrono::Utc;
use uuid::Uuid;

use super::queries::{self, DraftRow};
use super::{Draft, DraftConfirmInput, DraftDiscardInput, DraftHandOverInput, DraftKeepInput, DraftKind, about};
use crate::access_log::AccessAction;
use crate::change_notices::{self, ChangeNoticeSendInput};
use crate::complaints::{self, ComplaintSendInput};
use crate::context::tx;
use crate::db::Entered;
use crate::db::hold::hold;
use crate::error::Result;
use crate::payload;
use crate::policy::{Action, Part, Role};
use crate::quality_standard::queries::settings;
use crate::receipts::{Receipt, told_by};
use crate::support_reviews::{self, SupportReviewRequestInput};
use crate::user_error::{UserError, UserErrorCode};
use crate::write::{self, Changed, Creation, Halt, Outcome, Refusal, Written};

payload! {
    /// What came of keeping a draft.
    pub struct DraftKeepPayload {
        /// The draft as it is kept; null when there are user errors.
        draft: Draft,
    }
}

payload! {
    /// What came of handing a draft over.
    pub struct DraftHandOverPayload {
        /// The draft; null when there are user errors.
        draft: Draft,
    }
}

payload! {
    /// What came of sending a draft.
    pub struct DraftConfirmPayload {
        /// The receipt; null when there are user errors.
        receipt: Receipt,
    }
}

/// What came of throwing a draft away.
#[derive(SimpleObject)]
pub struct DraftDiscardPayload {
    /// Is it gone?
    discarded: bool,
    /// What you can put right. Nothing was written when there is one.
    user_errors: Vec<UserError>,
}

/// Mutations of drafts.
#[derive(Default)]
pub struct DraftMutation;

const PARTS: [Part; 1] = [Part::Draft];

#[Object]
impl DraftMutation {
    /// Keeps what was written so far. For the citizen, whose own it is; and for a relative, who prepares something for the
    /// citizen: nobody else sees it before it is handed over.
    async fn draft_keep(&self, ctx: &Context<'_>, input: DraftKeepInput) -> Result<DraftKeepPayload> {
        let on = tx(ctx)?.enter().await?;
        let citizen = input.citizen_id.parse::<Uuid>().unwrap_or_default();
        // Two pages of one writer keep one after the other.
        hold(&on, on.actor().id).await?;
        let begun = queries::begun(&on, citizen, input.kind).await?;
        let id = begun.unwrap_or_else(Uuid::now_v7);
        let outcome = write::change(&on, &PARTS, id, keep(&on, &input, id, begun.is_some())).await?;
        write::shown(&on, &PARTS, outcome, |id| shown(&on, id)).await.map(Into::into)
    }

    /// Hands a draft over to the citizen, who sees it now and decides. For the relative who prepared it.
    async fn draft_hand_over(&self, ctx: &Context<'_>, input: DraftHandOverInput) -> Result<DraftHandOverPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = id_of(&input.draft_id);
        let outcome = write::change(&on, &PARTS, id, hand_over(&on, id)).await?;
        write::shown(&on, &PARTS, outcome, |id| shown(&on, id)).await.map(Into::into)
    }

    /// Sends a draft as it is, in the own name, and throws it away. For whoever may send such a thing; so a citizen confirms
    /// what a relative has prepared.
    async fn draft_confirm(&self, ctx: &Context<'_>, input: DraftConfirmInput) -> Result<DraftConfirmPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let confirmed = confirm(&on, &input, creation.id);
        let outcome = write::create_as(&on, Action::Change, &PARTS, &creation, confirmed).await?;
        let days = settings(&on).await?.answer_working_days;
        let receipt = async |id: Uuid| Ok(Some(Written { citizen: None, object: Receipt::of(id, None, days) }));
        write::shown(&on, &PARTS, outcome, receipt).await.map(Into::into)
    }

    /// Throws a draft away. For whoever wrote it, and for the citizen to whom it was handed over.
    async fn draft_discard(&self, ctx: &Context<'_>, input: DraftDiscardInput) -> Result<DraftDiscardPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = id_of(&input.draft_id);
        Ok(match write::change(&on, &PARTS, id, discard(&on, id)).await? {
            Outcome::Refused(user_errors) => DraftDiscardPayload { discarded: false, user_errors },
            Outcome::Done(..) | Outcome::DoneBefore(_) => {
                DraftDiscardPayload { discarded: true, user_errors: Vec::new() }
            }
        })
    }
}

fn id_of(draft: &ID) -> Uuid {
    draft.parse().unwrap_or_default()
}

async fn shown(on: &Entered<'_>, id: Uuid) -> Result<Option<Written<Draft>>> {
    let row = queries::fetch(on, id).await?;
    Ok(row.map(|row| Written { citizen: Some(row.citizen_id), object: row.shown() }))
}

async fn keep(on: &Entered<'_>, input: &DraftKeepInput, id: Uuid, begun: bool) -> Changed {
    let citizen_id = write::citizen_for(on, Action::Create, &PARTS, &input.citizen_id).await?;
    let row = DraftRow {
        id,
        citizen_id,
        kind: input.kind,
        about_id: about(input.about_id.as_ref()),
        subjects: input.subjects.clone(),
        text: input.text.clone(),
        wish: input.wish.clone(),
        prepared_by: on.actor().id,
        preparer_name: told_by(on, None),
        handed_over_at: None,
        changed_at: Utc::now(),
    };
    if begun {
        queries::update(on, &row).await?
    } else {
        queries::insert(on, &row).await?
    };
    Ok(Some(citizen_id))
}

/// The draft an input names in `draftId`; nobody else handles it until this request is over.
async fn named(on: &Entered<'_>, id: Uuid) -> std::result::Result<DraftRow, Halt> {
    hold(on, id).await?;
    let row = queries::fetch(on, id).await?.filter(|row| write::may(on, Action::Change, &PARTS, row.citizen_id));
    Ok(row.ok_or_else(|| Refusal::not_found(&["draftId"]))?)
}

async fn hand_over(on: &Entered<'_>, id: Uuid) -> Changed {
    let row = named(on, id).await?;
    if on.actor().role == Role::Citizen {
        let words = UserError::new(
            UserErrorCode::OutOfRange,
            &["draftId"],
            "Det er din egen sag. Du kan sende det med det samme.",
            "It is your own case. You can send it at once.",
        );
        return Err(Refusal::about(row.citizen_id, words).into());
    }
    if row.handed_over_at.is_none() {
        if row.text.trim().is_empty() {
            let words = UserError::new(
                UserErrorCode::ReasonRequired,
                &["text"],
                "Skriv noget først. Et par ord er nok.",
                "Write something first. A few words are enough.",
            );
            return Err(Refusal::about(row.citizen_id, words).into());
        }
        let now = Utc::now();
        queries::update(on, &DraftRow { handed_over_at: Some(now), changed_at: now, ..row.clone() }).await?;
    }
    Ok(Some(row.citizen_id))
}

/// Sends the draft by the way that such a thing is always sent, under the id `id`.
async fn confirm(on: &Entered<'_>, input: &DraftConfirmInput, id: Uuid) -> Changed {
    let row = named(on, id_of(&input.draft_id)).await?;
    if !write::may(on, Action::Create, &[row.kind.part()], row.citizen_id) {
        return Err(Refusal::not_found(&["draftId"]).into());
    }
    let (citizen_id, about_id) = (ID::from(row.citizen_id), row.about_id.map(ID::from));
    let idempotency_key = input.idempotency_key.clone();
    let received_on = None;
    match row.kind {
        DraftKind::ChangeNotice => {
            let notice = ChangeNoticeSendInput {
                citizen_id,
                idempotency_key,
                subjects: row.subjects,
                text: row.text,
                offer_id: about_id,
                reporter_name: None,
                received_on,
            };
            change_notices::resolvers::send(on, &notice, id).await?
        }
        DraftKind::SupportReview => {
            let review = SupportReviewRequestInput {
                citizen_id,
                grant_id: about_id,
                idempotency_key,
                reason: row.text,
                wish: row.wish,
                requester_name: None,
                received_on,
            };
            support_reviews::resolvers::request(on, &review, id).await?
        }
        DraftKind::Complaint => {
            let complaint = ComplaintSendInput {
                decision_id: about_id.unwrap_or_default(),
                idempotency_key,
                text: Some(row.text),
                channel: None,
                received_on,
                submitter_name: None,
            };
            complaints::resolvers::send(on, &complaint, id).await?
        }
    };
    queries::remove(on, row.id).await?;
    write::log(on, AccessAction::Write, Some(row.citizen_id), &[row.kind.part()]).await?;
    Ok(Some(row.citizen_id))
}

async fn discard(on: &Entered<'_>, id: Uuid) -> Changed {
    let row = named(on, id).await?;
    queries::remove(on, row.id).await?;
    Ok(Some(row.citizen_id))
}
