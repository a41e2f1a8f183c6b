//! What SQLite runs of the recursive term of `WITH RECURSIVE`: one SELECT with its own table in its own FROM clause, row by row.

use std::marker::PhantomData;

use super::recursive::NoWindowIn;
use super::*;
use crate::check::*;
use crate::kernel::*;
use crate::render::{Sqlite, SupportedBy, on_postgres};
use crate::row::{ListLevel, SelectList};
use crate::stmt::Select;

/// The recursive term `Step`.
#[derive(Clone, Copy, Debug)]
pub struct TermOfRecursion<Step>(PhantomData<Step>);

impl<Step: TermRowByRow> SupportedBy<Sqlite> for TermOfRecursion<Step> {
    type Verdict = Step::Verdict;
}

on_postgres!(TermOfRecursion<Step>);

/// How messages call what SQLite has not in a recursive term.
macro_rules! refused {
    ($($(#[$doc:meta])* $name:ident)*) => { $(
        $(#[$doc])*
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "a message spells SQL")]
        #[derive(Clone, Copy, Debug)]
        pub struct $name;
    )* };
}

refused! {
    /// Its own table inside of a derived table.
    RECURSION_IN_A_DERIVED_TABLE
    /// GROUP BY, HAVING, an aggregate.
    GROUPS_IN_A_RECURSIVE_TERM
    /// A window function.
    WINDOW_FUNCTION_IN_A_RECURSIVE_TERM
    /// ORDER BY of the term.
    ORDER_BY_IN_A_RECURSIVE_TERM
    /// LIMIT of the term.
    LIMIT_IN_A_RECURSIVE_TERM
    /// OFFSET of the term.
    OFFSET_IN_A_RECURSIVE_TERM
}

/// Is the term computed row by row?
pub trait TermRowByRow {
    /// The culprit is what it has beside that. A term that does not name its own table is a query like any other.
    type Verdict: Verdict;
}

impl<Scope, Distinct, List, F, Filter, Group, Having, Order, Limit, Offset> TermRowByRow
    for Select<Scope, Distinct, Chosen<List>, F, Filter, Group, Having, Order, Limit, Offset>
where
    List: SelectList<Items: ListLevel>,
    Scope: RecursiveUses<Direct: DirectRule>,
    Group: IsUngrouped,
    Order: ClauseThere,
    Limit: ClauseThere,
    Offset: ClauseThere,
{
    type Verdict = <Scope::Uses as SomeUses>::IfUsed<
        all!(
            Blaming<<Scope::Direct as DirectRule>::OnlyIfDirect<Valid>, RECURSION_IN_A_DERIVED_TABLE>,
            Blaming<Group::Verdict, GROUPS_IN_A_RECURSIVE_TERM>,
            Blaming<NoWindowIn<<List::Items as ListLevel>::Level>, WINDOW_FUNCTION_IN_A_RECURSIVE_TERM>,
            Order::Absent<ORDER_BY_IN_A_RECURSIVE_TERM>,
            Limit::Absent<LIMIT_IN_A_RECURSIVE_TERM>,
            Offset::Absent<OFFSET_IN_A_RECURSIVE_TERM>
        ),
    >;
}

/// Is a clause written?
pub trait ClauseThere {
    /// `Fail` with `Name` where it is.
    type Absent<Name>: Verdict;
}

macro_rules! clause_there {
    ($([$($generics:ident),*] $clause:ty: $verdict:ty;)*) => { $(
        impl<$($generics),*> ClauseThere for $clause {
            type Absent<Name> = $verdict;
        }
    )* };
}

clause_there! {
    [] Unset: Valid;
    [] AnyOrder: Valid;
    [Terms] OrderBy<Terms>: Fail<Name>;
    [Terms] OrderByOutput<Terms>: Fail<Name>;
    [W, Terms, Keys] Sought<W, Terms, Keys>: Fail<Name>;
    [] super::limit::Limit: Fail<Name>;
    [] LimitOne: Fail<Name>;
    [] LimitTies: Fail<Name>;
    [] Skip: Fail<Name>;
}
