//! The casts that PostgreSQL has among the types, as one table (PostgreSQL manual, sections 4.2.9 and 10.3). A test
//! compares it with `pg_cast`.

use super::*;
use crate::kernel::SqlType;

/// PostgreSQL has a cast from `Self` to `Target`.
#[diagnostic::on_unimplemented(
    message = "SQL has no cast from `{Self}` to `{Target}`",
    label = "`{Self}` cannot be cast to `{Target}`",
    note = "rule T12, see `relvar::docs::rules::T12`"
)]
pub trait CastTo<Target: SqlType>: SqlType {}

/// A function that takes `Target` also takes `Self`: the server casts it without being asked (`castcontext` `i` in
/// `pg_cast`). So `int4` goes where `int8` is wanted, but not the other way.
pub trait PassedAs<Target> {}

#[diagnostic::do_not_recommend]
impl<Type: SqlType> PassedAs<Type> for Type {}

/// What a function takes that takes anything.
#[derive(Clone, Copy, Debug)]
pub struct AnyType;

#[diagnostic::do_not_recommend]
impl<Type: SqlType> PassedAs<AnyType> for Type {}

/// When the server casts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CastContext {
    /// Wherever the other type is wanted.
    Implicit,
    /// In an assignment to a column, or when told to.
    Assignment,
    /// Only when told to.
    Explicit,
    /// Through the text of the value, to or from a character string.
    InText,
}

/// One cast of the table: from, to, when. The names are the catalogue's.
pub type DeclaredCast = (&'static str, &'static str, CastContext);

macro_rules! casts {
    // casts! { NUMBERS; Int2: Implicit Int4, Assignment Text; }
    ($table:ident; $($from:ident: $($context:ident $to:ident),*;)*) => {
        $($( casts!(@ $context $from $to); )*)*

        /// These casts.
        pub(super) const $table: &[super::DeclaredCast] = &[$($(
            (<$from as SqlType>::NAME.name, <$to as SqlType>::NAME.name, CastContext::$context),
        )*)*];
    };
    (@ Implicit $from:ident $to:ident) => {
        casts!(@ Explicit $from $to);
        #[diagnostic::do_not_recommend]
        impl PassedAs<$to> for $from {}
    };
    (@ $context:ident $from:ident $to:ident) => {
        #[diagnostic::do_not_recommend]
        impl CastTo<$to> for $from {}
    };
}

/// Types that are cast to themselves, and to and from character strings.
macro_rules! spelled {
    ($table:ident; $($type:ident)*) => {
        casts! { $table;
            $($type: InText Text, InText Varchar, InText Char;)*
            Text: $(InText $type),*;
            Varchar: $(InText $type),*;
            Char: $(InText $type),*;
        }
        $(
            #[diagnostic::do_not_recommend]
            impl CastTo<$type> for $type {}
        )*
    };
}

/// Types that are cast from character strings and to themselves; how they become a character string is in the catalogue.
macro_rules! read {
    ($table:ident; $($type:ident)*) => {
        casts! { $table;
            $($type: Assignment Text, Assignment Varchar, Assignment Char;)*
            Text: $(InText $type),*;
            Varchar: $(InText $type),*;
            Char: $(InText $type),*;
        }
        $(
            #[diagnostic::do_not_recommend]
            impl CastTo<$type> for $type {}
        )*
    };
}

mod always {
    use super::*;

    casts! { CASTS;
        Bool: Explicit Int4;
        Int2: Implicit Int4, Implicit Int8, Implicit Float4, Implicit Float8;
        Int4: Explicit Bool, Assignment Int2, Implicit Int8, Implicit Float4, Implicit Float8;
        Int8: Assignment Int2, Assignment Int4, Implicit Float4, Implicit Float8;
        Float4: Assignment Int2, Assignment Int4, Assignment Int8, Implicit Float8;
        Float8: Assignment Int2, Assignment Int4, Assignment Int8, Assignment Float4;
        Text: Implicit Varchar, Implicit Char;
        Varchar: Implicit Text, Implicit Char;
        Char: Implicit Text, Implicit Varchar;
    }
    spelled! { SPELLED; Bool Int2 Int4 Int8 Float4 Float8 Bytea }

    #[diagnostic::do_not_recommend]
    impl CastTo<Text> for Text {}
    #[diagnostic::do_not_recommend]
    impl CastTo<Varchar> for Varchar {}
    #[diagnostic::do_not_recommend]
    impl CastTo<Char> for Char {}
}

