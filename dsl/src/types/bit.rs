//! Bit strings (PostgreSQL manual, section 8.10).

use super::{AnyType, Bits, Comparable, Int2, Int4, Int8, Inverts};
use crate::value::BitString;

crate::sql_type! {
    /// `bit`: a string of bits. A column of it has one bit, or as many as `#[max_length = n]` says, and takes a string of
    /// exactly that length.
    ///
    /// `CAST(number AS bit)` keeps the last bit alone;
    /// [`bit_from`](crate::expr::fns::bit::bit_from) says how many.
    pub Bit = "bit", BitString: Equality, Ordered; &'a BitString
}

crate::sql_type! {
    /// `bit varying`: a string of any number of bits; in a column of `n` at most where `#[max_length = n]` says so.
    pub Varbit = "varbit", BitString: Equality, Ordered; &'a BitString
}

crate::rust_field!(BitString: Bit | Varbit);
crate::right_of!(AnyType: BitString as Varbit);

// They have no `Common` type: of two types that are cast to each other the server takes one by its place.
#[diagnostic::do_not_recommend]
impl Comparable<Bit> for Varbit {}
#[diagnostic::do_not_recommend]
impl Comparable<Varbit> for Bit {}

macro_rules! bits {
    ($($name:ident $result:ident;)*) => { $(
        #[diagnostic::do_not_recommend]
        impl Bits for $name {
            type Together = $result;
        }

        #[diagnostic::do_not_recommend]
        impl Inverts for $name {
            type Inverted = $result;
        }
    )* };
}

bits! {
    Int2 Int2;
    Int4 Int4;
    Int8 Int8;
    Bit Bit;
    Varbit Bit;
}

macro_rules! inverts {
    ($($name:ident $result:ident;)*) => { $(
        #[diagnostic::do_not_recommend]
        impl Inverts for super::$name {
            type Inverted = super::$result;
        }
    )* };
}

inverts! {
    Inet Inet;
    Cidr Inet;
    Macaddr Macaddr;
    Macaddr8 Macaddr8;
}

crate::right_of! {
    Bit: i32 as Int4;
    Varbit: i32 as Int4
}
