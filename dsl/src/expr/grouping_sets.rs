//! Several groupings at once: ROLLUP, CUBE, GROUPING SETS, `grouping(..)` (PostgreSQL manual, sections 7.2.4 and 9.21).

use crate::backend::{Backend, ColumnTypes, Values};
use crate::kernel::*;
use crate::render::{Dialect, OnPostgres, Render, Rope, Support, SupportedBy};
use crate::row::{ItemLevel, LevelOfList, SelectList};
use crate::types::Int4;

macro_rules! constructs {
    ($($(#[$doc:meta])* $name:ident $function:ident $text:literal $keyword:ident;)*) => { $(
        #[doc = concat!("How messages call `", $text, "..)`.")]
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "a message spells SQL")]
        #[derive(Clone, Copy, Debug)]
        pub struct $keyword;

        #[doc = concat!("`", $text, "list)`")]
        #[derive(Clone, Copy, Debug)]
        pub struct $name<List>(pub(crate) List);

        $(#[$doc])*
        pub fn $function<List: SelectList>(list: List) -> $name<List> {
            $name(list)
        }

        impl<List: SelectList> SelectList for $name<List> {
            type Items = Cons<Self, Nil>;
            const WIDTH: usize = 0;
            const COLUMNS: &'static ColumnTypes = &ColumnTypes::None;
        }

        impl<List: ItemLevel> ItemLevel for $name<List> {
            type Level = LevelOfList<List>;
        }

        impl<D: Dialect, List: SelectList<Items: SetsText<D>> + Render<D>> Render<D> for $name<List>
        where
            OnPostgres<$keyword>: SupportedBy<D>,
        {
            type Support = Both<Support<OnPostgres<$keyword>, D>, List::Support>;
            const ROPE: &'static Rope =
                &Rope::Join(&[&Rope::Literal($text), <List::Items as SetsText<D>>::ROPE, &Rope::Literal(")")]);
        }

        impl<B: Backend, List: Values<B>> Values<B> for $name<List> {
            fn values(&self, parameters: &mut B::Parameters) {
                self.0.values(parameters);
            }
        }

        impl<D: Dialect, List> SetText<D> for $name<List>
        where
            Self: Render<D>,
        {
            const ROPE: &'static Rope = <Self as Render<D>>::ROPE;
        }
    )* };
}

constructs! {
    /// `ROLLUP (list)`: the groups of the whole list, of the list without its last element, and so on down to all rows
    /// as one group. An element may be a tuple.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let by = rollup((users::team_id, users::name));
    /// let sql = users.group_by(by).select((users::team_id, users::name, count_rows())).sql::<Postgres>();
    /// assert_eq!(
    ///     sql,
    ///     "SELECT users.team_id, users.name, count(*) FROM users GROUP BY ROLLUP (users.team_id, users.name)",
    /// );
    /// ```
    Rollup rollup "ROLLUP (" ROLLUP;
    /// `CUBE (list)`: the groups of every selection from the list. An element may be a tuple.
    Cube cube "CUBE (" CUBE;
    /// `GROUPING SETS (list)`: the groups of each element: an expression, a tuple, `EmptySet` for all rows as one group,
    /// ROLLUP or CUBE.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let by = grouping_sets((users::team_id, (users::team_id, users::name), EmptySet));
    /// let sql = users.group_by(by).select((users::team_id, grouping(users::name), count_rows())).sql::<Postgres>();
    /// assert_eq!(
    ///     sql,
    ///     "SELECT users.team_id, grouping(users.name), count(*) FROM users \
    ///      GROUP BY GROUPING SETS (users.team_id, (users.team_id, users.name), ())",
    /// );
    /// ```
    GroupingSets grouping_sets "GROUPING SETS (" GROUPING_SETS;
}

/// `()` in GROUPING SETS: all rows as one group.
#[derive(Clone, Copy, Debug)]
pub struct EmptySet;

impl SelectList for EmptySet {
    type Items = Cons<Self, Nil>;
    const WIDTH: usize = 0;
    const COLUMNS: &'static ColumnTypes = &ColumnTypes::None;
}

impl ItemLevel for EmptySet {
    type Level = ConstantLevel;
}

impl<D: Dialect> Render<D> for EmptySet {
    type Support = Valid;
    const ROPE: &'static Rope = &Rope::Literal("()");
}

impl<B: Backend> Values<B> for EmptySet {
    fn values(&self, _: &mut B::Parameters) {}
}

/// An element of ROLLUP, CUBE or GROUPING SETS as text: a tuple in parentheses.
pub trait SetText<D: Dialect> {
    /// The element.
    const ROPE: &'static Rope;
}

impl<D: Dialect, E: Expression + Render<D>> SetText<D> for E {
    const ROPE: &'static Rope = <E as Render<D>>::ROPE;
}

impl<D: Dialect> SetText<D> for EmptySet {
    const ROPE: &'static Rope = <Self as Render<D>>::ROPE;
}

/// The elements with commas.
pub trait SetsText<D: Dialect> {
    /// As text.
    const ROPE: &'static Rope;
}

impl<D: Dialect> SetsText<D> for Nil {
    const ROPE: &'static Rope = &Rope::Empty;
}

impl<D: Dialect, Head: SetText<D>, Tail: SetsText<D>> SetsText<D> for Cons<Head, Tail> {
    const ROPE: &'static Rope = &Rope::List(", ", &[Head::ROPE, Tail::ROPE]);
}

/// `grouping(list)`
#[derive(Clone, Copy, Debug)]
pub struct Grouping<List>(pub(crate) List);

/// `grouping(list)`: a number whose bits say which of these grouped expressions are left out of the row's grouping, the
/// last one in the lowest bit.
pub fn grouping<List: SelectList>(list: List) -> Grouping<List> {
    Grouping(list)
}

#[diagnostic::do_not_recommend]
impl<List> Expression for Grouping<List> {
    type SqlType = Int4;
    type Level = AggregateLevel;
}

impl<D: Dialect, List: Render<D>> Render<D> for Grouping<List>
where
    OnPostgres<GROUPING_SETS>: SupportedBy<D>,
{
    type Support = Both<Support<OnPostgres<GROUPING_SETS>, D>, List::Support>;
    const ROPE: &'static Rope = &Rope::Join(&[&Rope::Literal("grouping("), List::ROPE, &Rope::Literal(")")]);
}

impl<B: Backend, List: Values<B>> Values<B> for Grouping<List> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}
