//! Complaints in GraphQL: complaining, reassessing, sending on.

use async_graphql::{Context, Object};
use uuid::Uuid;

use super::queries::{self, ComplaintRow};
use super::{
    Complaint, ComplaintChannel, ComplaintForwardInput, ComplaintOutcome, ComplaintReassessInput, ComplaintSendInput,
    check, check_reassessment, is_late, meets, reassess_by,
};
use crate::calendar;
use crate::context::tx;
use crate::db::Entered;
use crate::db::hold::hold;
use crate::decisions;
use crate::error::Result;
use crate::payload;
use crate::policy::{Action, Part};
use crate::receipts::told_by;
use crate::user_error::{UserError, UserErrorCode};
use crate::write::{self, Changed, Creation, Halt, Refusal, Words, Written};

payload! {
    /// What came of complaining.
    pub struct ComplaintSendPayload {
        /// The complaint, which is its receipt; null when there are user errors, or when you may complain and not read it.
        complaint: Complaint,
    }
}

payload! {
    /// What came of reassessing.
    pub struct ComplaintReassessPayload {
        /// The complaint; null when there are user errors.
        complaint: Complaint,
    }
}

payload! {
    /// What came of sending a complaint on.
    pub struct ComplaintForwardPayload {
        /// The complaint; null when there are user errors.
        complaint: Complaint,
    }
}

/// Mutations of complaints.
#[derive(Default)]
pub struct ComplaintMutation;

const PARTS: [Part; 1] = [Part::Complaint];

#[Object]
impl ComplaintMutation {
    /// Complains about a decision. No reasons are needed, and a late complaint is received too. For the citizen, a relative who
    /// may act, and a caseworker who writes down what came by letter, mail, phone or word of mouth.
    async fn complaint_send(&self, ctx: &Context<'_>, input: ComplaintSendInput) -> Result<ComplaintSendPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PARTS, &creation, send(&on, &input, creation.id)).await?;
        write::shown(&on, &PARTS, outcome, |id| shown(&on, id)).await.map(Into::into)
    }

    /// Writes down what the municipality's reassessment came to; a change rests on a new decision, made before. For
    /// caseworkers.
    async fn complaint_reassess(
        &self,
        ctx: &Context<'_>,
        input: ComplaintReassessInput,
    ) -> Result<ComplaintReassessPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = input.complaint_id.parse::<Uuid>().unwrap_or_default();
        let outcome = write::change(&on, &PARTS, id, reassess(&on, &input, id)).await?;
        write::shown(&on, &PARTS, outcome, |id| shown(&on, id)).await.map(Into::into)
    }

    /// Writes down that a complaint was sent on to Ankestyrelsen. For caseworkers.
    async fn complaint_forward(
        &self,
        ctx: &Context<'_>,
        input: ComplaintForwardInput,
    ) -> Result<ComplaintForwardPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = input.complaint_id.parse::<Uuid>().unwrap_or_default();
        let outcome = write::change(&on, &PARTS, id, forward(&on, id)).await?;
        write::shown(&on, &PARTS, outcome, |id| shown(&on, id)).await.map(Into::into)
    }
}

async fn shown(on: &Entered<'_>, id: Uuid) -> Result<Option<Written<Complaint>>> {
    let row = queries::fetch(on, id).await?;
    Ok(row.map(|row| Written { citizen: Some(row.citizen_id), object: row.shown(on.actor().role) }))
}

