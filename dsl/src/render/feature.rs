//! SQL that not every dialect has. A statement's need is a total verdict, so the refusal is one sentence:
//! "dialect `Sqlite` has no `RightJoin`".

use super::Dialect;
use crate::kernel::{Valid, Verdict};

/// Does the dialect `D` have this feature? A total table: a new dialect fills a row, a new feature a column.
pub trait SupportedBy<D> {
    /// `Fail` with the feature where it does not.
    type Verdict: Verdict;
}

/// The verdict of the feature `F` on the dialect `D`.
pub type Support<F, D> = <F as SupportedBy<D>>::Verdict;

/// A verdict on the dialect that a handle speaks.
#[diagnostic::on_unimplemented(
    message = "dialect `{D}` has no `{Feature}`",
    label = "this statement uses `{Feature}`, which `{D}` does not have",
    note = "what each dialect has, and what to say instead: `relvar::docs::sqlite`",
    note = "rules D1, D2, see `relvar::docs::rules`"
)]
pub trait Supported<Feature, D> {}

#[diagnostic::do_not_recommend]
impl<Feature, D> Supported<Feature, D> for Valid {}

/// What writes is said by another bound.
#[diagnostic::do_not_recommend]
impl<Feature, D, Function> Supported<Feature, D> for crate::kernel::Writing<Function> {}
#[diagnostic::do_not_recommend]
impl<Feature, D, Function> Supported<Feature, D> for crate::kernel::LockingWriting<Function> {}

/// Whether a handle may lock rows is said by another bound.
#[diagnostic::do_not_recommend]
impl<Feature, D> Supported<Feature, D> for crate::kernel::Locking {}

/// A common table expression that is not defined is said by another bound.
#[diagnostic::do_not_recommend]
impl<Feature, D, Table> Supported<Feature, D> for crate::kernel::Missing<Table> {}

crate::feature! {
    /// `= ANY($1)`, array types, `UNNEST`
    pub Arrays: Postgres yes, Sqlite no
}

crate::feature! {
    /// `x ILIKE y`
    #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "a message spells SQL")]
    pub ILIKE: Postgres yes, Sqlite no
}

/// A feature with parameters under the dialects that stand for another one: under WITH it is as without, and a probe is
/// refused nothing.
macro_rules! under {
    ($feature:ident<$($parameter:ident),*>) => {
        impl<$($parameter,)* Under: $crate::render::Dialect, Tables>
            $crate::render::SupportedBy<$crate::render::InWith<Under, Tables>> for $feature<$($parameter),*>
        where
            $feature<$($parameter),*>: $crate::render::SupportedBy<Under>,
        {
            type Verdict = $crate::render::Support<$feature<$($parameter),*>, Under>;
        }

        impl<$($parameter,)* Within> $crate::render::SupportedBy<$crate::render::Probe<Within>>
            for $feature<$($parameter),*>
        {
            type Verdict = $crate::kernel::Valid;
        }
    };
}

/// A feature with parameters that PostgreSQL has, whatever they are. What SQLite has of it is said beside it.
macro_rules! on_postgres {
    ($feature:ident<$($parameter:ident),*>) => {
        impl<$($parameter),*> $crate::render::SupportedBy<$crate::render::Postgres> for $feature<$($parameter),*> {
            type Verdict = $crate::kernel::Valid;
        }

        $crate::render::under!($feature<$($parameter),*>);
    };
}
pub(crate) use {on_postgres, under};

/// What PostgreSQL has and SQLite has not: the function `F` or the operator `F`.
#[derive(Clone, Copy, Debug)]
pub struct OnPostgres<F>(std::marker::PhantomData<F>);

impl<F> SupportedBy<super::Sqlite> for OnPostgres<F> {
    type Verdict = crate::kernel::Fail<F>;
}

on_postgres!(OnPostgres<F>);

/// What SQLite has and PostgreSQL has not: the function `F` or the clause `F`.
#[derive(Clone, Copy, Debug)]
pub struct OnSqlite<F>(std::marker::PhantomData<F>);

impl<F> SupportedBy<super::Sqlite> for OnSqlite<F> {
    type Verdict = Valid;
}

impl<F> SupportedBy<super::Postgres> for OnSqlite<F> {
    type Verdict = crate::kernel::Fail<F>;
}