#[cfg(feature = "with-rust_decimal-1")]
mod decimal {
    use super::*;

    casts! { CASTS;
        Int2: Implicit Numeric;
        Int4: Implicit Numeric;
        Int8: Implicit Numeric;
        Float4: Assignment Numeric;
        Float8: Assignment Numeric;
        Numeric: Assignment Int2, Assignment Int4, Assignment Int8, Implicit Float4, Implicit Float8;
    }
    spelled! { SPELLED; Numeric }
}

#[cfg(feature = "with-jiff-0_2")]
mod times {
    use super::*;

    casts! { CASTS;
        Date: Implicit Timestamp, Implicit Timestamptz;
        Time: Implicit Interval;
        Timestamp: Assignment Date, Assignment Time, Implicit Timestamptz;
        Timestamptz: Assignment Date, Assignment Time, Assignment Timestamp;
        Interval: Assignment Time;
    }
    spelled! { SPELLED; Date Time Timestamp Timestamptz Interval }
}

#[cfg(feature = "with-serde_json-1")]
mod documents {
    use super::*;

    casts! { CASTS;
        Json: Assignment Jsonb;
        Jsonb: Assignment Json, Explicit Bool, Explicit Int2, Explicit Int4, Explicit Int8, Explicit Float4, Explicit Float8;
    }
    spelled! { SPELLED; Json Jsonb Jsonpath }

    #[cfg(feature = "with-rust_decimal-1")]
    #[diagnostic::do_not_recommend]
    impl CastTo<Numeric> for Jsonb {}
}

mod objects {
    use super::*;

    /// Numbers of objects, one kind like the other.
    macro_rules! objects {
        ($($name:ident)*) => {
            casts! { CASTS;
                Int2: Implicit Oid, $(Implicit $name),*;
                Int4: Implicit Oid, $(Implicit $name),*;
                Int8: Implicit Oid, $(Implicit $name),*;
                Oid: Assignment Int4, Assignment Int8, $(Implicit $name),*;
                $($name: Implicit Oid, Assignment Int4, Assignment Int8;)*
            }
        };
    }

    objects!(Regclass Regcollation Regnamespace Regoper Regoperator Regproc Regprocedure Regrole Regtype);

    casts! { OTHERS;
        Regoper: Implicit Regoperator;
        Regoperator: Implicit Regoper;
        Regproc: Implicit Regprocedure;
        Regprocedure: Implicit Regproc;
        Regclass: InText Text, InText Varchar, InText Char;
        Text: Implicit Regclass, Implicit Name, Assignment ByteChar;
        Varchar: Implicit Regclass, Implicit Name, Assignment ByteChar;
        Char: InText Regclass, Implicit Name, Assignment ByteChar;
        Name: Implicit Text, Assignment Varchar, Assignment Char;
        ByteChar: Implicit Text, Assignment Varchar, Assignment Char, Explicit Int4;
        Int4: Explicit ByteChar;
        Xid8: Explicit Xid;
        PgNodeTree: Implicit Text, InText Varchar, InText Char;
    }
    spelled! { SPELLED;
        Oid Xid Xid8 PgLsn Regcollation Regnamespace Regoper Regoperator Regproc Regprocedure Regrole Regtype
        Aclitem PgSnapshot TxidSnapshot
    }

    #[diagnostic::do_not_recommend]
    impl CastTo<Regclass> for Regclass {}
    #[diagnostic::do_not_recommend]
    impl CastTo<Name> for Name {}
    #[diagnostic::do_not_recommend]
    impl CastTo<ByteChar> for ByteChar {}
}

mod addresses {
    use super::*;

    casts! { CASTS;
        Inet: Assignment Cidr;
        Cidr: Implicit Inet;
        Macaddr: Implicit Macaddr8;
        Macaddr8: Implicit Macaddr;
    }
    read! { READ; Inet Cidr }
    spelled! { SPELLED; Macaddr Macaddr8 }
}

mod bits {
    use super::*;

    casts! { CASTS;
        Bit: Implicit Varbit, Explicit Int4, Explicit Int8;
        Varbit: Implicit Bit;
        Int4: Explicit Bit;
        Int8: Explicit Bit;
    }
    spelled! { SPELLED; Bit Varbit }
}

mod geometry {
    use super::*;

