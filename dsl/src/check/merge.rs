//! Which rows may a WHEN of MERGE use, what may it do, and is it ever reached?
//!
//! PostgreSQL manual, page MERGE. WHEN MATCHED has a row of the target and one of the source; WHEN NOT MATCHED has only that
//! of the source, WHEN NOT MATCHED BY SOURCE only that of the target.

use std::marker::PhantomData;

use typenum::{B0, B1};

use super::AllNullable;
use crate::kernel::*;

/// MERGE.
pub struct MERGE;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident;)*) => { $(
        $(#[$doc])*
        #[allow(non_camel_case_types, reason = "messages print the words as SQL writes them")]
        #[derive(Clone, Copy, Debug)]
        pub struct $name;
    )* };
}

kinds! {
    /// WHEN MATCHED.
    MATCHED;
    /// WHEN NOT MATCHED.
    NOT_MATCHED;
    /// WHEN NOT MATCHED BY SOURCE.
    NOT_MATCHED_BY_SOURCE;
    /// The condition of a WHEN.
    WHEN;
}

/// Which kinds of WHEN may still come, as verdicts, and whether the source may have no row.
pub struct Whens<Matched, NotMatched, BySource, NoSource>(
    PhantomData<(Matched, NotMatched, BySource, NoSource)>,
);

/// Before the first WHEN.
pub type NoWhens = Whens<Valid, Valid, Valid, B0>;

/// The parts of [`Whens`].
pub trait MergeState {
    /// `Fail` after an unconditional WHEN MATCHED.
    type Matched: Verdict;
    /// `Fail` after an unconditional WHEN NOT MATCHED.
    type NotMatched: Verdict;
    /// `Fail` after an unconditional WHEN NOT MATCHED BY SOURCE.
    type BySource: Verdict;
    /// The source's tables, nullable where a row of the target without one is changed.
    type Source<Tables: AllNullable>;
}

macro_rules! states {
    ($($no_source:ident $source:ty;)*) => { $(
        impl<Matched: Verdict, NotMatched: Verdict, BySource: Verdict> MergeState
            for Whens<Matched, NotMatched, BySource, $no_source>
        {
            type Matched = Matched;
            type NotMatched = NotMatched;
            type BySource = BySource;
            type Source<Tables: AllNullable> = $source;
        }
    )* };
}

states! {
    B0 Tables;
    B1 Tables::Out;
}

/// What is known after one more WHEN of the kind `Kind`, whose condition is `Condition`.
pub trait AddWhen<Kind, Condition> {
    /// See [`Whens`].
    type After;
}

/// What comes after a WHEN, of the same kind.
pub trait AfterWhen<Kind, Before> {
    /// `Fail` where it has no condition.
    type After: Verdict;
}

impl<Kind, Before> AfterWhen<Kind, Before> for Unset {
    type After = Fail<Kind>;
}

impl<Kind, Before: Verdict, Condition> AfterWhen<Kind, Before> for crate::clause::If<Condition> {
    type After = Before;
}

impl<Matched, NotMatched, BySource, NoSource, Condition: AfterWhen<MATCHED, Matched>>
    AddWhen<MATCHED, Condition> for Whens<Matched, NotMatched, BySource, NoSource>
{
    type After = Whens<Condition::After, NotMatched, BySource, NoSource>;
}

impl<Matched, NotMatched, BySource, NoSource, Condition: AfterWhen<NOT_MATCHED, NotMatched>>
    AddWhen<NOT_MATCHED, Condition> for Whens<Matched, NotMatched, BySource, NoSource>
{
    type After = Whens<Matched, Condition::After, BySource, NoSource>;
}

impl<Matched, NotMatched, BySource, NoSource, Condition: AfterWhen<NOT_MATCHED_BY_SOURCE, BySource>>
    AddWhen<NOT_MATCHED_BY_SOURCE, Condition> for Whens<Matched, NotMatched, BySource, NoSource>
{
    type After = Whens<Matched, NotMatched, Condition::After, B1>;
}

/// A verdict on WHEN MATCHED.
#[diagnostic::on_unimplemented(
    message = "this WHEN MATCHED is never reached: one before it takes every row",
    label = "comes after a WHEN MATCHED without a condition",
    note = "rule I8, see `relvar::docs::rules::I8`"
)]
pub trait ReachedMatched {}

