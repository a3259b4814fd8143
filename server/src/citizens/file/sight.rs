//! What an actor may see of some citizens: the decisions, before anything is loaded.

use std::collections::{BTreeSet, HashMap};

use uuid::Uuid;

use crate::policy::{self, Action, Actor, Part, Subject};

/// Whom and what the actor may see of what was asked for. Pure: made from the policy alone.
pub struct Sight<'a> {
    actor: &'a Actor,
    action: Action,
    asked: &'a BTreeSet<Part>,
    /// The citizens whose identity may be seen, in the order asked.
    pub visible: Vec<Uuid>,
    /// Of these, for each Part asked for, whose may be seen.
    allowed: HashMap<Part, Vec<Uuid>>,
    /// Whose contacts at offers may be seen. They tell which offer somebody comes to: only with the schedule.
    pub contacts_at_offers: Vec<Uuid>,
}

impl<'a> Sight<'a> {
    /// Decides for every citizen and every Part.
    pub fn new(actor: &'a Actor, action: Action, citizens: &[Uuid], asked: &'a BTreeSet<Part>) -> Self {
        let may = |part: Part, citizen: &Uuid| policy::decide(actor, action, part, Subject::citizen(*citizen));
        let visible: Vec<Uuid> = citizens.iter().filter(|citizen| may(Part::Identity, citizen)).copied().collect();
        let whose = |part: Part| visible.iter().filter(|citizen| may(part, citizen)).copied().collect::<Vec<_>>();
        let allowed: HashMap<Part, Vec<Uuid>> = asked.iter().map(|part| (*part, whose(*part))).collect();
        let contacts = allowed.get(&Part::Contact).into_iter().flatten();
        let contacts_at_offers = contacts.filter(|citizen| may(Part::Schedule, citizen)).copied().collect();
        Self { actor, action, asked, visible, allowed, contacts_at_offers }
    }

    /// Whose Part may be seen; nobody's when it was not asked for.
    pub fn whose(&self, part: Part) -> &[Uuid] {
        self.allowed.get(&part).map(Vec::as_slice).unwrap_or_default()
    }

    /// Does anything of what may be seen name an offer?
    pub fn names_offers(&self) -> bool {
        use Part::{Absence, Application, Contact, Costs, Decision, FollowUp, Grant, Schedule, Transport};
        let naming = [Application, Grant, Decision, Schedule, Absence, Costs, Transport, FollowUp, Contact];
        naming.into_iter().any(|part| !self.whose(part).is_empty())
    }

    /// The Parts that were asked for and are refused, of one citizen.
    pub fn refused(&self, citizen: Uuid) -> BTreeSet<Part> {
        let may = |part| policy::decide(self.actor, self.action, part, Subject::citizen(citizen));
        self.asked.iter().copied().filter(|part| !may(*part)).collect()
    }

    /// What the access log is to name: everybody's but the own file (a preview shows no other), with the Parts seen and those `found_by`.
    pub fn seen(&self, found_by: &[Part]) -> Vec<(Uuid, Vec<Part>)> {
        if self.actor.preview {
            return Vec::new();
        }
        let own = self.actor.own_file();
        let others = self.visible.iter().copied().filter(|citizen| Some(*citizen) != own);
        others
            .map(|citizen| {
                let refused = self.refused(citizen);
                let mut parts: BTreeSet<Part> = self.asked.difference(&refused).copied().collect();
                parts.extend(found_by);
                if self.contacts_at_offers.contains(&citizen) {
                    parts.insert(Part::Schedule);
                }
                (citizen, parts.into_iter().collect())
            })
            .collect()
    }
}
