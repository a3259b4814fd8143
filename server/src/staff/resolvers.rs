//! Staff in GraphQL.

use async_graphql::{Context, Object};

use super::queries::{self, CoverRow, StaffRow};
use super::{ContactPersonPeriod, StaffMember};
use crate::context::{Nullable, nullable, tx};
use crate::error::{Error, Result};
use crate::offers::queries::catalogue;
use crate::policy::{self, Action, Part};

/// Root fields of staff.
#[derive(Default)]
pub struct StaffQuery;

#[Object]
impl StaffQuery {
    /// Everybody on the staff, by name. For administrators and caseworkers.
    async fn staff(&self, ctx: &Context<'_>) -> Nullable<Vec<StaffMember>> {
        nullable(list(ctx).await)
    }
}

async fn list(ctx: &Context<'_>) -> Result<Option<Vec<StaffMember>>> {
    let on = tx(ctx)?.enter().await?;
    if policy::reach(on.actor(), Action::Read, Part::Staff).is_none() {
        return Err(Error::Forbidden);
    }
    let (staff, periods) = (queries::staff(&on).await?, queries::contact_persons(&on).await?);
    let (covers, active) = (queries::covers(&on).await?, queries::active_caseworkers(&on).await?);
    let catalogue = catalogue(&on).await?;
    let at = |row: &StaffRow| {
        let own = periods.iter().filter(|period| period.account_id == row.account_id);
        own.filter_map(|period| {
            Some(ContactPersonPeriod {
                offer: catalogue.offer(period.offer_id)?,
                valid_from: period.valid_from,
                valid_to: period.valid_to,
            })
        })
        .collect()
    };
    let shown = staff.into_iter().map(|row| StaffMember {
        contact_person_at: at(&row),
        covers: covers.iter().filter(|cover| cover.account_id == row.account_id).map(CoverRow::shown).collect(),
        active_caseworker: active.contains(&row.account_id),
        account_id: row.account_id.into(),
        name: row.name,
        title: row.title,
        phone: row.phone,
        phone_hours: row.phone_hours,
    });
    Ok(Some(shown.collect()))
}