/// Writes it under this id, if it may be written.
pub async fn send(on: &Entered<'_>, input: &ComplaintSendInput, id: Uuid) -> Changed {
    let decision = decisions::queries::fetch(on, input.decision_id.parse().unwrap_or_default())
        .await?
        .filter(|row| write::may(on, Action::Create, &PARTS, row.citizen_id))
        .ok_or_else(|| Refusal::not_found(&["decisionId"]))?;
    let today = calendar::today();
    check(input, on.actor().role, &decision, today).about(decision.citizen_id)?;
    let received_on = input.received_on.unwrap_or(today);
    let row = ComplaintRow {
        id,
        citizen_id: decision.citizen_id,
        decision_id: decision.id,
        received_on,
        channel: input.channel.unwrap_or(ComplaintChannel::Portal),
        text: input.text.clone().filter(|text| !text.trim().is_empty()),
        submitted_by: on.actor().id,
        submitted_as: on.actor().role,
        reassess_by: reassess_by(received_on),
        late: is_late(received_on, &decision),
        outcome: None,
        reassessed_on: None,
        reassessed_by: None,
        reasons: None,
        easy: None,
        new_decision_id: None,
        forwarded_on: None,
        submitter_name: told_by(on, input.submitter_name.as_deref()),
    };
    let words: [Words<'_>; 1] = [("complaint_one_open", complained_already)];
    let written = queries::insert(on, &row).await;
    written.map_err(|error| Halt::of_database(error, Some(decision.citizen_id), &words))?;
    Ok(Some(decision.citizen_id))
}

fn complained_already() -> UserError {
    UserError::new(
        UserErrorCode::AlreadyExists,
        &["decisionId"],
        "Vi har din klage. Du skal ikke gøre mere. Ring, hvis du vil sige mere.",
        "The complaint is here already. There is nothing more to do. Call to say more.",
    )
}

/// The complaint an input names in `complaintId`; nobody else handles it until this request is over.
async fn named(on: &Entered<'_>, id: Uuid) -> std::result::Result<ComplaintRow, Halt> {
    hold(on, id).await?;
    let row = queries::fetch(on, id).await?.filter(|row| write::may(on, Action::Change, &PARTS, row.citizen_id));
    Ok(row.ok_or_else(|| Refusal::not_found(&["complaintId"]))?)
}

async fn reassess(on: &Entered<'_>, input: &ComplaintReassessInput, id: Uuid) -> Changed {
    let row = named(on, id).await?;
    if row.reassessed_on.is_some() {
        let words = UserError::new(
            UserErrorCode::AlreadyClosed,
            &["complaintId"],
            "Klagen er vurderet igen. Send den videre, hvis den ikke er ændret helt.",
            "The complaint is reassessed. Send it on where it isn't changed in full.",
        );
        return Err(Refusal::about(row.citizen_id, words).into());
    }
    let mut problems = check_reassessment(input);
    let named = match &input.new_decision_id {
        None => None,
        Some(decision) => decisions::queries::fetch(on, decision.parse().unwrap_or_default()).await?,
    };
    let old = decisions::queries::fetch(on, row.decision_id).await?;
    let new = named.filter(|new| old.as_ref().is_some_and(|old| meets(old, new, row.received_on)));
    if input.new_decision_id.is_some() && new.is_none() {
        problems.refuse(
            UserErrorCode::NotFound,
            &["newDecisionId"],
            "Det er ikke en ny afgørelse om det samme, der giver noget, truffet efter klagen. Se efter, om nummeret er rigtigt.",
            "This is no new decision about the same that gives something, made since the complaint. Check the id.",
        );
    }
    problems.about(row.citizen_id)?;
    queries::reassess(on, id, input, new.map(|new| new.id)).await?;
    Ok(Some(row.citizen_id))
}

async fn forward(on: &Entered<'_>, id: Uuid) -> Changed {
    let row = named(on, id).await?;
    if row.reassessed_on.is_none() {
        let words = UserError::new(
            UserErrorCode::ReasonRequired,
            &["complaintId"],
            "Vurder klagen igen først. Brug complaintReassess.",
            "Reassess the complaint first. Use complaintReassess.",
        );
        return Err(Refusal::about(row.citizen_id, words).into());
    }
    let open =
        matches!(row.outcome, Some(ComplaintOutcome::Kept | ComplaintOutcome::Partly)) && row.forwarded_on.is_none();
    if !open {
        let words = UserError::new(
            UserErrorCode::AlreadyClosed,
            &["complaintId"],
            "Kun en klage, der er vurderet igen og ikke ændret helt, sendes videre, og kun én gang.",
            "Only a complaint that is reassessed and not changed in full is sent on, and only once.",
        );
        return Err(Refusal::about(row.citizen_id, words).into());
    }
    queries::forward(on, id).await?;
    Ok(Some(row.citizen_id))
}
