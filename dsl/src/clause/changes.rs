//! `UPDATE .. FROM UNNEST(..)`: many rows by their keys, from a slice of structs of changes, in one constant text.

use std::marker::PhantomData;

use super::{Assigned, BatchField, BatchText, BesideTarget, SetItemText, UpdateSource, Where, WithVersions};
use crate::backend::{Backend, Values};
use crate::check::{OnlyTable, Pins, SomeKey};
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope, Support, SupportedBy, UpdateOfManyRows};

/// A struct of changes to a row of the table `T` that names the row; `#[derive(Changes)]` implements it where fields are
/// `#[changes(key)]`.
pub trait ChangeRow<T> {
    /// The assignments if every field is there, for the rules.
    type List;
    /// The columns of the key.
    type Keys;
    /// Every field as a [`KeyField`], [`SetField`], [`KeepField`], or a [`GivenFlag`] before a [`GivenField`].
    type Fields;
}

/// The values of many such structs, for the driver `B`.
pub trait ChangeArrays<B: Backend, T>: ChangeRow<T> + Sized {
    /// Appends the arrays of [`ChangeRow::Fields`].
    fn arrays(rows: &[Self], parameters: &mut B::Parameters);
}

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident $key:literal;)*) => { $(
        $(#[$doc])*
        pub struct $name<C>(PhantomData<C>);

        impl<C: Column> BatchField for $name<C> {
            type SqlType = C::SqlType;
            const NAME: Name = C::NAME;
            const OVERRIDES: bool = false;
            const KEY: bool = $key;
        }
    )* };
}

fields! {
    /// A field that finds the row.
    KeyField true;
    /// A field that is always set.
    SetField false;
    /// An `Option`: `None` leaves the column as it is.
    KeepField false;
    /// An `Option` of an `Option`, after its [`GivenFlag`].
    GivenField false;
}

/// Whether the [`GivenField`] behind it is given: `false` leaves the column as it is.
pub struct GivenFlag<C>(PhantomData<C>);

impl<C: Column> BatchField for GivenFlag<C> {
    type SqlType = crate::types::Bool;
    const NAME: Name = C::NAME;
    const OVERRIDES: bool = false;
}

/// Any number of structs.
#[derive(Debug)]
pub struct ManyChanges<'r, T, Row> {
    rows: &'r [Row],
    table: PhantomData<T>,
}

impl<T, Row> Clone for ManyChanges<'_, T, Row> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, Row> Copy for ManyChanges<'_, T, Row> {}

impl<T, Row> ManyChanges<'_, T, Row> {
    /// Is there no row?
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl<B: Backend, T, Row: ChangeArrays<B, T> + ChangeRow<T, Fields: BatchText>> Values<B>
    for ManyChanges<'_, T, Row>
{
    fn values(&self, parameters: &mut B::Parameters) {
        let first = B::count(parameters);
        Row::arrays(self.rows, parameters);
        let mut keys = Vec::new();
        if <Row::Fields as BatchText>::key_places(first, &mut keys) {
            B::refuse_repeated(parameters, &keys);
        }
    }
}

macro_rules! many {
    ($([$($generics:tt)*] $rows:ty;)*) => { $(
        #[diagnostic::do_not_recommend]
        impl<'r, $($generics)* T, Row> UpdateSource<T> for $rows
        where
            T: Table,
            Row: ChangeRow<T>,
            T::UniqueKeys: SomeKey<Row::Keys>,
        {
            type List = Row::List;
            type Source = ManyChanges<'r, T, Row>;
            type Beside = Each<T, Row>;
            type Filter = Where<EachKey<T, Row>>;
            type Keyed = <T::UniqueKeys as SomeKey<Row::Keys>>::Verdict;

            fn parts(self) -> (Self::Source, Self::Beside, Self::Filter) {
                (ManyChanges { rows: self, table: PhantomData }, Each(PhantomData), Where(EachKey(PhantomData)))
            }
        }
    )* };
}

many! {
    [] &'r [Row];
    [] &'r Vec<Row>;
    [const LENGTH: usize,] &'r [Row; LENGTH];
}

/// The rows of a slice as a table beside the target.
pub struct Each<T, Row>(PhantomData<(T, Row)>);

/// `key = key`, and no key twice.
pub struct EachKey<T, Row>(PhantomData<(T, Row)>);

macro_rules! copied {
    ($($name:ident)*) => { $(
        impl<T, Row> Clone for $name<T, Row> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T, Row> Copy for $name<T, Row> {}

        impl<T, Row> std::fmt::Debug for $name<T, Row> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($name))
            }
        }

        impl<B: Backend, T, Row> Values<B> for $name<T, Row> {
            fn values(&self, _: &mut B::Parameters) {}
        }
    )* };
}

copied!(Each EachKey);

impl<T, Row> BesideTarget<T> for Each<T, Row> {
    type Scope = OnlyTable<T>;
    type Others = Nil;
    type Returning<OldNull, NewNull> = WithVersions<T, OldNull, NewNull, Nil>;
}

impl<T, List, Row> crate::check::ChecksSet<T, List> for Each<T, Row> {
    type InScope = Valid;
    type Nulls = Valid;
}

impl<T, Row> Pins for EachKey<T, Row> {
    type Pinned = Nil;
}

/// The name of the rows beside the target: no table of the statement has it.
struct RowsName<T>(PhantomData<T>);

impl<T: Table> RowsName<T> {
    const ROPE: &'static Rope = &Rope::Label(T::NAME, "_new");
}

/// `users_new.c1`: the head of a list of fields, as a column of the rows.
struct FieldName<T, Fields>(PhantomData<(T, Fields)>);

