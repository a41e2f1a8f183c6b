//! What stands behind a table's name: stored rows, a query, the stored rows of a query.

use super::{Fail, Valid, Verdict};

/// A kind of relation, and what cannot be done with one. Each verdict's culprit is the relation `T`.
pub trait RelationKind: 'static {
    /// INSERT, UPDATE, DELETE.
    type Change<T>: Verdict;
    /// FOR UPDATE and its kin.
    type Lock<T>: Verdict;
    /// TABLESAMPLE.
    type Sample<T>: Verdict;
    /// REFRESH MATERIALIZED VIEW.
    type Refresh<T>: Verdict;
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident: $change:ty, $lock:ty, $sample:ty, $refresh:ty;)*) => { $(
        $(#[$doc])*
        pub struct $name;

        impl RelationKind for $name {
            type Change<T> = $change;
            type Lock<T> = $lock;
            type Sample<T> = $sample;
            type Refresh<T> = $refresh;
        }
    )* };
}

kinds! {
    /// A table.
    BaseTable: Valid, Valid, Valid, Fail<T>;
    /// A view: the server runs its query.
    View: Fail<T>, Valid, Fail<T>, Fail<T>;
    /// A materialized view: the server stores what its query gave when it was refreshed.
    MaterializedView: Fail<T>, Fail<T>, Valid, Valid;
}

/// How a missing row of an outer join is told from a row of NULLs.
pub trait Seen: 'static {
    /// Does a row of the table bring a further column that says that it is there?
    const ADDED: bool;
    /// What the dialect must have for it.
    type Feature;
}

/// By a column that is never NULL where the row is there.
pub struct ByColumn;

/// Every column may be NULL: only the row as a whole tells.
pub struct ByRow;

impl Seen for ByColumn {
    const ADDED: bool = false;
    type Feature = crate::render::Everywhere;
}

impl Seen for ByRow {
    const ADDED: bool = true;
    type Feature = crate::render::WholeRows;
}
