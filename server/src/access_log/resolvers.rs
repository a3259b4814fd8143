//! The access log in GraphQL: the own one for a citizen, all of it for the auditor.

use std::collections::HashMap;

use async_graphql::{Context, ID, Object};
use chrono::NaiveDate;
use uuid::Uuid;

use super::queries::{self, LogRow};
use super::questions::{self, AccessLogQuestionAnswerInput, AccessLogWonderInput, PARTS};
use super::{AccessAction, AccessLogEntry, AccessLogQuestion, AccessLogSeal, LogFilter, criterion, words};
use crate::context::{Nullable, nullable, tx};
use crate::db::Entered;
use crate::error::{Error, Result};
use crate::hex::hex;
use crate::pagination::{Connection, LARGEST_PAGE, Slice, invalid_cursor};
use crate::payload;
use crate::policy::{self, Action, Part, Reach, Role, Subject};
use crate::quality_standard::queries::settings;
use crate::write::{self, Creation, Written};

/// Root fields of the access log.
#[derive(Default)]
pub struct AccessLogQuery;

#[Object]
impl AccessLogQuery {
    /// Who has looked, newest first. A citizen gets the own log; the auditor anybody's, or everybody's when no citizen
    /// is named. Null for a citizen whose log you may not see, as for one who never was.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the API")]
    async fn access_log(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose log; left out: the own one, and for the auditor everybody's.")] citizen_id: Option<ID>,
        #[graphql(desc = "Only what this account did; for the auditor.")] actor_id: Option<ID>,
        #[graphql(desc = "Only in this role.")] role: Option<Role>,
        #[graphql(desc = "Only looks, changes or searches.")] action: Option<AccessAction>,
        #[graphql(desc = "Only where this Part was among those seen.")] part: Option<Part>,
        #[graphql(desc = "From this day on.")] from: Option<NaiveDate>,
        #[graphql(desc = "Until before this day.")] to: Option<NaiveDate>,
        #[graphql(desc = "Rows on the page, 1 to 100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "The cursor the page begins after.")] after: Option<String>,
    ) -> Nullable<Connection<AccessLogEntry>> {
        let parsed = |id: ID| id.parse::<Uuid>().unwrap_or_default();
        let filter =
            LogFilter { citizen: citizen_id.map(parsed), actor: actor_id.map(parsed), role, action, part, from, to };
        nullable(list(ctx, filter, Slice::new(first, after)).await)
    }

    /// Some rows of what staff did in the last days, drawn by lot anew each time: for the auditor's spot checks.
    async fn access_log_spot_check(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of how many days back, 1 to 90; 7 when left out.")] days: Option<i32>,
        #[graphql(desc = "How many rows, 1 to 100; 10 when left out.")] first: Option<i32>,
    ) -> Nullable<Vec<AccessLogEntry>> {
        nullable(spot_check(ctx, days.unwrap_or(7), first.unwrap_or(10)).await)
    }

    /// How far the log is sealed. For whoever may read a log.
    async fn access_log_seal(&self, ctx: &Context<'_>) -> Nullable<AccessLogSeal> {
        nullable(seal(ctx).await)
    }

    /// What citizens wondered about, a hundred at most: a citizen's own, and for the auditor everybody's. The newest first;
    /// of those that wait, the oldest.
    async fn access_log_questions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those that wait for an answer.", default)] only_open: bool,
    ) -> Nullable<Vec<AccessLogQuestion>> {
        nullable(questions_shown(ctx, only_open).await)
    }
}

payload! {
    /// What came of wondering.
    pub struct AccessLogWonderPayload {
        /// The question; null when there are user errors.
        question: AccessLogQuestion,
    }
}

payload! {
    /// What came of answering.
    pub struct AccessLogQuestionAnswerPayload {
        /// The question; null when there are user errors.
        question: AccessLogQuestion,
    }
}

/// Mutations of the access log: the log itself nobody changes.
#[derive(Default)]
pub struct AccessLogMutation;

