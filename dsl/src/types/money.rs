//! `money` (PostgreSQL manual, section 8.2).

use super::capability::arithmetic;
use super::{Addend, AnyType, Float4, Float8, Int2, Int4, Int8, Summed};
use crate::value::Cash;

crate::sql_type! {
    /// `money`: an amount in the currency of the server's `lc_monetary`.
    pub Money = "money", Cash: Equality, Ordered, Extremes;
}

crate::rust_field!(Cash: Money);

#[diagnostic::do_not_recommend]
impl Summed for Money {
    type Sum = Money;
}

#[diagnostic::do_not_recommend]
impl Addend for Money {
    type Left = Money;
}

macro_rules! factors {
    ($($number:ident)*) => { $(
        arithmetic! {
            Money: Times | DividedBy $number = Money;
            $number: Times Money = Money;
        }

        crate::right_of!($number: Cash as Money);
    )* };
}

factors!(Int2 Int4 Int8 Float4 Float8);

arithmetic! {
    Money: Plus | Minus Money = Money;
    Money: DividedBy Money = Float8;
}

crate::right_of! {
    AnyType: Cash as Money;
    Money: i32 as Int4;
    Money: f64 as Float8
}
