//! Functions of network addresses (PostgreSQL manual, section 9.12).
//!
//! ```
//! # relvar::table! { hosts { #[primary_key] id -> Int4, address -> Inet } }
//! use relvar::fns::network::{masklen, network};
//! use relvar::prelude::*;
//! let sql = hosts.select((network(hosts::address), masklen(hosts::address))).sql::<Postgres>();
//! assert_eq!(sql, "SELECT network(hosts.address), masklen(hosts.address) FROM hosts");
//! ```

use crate::types::*;

crate::function! { postgres "9.12";
    /// As a short text.
    pub fn abbrev(address in NetworkAddress) -> Text = Abbrev "abbrev";
    /// The address that all of the network listen to.
    pub fn broadcast(address: Inet) -> Inet = Broadcast "broadcast";
    /// 4 or 6.
    pub fn family(address: Inet) -> Int4 = Family "family";
    /// The address as text, without its network.
    pub fn host(address: Inet) -> Text = Host "host";
    /// The bits that are not the network's.
    pub fn hostmask(address: Inet) -> Inet = Hostmask "hostmask";
    /// The smallest network that includes both.
    pub fn inet_merge(address: Inet, other: Inet) -> Cidr = InetMerge "inet_merge";
    /// Are both of version 4, or both of version 6?
    pub fn inet_same_family(address: Inet, other: Inet) -> Bool = InetSameFamily "inet_same_family";
    /// How many bits are the network's.
    pub fn masklen(address: Inet) -> Int4 = Masklen "masklen";
    /// The bits that are the network's.
    pub fn netmask(address: Inet) -> Inet = Netmask "netmask";
    /// The network, with 0 for the other bits.
    pub fn network(address: Inet) -> Cidr = NetworkOf "network";
    /// With a network of so many bits.
    pub fn set_masklen(address in NetworkAddress, length: Int4) -> Of = SetMasklen "set_masklen";
    /// As text, always with its network.
    pub fn text(address: Inet) -> Text = AddressText "text";
    /// The maker's part, with 0 for the rest.
    pub fn trunc(address in HardwareAddress) -> Of = TruncAddress "trunc";
    /// With the seventh bit set, as IPv6 wants it.
    pub fn macaddr8_set7bit(address: Macaddr8) -> Macaddr8 = Macaddr8Set7Bit "macaddr8_set7bit";
}

crate::function! { postgres "9.26";
    /// The other side's address; NULL on a socket of the machine's own.
    pub fn inet_client_addr() -> Inet = InetClientAddr "inet_client_addr" nulls MaybeNull;
    /// The server's address; NULL on a socket of the machine's own.
    pub fn inet_server_addr() -> Inet = InetServerAddr "inet_server_addr" nulls MaybeNull;
}
