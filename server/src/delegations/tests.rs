use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::queries::DelegationRow;
use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn row() -> DelegationRow {
    DelegationRow {
        id: Uuid::nil(),
        citizen_id: Uuid::nil(),
        relative_id: Some(Uuid::nil()),
        relative_name: "Karen".into(),
        relation: "mor".into(),
        source: DelegationSource::Citizen,
        valid_from: day("2026-03-01"),
        valid_to: day("2026-09-01"),
        revoked_at: None,
        revoked_by: None,
        given_by: None,
        invitation_hash: None,
        invited_until: None,
        accepted_at: Some(DateTime::<Utc>::UNIX_EPOCH),
        accepted_as: Some("Karen Holm".into()),
        renews_id: None,
        guardianship: None,
        document: None,
        approved_by: None,
        approved_at: None,
        ended_by_death_on: None,
    }
}

#[test]
fn a_delegation_is_where_its_days_and_its_steps_say() {
    let on = |row: &DelegationRow, text: &str| row.status_on(day(text));
    let given = row();
    assert_eq!(on(&given, "2026-02-28"), DelegationStatus::NotYetValid);
    assert_eq!(on(&given, "2026-03-01"), DelegationStatus::Active);
    assert_eq!(on(&given, "2026-08-31"), DelegationStatus::Active);
    assert_eq!(on(&given, "2026-09-01"), DelegationStatus::Expired);
    let stopped = DelegationRow { revoked_at: Some(DateTime::<Utc>::UNIX_EPOCH), ..row() };
    assert_eq!(on(&stopped, "2026-03-01"), DelegationStatus::Revoked);
    let dead = DelegationRow { ended_by_death_on: Some(day("2026-03-02")), ..row() };
    assert_eq!(on(&dead, "2026-03-02"), DelegationStatus::EndedByDeath);
    let invited = DelegationRow { accepted_at: None, invited_until: Some(day("2026-03-15")), ..row() };
    assert_eq!(on(&invited, "2026-03-15"), DelegationStatus::Invited);
    assert_eq!(on(&invited, "2026-03-16"), DelegationStatus::Lapsed);
    assert_eq!(on(&invited, "2026-10-01"), DelegationStatus::Lapsed, "never held, so it has not expired");
    let registered = DelegationRow { source: DelegationSource::Paper, ..row() };
    assert_eq!(on(&registered, "2026-03-02"), DelegationStatus::AwaitingApproval, "accepted, and not approved");
    let approved = DelegationRow { approved_at: Some(DateTime::<Utc>::UNIX_EPOCH), ..registered };
    assert_eq!(on(&approved, "2026-03-02"), DelegationStatus::Active);
}

#[test]
fn what_ends_within_a_month_ends_soon() {
    let soon = |today: &str, status| ends_soon(day(today), day("2026-09-01"), status);
    assert!(!soon("2026-08-01", DelegationStatus::Active));
    assert!(soon("2026-08-02", DelegationStatus::Active));
    assert!(!soon("2026-08-02", DelegationStatus::Revoked));
}

#[test]
fn a_month_ends_on_a_day_there_is() {
    assert_eq!(DelegationDuration::OneMonth.end_from(day("2026-01-31")), day("2026-02-28"));
    assert_eq!(DelegationDuration::TwoYears.end_from(day("2028-02-29")), day("2030-02-28"));
}
