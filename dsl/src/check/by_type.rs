//! Features that depend on SQL types: SQLite stores fewer types than PostgreSQL has, and computes with fewer still.

use std::marker::PhantomData;

use crate::kernel::{Both, Fail, IfSame, SqlType, Valid, Verdict};
use crate::render::{Sqlite, SupportedBy, on_postgres};
use crate::types::*;

/// The id of a type.
type IdOf<Type> = <Type as SqlType>::Id;

/// `one_of!(Type: Int4 Int8; else Verdict)`: `Valid` where it is one of these types.
macro_rules! one_of {
    ($type:ident: ; else $otherwise:ty) => { $otherwise };
    ($type:ident: $first:ident $($rest:ident)*; else $otherwise:ty) => {
        IfSame<IdOf<$type>, IdOf<$first>, Valid, one_of!($type: $($rest)*; else $otherwise)>
    };
}

/// `by_type! { /// docs  Computed: Int4 Int8; }`: `Computed<F, Type>` is what every dialect has, and SQLite where the type
/// is one of these.
macro_rules! by_type {
    ($($(#[$doc:meta])* $name:ident: $($type:ident)*;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name<F, Type>(PhantomData<(F, Type)>);

        impl<F, Type: SqlType> SupportedBy<Sqlite> for $name<F, Type>
        where
            one_of!(Type: $($type)*; else Fail<F>): Verdict,
        {
            type Verdict = one_of!(Type: $($type)*; else Fail<F>);
        }

        on_postgres!($name<F, Type>);
    )* };
}

by_type! {
    /// The operator or aggregate `F` that gives a `Type`. SQLite has integers and double precision, and nothing else to
    /// compute with.
    Computed: Int2 Int4 Int8 Float8;
    /// The operator `F` on the bits of a `Type`.
    OnBits: Int2 Int4 Int8;
    /// The aggregate `F` that joins strings of the type `Type`.
    JoinsStrings: Text;
}

#[cfg(feature = "with-jiff-0_2")]
impl<F> SupportedBy<Sqlite> for Computed<F, crate::expr::ops::arithmetic::DaysBetween> {
    type Verdict = Fail<F>;
}

/// `min` or `max`, `F`, of the type `Type`: where values are stored so that SQLite has them in PostgreSQL's order. The labels
/// of an enum are text there, and the order of text is not theirs.
#[derive(Clone, Copy, Debug)]
pub struct Extreme<F, Type>(PhantomData<(F, Type)>);

#[cfg(feature = "with-jiff-0_2")]
type OfTime<Type, Otherwise> = one_of!(Type: Date Time Timestamp Timestamptz; else Otherwise);
#[cfg(not(feature = "with-jiff-0_2"))]
type OfTime<Type, Otherwise> = <(Type, Otherwise) as Second>::Type;

/// The second of two types.
#[cfg(not(feature = "with-jiff-0_2"))]
pub trait Second {
    /// It.
    type Type;
}

#[cfg(not(feature = "with-jiff-0_2"))]
impl<First, Last> Second for (First, Last) {
    type Type = Last;
}

/// The verdict on an extreme.
type ExtremeOf<F, Type> = one_of!(Type: Int2 Int4 Int8 Float4 Float8 Text; else OfTime<Type, Fail<F>>);

impl<F, Type: SqlType> SupportedBy<Sqlite> for Extreme<F, Type>
where
    ExtremeOf<F, Type>: Verdict,
{
    type Verdict = ExtremeOf<F, Type>;
}

on_postgres!(Extreme<F, Type>);

/// `left || right`: SQLite writes text and whole numbers as PostgreSQL does, and nothing else.
#[derive(Clone, Copy, Debug)]
pub struct Concatenation<Left, Right>(PhantomData<(Left, Right)>);

/// Is the type written as PostgreSQL writes it?
type Written<Type, F> = one_of!(Type: Text Varchar Int2 Int4 Int8; else Fail<F>);

impl<Left: SqlType, Right: SqlType> SupportedBy<Sqlite> for Concatenation<Left, Right>
where
    Written<Left, Self>: Verdict,
    Written<Right, Self>: Verdict,
{
    type Verdict = Both<Written<Left, Self>, Written<Right, Self>>;
}

on_postgres!(Concatenation<Left, Right>);

/// `CAST(.. AS ..)` from one type to another. SQLite casts what is no number to 0, cuts decimals off and knows no bounds, so
/// only what cannot fail is left: to a wider number, to the text of a whole one, to the same type.
#[derive(Clone, Copy, Debug)]
pub struct CastOf<From, To>(PhantomData<(From, To)>);

/// `cast_to!(Int8: Int2 Int4; Text: Int4;)`: the types that can be cast to each of these.
macro_rules! cast_to {
    () => { Fail<CastOf<From, To>> };
    ($to:ident: $($from:ident)*; $($rest:tt)*) => {
        IfSame<IdOf<To>, IdOf<$to>, one_of!(From: $($from)*; else Fail<CastOf<From, To>>), cast_to!($($rest)*)>
    };
}

/// The verdict on a cast.
type CastVerdict<From, To> = cast_to! {
    Bool: Bool;
    Int2: Int2;
    Int4: Bool Int2 Int4;
    Int8: Int2 Int4 Int8;
    Float4: Int2 Float4;
    Float8: Int2 Int4 Int8 Float4 Float8;
    Text: Int2 Int4 Int8 Text Varchar;
    Varchar: Int2 Int4 Int8 Text Varchar;
};

impl<From: SqlType, To: SqlType> SupportedBy<Sqlite> for CastOf<From, To>
where
    CastVerdict<From, To>: Verdict,
{
    type Verdict = CastVerdict<From, To>;
}

on_postgres!(CastOf<From, To>);
