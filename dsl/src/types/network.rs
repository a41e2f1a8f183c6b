//! Addresses of networks and of their hardware (PostgreSQL manual, section 8.9).

use std::net::IpAddr;

use super::capability::{arithmetic, comparable};
use super::{Addend, AnyType, Extremes, Int2, Int4, Int8};
use crate::kernel::SqlType;
use crate::value::{MacAddress, Network};

crate::sql_type! {
    /// `inet`: an address, perhaps with its network.
    pub Inet = "inet", Network: Equality, Ordered, Extremes; IpAddr
}

crate::sql_type! {
    /// `cidr`: a network. The server takes none with a bit right of its prefix.
    pub Cidr = "cidr", Network: EqualAsInet, Ordered;
}

crate::sql_type! {
    /// `macaddr`: the address of hardware, of six bytes.
    pub Macaddr = "macaddr", MacAddress: Equality, Ordered;
}

crate::sql_type! {
    /// `macaddr8`: the address of hardware, of eight bytes.
    pub Macaddr8 = "macaddr8", MacAddress<8>: Equality, Ordered;
}

crate::rust_field!(Network: Inet | Cidr);
crate::rust_field!(IpAddr: Inet);
crate::rust_field!(MacAddress: Macaddr);
crate::rust_field!(MacAddress<8>: Macaddr8);

comparable!(Cidr Inet);

#[diagnostic::do_not_recommend]
impl Extremes for Cidr {
    type Extreme = Inet;
}

macro_rules! numbers {
    ($($number:ident)*) => { $(
        arithmetic! {
            Inet: Plus | Minus $number = Inet;
            Cidr: Plus | Minus $number = Inet;
            $number: Plus Inet = Inet;
            $number: Plus Cidr = Inet;
        }
    )* };
}

numbers!(Int2 Int4 Int8);

arithmetic! {
    Inet: Minus Inet = Int8;
    Inet: Minus Cidr = Int8;
    Cidr: Minus Inet = Int8;
    Cidr: Minus Cidr = Int8;
}

crate::right_of! {
    AnyType: Network as Inet;
    AnyType: IpAddr as Inet;
    AnyType: MacAddress as Macaddr;
    AnyType: MacAddress<8> as Macaddr8;
    Inet: i64 as Int8;
    Cidr: i64 as Int8;
    Cidr: IpAddr as Inet;
    Int8: Network as Inet;
    Int8: IpAddr as Inet
}

/// The address of a network, or a network.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` is not a network address",
    label = "expected `Inet` or `Cidr`",
    note = "rule T5, see `relvar::docs::rules::T5`"
)]
pub trait NetworkAddress: SqlType {}

/// The address of hardware.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` is not an address of hardware",
    label = "expected `Macaddr` or `Macaddr8`",
    note = "rule T5, see `relvar::docs::rules::T5`"
)]
pub trait HardwareAddress: SqlType {}

macro_rules! addresses {
    ($($trait:ident: $($name:ident)*;)*) => { $($(
        #[diagnostic::do_not_recommend]
        impl $trait for $name {}
    )*)* };
}

addresses! {
    NetworkAddress: Inet Cidr;
    HardwareAddress: Macaddr Macaddr8;
}

#[diagnostic::do_not_recommend]
impl Addend for Inet {
    type Left = Inet;
}

#[diagnostic::do_not_recommend]
impl Addend for Cidr {
    type Left = Cidr;
}
