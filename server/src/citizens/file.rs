//! The way of every question about citizens: look ahead, decide, load, log.
//!
//! What is selected of a `Citizen` becomes a set of Parts ([`parts_selected`]). For each citizen and Part the policy
//! decides; what is allowed is loaded in one pipeline, whatever its depth in the query, and named in the access log in
//! the same transaction. What is refused stays in the file as refused, so that its field answers FORBIDDEN. A citizen
//! whose identity the actor may not see is no file at all, like one who never was.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use async_graphql::SelectionField;
use diesel::QueryResult;
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use super::queries::{AddressRow, AssessmentRow, CitizenRow, ContactRow, CprRow};
use super::{Address, Assessment, Contact, ContactKind, cpr::CprKeys};
use crate::access_log::{self, AccessAction, Purpose};
use crate::calendar;
use crate::db::{Entered, wanted};
use crate::delegations::{self, Delegation};
use crate::error::{Error, Result};
use crate::follow_ups::{self, FollowUp};
use crate::grants::queries::{DecisionRow, GrantTermsRow, ScheduleDayRow};
use crate::grants::{self, Decision, Grant};
use crate::offers::costs::{self, ExpectedCostLine, Price};
use crate::offers::{self, Catalogue};
use crate::policy::{self, Action, Actor, Part, Role, Subject};
use crate::transport::{self, Ride, TransportArrangement};

/// Which Part each field of `Citizen` is. A test fails when a field has no row here.
pub const CITIZEN_FIELDS: &[(&str, Part)] = &[
    ("id", Part::Identity),
    ("name", Part::Identity),
    ("firstName", Part::Identity),
    ("cpr", Part::Cpr),
    ("address", Part::Address),
    ("assessments", Part::Assessment),
    ("grants", Part::Grant),
    ("decisions", Part::Decision),
    ("weeklySchedule", Part::Schedule),
    ("expectedCosts", Part::Costs),
    ("transport", Part::Transport),
    ("followUps", Part::FollowUp),
    ("delegations", Part::Delegation),
    ("contacts", Part::Contact),
];

/// The Parts that a selection of `Citizen` asks for. Identity is always among them.
pub fn parts_selected<'a>(selection: impl IntoIterator<Item = SelectionField<'a>>) -> BTreeSet<Part> {
    let mut parts = BTreeSet::from([Part::Identity]);
    for field in selection {
        parts.extend(CITIZEN_FIELDS.iter().filter(|(name, _)| *name == field.name()).map(|(_, part)| *part));
        if field.name() == "followUps" && field.selection_set().any(|inner| inner.name() == "summary") {
            parts.insert(Part::FollowUpSummary);
        }
    }
    parts
}

/// One citizen's file: the identity, and the Parts that were asked for.
#[derive(Debug)]
pub struct CitizenFile {
    pub(super) identity: CitizenRow,
    refused: BTreeSet<Part>,
    pub(super) catalogue: Arc<Catalogue>,
    pub(super) cpr: Option<SecretString>,
    pub(super) address: Option<Address>,
    pub(super) assessments: Vec<Assessment>,
    pub(super) grants: Vec<Grant>,
    pub(super) decisions: Vec<Decision>,
    pub(super) schedule: Vec<ScheduleDayRow>,
    pub(super) cost_lines: Vec<ExpectedCostLine>,
    pub(super) transport: Vec<TransportArrangement>,
    pub(super) follow_ups: Vec<FollowUp>,
    pub(super) delegations: Vec<Delegation>,
    pub(super) contacts: Vec<Contact>,
}

impl CitizenFile {
    /// Whose file.
    pub fn id(&self) -> Uuid {
        self.identity.id
    }

    /// One of the follow-ups, by its id.
    pub fn follow_up(&self, id: Uuid) -> Option<&FollowUp> {
        self.follow_ups.iter().find(|follow_up| follow_up.row.id == id)
    }

    /// `Forbidden` when the policy refused this Part of this citizen.
    pub(super) fn allowed(&self, part: Part) -> Result<()> {
        if self.refused.contains(&part) { Err(Error::Forbidden) } else { Ok(()) }
    }
}

/// Checks that somebody who must say why they look has done so.
pub fn check_purpose(on: &Entered<'_>) -> Result<()> {
    if on.actor().role == Role::Caseworker && on.caller().purpose.is_none() {
        let known: Vec<_> = Purpose::ALL.iter().map(|purpose| purpose.as_str()).collect();
        return Err(Error::PurposeNeeded(known.join(", ")));
    }
    Ok(())
}