under!(OnSqlite<F>);

/// A function that only PostgreSQL has, and that writes: a read-only handle does not run it.
#[derive(Clone, Copy, Debug)]
pub struct WritesOnPostgres<F>(std::marker::PhantomData<F>);

impl<F> SupportedBy<super::Postgres> for WritesOnPostgres<F> {
    type Verdict = crate::kernel::Writing<F>;
}

impl<F> SupportedBy<super::Sqlite> for WritesOnPostgres<F> {
    type Verdict = crate::kernel::Fail<F>;
}

under!(WritesOnPostgres<F>);

crate::feature! {
    /// `stddev`, `corr` and the other statistical aggregates
    pub StatisticalAggregates: Postgres yes, Sqlite no
}

crate::feature! {
    /// `mode() WITHIN GROUP (..)` and its like
    #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "a message spells SQL")]
    pub WITHIN_GROUP: Postgres yes, Sqlite no
}

crate::feature! {
    /// `json_agg`, `jsonb_object_agg` and their like
    pub JsonAggregates: Postgres yes, Sqlite no
}

crate::feature! {
    /// `range_agg`, `range_intersect_agg`
    pub RangeAggregates: Postgres yes, Sqlite no
}

crate::feature! {
    /// `xmlagg`
    pub XmlAggregates: Postgres yes, Sqlite no
}

crate::feature! {
    /// `bit_and`, `bit_or`, `bit_xor`
    pub BitAggregates: Postgres yes, Sqlite no
}

crate::feature! {
    /// `LATERAL (SELECT ..)`
    #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "a message spells SQL")]
    pub LATERAL: Postgres yes, Sqlite no
}

crate::feature! {
    /// `array(SELECT row(..) ..)`
    pub NestedRows: Postgres yes, Sqlite no
}

crate::feature! {
    /// `SELECT DISTINCT ON (x)`
    #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "a message spells SQL")]
    pub DISTINCT_ON: Postgres yes, Sqlite no
}

crate::feature! {
    /// `FOR UPDATE`, `FOR SHARE`
    pub RowLocks: Postgres yes, Sqlite no
}

crate::feature! {
    /// `FETCH FIRST n ROWS WITH TIES`
    #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "a message spells SQL")]
    pub WITH_TIES: Postgres yes, Sqlite no
}

crate::feature! {
    /// `DELETE FROM .. USING ..`
    #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "a message spells SQL")]
    pub DELETE_USING: Postgres yes, Sqlite no
}

crate::feature! {
    /// `WITH t AS (DELETE .. RETURNING ..)`
    pub WritingWith: Postgres yes, Sqlite no
}

crate::feature! {
    /// `REFRESH MATERIALIZED VIEW`
    pub MaterializedViews: Postgres yes, Sqlite no
}

crate::feature! {
    /// `table TABLESAMPLE BERNOULLI (10)`
    #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "a message spells SQL")]
    pub TABLESAMPLE: Postgres yes, Sqlite no
}

crate::feature! {
    /// `ONLY table`
    #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "a message spells SQL")]
    pub ONLY: Postgres yes, Sqlite no
}

crate::feature! {
    /// `table.*` as one value
    pub WholeRows: Postgres yes, Sqlite no
}

crate::feature! {
    /// `OVERRIDING USER VALUE`
    #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "a message spells SQL")]
    pub OVERRIDING_USER_VALUE: Postgres yes, Sqlite no
}

crate::feature! {
    /// `UPDATE .. FROM` the rows of a slice
    pub UpdateOfManyRows: Postgres yes, Sqlite no
}

crate::feature! {
    /// `INSERT` of many rows in which different fields are absent
    pub DefaultsOfManyRows: Postgres yes, Sqlite no
}

crate::feature! {
    /// `x BETWEEN SYMMETRIC a AND b`
    #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "a message spells SQL")]
    pub BETWEEN_SYMMETRIC: Postgres yes, Sqlite no
}

crate::feature! {
    /// `EXPLAIN (FORMAT JSON)`
    pub ExplainOptions: Postgres yes, Sqlite no
}

/// What every dialect has.
#[derive(Clone, Copy, Debug)]
pub struct Everywhere;

impl<D: Dialect> SupportedBy<D> for Everywhere {
    type Verdict = Valid;
}
