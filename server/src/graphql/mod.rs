//! GraphQL over HTTP: the schema's roots, the guard before it, and the answer after it. What the fields mean is in the
//! domains.

pub mod documents;
mod errors;
pub mod guard;
pub mod http;

use std::sync::Arc;

use async_graphql::{EmptySubscription, MergedObject, SDLExportOptions};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use crate::access_log::resolvers::{AccessLogMutation, AccessLogQuery};
use crate::action_plans::resolvers::ActionPlanMutation;
use crate::applications::resolvers::ApplicationMutation;
use crate::assessments::resolvers::AssessmentMutation;
use crate::calendar_feed::resolvers::CalendarFeedMutation;
use crate::change_notices::outside::{OutsideNoticeMutation, OutsideNoticeQuery};
use crate::change_notices::resolvers::ChangeNoticeMutation;
use crate::citizens::cpr::CprKeys;
use crate::citizens::register::CitizenMutation;
use crate::citizens::resolvers::CitizenQuery;
use crate::complaints::resolvers::ComplaintMutation;
use crate::costs::resolvers::CostMutation;
use crate::delegations::resolvers::DelegationMutation;
use crate::drafts::resolvers::DraftMutation;
use crate::follow_ups::resolvers::{FollowUpMutation, FollowUpQuery};
use crate::grants::resolvers::GrantMutation;
use crate::letters::resolvers::LetterMutation;
use crate::offers::keep::OfferMutation;
use crate::offers::resolvers::OfferQuery;
use crate::quality_standard::resolvers::{QualityStandardMutation, QualityStandardQuery};
use crate::receipts::resolvers::ReceiptQuery;
use crate::schedule::resolvers::ScheduleMutation;
use crate::staff::cover::StaffMutation;
use crate::staff::resolvers::StaffQuery;
use crate::support_reviews::resolvers::SupportReviewMutation;
use crate::tasks::resolvers::{TaskMutation, TaskQuery};
use crate::transport::resolvers::TransportMutation;
use crate::transport::ride_list::resolvers::{RideListMutation, RideListQuery};
use crate::viewer::ViewerQuery;

/// What can be asked. Somebody who has not signed in sees the catalogue and the quality standard only.
#[derive(MergedObject, Default)]
pub struct Query(
    ViewerQuery,
    CitizenQuery,
    OfferQuery,
    FollowUpQuery,
    TaskQuery,
    StaffQuery,
    OutsideNoticeQuery,
    ReceiptQuery,
    RideListQuery,
    AccessLogQuery,
    QualityStandardQuery,
);

/// What can be changed. A request has one mutation, and all of it lasts or nothing.
#[derive(MergedObject, Default)]
pub struct Mutation(
    CitizenMutation,
    ApplicationMutation,
    AssessmentMutation,
    GrantMutation,
    ScheduleMutation,
    CostMutation,
    TransportMutation,
    RideListMutation,
    FollowUpMutation,
    ActionPlanMutation,
    ChangeNoticeMutation,
    OutsideNoticeMutation,
    SupportReviewMutation,
    ComplaintMutation,
    DraftMutation,
    CalendarFeedMutation,
    LetterMutation,
    StaffMutation,
    TaskMutation,
    DelegationMutation,
    AccessLogMutation,
    OfferMutation,
    QualityStandardMutation,
);

/// The whole API.
pub type Schema = async_graphql::Schema<Query, Mutation, EmptySubscription>;

/// The API, with what its resolvers need beside the request. Without introspection in production.
pub fn schema(cpr_keys: Option<Arc<CprKeys>>, introspection: bool) -> Schema {
    // The guard has measured every document before; these are the library's own limits, as a second fence.
    let mut builder = Schema::build(Query::default(), Mutation::default(), EmptySubscription)
        .limit_depth(guard::LIMITS.depth)
        .limit_aliases(guard::LIMITS.aliases)
        .limit_directives(guard::LIMITS.directives);
    // The library's own words for its scalars speak to whoever writes Rust.
    builder = builder
        .override_output_type_description::<DateTime<Utc>>("A moment, as RFC 3339 writes it: `2026-11-25T08:30:00Z`.")
        .override_output_type_description::<NaiveDate>("A day in Denmark, as ISO 8601 writes it: `2026-11-25`.")
        .override_output_type_description::<NaiveTime>("A time of day in Denmark: `08:30:00`.");
    if !introspection {
        builder = builder.disable_introspection().disable_suggestions();
    }
    if let Some(keys) = cpr_keys {
        builder = builder.data(keys);
    }
    builder.finish()
}

/// The API as `schema.graphql` has it.
pub fn sdl() -> String {
    let written = SDLExportOptions::new()
        .sorted_fields()
        .sorted_arguments()
        .prefer_single_line_descriptions()
        .use_space_ident()
        .indent_width(2);
    schema(None, true).sdl_with_options(written)
}
