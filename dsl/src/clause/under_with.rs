//! What may stand under WITH, and what it makes of the definitions before it.

use super::*;
use crate::check::*;
use crate::kernel::*;
use crate::stmt::{Compound, Delete, Insert, Locked, MergeInto, Select, SelectValue, Update};

/// A statement under the definitions `Defs`. A WITH clause of its own goes on after them: SQL has one before a statement.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a statement, so it cannot stand under WITH",
    label = "expected a query, or a statement that writes",
    note = "a table as a query is `users.query()`",
    note = "rule S8, see `relvar::docs::rules::S8`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait UnderWith<Defs> {
    /// All definitions.
    type Definitions;
    /// The statement without its own.
    type Query;
    /// `Fail` with a name that is defined twice.
    type Names: Verdict;
    /// `Fail` with a recursive definition where the statement takes none.
    type Recursion: Verdict;
    /// Puts the definitions before it.
    fn under(self, definitions: Defs) -> With<Self::Definitions, Self::Query>;
}

/// The verdict on the names of a WITH clause.
pub type NamesOnce<Defs> = <<Defs as Definitions>::Names as DistinctTables>::Verdict;

macro_rules! statements {
    // statements! { [generics] Select<..>: what it says of recursive definitions; }
    ($([$($generics:ident)*] $statement:ty: $recursion:ty;)*) => { $(
        impl<Defs, $($generics),*> UnderWith<Defs> for $statement
        where
            Defs: Definitions<Names: DistinctTables>,
        {
            type Definitions = Defs;
            type Query = Self;
            type Names = NamesOnce<Defs>;
            type Recursion = $recursion;

            fn under(self, definitions: Defs) -> With<Defs, Self> {
                With { definitions, query: self }
            }
        }
    )* };
}

statements! {
    [Scope Distinct Columns F Filter Group Having Order Limit Offset]
        Select<Scope, Distinct, Columns, F, Filter, Group, Having, Order, Limit, Offset>: Valid;
    [Op Left Right Order Limit Offset] Compound<Op, Left, Right, Order, Limit, Offset>: Valid;
    [Query Clauses] Locked<Query, Clauses>: Valid;
    [E] SelectValue<E>: Valid;
    [T List Source Conflict Held] Insert<T, List, Source, Conflict, Held>: Valid;
    [T List Source Beside Filter Held] Update<T, List, Source, Beside, Filter, Held>: Valid;
    [T Beside Filter Held] Delete<T, Beside, Filter, Held>: Valid;
    [T Beside On Whens State Held] MergeInto<T, Beside, On, Whens, State, Held>: Defs::Plain;
}

impl<Defs, Own, Query> UnderWith<Defs> for With<Own, Query>
where
    Defs: BeforeDefinitions<Own>,
    Query: UnderWith<Defs::All>,
{
    type Definitions = Query::Definitions;
    type Query = Query::Query;
    type Names = Query::Names;
    type Recursion = Query::Recursion;

    fn under(self, definitions: Defs) -> With<Self::Definitions, Self::Query> {
        self.query.under(definitions.before(self.definitions))
    }
}

/// Definitions before those of `Own`.
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait BeforeDefinitions<Own> {
    /// Both.
    type All;
    /// Puts them together.
    fn before(self, own: Own) -> Self::All;
}

impl<Own> BeforeDefinitions<Own> for () {
    type All = Own;

    fn before(self, own: Own) -> Own {
        own
    }
}

impl<First, Rest: BeforeDefinitions<Own>, Own> BeforeDefinitions<Own> for Define<First, Rest> {
    type All = Define<First, Rest::All>;

    fn before(self, own: Own) -> Self::All {
        Define(self.0, self.1.before(own))
    }
}
