//! `linked_to`: the rows that a foreign key links to a row of the query around.

use super::*;
use crate::check::*;
use crate::expr::{Alias, AliasColumn, Infix, TableColumn, ops::comparison::Equal, ops::logic::And};
use crate::kernel::*;
use crate::stmt::Select;

/// Gives the expression for the column `C` of a table reference.
pub trait LinkedColumn<C> {
    /// `users.name` or `users_b.name`
    type Column;
    /// It.
    const COLUMN: Self::Column;
}

impl<T: Table, C> LinkedColumn<C> for T {
    type Column = TableColumn<C>;
    const COLUMN: TableColumn<C> = TableColumn::COLUMN;
}

impl<T, const LETTER: char, C> LinkedColumn<C> for Alias<T, LETTER> {
    type Column = AliasColumn<Self, C>;
    const COLUMN: AliasColumn<Self, C> = AliasColumn::COLUMN;
}

/// A foreign key as a condition: `posts.user_id = users.id`.
pub trait LinkCondition {
    /// The condition.
    type Condition;
    /// Builds it.
    fn condition() -> Self::Condition;
}

/// `From.C = To.Target`
type Pair<From, C, To, Target> =
    Infix<Equal, <From as LinkedColumn<C>>::Column, <To as LinkedColumn<Target>>::Column>;

fn pair<From: LinkedColumn<C>, C, To: LinkedColumn<Target>, Target>() -> Pair<From, C, To, Target> {
    Infix::new(From::COLUMN, To::COLUMN)
}

// One by one and not by recursion: where there is no key, the compiler would look for one of any length.
macro_rules! link_conditions {
    ($([$($column:ident $target:ident)+])*) => { $(
        impl<From, To, $($column, $target),+> LinkCondition
            for Link<From, crate::__list!($(TableColumn<$column>),+), To, crate::__list!($(TableColumn<$target>),+)>
        where
            $( From: LinkedColumn<$column>, To: LinkedColumn<$target>, )+
        {
            type Condition = link_conditions!(@type From To $($column $target)+);

            fn condition() -> Self::Condition {
                link_conditions!(@value From To $($column $target)+)
            }
        }
    )* };
    (@type $from:ident $to:ident $column:ident $target:ident) => { Pair<$from, $column, $to, $target> };
    (@type $from:ident $to:ident $column:ident $target:ident $($rest:ident)+) => {
        Infix<And, Pair<$from, $column, $to, $target>, link_conditions!(@type $from $to $($rest)+)>
    };
    (@value $from:ident $to:ident $column:ident $target:ident) => { pair::<$from, $column, $to, $target>() };
    (@value $from:ident $to:ident $column:ident $target:ident $($rest:ident)+) => {
        Infix::new(pair::<$from, $column, $to, $target>(), link_conditions!(@value $from $to $($rest)+))
    };
}

link_conditions! {
    [A TargetA]
    [A TargetA B TargetB]
    [A TargetA B TargetB C TargetC]
    [A TargetA B TargetB C TargetC D TargetD]
    [A TargetA B TargetB C TargetC D TargetD E TargetE]
    [A TargetA B TargetB C TargetC D TargetD E TargetE F TargetF]
}

/// The foreign keys between a table reference and one of the query around.
type Links<Inner, Outer> = LinksBetween<Alone<Inner>, Outer>;
/// Is there only one?
type OneLink<Inner, Outer> = <Links<Inner, Outer> as AtMostOneLink>::Verdict;
/// The subquery of [`linked_to`](LinkedTable::linked_to).
pub type Linked<Inner, Outer, Condition> = Select<
    Correlated<Alone<Inner>, Outer>,
    Unset,
    Natural,
    From<Inner>,
    Where<Condition>,
    NotGrouped,
    Unset,
    Unset,
    Unset,
    Unset,
>;

/// Subqueries along foreign keys.
#[relvar_macros::brief]
pub trait LinkedTable: Declared {
    /// The rows of this table that a foreign key links to a row of `outer`, a table of the query around: what
    /// [`correlate`](TableMethods::correlate) and a filter say by hand. One foreign key must link the two, whichever of
    /// them declares it.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let authors = users.filter(exists(posts.linked_to(users).select(posts::id))).select(users::name);
    /// assert_eq!(
    ///     authors.sql::<Postgres>(),
    ///     "SELECT users.name FROM users WHERE EXISTS (SELECT posts.id FROM posts WHERE posts.user_id = users.id)",
    /// );
    /// let titles = posts.select((posts::title, scalar(users.linked_to(posts).select(users::name))));
    /// assert_eq!(
    ///     titles.sql::<Postgres>(),
    ///     "SELECT posts.title, (SELECT users.name FROM users WHERE posts.user_id = users.id) FROM posts",
    /// );
    /// ```
    // The key and its condition are parameters: where there is no key, nothing follows from them.
    fn linked_to<Outer, Key, Condition>(self, outer: Outer) -> Linked<Self, Outer, Condition>
    where
        Outer: TableReference,
        Alone<Self>: Find<Outer> + LinksTo<Outer, Nil>,
        Links<Self, Outer>: AtMostOneLink + LinkBetween<Self, Outer, Link = Key>,
        Key: LinkCondition<Condition = Condition>,
        <Alone<Self> as Find<Outer>>::Fresh: NotYetInFrom<Culprit<<Alone<Self> as Find<Outer>>::Fresh>>,
        Culprit<OneLink<Self, Outer>>: TwoParts,
        OneLink<Self, Outer>: OneForeignKey<
                Outer,
                <Culprit<OneLink<Self, Outer>> as TwoParts>::First,
                <Culprit<OneLink<Self, Outer>> as TwoParts>::Second,
            >,
    {
        let _ = outer;
        Query::on(self).map_filter::<Correlated<Alone<Self>, Outer>, _>(|_| Where(Key::condition()))
    }
}

impl<Reference: Declared> LinkedTable for Reference {}
