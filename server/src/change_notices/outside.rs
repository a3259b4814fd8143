//! Notices from somebody without access (R24). They are nobody's file until a caseworker says whom they are about. The
//! receipt is the same whether there is a case or not, and there is an end to how many one person can send in a day.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use super::queries::{self, NoticeRow, OutsideRow};
use super::{ChangeSubject, check};
use crate::access_log::{check_purpose, criterion, searched};
use crate::calendar;
use crate::context::{Nullable, nullable, tx};
use crate::db::Entered;
use crate::db::hold::hold;
use crate::error::{Error, Result};
use crate::payload;
use crate::policy::{self, Action, Part};
use crate::quality_standard::queries::settings;
use crate::receipts::{Receipt, receipt_number};
use crate::user_error::{UserError, UserErrorCode};
use crate::write::{self, Changed, Creation, Halt, Refusal, Written};

/// How many notices one person can send in a day.
const A_DAY: i64 = 5;

/// A notice from somebody without access.
#[derive(Clone, Debug, SimpleObject)]
pub struct OutsideNotice {
    /// Its id.
    pub id: ID,
    /// What is on the receipt.
    pub number: String,
    /// When the municipality got it.
    pub received_on: NaiveDate,
    /// Whom it is about, in the sender's words.
    pub about: String,
    /// What has changed.
    pub subjects: Vec<ChangeSubject>,
    /// How.
    pub text: String,
    /// What the sender is to the citizen.
    pub relation: String,
    /// Who sent it.
    pub reporter_name: String,
    /// The sender's phone; null when none was given.
    pub reporter_phone: Option<String>,
    /// When somebody handled it; null while it waits.
    pub closed_on: Option<NaiveDate>,
    /// Why it is about nobody here; null when it waits, or is in a citizen's file.
    pub closed_reason: Option<String>,
}

/// What is needed to tell of a change without access.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct OutsideNoticeSendInput {
    /// Makes sending it twice tell once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// Whom it is about: the name, and what helps to find the right one. No CPR number.
    #[graphql(validator(max_length = 500))]
    pub about: String,
    /// What you are to the citizen, such as "nabo".
    #[graphql(validator(max_length = 200))]
    pub relation: String,
    /// What has changed: at least one (R23).
    pub subjects: Vec<ChangeSubject>,
    /// How.
    #[graphql(validator(max_length = 5000))]
    pub text: String,
    /// Your phone, if the municipality may call you.
    #[graphql(validator(max_length = 50))]
    pub phone: Option<String>,
}

/// Whom a notice is about.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct OutsideNoticeMatchInput {
    /// The notice.
    pub notice_id: ID,
    /// Makes sending it twice match once: any text of yours, the same for the same wish.
    #[graphql(validator(min_length = 1, max_length = 100))]
    pub idempotency_key: String,
    /// The citizen.
    pub citizen_id: ID,
}

/// Why a notice is about nobody.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct OutsideNoticeCloseInput {
    /// The notice.
    pub notice_id: ID,
    /// Why: nobody of that name, another municipality, and the like.
    #[graphql(validator(max_length = 1000))]
    pub reason: String,
}

payload! {
    /// What came of telling of a change without access.
    pub struct OutsideNoticeSendPayload {
        /// The receipt; null when there are user errors.
        receipt: Receipt,
    }
}

payload! {
    /// What came of saying whom a notice is about.
    pub struct OutsideNoticeMatchPayload {
        /// The notice, now in the citizen's file; null when there are user errors.
        notice: super::ChangeNotice,
    }
}

payload! {
    /// What came of closing a notice that is about nobody.
    pub struct OutsideNoticeClosePayload {
        /// The notice; null when there are user errors.
        notice: OutsideNotice,
    }
}

/// Root fields of notices from outside.
#[derive(Default)]
pub struct OutsideNoticeQuery;

#[Object]
impl OutsideNoticeQuery {
    /// Notices from people without access that nobody has handled yet, the longest waiting first; or those of the last year
    /// that somebody has. For caseworkers; never one that names the own name.
    async fn outside_notices(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Those that were handled, instead of those that wait.", default)] closed: bool,
    ) -> Nullable<Vec<OutsideNotice>> {
        nullable(list(ctx, closed).await)
    }
}

async fn list(ctx: &Context<'_>, closed: bool) -> Result<Option<Vec<OutsideNotice>>> {
    let on = tx(ctx)?.enter().await?;
    if policy::reach(on.actor(), Action::Read, Part::OutsideNotice).is_none() {
        return Err(Error::Forbidden);
    }
    check_purpose(&on)?;
    searched(&on, &criterion("outsideNotices", [("closed", closed.then(|| "true".into()))])).await?;
    Ok(Some(queries::outside_notices(&on, closed).await?.iter().map(OutsideRow::shown).collect()))
}

/// Mutations of notices from outside.
#[derive(Default)]
pub struct OutsideNoticeMutation;

const PARTS: [Part; 1] = [Part::OutsideNotice];
const MATCHING: [Part; 1] = [Part::Notice];