#[Object]
impl AccessLogMutation {
    /// "I wonder about this": asks about a row of the own log. It becomes a task for the auditor. For the citizen.
    async fn access_log_wonder(
        &self,
        ctx: &Context<'_>,
        input: AccessLogWonderInput,
    ) -> Result<AccessLogWonderPayload> {
        let on = tx(ctx)?.enter().await?;
        let creation = Creation::new(&input.idempotency_key, &input);
        let outcome = write::create(&on, &PARTS, &creation, questions::wonder(&on, &input, creation.id)).await?;
        write::shown(&on, &PARTS, outcome, |id| question(&on, id)).await.map(Into::into)
    }

    /// Answers a citizen who wonders. For the auditor; the citizen sees the answer beside the question.
    async fn access_log_question_answer(
        &self,
        ctx: &Context<'_>,
        input: AccessLogQuestionAnswerInput,
    ) -> Result<AccessLogQuestionAnswerPayload> {
        let on = tx(ctx)?.enter().await?;
        let id = input.question_id.parse::<Uuid>().unwrap_or_default();
        let outcome = write::change(&on, &PARTS, id, questions::answer(&on, &input)).await?;
        write::shown(&on, &PARTS, outcome, |id| question(&on, id)).await.map(Into::into)
    }
}

async fn question(on: &Entered<'_>, id: Uuid) -> Result<Option<Written<AccessLogQuestion>>> {
    let row = queries::question(on, id).await?;
    Ok(row.map(|row| Written { citizen: Some(row.citizen_id), object: row.shown() }))
}

/// How far the actor's role reaches into logs; forbidden for a role that reads none.
fn reach(on: &Entered<'_>) -> Result<Reach> {
    policy::reach(on.actor(), Action::Read, Part::AccessLog).ok_or(Error::Forbidden)
}

async fn list(ctx: &Context<'_>, asked: LogFilter, slice: Result<Slice>) -> Result<Option<Connection<AccessLogEntry>>> {
    let slice = slice?;
    let on = tx(ctx)?.enter().await?;
    let actor = on.actor().clone();
    let filter = match reach(&on)? {
        Reach::All => asked,
        // By whom is what a citizen may not search for: who somebody is would show by what is found.
        _ if asked.actor.is_some() => return Err(Error::Forbidden),
        _ => {
            let Some(citizen) = asked.citizen.or(actor.citizen) else { return Ok(None) };
            if !policy::decide(&actor, Action::Read, Part::AccessLog, Subject::citizen(citizen)) {
                return Ok(None);
            }
            LogFilter { citizen: Some(citizen), ..asked }
        }
    };
    let after = slice.after::<i64>()?;
    if let Some(after) = after
        && !queries::exists(&on, &filter, after).await?
    {
        return Err(invalid_cursor());
    }
    let total = queries::count(&on, &filter).await?;
    let (rows, more) = slice.cut(queries::page(&on, &filter, &slice, after).await?);
    if actor.role != Role::Citizen {
        let said = criterion(
            "accessLog",
            [
                ("citizen", filter.citizen.map(|id| id.to_string())),
                ("actor", filter.actor.map(|id| id.to_string())),
                ("role", filter.role.map(|role| role.as_str().to_owned())),
                ("action", filter.action.map(|action| action.as_str().to_owned())),
                ("part", filter.part.map(|part| part.as_str().to_owned())),
                ("from", filter.from.map(|day| day.to_string())),
                ("to", filter.to.map(|day| day.to_string())),
            ],
        );
        log(&on, rows.iter().filter_map(|row| row.citizen_id).chain(filter.citizen), &said).await?;
    }
    let entries = shown(&on, rows).await?;
    Ok(Some(Connection::new(entries.into_iter().map(|entry| (entry.id.clone(), entry)).collect(), more, total)))
}

