//! What a program imports to write queries: `use relvar::prelude::*;`.

pub use crate::check::{Contains, condition, group_condition};
pub use crate::clause::{AsTable as _, DeclaredTable as _, SetOperations as _, TableMethods as _, with};
#[cfg(feature = "with-serde_json-1")]
pub use crate::expr::fns::json_aggregate::*;
pub use crate::expr::fns::{
    aggregate::*, conditional::*, length, lower, ordered_set::*, statistics::*, upper, window::*,
};
pub use crate::expr::frame::{current_row, following, preceding, unbounded_following, unbounded_preceding};
pub use crate::expr::ops::arithmetic::ArithmeticOperators as _;
pub use crate::expr::ops::comparison::{
    BetweenOperator as _, ComparisonOperators as _, DistinctOperators as _,
};
pub use crate::expr::ops::list::MembershipOperators as _;
pub use crate::expr::ops::logic::{LogicOperators as _, not};
pub use crate::expr::ops::null::NullTests as _;
pub use crate::expr::ops::order::OrderTerms as _;
pub use crate::expr::ops::text::{TextOperators as _, TextSearch as _};
pub use crate::expr::{
    Assumption as _, CastOperator as _, Cond, NoModifiers as _, case, exists, many, one, scalar, val, window,
};
pub use crate::expr::{EmptySet, cube, grouping, grouping_sets, rollup};
pub use crate::render::{Postgres, Sql as _, Sqlite};
pub use crate::row;
#[cfg(feature = "with-serde_json-1")]
pub use crate::stmt::Explain as _;
pub use crate::stmt::{
    DeleteMethods as _, Executable as _, ExistsMethod as _, Fetchable as _, InsertMethods as _,
    UpdateMethods as _,
};
pub use crate::types::*;
