//! `(composite).field` (PostgreSQL manual, section 8.16.3).

use std::marker::PhantomData;

use super::{Arguments, Call, Function, MaybeNull, Storable};
use crate::kernel::{Expression, SqlType};
use crate::render::OnPostgres;
use crate::types::AnyComposite;

/// Which field of which composite type; `#[derive(Composite)]` implements it.
pub trait CompositePart: 'static {
    /// Identity, before `Rest`.
    type Id<Rest: crate::kernel::Identity>: crate::kernel::Identity;
    /// `(` and `).field`
    const WORDS: &'static [&'static str];
}

/// The access of a field `Part` of the SQL type `Type`.
pub struct FieldAccess<Part, Type>(PhantomData<(Part, Type)>);

impl<Part: CompositePart, Type: SqlType> Function for FieldAccess<Part, Type> {
    type Id<Rest: crate::kernel::Identity> = Part::Id<Rest>;
    type SqlType = Type;
    // No field of a composite type can be NOT NULL.
    type Nulls = MaybeNull;
    type Feature = OnPostgres<Part>;
    const WORDS: &'static [&'static str] = Part::WORDS;
}

/// `(of).field`
pub type FieldOf<Part, Type, Of> = Call<FieldAccess<Part, Type>, Arguments<Of, ()>>;

/// `(of).field`: what the derive builds.
#[doc(hidden)]
pub fn field_of<Part, Type, Of>(of: Of) -> FieldOf<Part, Type, Of> {
    Call::new(Arguments(of, ()))
}

/// The fields of a composite value, which `#[derive(relvar::Composite)]` makes a struct of: each is an expression.
///
/// Any of them can be NULL, because no field of a composite type can be declared NOT NULL; `assume_not_null()` says
/// otherwise.
///
/// ```
/// use relvar::prelude::*;
///
/// #[derive(Clone, Debug, PartialEq, relvar::Composite)]
/// pub struct Address { street: String, zip: Option<String> }
///
/// relvar::table! { people { #[primary_key] id -> Int4, address -> Address } }
///
/// let address = fields(people::address);
/// let sql = people.filter(address.zip.eq("1017")).select(address.street).sql::<Postgres>();
/// assert_eq!(sql, "SELECT (people.address).street FROM people WHERE (people.address).zip = $1");
/// ```
pub fn fields<Of: Expression<SqlType: AnyComposite> + Clone>(
    of: Of,
) -> <Of::SqlType as AnyComposite>::Fields<Of> {
    <Of::SqlType as AnyComposite>::fields(of)
}

/// The Rust type `Value` can be written as the field `Part` of the SQL type `Type`. The derive calls it, for its bound alone.
#[doc(hidden)]
#[relvar_macros::brief]
pub const fn stores_in<Type, Value, Part>()
where
    Value: Storable<Type, typenum::B1, Part>,
{
}
