//! What DO UPDATE takes: assignments, or a struct of changes as one constant text, whichever of its fields are there.

use std::marker::PhantomData;

use super::{Assigned, Assignments, AssignmentsText, GivenField, GivenFlag, KeepField, SetField};
use crate::backend::{Backend, Values};
use crate::expr::Assignment;
use crate::kernel::*;
use crate::render::{Dialect, Rope};
use crate::types::Bool;

/// What `do_update` takes: assignments, or a struct that derives [`Changes`](crate::Changes).
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say what to set in table `{T}`",
    label = "expected `column.set(value)`, a tuple of them, or a struct that derives `Changes`",
    note = "rule I7, see `relvar::docs::rules::I7`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait UpsertSource<T> {
    /// The assignments, for the rules.
    type List;
    /// The assignments, for the text.
    type Text;
    /// What the statement keeps.
    type Kept;
    /// Gives it.
    fn kept(self) -> Self::Kept;
}

#[diagnostic::do_not_recommend]
impl<T, A: Assignments> UpsertSource<T> for A {
    type List = A::List;
    type Text = A::List;
    type Kept = Assigned<A>;

    fn kept(self) -> Assigned<A> {
        Assigned(self)
    }
}

/// A struct of changes of which every field has a place in the text.
#[derive(Clone, Copy, Debug)]
pub struct AllChanges<T, Set> {
    set: Set,
    table: PhantomData<T>,
}

impl<T, Set> AllChanges<T, Set> {
    #[doc(hidden)]
    pub fn new(set: Set) -> Self {
        AllChanges { set, table: PhantomData }
    }
}

/// The values of all fields, those that are absent, too.
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait UpsertValues<B: Backend, T> {
    /// Appends them in order.
    fn all(&self, parameters: &mut B::Parameters);
}

impl<B: Backend, T, Set: UpsertValues<B, T>> UpsertValues<B, T> for &Set {
    fn all(&self, parameters: &mut B::Parameters) {
        (**self).all(parameters);
    }
}

impl<B: Backend, T, Set: UpsertValues<B, T>> Values<B> for AllChanges<T, Set> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.set.all(parameters);
    }
}

/// What DO UPDATE sets, as text.
pub trait UpsertText<T, D: Dialect> {
    /// What the values need.
    type Support: Verdict;
    /// `name = $1, age = coalesce($2, users.age)`
    const SETS: &'static Rope;
}

impl<T, D: Dialect> UpsertText<T, D> for Nil {
    type Support = Valid;
    const SETS: &'static Rope = &Rope::Empty;
}

impl<T, D: Dialect, C, Value, Rest> UpsertText<T, D> for Cons<Assignment<C, Value>, Rest>
where
    Self: AssignmentsText<D>,
{
    type Support = <Self as AssignmentsText<D>>::Support;
    const SETS: &'static Rope = <Self as AssignmentsText<D>>::SETS;
}

/// The fields of a struct of changes.
pub struct EachChange<Fields>(PhantomData<Fields>);

impl<T, D: Dialect, Fields: ChangedFields<T>> UpsertText<T, D> for EachChange<Fields> {
    type Support = Valid;
    const SETS: &'static Rope = Fields::SETS;
}

/// The fields as text: what is absent sets its column to what it is.
pub trait ChangedFields<T> {
    /// `name = coalesce($1, users.name)`
    const SETS: &'static Rope;
}

impl<T> ChangedFields<T> for Nil {
    const SETS: &'static Rope = &Rope::Empty;
}

macro_rules! fields {
    ($([$($field:ident)+] [$($piece:tt)+];)*) => { $(
        impl<T: Table, C: Column, Rest: ChangedFields<T>> ChangedFields<T> for fields!(@list $($field)+) {
            const SETS: &'static Rope = &Rope::List(
                ", ",
                &[
                    &Rope::Join(&[
                        &Rope::Name(<C as Column>::NAME),
                        &Rope::Literal(" = "),
                        $(fields!(@piece T C $piece)),+
                    ]),
                    Rest::SETS,
                ],
            );
        }
    )* };
    (@list $field:ident) => { Cons<$field<C>, Rest> };
    (@list $flag:ident $field:ident) => { Cons<$flag<C>, Cons<$field<C>, Rest>> };
    (@piece $table:ident $column:ident value) => { &Rope::Parameter(&<<$column as Column>::SqlType as SqlType>::NAME) };
    (@piece $table:ident $column:ident flag) => { &Rope::Parameter(&<Bool as SqlType>::NAME) };
    (@piece $table:ident $column:ident there) => {
        &Rope::Join(&[$table::QUALIFIER, &Rope::Literal("."), &Rope::Name(<$column as Column>::NAME)])
    };
    (@piece $table:ident $column:ident $text:literal) => { &Rope::Literal($text) };
}

fields! {
    [SetField] [value];
    [KeepField] ["coalesce(" value ", " there ")"];
    [GivenFlag GivenField] ["CASE WHEN " flag " THEN " value " ELSE " there " END"];
}
