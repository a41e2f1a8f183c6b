//! Operators of what holds other values: arrays and `jsonb` (PostgreSQL manual, sections 9.19 and 9.16), ranges (see
//! [`range`](super::range)), and `||`, which text and `bytea` have as well (sections 9.4 and 9.5).
//!
//! ```
//! # relvar::table! { notes { #[primary_key] id -> Int4, tags -> Array<Text> } }
//! use relvar::prelude::*;
//! let sql = notes.filter(notes::tags.includes(["sql", "rust"])).select(notes::tags.concat(["new"])).sql::<Postgres>();
//! assert_eq!(sql, "SELECT notes.tags || $1 FROM notes WHERE notes.tags @> $2");
//! ```

use std::marker::PhantomData;

use super::super::{Infix, Operator, ResultOf, RightOperand, Strict};
use crate::check::by_type::Concatenation;
use crate::kernel::{Expression, SqlType};
use crate::types::*;

// One operator each: a message quotes the family with the method.

crate::overloads! {
    /// `@>`.
    pub trait ContainerOperators {
        /// `self @> right`: is all of `right` in it?
        fn includes = Includes "@>" OTHER;
    }
}

crate::overloads! {
    /// `<@`.
    pub trait ContainedOperators {
        /// `self <@ right`: is all of it in `right`?
        fn is_included_in = IsIncludedIn "<@" OTHER;
    }
}

/// `left || right`, which gives a `Type`. The types of the operands are parameters as well: not every dialect writes each of
/// them as text.
#[derive(Clone, Copy, Debug)]
pub struct Concat<Type = (), Left = (), Right = ()>(PhantomData<(Type, Left, Right)>);

impl<Type: 'static, Left: 'static, Right: 'static> Operator for Concat<Type, Left, Right> {
    type Id<Rest: crate::kernel::Identity> = crate::__id!(Concat, Rest);
    type Nulls = Strict;
    type Pins = crate::check::PinsNothing;
    type Feature = Concatenation<Left, Right>;
    const TEXT: &'static str = " || ";
    const PRECEDENCE: u8 = crate::render::precedence::OTHER;
}

impl<Left, Right, Type: SqlType, Of, Beside> ResultOf<Left, Right> for Concat<Type, Of, Beside> {
    type SqlType = Type;
}

/// `left || right` of operands of the SQL types `LeftType` and `RightType`.
pub type Concatenated<Left, Right, Type, LeftType, RightType> =
    Infix<Concat<Type, LeftType, RightType>, Left, Right>;

/// `||`.
pub trait ConcatenationOperators: Expression {
    /// `self || right`: one after the other
    #[relvar_macros::brief]
    fn concat<Right, RightExpression, RightType, Type>(
        self,
        right: Right,
    ) -> Concatenated<Self, RightExpression, Type, Self::SqlType, RightType>
    where
        Right: RightOperand<Self::SqlType, Expression = RightExpression>,
        RightExpression: Expression<SqlType = RightType>,
        Self::SqlType: HasOperator<Concat, RightType, Result = Type>,
    {
        Infix::new(self, right.right_operand())
    }
}

impl<E: Expression> ConcatenationOperators for E {}

crate::overloads! {
    /// `&&`.
    pub trait OverlapOperators {
        /// `self && right`: have they something in common?
        fn overlaps = OverlapsWith "&&" OTHER;
    }
}

crate::overload! {
    [Element: Equality] Array<Element>: Includes Array<Element> = Bool;
    [Element: Equality] Array<Element>: IsIncludedIn Array<Element> = Bool;
    [Element: Equality] Array<Element>: OverlapsWith Array<Element> = Bool;
    [Element: SqlType] Array<Element>: Concat Array<Element> = Array<Element>;
    [Element: SqlType] Array<Element>: Concat Element = Array<Element>;
}

/// `element || array`: the types of elements, one line for each family.
macro_rules! elements {
    ($($name:ident)*) => { $(
        crate::overload!($name: Concat Array<$name> = Array<$name>;);
    )* };
}

elements!(Bool Int2 Int4 Int8 Float4 Float8 Text Varchar Char Bytea);

crate::overload! {
    Bytea: Concat Bytea = Bytea;
    Array<Aclitem>: Includes Aclitem = Bool;
}

/// Text beside text, and beside whatever is written as text: `texts!(Int4)`.
macro_rules! texts {
    ($($name:ident)*) => { $(
        crate::overload! {
            Text: Concat $name = Text;
            $name: Concat Text = Text;
        }
    )* };
}

texts!(Bool Int2 Int4 Int8 Float4 Float8 Inet Cidr Macaddr Macaddr8 Bit Varbit Money Xml Point Line Lseg PgBox Path Polygon Circle);

crate::overload! {
    Text: Concat Text = Text;
    Text: Concat Varchar = Text;
    Text: Concat Char = Text;
    Varchar: Concat Text = Text;
    Varchar: Concat Varchar = Text;
    Varchar: Concat Char = Text;
    Char: Concat Text = Text;
    Char: Concat Varchar = Text;
    Char: Concat Char = Text;
}

#[cfg(feature = "with-rust_decimal-1")]
texts!(Numeric);
#[cfg(feature = "with-rust_decimal-1")]
elements!(Numeric);

#[cfg(feature = "with-uuid-1")]
texts!(Uuid);
#[cfg(feature = "with-uuid-1")]
elements!(Uuid);

#[cfg(feature = "with-jiff-0_2")]
texts!(Date Time Timestamp Timestamptz Interval);
#[cfg(feature = "with-jiff-0_2")]
elements!(Date Time Timestamp Timestamptz Interval);

#[cfg(feature = "with-serde_json-1")]
crate::overload! {
    Jsonb: Includes Jsonb = Bool;
    Jsonb: IsIncludedIn Jsonb = Bool;
    Jsonb: Concat Jsonb = Jsonb;
}
