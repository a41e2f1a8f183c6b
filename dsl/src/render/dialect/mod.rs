//! Dialects: how names and placeholders are spelled, and which features there are.

mod postgres;
mod sqlite;

use std::marker::PhantomData;

pub use postgres::Postgres;
pub use sqlite::Sqlite;

/// What SQL looks like on one kind of server. Which features it has is said feature by feature, by
/// [`SupportedBy`](super::SupportedBy).
pub trait Dialect: Sized + 'static {
    /// The quote around an identifier; it is doubled inside.
    const QUOTE: char;
    /// What stands for a bind parameter.
    const PLACEHOLDER: char;
    /// Does the parameter's number follow (`$1`)? Where it does not, parameters are told apart by their order.
    const NUMBERED: bool = true;
    /// The common table expressions that WITH defines around what is spelled: `Nil` for a dialect as such.
    type With;
    /// The dialect inside of a subquery in an expression: `Self` for a dialect as such.
    type Inside: Dialect;
}

/// The dialect `D` under a WITH clause that defines `Tables`, as [`Defined`](crate::check::Defined)s.
#[derive(Clone, Copy, Debug)]
pub struct InWith<D, Tables>(PhantomData<(D, Tables)>);

impl<D: Dialect, Tables: 'static> Dialect for InWith<D, Tables> {
    const QUOTE: char = D::QUOTE;
    const PLACEHOLDER: char = D::PLACEHOLDER;
    const NUMBERED: bool = D::NUMBERED;
    type With = Tables;
    type Inside = Self;
}

/// No dialect: everything can be said. A recursive term is spelled in it to see where it names its own table; `Within`
/// is [`Top`] or [`Nested`].
#[derive(Clone, Copy, Debug)]
pub struct Probe<Within>(PhantomData<Within>);

/// Not within a subquery of an expression.
#[derive(Clone, Copy, Debug)]
pub struct Top;

/// Within a subquery of an expression.
#[derive(Clone, Copy, Debug)]
pub struct Nested;

impl<Within: 'static> Dialect for Probe<Within> {
    const QUOTE: char = '"';
    const PLACEHOLDER: char = '$';
    type With = Self;
    type Inside = Probe<Nested>;
}
