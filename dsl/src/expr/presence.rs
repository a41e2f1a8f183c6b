//! Is there a row of this table at all? A row as one value is NULL only where an outer join found none, whatever is in it.

use std::marker::PhantomData;

use typenum::{B0, Bit};

use super::{Affix, AffixOperator, AffixResult, AliasColumn, DerivedColumn, Strict};
use crate::check::{Declared, FieldName};
use crate::kernel::{Column, D63, Fail, Name, Never, Table};
use crate::types::Bool;

/// `table.*`: a row of the table `T` as one value.
pub struct WholeRow<T>(PhantomData<T>);

impl<T: Table> Column for WholeRow<T> {
    type SqlType = Bool;
    type Table = T;
    type Index<Rest: crate::kernel::Identity> = D63<D63<D63<Rest>>>;
    type Null = B0;
    type NullAfter<Joined: Bit> = Joined;
    type Place = ();
    type Writable = Fail<Self>;
    type FieldName = Never;
    const NAME: Name = Name::plain("*");
}

/// `table.*` of a table that is not stored.
pub struct EveryField;

impl FieldName for EveryField {
    type Id = Never;
    type Index<Rest: crate::kernel::Identity> = D63<D63<D63<Rest>>>;
    type Null = B0;
    const NAME: Name = Name::plain("*");
}

/// Of a row as one value: TRUE, or NULL where there is none.
#[derive(Clone, Copy, Debug)]
pub struct IsThere;

impl AffixOperator for IsThere {
    type Id<Rest: crate::kernel::Identity> = crate::__id!(IsThere, Rest);
    type Nulls = Strict;
    type Feature = crate::render::WholeRows;
    const BEFORE: &'static str = "";
    const AFTER: &'static str = " IS DISTINCT FROM NULL OR NULL";
    const PRECEDENCE: u8 = crate::render::precedence::OR;
}

impl<Operand> AffixResult<Operand> for IsThere {
    type SqlType = Bool;
}

/// Is there a row of the table or alias `Reference`?
pub type Presence<Reference> =
    Affix<IsThere, AliasColumn<Reference, WholeRow<<Reference as Declared>::Table>>>;
/// Is there a row of the table `Reference`, which is not stored?
pub type DerivedPresence<Reference> = Affix<IsThere, DerivedColumn<Reference, EveryField, Bool, B0>>;
