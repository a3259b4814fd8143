//! What a file is made of: loaded for all citizens at once, picked for each.

use std::collections::BTreeSet;
use std::sync::Arc;

use diesel::QueryResult;
use uuid::Uuid;

use super::CitizenFile;
use super::sight::Sight;
use crate::access_log::{self, AccessAction};
use crate::calendar;
use crate::citizens::cpr::CprKeys;
use crate::citizens::queries::{self, AddressRow, AssessmentRow, CitizenRow, ContactRow, CprRow};
use crate::citizens::{Address, Assessment, Contact, ContactKind};
use crate::db::{Entered, wanted};
use crate::delegations;
use crate::error::{Error, Result};
use crate::follow_ups::{self, FollowUp};
use crate::grants;
use crate::grants::queries::{DecisionRow, GrantTermsRow, ScheduleDayRow};
use crate::offers::costs::{self, Price};
use crate::offers::{self, Catalogue};
use crate::policy::{Actor, Part};
use crate::transport::{self, Ride, TransportArrangement};

/// What came back, for all citizens.
pub struct Rows {
    /// Whoever is there.
    pub identities: Vec<CitizenRow>,
    /// How many rows the access log took.
    pub logged: i64,
    cprs: Vec<CprRow>,
    addresses: Vec<AddressRow>,
    assessments: Vec<AssessmentRow>,
    terms: Vec<GrantTermsRow>,
    decisions: Vec<DecisionRow>,
    schedule: Vec<ScheduleDayRow>,
    costs: Vec<(Uuid, Uuid, Option<i16>, Price)>,
    arrangements: Vec<transport::queries::ArrangementRow>,
    rides: Vec<transport::queries::RideRow>,
    follow_ups: Vec<(follow_ups::queries::FollowUpRow, Option<String>)>,
    summaries: Vec<(Uuid, String)>,
    delegations: Vec<delegations::queries::DelegationRow>,
    scopes: Vec<delegations::queries::ScopeRow>,
    caseworkers: Vec<ContactRow>,
    contact_persons: Vec<ContactRow>,
    authority: Vec<(String, String, String)>,
    catalogue: Arc<Catalogue>,
}

impl Rows {
    /// Everything that may be seen, and the rows of the access log, in one pipeline: all leaves together, in one task
    /// (`join!`, never `try_join!`, which would drop what is unsent).
    pub async fn load(on: &Entered<'_>, sight: &Sight<'_>, seen: &[(Uuid, Vec<Part>)]) -> Result<Self> {
        let today = calendar::today();
        let whose = |part| sight.whose(part);
        let at_offers = sight.contacts_at_offers.as_slice();
        let (
            identities,
            cprs,
            addresses,
            assessments,
            terms,
            decisions,
            schedule,
            costs,
            arrangements,
            rides,
            follow_ups,
            summaries,
            delegations,
            scopes,
            caseworkers,
            contact_persons,
            authority,
            catalogue,
            logged,
        ) = futures_util::join!(
            queries::citizens(on, &sight.visible),
            about(whose(Part::Cpr), |ids| queries::cprs(on, ids)),
            about(whose(Part::Address), |ids| queries::addresses(on, ids)),
            about(whose(Part::Assessment), |ids| queries::assessments(on, ids)),
            about(whose(Part::Grant), |ids| grants::queries::terms(on, ids)),
            about(whose(Part::Decision), |ids| grants::queries::decisions(on, ids)),
            about(whose(Part::Schedule), |ids| grants::queries::schedule(on, ids)),
            about(whose(Part::Costs), |ids| grants::queries::cost_plans(on, ids, today)),
            about(whose(Part::Transport), |ids| transport::queries::arrangements(on, ids, today)),
            about(whose(Part::Transport), |ids| transport::queries::rides(on, ids)),
            about(whose(Part::FollowUp), |ids| follow_ups::queries::follow_ups(on, ids)),
            about(whose(Part::FollowUpSummary), |ids| follow_ups::queries::summaries(on, ids)),
            about(whose(Part::Delegation), |ids| delegations::queries::delegations(on, ids)),
            about(whose(Part::Delegation), |ids| delegations::queries::scopes(on, ids)),
            about(whose(Part::Contact), |ids| queries::caseworkers(on, ids)),
            about(at_offers, |ids| queries::contact_persons(on, ids)),
            about(whose(Part::Contact), |_| queries::authority_unit(on)),
            async {
                if sight.names_offers() { offers::queries::catalogue(on).await } else { Ok(Catalogue::default()) }
            },
            access_log::queries::write(on, AccessAction::Read, seen),
        );
        Ok(Self {
            identities: identities?,
            logged: logged?,
            cprs: cprs?,
            addresses: addresses?,
            assessments: assessments?,
            terms: terms?,
            decisions: decisions?,
            schedule: schedule?,
            costs: costs?,
            arrangements: arrangements?,
            rides: rides?,
            follow_ups: follow_ups?,
            summaries: summaries?,
            delegations: delegations?,
            scopes: scopes?,
            caseworkers: caseworkers?,
            contact_persons: contact_persons?,
            authority: authority?,
            catalogue: Arc::new(catalogue?),
        })
    }