async fn spot_check(ctx: &Context<'_>, days: i32, first: i32) -> Result<Option<Vec<AccessLogEntry>>> {
    let on = tx(ctx)?.enter().await?;
    if reach(&on)? != Reach::All {
        return Err(Error::Forbidden);
    }
    if !(1..=90).contains(&days) || !(1..=LARGEST_PAGE).contains(&first) {
        return Err(Error::BadInput(format!("`days` must be from 1 to 90, and `first` from 1 to {LARGEST_PAGE}")));
    }
    let rows = queries::drawn(&on, days.into(), first.into()).await?;
    let said = criterion("accessLogSpotCheck", [("days", Some(days.to_string()))]);
    log(&on, rows.iter().filter_map(|row| row.citizen_id), &said).await?;
    shown(&on, rows).await.map(Some)
}

/// The auditor's look is a look too: named in the log of everybody whose rows were shown, with what was searched for.
async fn log(on: &Entered<'_>, shown: impl Iterator<Item = Uuid>, said: &str) -> Result<()> {
    let mut seen: Vec<Uuid> = shown.collect();
    seen.sort();
    seen.dedup();
    let seen: Vec<_> = seen.into_iter().map(|citizen| (citizen, PARTS.to_vec())).collect();
    queries::write(on, AccessAction::Read, &seen, Some(said)).await?;
    Ok(())
}

/// Rows as the actor may see them: a citizen without accounts, requests and criteria, and with names of staff only where the
/// municipality shows them.
async fn shown(on: &Entered<'_>, rows: Vec<LogRow>) -> Result<Vec<AccessLogEntry>> {
    let to_citizen = on.actor().role == Role::Citizen;
    let relatives = match on.actor().citizen.filter(|_| to_citizen) {
        Some(citizen) => queries::relative_names(on, citizen).await?,
        None => HashMap::new(),
    };
    let staff = if to_citizen && !settings(on).await?.staff_names_in_log {
        HashMap::new()
    } else {
        queries::staff_names(on, &rows.iter().map(|row| row.actor_id).collect::<Vec<_>>()).await?
    };
    let entry = |row: LogRow| {
        let relative_name = relatives.get(&row.actor_id).cloned().filter(|_| row.role == Role::Relative);
        let staff_name = staff.get(&row.actor_id).cloned().filter(|_| row.role != Role::Relative);
        let name = relative_name.as_deref().or(staff_name.as_deref());
        let (in_words, in_words_en) = words::row(row.role, name, row.action, &row.parts, row.purpose);
        let auditors = |id: Option<ID>| id.filter(|_| !to_citizen);
        AccessLogEntry {
            id: row.id.into(),
            at: row.at,
            role: row.role,
            action: row.action,
            purpose: row.purpose,
            in_words,
            in_words_en,
            parts_in_words: words::parts(&row.parts),
            actor_id: auditors(Some(row.actor_id.into())),
            through_id: auditors(row.through_id.map(Into::into)),
            citizen_id: auditors(row.citizen_id.map(Into::into)),
            criterion: row.criterion.filter(|_| !to_citizen),
            request_id: auditors(Some(row.request_id.into())),
            relative_name,
            staff_name,
            parts: row.parts,
        }
    };
    Ok(rows.into_iter().map(entry).collect())
}

async fn seal(ctx: &Context<'_>) -> Result<Option<AccessLogSeal>> {
    let on = tx(ctx)?.enter().await?;
    reach(&on)?;
    let (complete_until, last) = queries::seal(&on).await?;
    let (number, hash) = last.map(|(number, hash)| (number.into(), hex(hash))).unzip();
    Ok(Some(AccessLogSeal { complete_until, number, hash }))
}

async fn questions_shown(ctx: &Context<'_>, only_open: bool) -> Result<Option<Vec<AccessLogQuestion>>> {
    let on = tx(ctx)?.enter().await?;
    let whose = match reach(&on)? {
        Reach::All => None,
        _ => Some(on.actor().citizen.unwrap_or_default()),
    };
    let rows = queries::questions(&on, whose, only_open, LARGEST_PAGE.into()).await?;
    if whose.is_none() {
        let said = criterion("accessLogQuestions", [("onlyOpen", only_open.then(|| "true".into()))]);
        log(&on, rows.iter().map(|row| row.citizen_id), &said).await?;
    }
    Ok(Some(rows.into_iter().map(queries::QuestionRow::shown).collect()))
}