/// A verdict on WHEN NOT MATCHED.
#[diagnostic::on_unimplemented(
    message = "this WHEN NOT MATCHED is never reached: one before it takes every row",
    label = "comes after a WHEN NOT MATCHED without a condition",
    note = "rule I8, see `relvar::docs::rules::I8`"
)]
pub trait ReachedNotMatched {}

/// A verdict on WHEN NOT MATCHED BY SOURCE.
#[diagnostic::on_unimplemented(
    message = "this WHEN NOT MATCHED BY SOURCE is never reached: one before it takes every row",
    label = "comes after a WHEN NOT MATCHED BY SOURCE without a condition",
    note = "rule I8, see `relvar::docs::rules::I8`"
)]
pub trait ReachedBySource {}

/// A verdict on the tables that MERGE uses.
#[diagnostic::on_unimplemented(
    message = "table `{Table}` is neither the target nor a source of this MERGE",
    label = "uses a column of `{Table}`",
    note = "the source is the argument of `.merge(..)`; it can be tables joined",
    note = "rule S9, see `relvar::docs::rules::S9`"
)]
pub trait InMerge<Table> {}

/// A verdict on the tables that WHEN NOT MATCHED uses.
#[diagnostic::on_unimplemented(
    message = "WHEN NOT MATCHED cannot use target table `{Table}`: it has no row there",
    label = "uses a column of `{Table}`",
    note = "only the columns of the source have values for a row that is not there yet",
    note = "rule S9, see `relvar::docs::rules::S9`"
)]
pub trait WithoutTarget<Table> {}

/// A verdict on the tables that WHEN NOT MATCHED BY SOURCE uses.
#[diagnostic::on_unimplemented(
    message = "WHEN NOT MATCHED BY SOURCE cannot use source table `{Table}`: it has no row there",
    label = "uses a column of `{Table}`",
    note = "only the columns of the target have values for a row without one in the source",
    note = "rule S9, see `relvar::docs::rules::S9`"
)]
pub trait WithoutSource<Table> {}

/// A verdict on a WHEN after RETURNING.
#[diagnostic::on_unimplemented(
    message = "WHEN goes before `.returning(..)`, whose rows depend on it",
    label = "comes after `.returning(..)`",
    note = "rule I8, see `relvar::docs::rules::I8`"
)]
pub trait BeforeReturning {}

macro_rules! passed {
    ($($name:ident$(<$generic:ident>)?)*) => { $(
        #[diagnostic::do_not_recommend]
        impl$(<$generic>)? $name$(<$generic>)? for Valid {}
    )* };
}

passed! {
    ReachedMatched ReachedNotMatched ReachedBySource BeforeReturning
    InMerge<Table> WithoutTarget<Table> WithoutSource<Table>
}

/// An action of WHEN that its kind does not have.
#[diagnostic::on_unimplemented(
    message = "WHEN NOT MATCHED cannot {Action}: there is no row of the target",
    label = "{Action} of a row that is not there",
    note = "WHEN NOT MATCHED has `.insert(..)` and `.do_nothing()`",
    note = "rule I8, see `relvar::docs::rules::I8`"
)]
pub trait HasTargetRow<Action> {}

/// INSERT where the row is there.
#[diagnostic::on_unimplemented(
    message = "INSERT is for WHEN NOT MATCHED alone: here the row of the target is there already",
    label = "INSERT of a row that is there",
    note = "this WHEN has `.update(..)`, `.delete()` and `.do_nothing()`",
    note = "rule I8, see `relvar::docs::rules::I8`"
)]
pub trait HasNoTargetRow<Kind> {}

/// A MERGE that does something.
#[diagnostic::on_unimplemented(
    message = "this MERGE has no WHEN clause, so it does nothing",
    label = "no `.when_matched()` or `.when_not_matched()` before this call",
    note = "rule I8, see `relvar::docs::rules::I8`"
)]
pub trait HasWhen<Clauses> {}

#[diagnostic::do_not_recommend]
impl<Clauses> HasWhen<Clauses> for Valid {}

/// Has a MERGE a WHEN?
pub trait SaysWhens {
    /// `Fail` where it has none.
    type Verdict: Verdict;
}

impl SaysWhens for Unset {
    type Verdict = Fail<MERGE>;
}

impl<Before, Kind, Condition, Action> SaysWhens for crate::clause::WhenThen<Before, Kind, Condition, Action> {
    type Verdict = Valid;
}

/// A WHEN and those before it: without one there is no text.
pub trait SomeWhen {}

impl<Before, Kind, Condition, Action> SomeWhen for crate::clause::WhenThen<Before, Kind, Condition, Action> {}