impl<T: Table, Fields: BatchText> FieldName<T, Fields> {
    const ROPE: &'static Rope = &Rope::Join(&[RowsName::<T>::ROPE, &Rope::Literal("."), Fields::ALIAS]);
}

/// The fields of a struct of changes, as text.
pub trait ChangeText<T>: BatchText {
    /// `name = users_new.c1, age = coalesce(users_new.c0, users.age)`
    const SETS: &'static Rope;
    /// `users.id = users_new.c2`
    const MATCHES: &'static Rope;
    /// `c2`: the key among the rows.
    const KEYS: &'static Rope;
}

impl<T> ChangeText<T> for Nil {
    const SETS: &'static Rope = &Rope::Empty;
    const MATCHES: &'static Rope = &Rope::Empty;
    const KEYS: &'static Rope = &Rope::Empty;
}

/// `users.age`
struct Target<T, C>(PhantomData<(T, C)>);

impl<T: Table, C: Column> Target<T, C> {
    const ROPE: &'static Rope =
        &Rope::Join(&[T::QUALIFIER, &Rope::Literal("."), &Rope::Name(<C as Column>::NAME)]);
}

impl<T: Table, C: Column, Rest: ChangeText<T>> ChangeText<T> for Cons<KeyField<C>, Rest> {
    const SETS: &'static Rope = Rest::SETS;
    const MATCHES: &'static Rope = &Rope::List(
        " AND ",
        &[
            &Rope::Join(&[Target::<T, C>::ROPE, &Rope::Literal(" = "), FieldName::<T, Self>::ROPE]),
            Rest::MATCHES,
        ],
    );
    const KEYS: &'static Rope = &Rope::List(", ", &[Self::ALIAS, Rest::KEYS]);
}

macro_rules! sets {
    ($([$($field:ty),+] $value:expr;)*) => { $(
        impl<T: Table, C: Column, Rest: ChangeText<T>> ChangeText<T> for sets!(@list [$($field),+]) {
            const SETS: &'static Rope = &Rope::List(
                ", ",
                &[
                    &Rope::Join(&[&Rope::Name(<C as Column>::NAME), &Rope::Literal(" = "), $value]),
                    Rest::SETS,
                ],
            );
            const MATCHES: &'static Rope = Rest::MATCHES;
            const KEYS: &'static Rope = Rest::KEYS;
        }
    )* };
    (@list [$field:ty]) => { Cons<$field, Rest> };
    (@list [$given:ty, $field:ty]) => { Cons<$given, Cons<$field, Rest>> };
}

sets! {
    [SetField<C>] FieldName::<T, Self>::ROPE;
    [KeepField<C>] &Rope::Join(&[
        &Rope::Literal("coalesce("),
        FieldName::<T, Self>::ROPE,
        &Rope::Literal(", "),
        Target::<T, C>::ROPE,
        &Rope::Literal(")"),
    ]);
    [GivenFlag<C>, GivenField<C>] &Rope::Join(&[
        &Rope::Literal("CASE WHEN "),
        FieldName::<T, Self>::ROPE,
        &Rope::Literal(" THEN "),
        FieldName::<T, Cons<GivenField<C>, Rest>>::ROPE,
        &Rope::Literal(" ELSE "),
        Target::<T, C>::ROPE,
        &Rope::Literal(" END"),
    ]);
}

impl<D: Dialect, A: SetItemText<D>> SetItemText<D> for Assigned<A> {
    type Support = A::Support;
    const SETS: &'static Rope = A::SETS;
}

impl<D: Dialect, T, Row: ChangeRow<T, Fields: ChangeText<T>>> SetItemText<D> for ManyChanges<'_, T, Row>
where
    UpdateOfManyRows: SupportedBy<D>,
{
    type Support = Support<UpdateOfManyRows, D>;
    const SETS: &'static Rope = <Row::Fields as ChangeText<T>>::SETS;
}

/// The rows, each with the number of times that its key came before.
impl<D: Dialect, T: Table, Row: ChangeRow<T, Fields: ChangeText<T>>> Render<D> for Each<T, Row> {
    type Support = Valid;
    const ROPE: &'static Rope = &Rope::Join(&[
        &Rope::Literal("(SELECT "),
        <Row::Fields as BatchText>::ALIASES,
        &Rope::Literal(", row_number() OVER (PARTITION BY "),
        <Row::Fields as ChangeText<T>>::KEYS,
        &Rope::Literal(") FROM "),
        <Row::Fields as BatchText>::TABLE,
        &Rope::Literal(") AS "),
        RowsName::<T>::ROPE,
        &Rope::Literal(" ("),
        <Row::Fields as BatchText>::ALIASES,
        &Rope::Literal(", n)"),
    ]);
}

/// What the server refuses where a key comes twice. A driver knows the refusal by it.
#[doc(hidden)]
pub const KEY_TWICE: &str = "(SELECT TRUE FROM generate_series(1, 2))";

/// A key that comes twice is an error of the server's (21000), which any query of two rows as a value gives: an UPDATE
/// would take any one of the two rows and not say so.
impl<D: Dialect, T: Table, Row: ChangeRow<T, Fields: ChangeText<T>>> Render<D> for EachKey<T, Row> {
    type Support = Valid;
    const ROPE: &'static Rope = &Rope::Infix {
        precedence: crate::render::precedence::AND,
        left: <Row::Fields as ChangeText<T>>::MATCHES,
        operator: " AND ",
        right: &Rope::Join(&[
            &Rope::Literal("CASE WHEN "),
            RowsName::<T>::ROPE,
            &Rope::Literal(".n = 1 THEN TRUE ELSE "),
            &Rope::Literal(KEY_TWICE),
            &Rope::Literal(" END"),
        ]),
    };
}
