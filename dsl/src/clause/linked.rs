//! `linked_to`: the rows that a foreign key links to a row of the query around.

use super::*;
use crate::check::*;
use crate::expr::{Alias, AliasColumn, Infix, TableColumn, ops::comparison::Equal, ops::logic::And};
use crate::kernel::*;
use crate::stmt::Select;

/// Gives the expression for the column `C` of a table reference.
pub trait ColumnOf<C> {
    /// `users.name` or `users_b.name`
    type Column;
    /// It.
    const COLUMN: Self::Column;
}

impl<T: Table, C> ColumnOf<C> for T {
    type Column = TableColumn<C>;
    const COLUMN: TableColumn<C> = TableColumn::COLUMN;
}

impl<T, const LETTER: char, C> ColumnOf<C> for Alias<T, LETTER> {
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
    Infix<Equal, <From as ColumnOf<C>>::Column, <To as ColumnOf<Target>>::Column>;

fn pair<From: ColumnOf<C>, C, To: ColumnOf<Target>, Target>() -> Pair<From, C, To, Target> {
    Infix::new(From::COLUMN, To::COLUMN)
}

impl<From, C, To, Target> LinkCondition
    for Link<From, Cons<TableColumn<C>, Nil>, To, Cons<TableColumn<Target>, Nil>>
where
    From: ColumnOf<C>,
    To: ColumnOf<Target>,
{
    type Condition = Pair<From, C, To, Target>;

    fn condition() -> Self::Condition {
        pair::<From, C, To, Target>()
    }
}

impl<From, C, Next, Rest, To, Target, NextTarget, Targets> LinkCondition
    for Link<
        From,
        Cons<TableColumn<C>, Cons<Next, Rest>>,
        To,
        Cons<TableColumn<Target>, Cons<NextTarget, Targets>>,
    >
where
    From: ColumnOf<C>,
    To: ColumnOf<Target>,
    Link<From, Cons<Next, Rest>, To, Cons<NextTarget, Targets>>: LinkCondition,
{
    type Condition = Infix<
        And,
        Pair<From, C, To, Target>,
        <Link<From, Cons<Next, Rest>, To, Cons<NextTarget, Targets>> as LinkCondition>::Condition,
    >;

    fn condition() -> Self::Condition {
        Infix::new(
            pair::<From, C, To, Target>(),
            Link::<From, Cons<Next, Rest>, To, Cons<NextTarget, Targets>>::condition(),
        )
    }
}

/// The foreign keys between a table reference and one of the query around.
type Links<Inner, Outer> = LinksBetween<Alone<Inner>, Outer>;
/// Is there only one?
type OneLink<Inner, Outer> = <Links<Inner, Outer> as AtMostOneLink>::Verdict;
/// The condition that it gives.
type Linking<Inner, Outer> =
    <<Links<Inner, Outer> as LinkBetween<Inner, Outer>>::Link as LinkCondition>::Condition;

/// The subquery of [`linked_to`](LinkedTable::linked_to).
pub type Linked<Inner, Outer> = Select<
    Correlated<Alone<Inner>, Outer>,
    Unset,
    Natural,
    From<Inner>,
    Where<Linking<Inner, Outer>>,
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
    fn linked_to<Outer: TableReference>(self, outer: Outer) -> Linked<Self, Outer>
    where
        Alone<Self>: Find<Outer> + LinksTo<Outer, Nil>,
        Links<Self, Outer>: AtMostOneLink + LinkBetween<Self, Outer, Link: LinkCondition>,
        <Alone<Self> as Find<Outer>>::Fresh: NotYetInFrom<Culprit<<Alone<Self> as Find<Outer>>::Fresh>>,
        Culprit<OneLink<Self, Outer>>: TwoParts,
        OneLink<Self, Outer>: OneForeignKey<
                Outer,
                <Culprit<OneLink<Self, Outer>> as TwoParts>::First,
                <Culprit<OneLink<Self, Outer>> as TwoParts>::Second,
            >,
    {
        let _ = outer;
        let condition = Where(<Links<Self, Outer> as LinkBetween<Self, Outer>>::Link::condition());
        Query::on(self).map_filter::<Correlated<Alone<Self>, Outer>, _>(|_| condition)
    }
}

impl<Reference: Declared> LinkedTable for Reference {}
