//! `WHERE` (PostgreSQL manual, section 7.2.2).

use crate::backend::{Backend, Values};
use crate::check::*;
use crate::expr::{Infix, ops::logic};
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope};
use crate::stmt::Select;

/// `WHERE condition`
#[derive(Clone, Copy, Debug)]
pub struct Where<Condition>(pub(crate) Condition);

/// No WHERE clause, and every row is meant.
#[derive(Clone, Copy, Debug)]
pub struct AllRows;

taken! {
    [Condition] Where<Condition>;
    [] AllRows;
}

impl<D: Dialect, Condition: Render<D>> Render<D> for Where<Condition> {
    type Support = Condition::Support;
    const ROPE: &'static Rope = &Rope::Clause(" WHERE ", Condition::ROPE);
}

impl<D: Dialect> Render<D> for AllRows {
    type Support = Valid;
    const ROPE: &'static Rope = &Rope::Empty;
}

impl<B: Backend, Condition: Values<B>> Values<B> for Where<Condition> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}

impl<B: Backend> Values<B> for AllRows {
    fn values(&self, _: &mut B::Parameters) {}
}

/// A WHERE clause that takes one more condition.
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait AddCondition<Condition> {
    /// Both.
    type And;
    /// Either.
    type Or;
    /// `existing AND condition`
    fn and(self, condition: Condition) -> Self::And;
    /// `existing OR condition`
    fn or(self, condition: Condition) -> Self::Or;
}

impl<Condition> AddCondition<Condition> for Unset {
    type And = Where<Condition>;
    type Or = Where<Condition>;

    fn and(self, condition: Condition) -> Where<Condition> {
        Where(condition)
    }

    fn or(self, condition: Condition) -> Where<Condition> {
        Where(condition)
    }
}

impl<First, Condition> AddCondition<Condition> for Where<First> {
    type And = Where<Infix<logic::And, First, Condition>>;
    type Or = Where<Infix<logic::Or, First, Condition>>;

    fn and(self, condition: Condition) -> Self::And {
        Where(Infix::new(self.0, condition))
    }

    fn or(self, condition: Condition) -> Self::Or {
        Where(Infix::new(self.0, condition))
    }
}

#[relvar_macros::brief]
impl<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
    Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
{
    /// `WHERE condition`; a second call adds `AND condition`.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.filter(users::age.gt(30)).filter(users::name.eq("Ann")).count().sql::<Postgres>();
    /// assert_eq!(sql, "SELECT count(*) FROM users WHERE users.age > $1 AND users.name = $2");
    /// ```
    pub fn filter<Condition>(
        self,
        condition: Condition,
    ) -> Select<Scope, Distinct, Columns, From, Filter::And, Group, Having, Order, Limit, Offset>
    where
        Filter: AddCondition<Condition>,
        Condition: ValueIn<Scope>,
        Condition::SqlType: SearchCondition<WHERE>,
        ScopeOf<Condition, Scope>: InFrom<Culprit<ScopeOf<Condition, Scope>>>,
        AggregateIn<Condition>: NoAggregate<WHERE>,
        WindowIn<Condition>: NoWindow<WHERE>,
    {
        self.map_filter(|existing| existing.and(condition))
    }

    /// `WHERE .. OR condition`: of everything that was filtered so far.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let sql = users.filter(users::age.gt(30)).or_filter(users::name.eq("Ann")).count().sql::<Postgres>();
    /// assert_eq!(sql, "SELECT count(*) FROM users WHERE users.age > $1 OR users.name = $2");
    /// ```
    pub fn or_filter<Condition>(
        self,
        condition: Condition,
    ) -> Select<Scope, Distinct, Columns, From, Filter::Or, Group, Having, Order, Limit, Offset>
    where
        Filter: AddCondition<Condition>,
        Condition: ValueIn<Scope>,
        Condition::SqlType: SearchCondition<WHERE>,
        ScopeOf<Condition, Scope>: InFrom<Culprit<ScopeOf<Condition, Scope>>>,
        AggregateIn<Condition>: NoAggregate<WHERE>,
        WindowIn<Condition>: NoWindow<WHERE>,
    {
        self.map_filter(|existing| existing.or(condition))
    }
}

/// A WHERE clause of UPDATE or DELETE that may still be given.
pub trait WriteFilter {
    /// `Fail` after `.all_rows()`.
    type Open: Verdict;
    /// `Fail` after `.filter(..)`.
    type Empty: Verdict;
    /// `V` before the first of both, later [`Valid`]: what is asked once.
    type Once<V: Verdict>: Verdict;
}

impl WriteFilter for Unset {
    type Open = Valid;
    type Empty = Valid;
    type Once<V: Verdict> = V;
}

impl<Condition> WriteFilter for Where<Condition> {
    type Open = Valid;
    type Empty = Fail<Condition>;
    type Once<V: Verdict> = Valid;
}

impl WriteFilter for AllRows {
    type Open = Fail<AllRows>;
    type Empty = Valid;
    type Once<V: Verdict> = Valid;
}

/// After `.all_rows()` a condition would be lost; it is here so that the rules can go on.
impl<Condition> AddCondition<Condition> for AllRows {
    type And = Where<Condition>;
    type Or = Where<Condition>;

    fn and(self, condition: Condition) -> Where<Condition> {
        Where(condition)
    }

    fn or(self, condition: Condition) -> Where<Condition> {
        Where(condition)
    }
}