/// The files of these citizens, in their order, with the Parts asked for as far as the actor may see each. Citizens the
/// actor may not see are left out. Everything seen of others is in the access log of this transaction, and so are the
/// Parts they were found by: a search that finds somebody by CPR number says whose it is.
pub async fn load(
    on: &Entered<'_>,
    keys: &CprKeys,
    action: Action,
    citizens: &[Uuid],
    asked: &BTreeSet<Part>,
    found_by: &[Part],
) -> Result<Vec<CitizenFile>> {
    check_purpose(on)?;
    let actor = on.actor().clone();
    let may = |part: Part, citizen: Uuid| policy::decide(&actor, action, part, Subject::citizen(citizen));
    let visible: Vec<Uuid> = citizens.iter().copied().filter(|citizen| may(Part::Identity, *citizen)).collect();
    if visible.is_empty() {
        return Ok(Vec::new());
    }
    let allowed = |part: Part| -> Vec<Uuid> {
        if asked.contains(&part) { visible.iter().copied().filter(|id| may(part, *id)).collect() } else { vec![] }
    };
    // Whom a citizen meets at an offer tells which offer it is: only for those whose schedule may be seen.
    let contacts_at_offers: Vec<Uuid> =
        allowed(Part::Contact).into_iter().filter(|citizen| may(Part::Schedule, *citizen)).collect();
    let seen: Vec<(Uuid, Vec<Part>)> = visible
        .iter()
        .filter(|citizen| !(actor.role == Role::Citizen && actor.citizen == Some(**citizen)))
        .map(|citizen| {
            let mut parts: BTreeSet<Part> = asked.iter().copied().filter(|part| may(*part, *citizen)).collect();
            parts.extend(found_by);
            if contacts_at_offers.contains(citizen) {
                parts.insert(Part::Schedule);
            }
            (*citizen, parts.into_iter().collect())
        })
        .collect();
    let today = calendar::today();
    let ids: HashMap<Part, Vec<Uuid>> = asked.iter().map(|part| (*part, allowed(*part))).collect();
    let none = Vec::new();
    let of = |part: Part| ids.get(&part).unwrap_or(&none).as_slice();
    let wants_offers =
        [Part::Grant, Part::Decision, Part::Schedule, Part::Costs, Part::Transport, Part::FollowUp, Part::Contact]
            .into_iter()
            .any(|part| !of(part).is_empty());

    // One pipeline: everything leaves together, in one task (join!, never try_join!, which would drop what is unsent).
    let loaded = futures_util::join!(
        super::queries::citizens(on, &visible),
        about(of(Part::Cpr), super::queries::cprs(on, of(Part::Cpr))),
        about(of(Part::Address), super::queries::addresses(on, of(Part::Address))),
        about(of(Part::Assessment), super::queries::assessments(on, of(Part::Assessment))),
        about(of(Part::Grant), grants::queries::terms(on, of(Part::Grant))),
        about(of(Part::Decision), grants::queries::decisions(on, of(Part::Decision))),
        about(of(Part::Schedule), grants::queries::schedule(on, of(Part::Schedule))),
        about(of(Part::Costs), grants::queries::cost_plans(on, of(Part::Costs), today)),
        about(of(Part::Transport), transport::queries::arrangements(on, of(Part::Transport), today)),
        about(of(Part::Transport), transport::queries::rides(on, of(Part::Transport))),
        about(of(Part::FollowUp), follow_ups::queries::follow_ups(on, of(Part::FollowUp))),
        about(of(Part::FollowUpSummary), follow_ups::queries::summaries(on, of(Part::FollowUpSummary))),
        about(of(Part::Delegation), delegations::queries::delegations(on, of(Part::Delegation))),
        about(of(Part::Delegation), delegations::queries::scopes(on, of(Part::Delegation))),
        about(of(Part::Contact), super::queries::caseworkers(on, of(Part::Contact))),
        about(&contacts_at_offers, super::queries::contact_persons(on, &contacts_at_offers)),
        about(of(Part::Contact), super::queries::authority_unit(on)),
        async { if wants_offers { offers::queries::catalogue(on).await } else { Ok(Catalogue::default()) } },
        access_log::queries::write(on, AccessAction::Read, &seen),
    );
    let identities = loaded.0?;
    let shown = seen.iter().filter(|(citizen, _)| identities.iter().any(|row| row.id == *citizen)).count();
    // No log row, no answer. (Of an id that never was there is neither.)
    if usize::try_from(loaded.18?).is_ok_and(|logged| logged < shown) {
        return Err(Error::internal(anyhow::anyhow!("the access log did not take every row")));
    }
    let rows = Rows {
        identities,
        cprs: loaded.1?,
        addresses: loaded.2?,
        assessments: loaded.3?,
        terms: loaded.4?,
        decisions: loaded.5?,
        schedule: loaded.6?,
        costs: loaded.7?,
        arrangements: loaded.8?,
        rides: loaded.9?,
        follow_ups: loaded.10?,
        summaries: loaded.11?,
        delegations: loaded.12?,
        scopes: loaded.13?,
        caseworkers: loaded.14?,
        contact_persons: loaded.15?,
        authority: loaded.16?,
        catalogue: Arc::new(loaded.17?),
    };
    visible
        .iter()
        .filter_map(|id| rows.identities.iter().find(|row| row.id == *id))
        .map(|identity| {
            let refused = asked.iter().copied().filter(|part| !may(*part, identity.id)).collect();
            rows.file_of(identity, refused, &actor, keys)
        })
        .collect()
}

/// Logs that somebody was found, though nothing more was shown.
pub async fn log_found(on: &Entered<'_>, citizen: Uuid, found_by: &[Part]) -> Result<()> {
    let mut parts = BTreeSet::from([Part::Identity]);
    parts.extend(found_by);
    access_log::queries::write(on, AccessAction::Read, &[(citizen, parts.into_iter().collect())]).await?;
    Ok(())
}

/// Asks only when there is somebody to ask about.
async fn about<T>(ids: &[Uuid], query: impl Future<Output = QueryResult<Vec<T>>>) -> QueryResult<Vec<T>> {
    wanted(!ids.is_empty(), query).await
}

/// What came back, for all citizens.
struct Rows {
    identities: Vec<CitizenRow>,
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
    fn file_of(
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

/// The number as the citizen writes it: `DDMMYY-SSSS`.
pub(super) fn cpr_written(cpr: &SecretString) -> String {
    let digits = cpr.expose_secret();
    match digits.split_at_checked(6) {
        Some((day, serial)) => format!("{day}-{serial}"),
        None => digits.to_owned(),
    }
}
