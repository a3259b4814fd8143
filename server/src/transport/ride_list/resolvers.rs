//! The ride list in GraphQL.

use async_graphql::{Context, ID, InputObject, Object};
use chrono::{Days, NaiveDate};
use uuid::Uuid;

use super::queries::{self, RideListRow};
use super::{RideHome, RideListEntry};
use crate::access_log::{self, AccessAction};
use crate::calendar;
use crate::context::{Nullable, nullable, tx};
use crate::error::{Error, Result};
use crate::offers::Catalogue;
use crate::offers::queries::catalogue;
use crate::payload;
use crate::policy::{self, Action, Part};
use crate::user_error::UserError;
use crate::write::{self, Shown};

/// How far ahead a ride list is given.
const DAYS_AHEAD: u64 = 14;

/// Root fields of the ride list.
#[derive(Default)]
pub struct RideListQuery;

#[Object]
impl RideListQuery {
    /// A day's rides, by pick-up, without those that are cancelled. For a transport service with the scope RIDE_LIST, for
    /// today and the next 14 days. Everybody on it is named in the access log.
    async fn ride_list(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The day; today when left out.")] on: Option<NaiveDate>,
    ) -> Nullable<Vec<RideListEntry>> {
        nullable(list(ctx, on.unwrap_or_else(calendar::today)).await)
    }
}

async fn list(ctx: &Context<'_>, day: NaiveDate) -> Result<Option<Vec<RideListEntry>>> {
    let on = tx(ctx)?.enter().await?;
    let actor = on.actor();
    let may = policy::reach(actor, Action::List, Part::RideList).is_some()
        && policy::decide(actor, Action::List, Part::RideList, policy::Subject::citizen(Uuid::nil()));
    if !may {
        return Err(Error::Forbidden);
    }
    if !is_listed(day) {
        return Err(Error::BadInput(format!("`on` must be today or one of the next {DAYS_AHEAD} days")));
    }
    let rows = queries::of_day(&on, day).await?;
    let seen: Vec<_> = rows.iter().map(|row| (row.citizen_id, parts_seen(row.protected))).collect();
    let said = access_log::criterion("rideList", [("on", Some(day.to_string()))]);
    access_log::queries::write(&on, AccessAction::Read, &seen, Some(&said)).await?;
    let catalogue = catalogue(&on).await?;
    Ok(Some(rows.into_iter().filter_map(|row| row.shown(&catalogue)).collect()))
}

/// Is there a ride list for a day?
fn is_listed(day: NaiveDate) -> bool {
    let today = calendar::today();
    today.checked_add_days(Days::new(DAYS_AHEAD)).is_some_and(|last| (today..=last).contains(&day))
}

/// What the list shows of a citizen.
fn parts_seen(protected: bool) -> Vec<Part> {
    if protected { vec![Part::RideList] } else { vec![Part::RideList, Part::Identity, Part::Address] }
}

impl RideListRow {
    fn shown(self, catalogue: &Catalogue) -> Option<RideListEntry> {
        Some(RideListEntry {
            ride_id: self.ride_id.into(),
            direction: self.direction,
            pickup_from: self.pickup_from,
            pickup_to: self.pickup_to,
            mode: self.mode,
            aids: self.aids,
            companion: self.companion,
            offer: catalogue.offer(self.offer_id)?,
            protected: self.protected,
            home: self.citizen_name.map(|name| RideHome {
                name,
                street: self.street,
                postal_code: self.postal_code,
                city: self.city,
            }),
        })
    }
}

/// Which protected ride to open.
#[derive(InputObject)]
pub struct RideOpenInput {
    /// The ride.
    ride_id: ID,
    /// The day it is driven: one that `rideList` is given for.
    on: NaiveDate,
}

payload! {
    /// What came of opening a ride.
    pub struct RideOpenPayload {
        /// Whom to fetch; null when there are user errors.
        home: RideHome,
    }
}

/// Mutations of the ride list.
#[derive(Default)]
pub struct RideListMutation;

#[Object]
impl RideListMutation {
    /// Opens one ride of the list whose citizen is protected. For a transport service with the scope RIDE_LIST. A
    /// mutation, because it is an act: it is named in the citizen's access log with the Part ADDRESS.
    async fn ride_open(&self, ctx: &Context<'_>, input: RideOpenInput) -> Result<RideOpenPayload> {
        let on = tx(ctx)?.enter().await?;
        let actor = on.actor();
        if !policy::decide(actor, Action::Read, Part::RideList, policy::Subject::citizen(Uuid::nil())) {
            return Err(Error::Forbidden);
        }
        let row = match input.ride_id.parse() {
            Ok(ride) if is_listed(input.on) => queries::home(&on, ride, input.on).await?,
            _ => None,
        };
        let Some(row) = row else {
            return Ok(Shown { object: None, user_errors: vec![UserError::not_found(&["rideId"])] }.into());
        };
        write::log(&on, AccessAction::Read, Some(row.citizen_id), &[Part::RideList, Part::Identity, Part::Address])
            .await?;
        let home = RideHome { name: row.name, street: row.street, postal_code: row.postal_code, city: row.city };
        Ok(Shown { object: Some(home), user_errors: vec![] }.into())
    }
}
