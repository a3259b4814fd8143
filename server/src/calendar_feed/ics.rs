//! A feed as iCalendar (RFC 5545). The words are as good as none: whoever sees a calendar learns when, and no more.

use aws_lc_rs::digest::{SHA256, digest};
use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use icalendar::{Calendar, Component, Event, EventLike};
use uuid::Uuid;

use crate::calendar;
use crate::citizens::file::CitizenFile;
use crate::error::Result;
use crate::follow_ups::queries::FollowUpRow;
use crate::hex::hex;
use crate::schedule::AttendanceStatus;
use crate::transport::RideStatus;

/// How many weeks ahead a feed shows, this week included.
const WEEKS: u64 = 9;
/// How often, in hours, a calendar program is asked to read it again.
const READ_AGAIN: i64 = 4;

/// What an event is.
#[derive(Clone, Copy)]
enum What {
    Day,
    Ride,
    Meeting,
}

impl What {
    /// What it is called in Danish.
    const fn word(self) -> &'static str {
        match self {
            Self::Day => "Aftale",
            Self::Ride => "Afgang",
            Self::Meeting => "Møde",
        }
    }
}

/// The weeks to come, and the meetings that are planned.
pub fn calendar(file: &CitizenFile) -> Result<String> {
    let today = calendar::today();
    let (plan, rides) = (file.plan()?, file.rides()?);
    let mut feed = Calendar::new();
    feed.name("Min kalender").ttl(&TimeDelta::hours(READ_AGAIN));
    for week in 0..WEEKS {
        let Some(day) = today.checked_add_days(Days::new(7 * week)) else { continue };
        for day in plan.week_of(day, file.catalogue()).into_iter().flat_map(|week| week.days) {
            for visit in day.attendances.iter().filter(|visit| visit.status == AttendanceStatus::Expected) {
                let id = named(What::Day, file.id(), &visit.offer.id, day.date);
                feed.push(event(What::Day, &id, day.date, visit.starts_at, Some(visit.ends_at)));
            }
        }
        for ride in rides.week_of(day, file.catalogue()).iter().filter(|ride| ride.status == RideStatus::Planned) {
            let id = named(What::Ride, file.id(), &ride.ride_id, ride.date);
            feed.push(event(What::Ride, &id, ride.date, ride.pickup_from, Some(ride.pickup_to)));
        }
    }
    let ahead = |row: &&FollowUpRow| row.held_on.is_none() && row.cancelled_on.is_none() && row.planned_on >= today;
    for row in file.follow_ups()?.iter().map(|meeting| &meeting.row).filter(ahead) {
        let id = named(What::Meeting, file.id(), &row.id.to_string(), row.planned_on);
        feed.push(match row.starts_at {
            Some(at) => event(What::Meeting, &id, row.planned_on, at, None),
            None => Event::new().uid(&id).summary(What::Meeting.word()).all_day(row.planned_on).done(),
        });
    }
    Ok(feed.to_string())
}

/// The same each time the feed is read, and nobody's name or number: a hash of what it is about.
fn named(what: What, citizen: Uuid, about: &str, day: NaiveDate) -> String {
    let name = format!("{citizen} {about} {day} {}", what.word());
    hex(digest(&SHA256, name.as_bytes()))
}

fn event(what: What, id: &str, day: NaiveDate, from: NaiveTime, to: Option<NaiveTime>) -> Event {
    let mut event = Event::new();
    event.uid(id).summary(what.word()).starts(calendar::moment(day, from));
    if let Some(to) = to.filter(|to| *to > from) {
        event.ends(calendar::moment(day, to));
    }
    event.done()
}