#[Object]
impl OutsideNoticeMutation {
    /// Tells of a change in somebody's life without having access to that file (R24). For everybody who signs in as a citizen
    /// or relative. The receipt is the same whether there is a case or not; at most five a day.
    async fn outside_notice_send(
        &self,
        ctx: &Context<'_>,
        input: OutsideNoticeSendInput,
    ) -> Result<OutsideNoticeSendPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PARTS, &creation, send(&on, &input, creation.id)).await?;
        let days = settings(&on).await?.answer_working_days;
        let receipt =
            |id: Uuid| async move { Ok(Some(Written { citizen: None, object: Receipt::of(id, None, days) })) };
        write::shown(&on, &PARTS, outcome, receipt).await.map(Into::into)
    }

    /// Says whom a notice from outside is about: it becomes a notice in that file. For caseworkers.
    async fn outside_notice_match(
        &self,
        ctx: &Context<'_>,
        input: OutsideNoticeMatchInput,
    ) -> Result<OutsideNoticeMatchPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &MATCHING, &creation, matched(&on, &input, creation.id)).await?;
        write::shown(&on, &MATCHING, outcome, |id| super::resolvers::shown(&on, id)).await.map(Into::into)
    }

    /// Closes a notice from outside that is about nobody here. For caseworkers.
    async fn outside_notice_close(
        &self,
        ctx: &Context<'_>,
        input: OutsideNoticeCloseInput,
    ) -> Result<OutsideNoticeClosePayload> {
        let on = tx(ctx)?.enter().await?;
        let id = input.notice_id.parse::<Uuid>().unwrap_or_default();
        let outcome = write::change(&on, &PARTS, id, close(&on, &input, id)).await?;
        let shown = async |id: Uuid| {
            let row = queries::outside(&on, id).await?;
            Ok(row.map(|row| Written { citizen: None, object: row.shown() }))
        };
        write::shown(&on, &PARTS, outcome, shown).await.map(Into::into)
    }
}

async fn send(on: &Entered<'_>, input: &OutsideNoticeSendInput, id: Uuid) -> Changed {
    let mut problems = check(&input.subjects, &input.text);
    problems.need(Some(&input.about), &["about"], "Skriv, hvem det handler om.", "Say whom it is about.");
    problems.need(
        Some(&input.relation),
        &["relation"],
        "Skriv, hvem du er for personen: nabo, ven, datter.",
        "Say what you are to the person: neighbour, friend, daughter.",
    );
    // One sender's notices are counted one after the other.
    hold(on, on.actor().id).await?;
    if queries::outside_today(on).await? >= A_DAY {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &[],
            "Du har sendt mange beskeder i dag. Ring til kommunen, eller skriv igen i morgen.",
            "You have sent many notices today. Call the municipality, or write again tomorrow.",
        );
    }
    problems.of_input()?;
    let row = OutsideRow {
        id,
        about: input.about.clone(),
        subjects: input.subjects.clone(),
        text: input.text.clone(),
        relation: input.relation.clone(),
        reporter_name: on.actor().name.clone(),
        reporter_phone: input.phone.clone().filter(|phone| !phone.trim().is_empty()),
        reported_by: on.actor().id,
        received_on: calendar::today(),
        matched_notice_id: None,
        closed_on: None,
        closed_by: None,
        closed_reason: None,
    };
    queries::insert_outside(on, &row).await?;
    Ok(None)
}

/// The notice an input names in `noticeId`, not closed; nobody else handles it until this request is over.
async fn open_notice(on: &Entered<'_>, id: Uuid) -> std::result::Result<OutsideRow, Halt> {
    hold(on, id).await?;
    let row = queries::outside(on, id).await?.ok_or_else(|| Refusal::not_found(&["noticeId"]))?;
    if row.closed_on.is_some() {
        let words = UserError::new(
            UserErrorCode::AlreadyClosed,
            &["noticeId"],
            "Nogen har taget sig af den. Du skal ikke gøre mere.",
            "Somebody has handled it. There is nothing more to do.",
        );
        return Err(Refusal::of_input(words).into());
    }
    Ok(row)
}

async fn matched(on: &Entered<'_>, input: &OutsideNoticeMatchInput, id: Uuid) -> Changed {
    let citizen_id = write::citizen_for(on, Action::Create, &MATCHING, &input.citizen_id).await?;
    let notice = open_notice(on, input.notice_id.parse().unwrap_or_default()).await?;
    let row = NoticeRow {
        id,
        citizen_id,
        offer_id: None,
        subjects: notice.subjects.clone(),
        text: notice.text.clone(),
        // The clock goes on from the day it came, and the sender's number still finds it.
        received_on: notice.received_on,
        reported_by: on.actor().id,
        reported_as: on.actor().role,
        reporter_name: Some(format!("{} ({})", notice.reporter_name, notice.relation)),
        reporter_phone: notice.reporter_phone.clone(),
        receipt_of: Some(notice.id),
        answered_on: None,
        answered_by: None,
        answer: None,
    };
    queries::insert(on, &row).await?;
    queries::close_outside(on, notice.id, Some(id), None).await?;
    Ok(Some(citizen_id))
}

async fn close(on: &Entered<'_>, input: &OutsideNoticeCloseInput, id: Uuid) -> Changed {
    let notice = open_notice(on, id).await?;
    let mut problems = crate::user_error::Problems::default();
    problems.need(
        Some(&input.reason),
        &["reason"],
        "Skriv, hvorfor beskeden ikke handler om nogen her.",
        "Say why the notice is about nobody here.",
    );
    problems.of_input()?;
    queries::close_outside(on, notice.id, None, Some(&input.reason)).await?;
    Ok(None)
}

impl OutsideRow {
    /// As a caseworker sees it.
    pub fn shown(&self) -> OutsideNotice {
        OutsideNotice {
            id: self.id.into(),
            number: receipt_number(self.id),
            received_on: self.received_on,
            about: self.about.clone(),
            subjects: self.subjects.clone(),
            text: self.text.clone(),
            relation: self.relation.clone(),
            reporter_name: self.reporter_name.clone(),
            reporter_phone: self.reporter_phone.clone(),
            closed_on: self.closed_on,
            closed_reason: self.closed_reason.clone(),
        }
    }
}
