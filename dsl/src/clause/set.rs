//! `SET` of UPDATE: assignments, or a struct of changes.

use std::marker::PhantomData;

use crate::backend::{Backend, Values};
use crate::expr::Assignment;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope};

/// A list of assignments: one, or a tuple of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of assignments",
    label = "expected `column.set(value)`, or a tuple of them",
    note = "rule U4, see `relvar::docs::rules::U4`"
)]
pub trait Assignments {
    /// As a list.
    type List;
}

impl<C, Value> Assignments for Assignment<C, Value> {
    type List = Cons<Self, Nil>;
}

/// Assignments as text, in the three forms that SQL has for them.
pub trait AssignmentsText<D: Dialect> {
    /// What the values need.
    type Support: Verdict;
    /// `email, name`
    const NAMES: &'static Rope;
    /// `$1, lower($2)`
    const VALUES: &'static Rope;
    /// `email = $1, name = lower($2)`
    const SETS: &'static Rope;
}

impl<D: Dialect> AssignmentsText<D> for Nil {
    type Support = Valid;
    const NAMES: &'static Rope = &Rope::Empty;
    const VALUES: &'static Rope = &Rope::Empty;
    const SETS: &'static Rope = &Rope::Empty;
}

impl<D, C, Value, Rest> AssignmentsText<D> for Cons<Assignment<C, Value>, Rest>
where
    D: Dialect,
    C: Column,
    Value: Render<D>,
    Rest: AssignmentsText<D>,
{
    type Support = Both<Value::Support, Rest::Support>;
    const NAMES: &'static Rope = &Rope::List(", ", &[&Rope::Name(<C as Column>::NAME), Rest::NAMES]);
    const VALUES: &'static Rope = &Rope::List(", ", &[Value::ROPE, Rest::VALUES]);
    const SETS: &'static Rope = &Rope::List(
        ", ",
        &[&Rope::Join(&[&Rope::Name(<C as Column>::NAME), &Rope::Literal(" = "), Value::ROPE]), Rest::SETS],
    );
}

impl<B: Backend, C, Value: Values<B>> Values<B> for Assignment<C, Value> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.value.values(parameters);
    }
}

/// An item of SET, or a tuple of them: `column.set(value)`, `(first, second).set((..))`, `(first, second).set_from(query)`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say what to set",
    label = "expected `column.set(value)`, or a tuple of them",
    note = "rule U4, see `relvar::docs::rules::U4`"
)]
pub trait SetItem {
    /// One [`Assignment`] per column, before `Rest`, for the rules.
    type Before<Rest>;
}

/// The assignments of an item of SET.
pub type SetList<Item> = <Item as SetItem>::Before<Nil>;

impl<C, Value> SetItem for Assignment<C, Value> {
    type Before<Rest> = Cons<Self, Rest>;
}

/// An item of SET as text.
pub trait SetItemText<D: Dialect> {
    /// What the values need.
    type Support: Verdict;
    /// `name = $1`
    const SETS: &'static Rope;
}

impl<D: Dialect, C: Column, Value: Render<D>> SetItemText<D> for Assignment<C, Value> {
    type Support = Value::Support;
    const SETS: &'static Rope =
        &Rope::Join(&[&Rope::Name(<C as Column>::NAME), &Rope::Literal(" = "), Value::ROPE]);
}

/// What `update` takes: assignments, a struct that derives [`Changes`](crate::Changes), or a slice of such structs that
/// name their keys.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say what to set in table `{T}`",
    label = "expected `column.set(value)`, a tuple of them, or a struct that derives `Changes`",
    note = "rule U4, see `relvar::docs::rules::U4`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait UpdateSource<T> {
    /// The assignments, for the rules.
    type List;
    /// What the statement keeps.
    type Source;
    /// The tables that come with it.
    type Beside;
    /// The condition that comes with it.
    type Filter;
    /// `Fail` where the rows are found by what is no key.
    type Keyed: Verdict;
    /// Gives all three.
    fn parts(self) -> (Self::Source, Self::Beside, Self::Filter);
}

#[diagnostic::do_not_recommend]
impl<T, A: SetItem> UpdateSource<T> for A {
    type List = SetList<A>;
    type Source = Assigned<A>;
    type Beside = Unset;
    type Filter = Unset;
    type Keyed = Valid;

    fn parts(self) -> (Assigned<A>, Unset, Unset) {
        (Assigned(self), Unset, Unset)
    }
}

/// Assignments that are always made.
#[derive(Clone, Copy, Debug)]
pub struct Assigned<A>(pub(crate) A);

impl<B: Backend, A: Values<B>> Values<B> for Assigned<A> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}

/// A struct of changes to the table `T`; `#[derive(Changes)]` implements it.
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait ChangeSet<T> {
    /// The assignments if every field is there, for the rules.
    type List;
    /// Calls `each` for the columns that are there.
    fn columns(&self, each: &mut dyn FnMut(Name));
}

/// The values of a struct of changes, for the driver `B`.
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait ChangeValues<B: Backend, T>: ChangeSet<T> {
    /// Appends the values that are there, in the order of [`ChangeSet::columns`].
    fn values(&self, parameters: &mut B::Parameters);
}

/// Assignments of which only those that are there are made.
#[derive(Clone, Copy, Debug)]
pub struct Changed<T, Set> {
    pub(crate) set: Set,
    table: PhantomData<T>,
}

impl<T, Set> Changed<T, Set> {
    #[doc(hidden)]
    pub fn new(set: Set) -> Self {
        Changed { set, table: PhantomData }
    }
}

impl<B: Backend, T, Set: ChangeValues<B, T>> Values<B> for Changed<T, Set> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.set.values(parameters);
    }
}

impl<T, Set: ChangeSet<T>> ChangeSet<T> for &Set {
    type List = Set::List;

    fn columns(&self, each: &mut dyn FnMut(Name)) {
        (**self).columns(each);
    }
}

impl<B: Backend, T, Set: ChangeValues<B, T>> ChangeValues<B, T> for &Set {
    fn values(&self, parameters: &mut B::Parameters) {
        (**self).values(parameters);
    }
}
