//! `DEFAULT` as a value, and values for columns that the server counts.

use std::marker::PhantomData;

use super::{Assignment, BindParts, Storable, TableColumn};
use crate::backend::{Backend, Values};
use crate::check::{
    AggregateIn, AllIn, DefaultOf, HasDefault, HasFill, InScope, IsRequired, NoAggregateStored,
    NoWindowStored, NotNullStored, NullStored, StoresNull, WindowIn,
};
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope, Support, SupportedBy};

crate::feature! {
    /// `DEFAULT` as a value
    pub DefaultKeyword: Postgres yes, Sqlite no
}

/// `DEFAULT`
#[derive(Clone, Copy, Debug)]
pub struct UseDefault;

impl<D: Dialect> Render<D> for UseDefault
where
    DefaultKeyword: SupportedBy<D>,
{
    type Support = Support<DefaultKeyword, D>;
    const ROPE: &'static Rope = &Rope::Literal("DEFAULT");
}

impl<B: Backend> Values<B> for UseDefault {
    fn values(&self, _: &mut B::Parameters) {}
}

impl<Scope> InScope<Scope> for UseDefault {
    type Verdict = Valid;
}

/// A column GENERATED ALWAYS AS IDENTITY; `table!` says it of those.
#[diagnostic::on_unimplemented(
    message = "column `{Self}` is not GENERATED ALWAYS AS IDENTITY",
    label = "there is nothing to override: use `.set(..)`",
    note = "rule I3, see `relvar::docs::rules::I3`"
)]
pub trait IdentityAlways: Column {}

/// `column OVERRIDING SYSTEM VALUE`: the identity column, ready to be given a value in an INSERT.
#[derive(Clone, Copy, Debug)]
pub struct Overriding<C>(PhantomData<C>);

#[relvar_macros::brief]
impl<C: Column> Overriding<C> {
    /// The value of the column.
    pub fn set<Value>(self, value: Value) -> Assignment<Overridden<C>, InsertOnly<Value::Expression>>
    where
        Value: Storable<C::SqlType, C::Null, C>,
        Value::Expression: StoresNull<C>,
        NullStored<Value::Expression, C>: NotNullStored<C>,
        AggregateIn<Value::Expression>: NoAggregateStored,
        WindowIn<Value::Expression>: NoWindowStored,
    {
        Assignment::new(InsertOnly(value.store()))
    }
}

/// The identity column `C`, which is given a value all the same: `OVERRIDING SYSTEM VALUE`.
pub struct Overridden<C>(PhantomData<C>);

impl<C: Column> Column for Overridden<C> {
    type SqlType = C::SqlType;
    type Table = C::Table;
    type Index<Rest: crate::kernel::Identity> = C::Index<Rest>;
    type Null = C::Null;
    type NullAfter<Joined: typenum::Bit> = C::NullAfter<Joined>;
    type Place = C::Place;
    type Writable = Valid;
    type FieldName = C::FieldName;
    const NAME: Name = C::NAME;
    const OVERRIDES: bool = true;
}

/// How a message names the words.
#[allow(non_camel_case_types, reason = "a message spells SQL")]
pub struct OVERRIDING_SYSTEM_VALUE;

/// A value that only an INSERT can store.
#[derive(Clone, Copy, Debug)]
pub struct InsertOnly<Value>(Value);

impl<Value: InScope<Nil>> InScope<Nil> for InsertOnly<Value> {
    type Verdict = Value::Verdict;
}

impl<Head, Tail, Value> InScope<Cons<Head, Tail>> for InsertOnly<Value> {
    type Verdict = Fail<OVERRIDING_SYSTEM_VALUE>;
}

impl<D: Dialect, Value: Render<D>> Render<D> for InsertOnly<Value> {
    type Support = Value::Support;
    const ROPE: &'static Rope = Value::ROPE;
}

impl<B: Backend, Value: Values<B>> Values<B> for InsertOnly<Value> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
    }
}

impl<Value: BindParts> BindParts for InsertOnly<Value> {
    type Type = Value::Type;
    type Value = Value::Value;

    fn bound(&self) -> &Value::Value {
        self.0.bound()
    }
}

/// The column `C` has a default. The derives call it, for its bounds alone.
#[doc(hidden)]
#[relvar_macros::brief]
pub const fn stores_default<C: Column>()
where
    Cons<TableColumn<C>, Nil>: AllIn<<C::Table as Table>::Required>,
    IsRequired<C>: HasFill<C>,
    DefaultOf<C>: HasDefault<Culprit<DefaultOf<C>>>,
{
}

/// The column `C` can be overridden. The derives call it, for its bounds alone.
#[doc(hidden)]
pub const fn overrides<C: IdentityAlways>() {}

#[relvar_macros::brief]
impl<C: Column> TableColumn<C> {
    /// `DEFAULT` for this column: in an INSERT the same as leaving it out, in an UPDATE the default anew.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let row = (users::email.set("a@b.c"), users::name.set("Ann"), users::created_at.set_default());
    /// assert_eq!(
    ///     users.insert(row).sql::<Postgres>(),
    ///     "INSERT INTO users (email, name, created_at) VALUES ($1, $2, DEFAULT)",
    /// );
    /// ```
    pub fn set_default(self) -> Assignment<C, UseDefault>
    where
        Cons<TableColumn<C>, Nil>: AllIn<<C::Table as Table>::Required>,
        IsRequired<C>: HasFill<C>,
        DefaultOf<C>: HasDefault<Culprit<DefaultOf<C>>>,
    {
        Assignment::new(UseDefault)
    }

    /// The column, GENERATED ALWAYS AS IDENTITY, to be given a value in an INSERT all the same. The statement says
    /// `OVERRIDING SYSTEM VALUE` then.
    ///
    /// ```
    /// # use relvar::prelude::*;
    /// relvar::table! { logs { #[primary_key] #[identity(always)] id -> Int8, line -> Text } }
    /// # fn main() {
    /// let row = (logs::id.overriding_system_value().set(7), logs::line.set("seven"));
    /// assert_eq!(
    ///     logs.insert(row).sql::<Postgres>(),
    ///     "INSERT INTO logs (id, line) OVERRIDING SYSTEM VALUE VALUES ($1, $2)",
    /// );
    /// # }
    /// ```
    pub fn overriding_system_value(self) -> Overriding<C>
    where
        C: IdentityAlways,
    {
        Overriding(PhantomData)
    }
}
