//! Laws of the policy that hold whatever the table says.

use super::*;

fn actor(role: Role) -> Actor {
    Actor {
        id: Uuid::from_u128(1),
        name: "Test".into(),
        role,
        roles: vec![role],
        citizen: Some(Uuid::from_u128(2)),
        offers: None,
        attendees: vec![Uuid::from_u128(3)],
        delegations: vec![ActiveDelegation {
            id: Uuid::from_u128(9),
            citizen_id: Uuid::from_u128(4),
            relation: "mor".into(),
            valid_to: NaiveDate::MAX,
            scopes: vec![DelegationScope { verb: DelegationVerb::Read, area: DelegationArea::Costs }],
        }],
        preview: false,
        through: None,
        feed: false,
        scopes: vec![],
    }
}
use chrono::NaiveDate;

const STRANGER: Subject = Subject::citizen(Uuid::from_u128(77));

#[test]
fn nobody_but_staff_reaches_a_stranger() {
    for role in [Role::Citizen, Role::Relative, Role::ContactPerson, Role::Administrator, Role::Service] {
        for action in Action::ALL {
            for part in Part::ALL.iter().filter(|part| part.is_of_a_file()) {
                assert!(!decide(&actor(role), *action, *part, STRANGER), "{role:?} {action:?} {part:?}");
            }
        }
    }
    assert!(decide(&actor(Role::Caseworker), Action::Read, Part::Grant, STRANGER), "the control");
}

#[test]
fn a_caseworker_never_reaches_the_own_file() {
    let own = Subject::citizen(Uuid::from_u128(2));
    for action in Action::ALL {
        for part in Part::ALL.iter().filter(|part| part.is_of_a_file()) {
            assert!(!decide(&actor(Role::Caseworker), *action, *part, own), "{action:?} {part:?}");
        }
    }
}

#[test]
fn a_relative_gets_the_given_area_and_no_other() {
    let giver = Subject::citizen(Uuid::from_u128(4));
    let seen: Vec<_> =
        Part::ALL.iter().filter(|part| decide(&actor(Role::Relative), Action::Read, **part, giver)).collect();
    // Drafts are those the relative has prepared: of the citizen's own the database shows none.
    assert_eq!(seen, [&Part::Identity, &Part::Costs, &Part::Draft, &Part::Contact]);
}

#[test]
fn contacting_does_not_include_reading() {
    let mut karen = actor(Role::Relative);
    for scope in karen.delegations.iter_mut().flat_map(|given| &mut given.scopes) {
        scope.verb = DelegationVerb::Contact;
    }
    let giver = Subject::citizen(Uuid::from_u128(4));
    assert!(!decide(&karen, Action::Read, Part::Costs, giver));
}

#[test]
fn what_may_be_listed_may_be_read() {
    for RuleRow { role, action, part, .. } in rows() {
        if action == Action::List {
            assert_eq!(reach_of(role, Action::List, part), reach_of(role, Action::Read, part), "{role:?} {part:?}");
        }
    }
}

#[test]
fn no_part_is_ruled_twice() {
    let mut keys: Vec<_> = rows().into_iter().map(|row| (row.role, row.action, row.part)).collect();
    let all = keys.len();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), all);
}
