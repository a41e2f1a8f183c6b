//! Operators of network addresses (PostgreSQL manual, section 9.12); `+` and `-` are those of arithmetic, `&`, `|` and `~`
//! those of [numbers](super::number), `&&` that of [containers](super::container).
//!
//! ```
//! # relvar::table! { hosts { #[primary_key] id -> Int4, address -> Inet } }
//! use relvar::prelude::*;
//! use relvar::value::Network;
//! let home: Network = "10.0.0.0/8".parse()?;
//! let sql = hosts.filter(hosts::address.is_within(home)).select(hosts::address.add(1_i64)).sql::<Postgres>();
//! assert_eq!(sql, "SELECT hosts.address + $1 FROM hosts WHERE hosts.address <<= $2");
//! # Ok::<(), relvar::value::ParseValueError>(())
//! ```

use super::container::OverlapsWith;
use super::number::{BitAnd, BitOr};
use crate::types::*;

crate::overloads! {
    /// `<<`, `<<=`, `>>`, `>>=`.
    pub trait NetworkOperators {
        /// `self << right`: is it a part of `right`, and not all of it?
        fn is_strictly_within = IsStrictlyWithin "<<" OTHER;
        /// `self <<= right`: is it a part of `right`, or all of it?
        fn is_within = IsWithin "<<=" OTHER;
        /// `self >> right`: is `right` a part of it, and not all of it?
        fn strictly_encloses = StrictlyEncloses ">>" OTHER;
        /// `self >>= right`: is `right` a part of it, or all of it?
        fn encloses = Encloses ">>=" OTHER;
    }
}

macro_rules! networks {
    ($($left:ident $right:ident;)*) => { $(
        crate::overload! {
            $left: IsStrictlyWithin $right = Bool;
            $left: IsWithin $right = Bool;
            $left: StrictlyEncloses $right = Bool;
            $left: Encloses $right = Bool;
            $left: OverlapsWith $right = Bool;
            $left: BitAnd $right = Inet;
            $left: BitOr $right = Inet;
        }
    )* };
}

networks! {
    Inet Inet;
    Inet Cidr;
    Cidr Inet;
    Cidr Cidr;
}

crate::overload! {
    Macaddr: BitAnd Macaddr = Macaddr;
    Macaddr: BitOr Macaddr = Macaddr;
    Macaddr8: BitAnd Macaddr8 = Macaddr8;
    Macaddr8: BitOr Macaddr8 = Macaddr8;
}