/// A verdict on a filter of UPDATE and DELETE.
#[diagnostic::on_unimplemented(
    message = "this {Statement} was said to mean all rows, so it takes no filter",
    label = "comes after `.all_rows()`",
    note = "rule U5, see `relvar::docs::rules::U5`"
)]
pub trait NotAllRows<Statement> {}

#[diagnostic::do_not_recommend]
impl<Statement> NotAllRows<Statement> for Valid {}

/// A verdict on `.all_rows()`.
#[diagnostic::on_unimplemented(
    message = "this {Statement} has a WHERE clause, so it does not mean all rows",
    label = "comes after `.filter(..)`",
    note = "rule U5, see `relvar::docs::rules::U5`"
)]
pub trait NotFiltered<Statement> {}

#[diagnostic::do_not_recommend]
impl<Statement> NotFiltered<Statement> for Valid {}

// The macro below names the rules in short.

/// A clause that only a query has.
#[diagnostic::on_unimplemented(
    message = "{Statement} has no {Clause}: SQL takes one only in a query",
    label = "{Clause} on a statement that writes",
    note = "select the keys first, then change the rows with these keys",
    note = "rule U5, see `relvar::docs::rules::U5`"
)]
pub trait HasClause<Clause, Statement> {}

/// ORDER BY, which only a query has.
#[diagnostic::on_unimplemented(
    message = "{Statement} has no ORDER BY: SQL takes one only in a query",
    label = "ORDER BY on a statement that writes",
    note = "select the keys first, then change the rows with these keys",
    note = "rule U5, see `relvar::docs::rules::U5`"
)]
pub trait HasOrderBy<Statement> {}

/// GROUP BY, which only a query has.
#[diagnostic::on_unimplemented(
    message = "{Statement} has no GROUP BY: SQL takes one only in a query",
    label = "GROUP BY on a statement that writes",
    note = "select the keys first, then change the rows with these keys",
    note = "rule U5, see `relvar::docs::rules::U5`"
)]
pub trait HasGroupBy<Statement> {}

/// A filter that may be absent, which only a query has.
#[diagnostic::on_unimplemented(
    message = "{Statement} takes no optional filter: `None` would mean every row",
    label = "a filter that may be absent",
    note = "decide it in Rust: `.filter(..)` where there is a condition, `.all_rows()` where every row is meant",
    note = "rules U1, U2, see `relvar::docs::rules`"
)]
pub trait HasOptionalFilter<Statement> {}

/// `.filter(..)`, `.all_rows()` of a writing statement, and the clauses that it refuses in SQL's words.
macro_rules! write_filter {
    // write_filter!(Update<T, Beside> UPDATE [bounds that the first of them checks])
    ($statement:ident<$($fixed:ident),*> $word:ident [$($checks:tt)*]) => {
        impl<$($fixed,)* Filter, Held> $statement<$($fixed,)* Filter, Held>
        where
            Beside: $crate::clause::BesideTarget<T>,
        {
            /// `WHERE condition`; a second call adds `AND condition`.
            #[relvar_macros::brief($statement)]
            pub fn filter<Condition>(self, condition: Condition) -> $statement<$($fixed,)* Filter::And, Held>
            where
                Filter: WriteFilter + AddCondition<Condition>,
                Condition: ValueIn<WriteScope<T, Beside>>,
                Filter::Open: NotAllRows<$word>,
                Condition::SqlType: SearchCondition<WHERE>,
                $($checks)*
                ScopeOf<Condition, WriteScope<T, Beside>>: InFrom<Culprit<ScopeOf<Condition, WriteScope<T, Beside>>>>,
                AggregateIn<Condition>: NoAggregate<WHERE>,
                WindowIn<Condition>: NoWindow<WHERE>,
            {
                self.map_filter(|existing| existing.and(condition))
            }

            /// Every row is meant.
            #[relvar_macros::brief($statement)]
            pub fn all_rows(self) -> $statement<$($fixed,)* AllRows, Held>
            where
                Filter: WriteFilter,
                Filter::Empty: NotFiltered<$word>,
                $($checks)*
            {
                self.map_filter(|_| AllRows)
            }

            /// Refused: an absent filter would mean every row.
            #[relvar_macros::brief($statement)]
            pub fn filter_opt<Anything>(self, _: Anything) -> Self
            where
                Refused<T>: HasOptionalFilter<$word>,
            {
                self
            }
        }
    };
}
pub(crate) use write_filter;

/// The clauses that a statement refuses in SQL's words, because only a query has them.
macro_rules! only_queries_have {
    ([$($generics:tt)*] $statement:ty, $word:ident) => {
        impl<$($generics)*> $statement {
            $crate::clause::only_queries_have!(@refused $word limit LIMIT, offset OFFSET, having HAVING, select SELECT);

            /// Refused: a statement that writes has no ORDER BY.
            #[relvar_macros::brief($statement)]
            pub fn order_by<Anything>(self, _: Anything) -> Self
            where
                Refused<T>: HasOrderBy<$word>,
            {
                self
            }

            /// Refused: a statement that writes has no GROUP BY.
            #[relvar_macros::brief($statement)]
            pub fn group_by<Anything>(self, _: Anything) -> Self
            where
                Refused<T>: HasGroupBy<$word>,
            {
                self
            }
        }
    };
    (@refused $word:ident $($method:ident $clause:ident),*) => { $(
        #[doc = concat!("Refused: a statement that writes has no ", stringify!($clause), ".")]
        #[relvar_macros::brief($word)]
        pub fn $method<Anything>(self, _: Anything) -> Self
        where
            Refused<T>: HasClause<$clause, $word>,
        {
            self
        }
    )* };
}
pub(crate) use only_queries_have;
