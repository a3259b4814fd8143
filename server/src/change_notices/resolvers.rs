//! Change notices in GraphQL: telling and answering.

use async_graphql::{Context, Object};
use uuid::Uuid;

use super::queries::{self, NoticeRow};
use super::{ChangeNotice, ChangeNoticeAnswerInput, ChangeNoticeSendInput, check};
use crate::calendar;
use crate::context::tx;
use crate::db::Entered;
use crate::db::hold::hold;
use crate::error::Result;
use crate::offers::queries::catalogue;
use crate::payload;
use crate::policy::{Action, Part, Role};
use crate::quality_standard::queries::settings;
use crate::receipts::{Receipt, check_often, check_written_down, told_by};
use crate::user_error::{Problems, UserError, UserErrorCode};
use crate::write::{self, Changed, Creation, Refusal, Written};

payload! {
    /// What came of telling of a change.
    pub struct ChangeNoticeSendPayload {
        /// The receipt; null when there are user errors.
        receipt: Receipt,
    }
}

payload! {
    /// What came of answering a notice.
    pub struct ChangeNoticeAnswerPayload {
        /// The notice; null when there are user errors.
        notice: ChangeNotice,
    }
}

/// Mutations of change notices.
#[derive(Default)]
pub struct ChangeNoticeMutation;

const PARTS: [Part; 1] = [Part::Notice];

#[Object]
impl ChangeNoticeMutation {
    /// Tells of a substantial change in what a citizen can, has or needs (R23): it matters for which support is meaningful
    /// (R24). For the citizen, a relative who may contact the municipality about it, a contact person at the own offer, and a
    /// caseworker who writes down what was said.
    async fn change_notice_send(
        &self,
        ctx: &Context<'_>,
        input: ChangeNoticeSendInput,
    ) -> Result<ChangeNoticeSendPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PARTS, &creation, send(&on, &input, creation.id)).await?;
        let days = settings(&on).await?.answer_working_days;
        let citizen = input.citizen_id.parse::<Uuid>().ok();
        let receipt = async |id: Uuid| Ok(Some(Written { citizen, object: Receipt::of(id, input.received_on, days) }));
        write::shown(&on, &PARTS, outcome, receipt).await.map(Into::into)
    }

    /// Answers a notice. For caseworkers.
    async fn change_notice_answer(
        &self,
        ctx: &Context<'_>,
        input: ChangeNoticeAnswerInput,
    ) -> Result<ChangeNoticeAnswerPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = input.notice_id.parse::<Uuid>().unwrap_or_default();
        let outcome = write::change(&on, &PARTS, id, answer(&on, &input, id)).await?;
        write::shown(&on, &PARTS, outcome, |id| shown(&on, id)).await.map(Into::into)
    }
}

/// A notice as it is now.
pub async fn shown(on: &Entered<'_>, id: Uuid) -> Result<Option<Written<ChangeNotice>>> {
    let row = queries::fetch(on, id).await?;
    Ok(row.map(|row| Written { citizen: Some(row.citizen_id), object: row.shown(on.actor().role) }))
}

/// Writes it under this id, if it may be written.
pub async fn send(on: &Entered<'_>, input: &ChangeNoticeSendInput, id: Uuid) -> Changed {
    let citizen_id = write::citizen_for(on, Action::Create, &PARTS, &input.citizen_id).await?;
    let role = on.actor().role;
    let mut problems = check(&input.subjects, &input.text);
    let offer_id = match &input.offer_id {
        Some(offer) => {
            let found = catalogue(on).await?.find(offer);
            let own = |(id, _): &(Uuid, _)| on.actor().offers.as_ref().is_none_or(|own| own.contains(id));
            Some(found.filter(own).ok_or_else(|| Refusal::not_found(&["offerId"]))?.0)
        }
        None => None,
    };
    if role == Role::ContactPerson && offer_id.is_none() {
        problems.refuse(
            UserErrorCode::ReasonRequired,
            &["offerId"],
            "Skriv, hvilket tilbud du skriver fra.",
            "Say which offer you write from.",
        );
    }
    let named = (input.reporter_name.as_deref(), "reporterName");
    problems.and(check_written_down(role, named, input.received_on, calendar::today()));
    problems.and(check_often(on, citizen_id).await?);
    problems.about(citizen_id)?;
    let row = NoticeRow {
        id,
        citizen_id,
        offer_id,
        subjects: input.subjects.clone(),
        text: input.text.clone(),
        received_on: input.received_on.unwrap_or(calendar::today()),
        reported_by: on.actor().id,
        reported_as: role,
        reporter_name: told_by(on, input.reporter_name.as_deref()),
        reporter_phone: None,
        receipt_of: None,
        answered_on: None,
        answered_by: None,
        answer: None,
    };
    queries::insert(on, &row).await?;
    Ok(Some(citizen_id))
}

async fn answer(on: &Entered<'_>, input: &ChangeNoticeAnswerInput, id: Uuid) -> Changed {
    hold(on, id).await?;
    let row = queries::fetch(on, id)
        .await?
        .filter(|row| write::may(on, Action::Change, &PARTS, row.citizen_id))
        .ok_or_else(|| Refusal::not_found(&["noticeId"]))?;
    if row.answered_on.is_some() {
        let words = UserError::new(
            UserErrorCode::AlreadyClosed,
            &["noticeId"],
            "Den er besvaret. Du skal ikke gøre mere.",
            "It is answered. There is nothing more to do.",
        );
        return Err(Refusal::about(row.citizen_id, words).into());
    }
    let mut problems = Problems::default();
    problems.need(Some(&input.answer), &["answer"], "Skriv, hvad der sker nu.", "Say what happens now.");
    problems.about(row.citizen_id)?;
    queries::answer(on, id, &input.answer).await?;
    Ok(Some(row.citizen_id))
}