    /// One citizen's file. A contact person's has what happens at the own offers.
    pub fn file_of(
        &self,
        identity: &CitizenRow,
        refused: BTreeSet<Part>,
        actor: &Actor,
        keys: &CprKeys,
    ) -> Result<CitizenFile> {
        let citizen = identity.id;
        let at = |offer: Uuid| actor.offers.as_ref().is_none_or(|own| own.contains(&offer));
        let schedule: Vec<_> =
            self.schedule.iter().filter(|row| row.citizen_id == citizen && at(row.offer_id)).cloned().collect();
        let cpr = self
            .cprs
            .iter()
            .find(|row| row.citizen_id == citizen)
            .map(|row| keys.decrypt(citizen, &row.cpr_encrypted))
            .transpose()
            .map_err(Error::internal)?;
        Ok(CitizenFile {
            identity: identity.clone(),
            cpr,
            address: self.addresses.iter().find(|row| row.citizen_id == citizen).map(|row| Address {
                street: row.street.clone(),
                postal_code: row.postal_code.clone(),
                city: row.city.clone(),
                protected: identity.name_and_address_protected,
            }),
            assessments: self.assessments.iter().filter(|row| row.citizen_id == citizen).map(assessment).collect(),
            grants: grants::of_terms(self.terms.iter().filter(|row| row.citizen_id == citizen), &self.catalogue),
            decisions: self
                .decisions
                .iter()
                .filter(|row| row.citizen_id == citizen)
                .filter_map(|row| row.shown(&self.catalogue))
                .collect(),
            schedule,
            cost_lines: self
                .costs
                .iter()
                .filter(|(owner, ..)| *owner == citizen)
                .filter_map(|(_, offer, times, price)| {
                    Some(costs::line(self.catalogue.offer(*offer)?, price.clone(), times.map(i32::from)))
                })
                .collect(),
            transport: self
                .arrangements
                .iter()
                .filter(|row| row.citizen_id == citizen && at(row.offer_id))
                .filter_map(|row| self.arrangement(row))
                .collect(),
            follow_ups: self
                .follow_ups
                .iter()
                .filter(|(row, _)| row.citizen_id == citizen && at(row.offer_id))
                .filter_map(|(row, caseworker)| {
                    let summary = self.summaries.iter().find(|(id, _)| *id == row.id).map(|(_, text)| text.clone());
                    let summary = (!refused.contains(&Part::FollowUpSummary)).then_some(summary);
                    FollowUp::new(row.clone(), caseworker.clone(), summary, &self.catalogue)
                })
                .collect(),
            delegations: self
                .delegations
                .iter()
                .filter(|row| row.citizen_id == citizen)
                .map(|row| row.clone().with_scopes(&self.scopes))
                .collect(),
            contacts: self.contacts(citizen, &at, refused.contains(&Part::Contact)),
            refused,
            catalogue: self.catalogue.clone(),
        })
    }

    fn arrangement(&self, row: &transport::queries::ArrangementRow) -> Option<TransportArrangement> {
        let rides = self
            .rides
            .iter()
            .filter(|ride| ride.arrangement_id == row.id)
            .map(|ride| Ride {
                weekday: ride.weekday,
                direction: ride.direction,
                pickup_from: ride.pickup_from,
                pickup_to: ride.pickup_to,
            })
            .collect();
        Some(TransportArrangement {
            id: row.id.into(),
            offer: self.catalogue.offer(row.offer_id)?,
            mode: row.mode,
            companion: row.companion,
            aids: row.aids.clone(),
            valid_from: row.valid_from,
            valid_to: row.valid_to,
            rides,
        })
    }

    /// The caseworker first, then the people at the offers, then the municipality's unit.
    fn contacts(&self, citizen: Uuid, at: &impl Fn(Uuid) -> bool, refused: bool) -> Vec<Contact> {
        if refused {
            return Vec::new();
        }
        let contact = |kind: ContactKind, (_, offer, name, phone, phone_hours): &ContactRow| Contact {
            kind,
            name: name.clone(),
            phone: phone.clone(),
            phone_hours: phone_hours.clone(),
            offer: offer.and_then(|offer| self.catalogue.offer(offer)),
        };
        let caseworkers = self.caseworkers.iter().filter(|row| row.0 == citizen);
        let persons = self.contact_persons.iter().filter(|row| row.0 == citizen && row.1.is_some_and(at));
        caseworkers
            .map(|row| contact(ContactKind::Caseworker, row))
            .chain(persons.map(|row| contact(ContactKind::ContactPerson, row)))
            .chain(self.authority.iter().map(|(name, phone, hours)| Contact {
                kind: ContactKind::AuthorityUnit,
                name: name.clone(),
                phone: phone.clone(),
                phone_hours: Some(hours.clone()),
                offer: None,
            }))
            .collect()
    }
}

fn assessment(row: &AssessmentRow) -> Assessment {
    Assessment {
        id: row.id.into(),
        assessed_on: row.assessed_on,
        grounds: row.grounds.clone(),
        needs_support_for_meaningful_day: row.needs_support_for_meaningful_day,
        considerations: row.considerations.clone(),
    }
}

/// Asks only when there is somebody to ask about.
async fn about<'a, T, F>(ids: &'a [Uuid], query: impl FnOnce(&'a [Uuid]) -> F) -> QueryResult<Vec<T>>
where
    F: Future<Output = QueryResult<Vec<T>>>,
{
    wanted(!ids.is_empty(), query(ids)).await
}
