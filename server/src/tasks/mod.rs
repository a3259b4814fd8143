//! Tasks: what waits for somebody. A task isn't stored: it is there as long as its cause is (the view `task`), so that none
//! is forgotten and none is left over. Each has a day it is due, and somebody whose work it is, or nobody: then it is
//! everybody's to take.

pub mod queries;
pub mod resolvers;

use std::sync::Arc;

use async_graphql::{ID, InputObject, SimpleObject};
use chrono::NaiveDate;
use serde::Serialize;

use crate::citizens::Citizen;
use crate::closed_list;
use crate::offers::Offer;
use crate::user_error::{Problems, UserErrorCode};

closed_list! {
    /// What waits.
    pub enum TaskKind {
        /// An application that nobody has decided.
        ApplicationWaits = "APPLICATION_WAITS",
        /// A ride was asked for, a place is granted, and nobody has decided about the ride; or a granted ride ends before the
        /// place (R37).
        TransportWaits = "TRANSPORT_WAITS",
        /// Pension age is reached and the place stands: assess anew. Nothing ends by itself (R7).
        PensionAgeReached = "PENSION_AGE_REACHED",
        /// The offer has moved or will move to another law, and the citizen has a place there without an end (R27).
        OfferTransferred = "OFFER_TRANSFERRED",
        /// The latest assessment finds no ground or no need, and the place stands: decide (R8, R9).
        TargetGroupLeft = "TARGET_GROUP_LEFT",
        /// A place whose days nobody has agreed on (R14).
        DaysToAgree = "DAYS_TO_AGREE",
        /// A granted ride on a weekday on which the citizen no longer comes (R37).
        RideWithoutDay = "RIDE_WITHOUT_DAY",
        /// A follow-up whose day is within a month, or gone (R19).
        FollowUpDue = "FOLLOW_UP_DUE",
        /// A place, and no follow-up is planned (R19).
        FollowUpToPlan = "FOLLOW_UP_TO_PLAN",
        /// A follow-up came to something that needs a decision (R22).
        DecisionAfterFollowUp = "DECISION_AFTER_FOLLOW_UP",
        /// Somebody with a significant impairment has a place, and was not offered an action plan (R13; serviceloven § 141, 2).
        ActionPlanToOffer = "ACTION_PLAN_TO_OFFER",
        /// An action plan was offered, and the citizen has not answered (R13).
        ActionPlanAnswerWaits = "ACTION_PLAN_ANSWER_WAITS",
        /// An action plan is wanted and not made (R13).
        ActionPlanToMake = "ACTION_PLAN_TO_MAKE",
        /// A change that nobody has answered (R23).
        NoticeWaits = "NOTICE_WAITS",
        /// A notice from somebody without access: nobody has said whom it is about (R24).
        OutsideNoticeWaits = "OUTSIDE_NOTICE_WAITS",
        /// The support doesn't fit, and nobody has examined that to its end (R34).
        SupportReviewWaits = "SUPPORT_REVIEW_WAITS",
        /// A review of the support came to something that needs a decision (R34).
        DecisionAfterReview = "DECISION_AFTER_REVIEW",
        /// A complaint that nobody has reassessed.
        ComplaintWaits = "COMPLAINT_WAITS",
        /// A complaint that was not changed in full, and not sent on.
        ComplaintToForward = "COMPLAINT_TO_FORWARD",
        /// For a contact person, or a caseworker where the offer has none: a follow-up is near, and nobody at the offer has said
        /// anything for it (R20).
        ContributionWaits = "CONTRIBUTION_WAITS",
        /// Access was registered for a citizen, and no second caseworker has approved it.
        AccessToApprove = "ACCESS_TO_APPROVE",
        /// Access that was registered ends within a month: does it still rest on what it did?
        AccessToReview = "ACCESS_TO_REVIEW",
        /// Somebody has died, and the place stands: decide its end.
        DeceasedWithPlace = "DECEASED_WITH_PLACE",
        /// For the auditor: a citizen wonders about a row of the own access log.
        AccessQuestionWaits = "ACCESS_QUESTION_WAITS",
    }
}