    casts! { CASTS;
        Point: Assignment PgBox;
        Lseg: Explicit Point;
        PgBox: Explicit Point, Explicit Lseg, Assignment Polygon, Explicit Circle;
        Path: Assignment Polygon;
        Polygon: Explicit Point, Assignment Path, Explicit PgBox, Explicit Circle;
        Circle: Explicit Point, Explicit PgBox, Explicit Polygon;
    }
    spelled! { SPELLED; Point Line Lseg PgBox Path Polygon Circle }
}

mod money {
    use super::*;

    casts! { CASTS;
        Int4: Assignment Money;
        Int8: Assignment Money;
    }
    spelled! { SPELLED; Money }
}

#[cfg(feature = "with-rust_decimal-1")]
mod exact_money {
    use super::*;

    casts! { CASTS;
        Numeric: Assignment Money;
        Money: Assignment Numeric;
    }
}

mod markup {
    use super::*;

    casts! { CASTS;
        Xml: Assignment Text, Assignment Varchar, Assignment Char;
        Text: Explicit Xml;
        Varchar: Explicit Xml;
        Char: Explicit Xml;
    }

    #[diagnostic::do_not_recommend]
    impl CastTo<Xml> for Xml {}
}

mod ranges {
    use super::*;

    casts! { CASTS;
        Int4range: Explicit Int4multirange;
        Int8range: Explicit Int8multirange;
    }
    spelled! { SPELLED; Int4range Int8range Int4multirange Int8multirange }
}

#[cfg(feature = "with-rust_decimal-1")]
mod numeric_ranges {
    use super::*;

    casts! { CASTS;
        Numrange: Explicit Nummultirange;
    }
    spelled! { SPELLED; Numrange Nummultirange }
}

#[cfg(feature = "with-jiff-0_2")]
mod ranges_of_time {
    use super::*;

    casts! { CASTS;
        Tsrange: Explicit Tsmultirange;
        Tstzrange: Explicit Tstzmultirange;
        Daterange: Explicit Datemultirange;
    }
    spelled! { SPELLED; Tsrange Tstzrange Daterange Tsmultirange Tstzmultirange Datemultirange }
}

#[cfg(feature = "with-uuid-1")]
mod identifiers {
    use super::*;

    spelled! { SPELLED; Uuid }
}

#[diagnostic::do_not_recommend]
impl<From: CastTo<To>, To: SqlType> CastTo<Array<To>> for Array<From> {}
#[diagnostic::do_not_recommend]
impl<Element: SqlType> CastTo<Text> for Array<Element> {}
#[diagnostic::do_not_recommend]
impl<Element: SqlType> CastTo<Array<Element>> for Text {}

/// Every cast of the table, in parts.
pub const CASTS: &[&[DeclaredCast]] = &[
    always::CASTS,
    always::SPELLED,
    objects::CASTS,
    objects::OTHERS,
    objects::SPELLED,
    addresses::CASTS,
    addresses::READ,
    addresses::SPELLED,
    bits::CASTS,
    bits::SPELLED,
    geometry::CASTS,
    geometry::SPELLED,
    money::CASTS,
    money::SPELLED,
    #[cfg(feature = "with-rust_decimal-1")]
    exact_money::CASTS,
    markup::CASTS,
    ranges::CASTS,
    ranges::SPELLED,
    #[cfg(feature = "with-rust_decimal-1")]
    numeric_ranges::CASTS,
    #[cfg(feature = "with-rust_decimal-1")]
    numeric_ranges::SPELLED,
    #[cfg(feature = "with-jiff-0_2")]
    ranges_of_time::CASTS,
    #[cfg(feature = "with-jiff-0_2")]
    ranges_of_time::SPELLED,
    #[cfg(feature = "with-rust_decimal-1")]
    decimal::CASTS,
    #[cfg(feature = "with-rust_decimal-1")]
    decimal::SPELLED,
    #[cfg(feature = "with-jiff-0_2")]
    times::CASTS,
    #[cfg(feature = "with-jiff-0_2")]
    times::SPELLED,
    #[cfg(feature = "with-serde_json-1")]
    documents::CASTS,
    #[cfg(feature = "with-serde_json-1")]
    documents::SPELLED,
    #[cfg(feature = "with-uuid-1")]
    identifiers::SPELLED,
    #[cfg(all(feature = "with-serde_json-1", feature = "with-rust_decimal-1"))]
    &[("jsonb", "numeric", CastContext::Explicit)],
];
