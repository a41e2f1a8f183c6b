//! What a program imports to write queries: `use relvar::prelude::*;`.

pub use crate::check::{Contains, condition, group_condition};
pub use crate::clause::functions::{
    generate_series, generate_series_by, regexp_matches, regexp_split_to_table, string_to_table, unnest,
    unnest_values,
};
#[cfg(feature = "with-serde_json-1")]
pub use crate::clause::functions::{
    json_array_elements, json_array_elements_text, json_each, json_each_text, json_object_keys,
    jsonb_array_elements, jsonb_array_elements_text, jsonb_each, jsonb_each_text, jsonb_object_keys,
};
pub use crate::clause::{
    AsTable as _, DeclaredTable as _, LinkedTable as _, SampleMethods as _, SetOperations as _, SetRow as _,
    TableMethods as _, UsingMethod as _, bernoulli, json_member, json_to_record, json_to_record_of,
    json_to_recordset, json_to_recordset_of, many, one, system, unnest_rows, values_of, with,
};
#[cfg(feature = "with-serde_json-1")]
pub use crate::expr::fns::json_aggregate::*;
pub use crate::expr::fns::{
    aggregate::*, conditional::*, length, lower, ordered_set::*, statistics::*, upper, window::*, xml::xmlagg,
};
pub use crate::expr::frame::{current_row, following, preceding, unbounded_following, unbounded_preceding};
pub use crate::expr::ops::arithmetic::ArithmeticOperators as _;
pub use crate::expr::ops::comparison::{
    BetweenOperator as _, ComparisonOperators as _, DistinctOperators as _,
};
pub use crate::expr::ops::container::{
    ConcatenationOperators as _, ContainedOperators as _, ContainerOperators as _, OverlapOperators as _,
};
#[cfg(feature = "with-serde_json-1")]
pub use crate::expr::ops::json::{JsonKeyOperators as _, JsonOperators as _, JsonPathOperators as _};
pub use crate::expr::ops::list::MembershipOperators as _;
pub use crate::expr::ops::logic::{LogicOperators as _, not};
pub use crate::expr::ops::network::NetworkOperators as _;
pub use crate::expr::ops::null::NullTests as _;
pub use crate::expr::ops::number::{BitNegation as _, NumberOperators as _, NumberSigns as _};
pub use crate::expr::ops::order::OrderTerms as _;
pub use crate::expr::ops::pattern::{EscapeOperators as _, NormalForms as _, PatternOperators as _};
pub use crate::expr::ops::range::PositionOperators as _;
pub use crate::expr::ops::row_value::{row_of, scalar_row, scalar_row_checked};
pub use crate::expr::ops::search::{SearchNegation as _, SearchOperators as _};
pub use crate::expr::ops::text::{TextOperators as _, TextSearch as _};
#[cfg(feature = "with-jiff-0_2")]
pub use crate::expr::ops::time::TimeZoneOperator as _;
pub use crate::expr::ops::truth::TruthTests as _;
pub use crate::expr::ops::xml::XmlTests as _;
pub use crate::expr::{
    Assumption as _, CastOperator as _, CollateOperator as _, Cond, NoModifiers as _, case, excluded, exists,
    fields, merge_action, scalar, scalar_checked, val, window,
};
pub use crate::expr::{EmptySet, cube, grouping, grouping_sets, rollup};
pub use crate::render::{Postgres, Sql as _, Sqlite};
pub use crate::row;
#[cfg(feature = "with-serde_json-1")]
pub use crate::stmt::Explain as _;
pub use crate::stmt::{
    DeleteMethods as _, Executable as _, ExistsMethod as _, Fetchable as _, InsertMethods as _,
    MergeMethods as _, RefreshMethods as _, TruncateMethods as _, UpdateMethods as _, lock_table, truncate,
};
pub use crate::types::*;