closed_list! {
    /// Whose tasks.
    pub enum TaskOwner {
        /// Everybody's.
        Anybody = "ANYBODY",
        /// Those that are yours, also as who covers for somebody.
        Me = "ME",
        /// Those that are nobody's: the caseworker has left and nobody covers, or there is none.
        Nobody = "NOBODY",
    }
}

closed_list! {
    /// In which order.
    pub enum TaskOrder {
        /// What is due first.
        Due = "DUE",
        /// What waits longest.
        Since = "SINCE",
    }
}

closed_list! {
    /// How a task is for time, seen from today.
    pub enum TaskStatus {
        /// The day it was due has passed.
        Overdue = "OVERDUE",
        /// Due today or in the next five working days.
        DueSoon = "DUE_SOON",
        /// Due later.
        Waiting = "WAITING",
    }
}

/// How many working days ahead count as soon.
pub const DUE_SOON_WORKING_DAYS: u32 = 5;

/// Something that waits for somebody.
#[derive(SimpleObject)]
pub struct Task {
    /// What waits.
    pub kind: TaskKind,
    /// What it is about: the application, the decision, the grant, the follow-up and so on, by kind.
    pub subject_id: ID,
    /// Since when.
    pub since: NaiveDate,
    /// The day it is due, by working days: the law's where there is one, else the municipality's own (`taskTimeLimits`).
    pub due_on: NaiveDate,
    /// How it is for time.
    pub status: TaskStatus,
    /// The account of whose work it is; null when it is nobody's.
    pub owner_id: Option<ID>,
    /// That one's name; null when it is nobody's.
    pub owner_name: Option<String>,
    /// Where; null when it is about no offer.
    pub offer: Option<Arc<Offer>>,
    /// Whose; null for a notice that nobody has matched yet.
    pub citizen: Option<Citizen>,
}

/// Somebody whom nobody may reach.
#[derive(SimpleObject)]
pub struct OutreachEntry {
    /// The follow-up that is due.
    pub follow_up_id: ID,
    /// Its day.
    pub planned_on: NaiveDate,
    /// The account of whose work it is to reach out; null when it is nobody's.
    pub owner_id: Option<ID>,
    /// That one's name; null when it is nobody's.
    pub owner_name: Option<String>,
    /// Who.
    pub citizen: Citizen,
}

/// How long a kind of task may wait.
#[derive(Clone, Debug, SimpleObject)]
pub struct TaskTimeLimit {
    /// Which kind.
    pub kind: TaskKind,
    /// How many working days after it came up. Inside the house; no promise to a citizen.
    pub working_days: i32,
}

/// How long a kind of task is to wait.
#[derive(Clone, Debug, InputObject, Serialize)]
pub struct TaskTimeLimitSetInput {
    /// Which kind.
    pub kind: TaskKind,
    /// How many working days, 1 to 250.
    pub working_days: i32,
}

impl TaskKind {
    /// Does the law, or the standard, say by when? Then the municipality's own limit says nothing.
    pub const fn is_due_by_law(self) -> bool {
        matches!(
            self,
            Self::FollowUpDue
                | Self::FollowUpToPlan
                | Self::ContributionWaits
                | Self::ComplaintWaits
                | Self::ComplaintToForward
        )
    }
}

/// A time that can be kept.
pub fn check(input: &TaskTimeLimitSetInput) -> Problems {
    let mut problems = Problems::default();
    if input.kind.is_due_by_law() {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["kind"],
            "Loven eller kvalitetsstandarden siger, hvornår. Vælg en anden slags.",
            "The law or the quality standard says by when. Choose another kind.",
        );
    }
    if !(1..=250).contains(&input.working_days) {
        problems.refuse(
            UserErrorCode::OutOfRange,
            &["workingDays"],
            "Vælg 1 til 250 arbejdsdage.",
            "Choose 1 to 250 working days.",
        );
    }
    problems
}

/// Overdue, due soon or waiting.
pub fn status_on(today: NaiveDate, soon: NaiveDate, due_on: NaiveDate) -> TaskStatus {
    if due_on < today {
        TaskStatus::Overdue
    } else if due_on <= soon {
        TaskStatus::DueSoon
    } else {
        TaskStatus::Waiting
    }
}
