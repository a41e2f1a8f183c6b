//! Addresses of networks and of their hardware as Rust values.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use super::ParseValueError;

/// An address and how many of its first bits are those of its network: a value of `inet`, and of `cidr` where the other
/// bits are 0.
///
/// ```
/// use relvar::value::Network;
/// let home: Network = "192.168.1.7/24".parse()?;
/// assert_eq!(home.network().to_string(), "192.168.1.0/24");
/// assert!(home.contains("192.168.1.200".parse()?) && !home.contains("10.0.0.1".parse()?));
/// assert_eq!("::1".parse::<Network>()?.prefix(), 128);
/// assert!("10.0.0.0/33".parse::<Network>().is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Network {
    address: IpAddr,
    prefix: u8,
}

impl Network {
    /// `None` where the address has fewer bits than `prefix`.
    pub const fn new(address: IpAddr, prefix: u8) -> Option<Self> {
        if prefix <= bits(address) { Some(Network { address, prefix }) } else { None }
    }

    /// One address: all bits are those of its network.
    pub const fn host(address: IpAddr) -> Self {
        Network { address, prefix: bits(address) }
    }

    /// The address.
    pub const fn address(&self) -> IpAddr {
        self.address
    }

    /// How many of its first bits are those of the network.
    pub const fn prefix(&self) -> u8 {
        self.prefix
    }

    /// Is it one address, and no network of several?
    pub const fn is_host(&self) -> bool {
        self.prefix == bits(self.address)
    }

    /// The network: with 0 for the other bits.
    pub fn network(&self) -> Self {
        let address = match self.address {
            IpAddr::V4(address) => {
                let mask = u32::MAX.checked_shl(32 - u32::from(self.prefix)).unwrap_or(0);
                IpAddr::V4(Ipv4Addr::from_bits(address.to_bits() & mask))
            }
            IpAddr::V6(address) => {
                let mask = u128::MAX.checked_shl(128 - u32::from(self.prefix)).unwrap_or(0);
                IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & mask))
            }
        };
        Network { address, ..*self }
    }

    /// Is the address in the network?
    pub fn contains(&self, address: IpAddr) -> bool {
        address.is_ipv4() == self.address.is_ipv4()
            && Network { address, ..*self }.network().address == self.network().address
    }
}

/// How many bits such an address has.
const fn bits(address: IpAddr) -> u8 {
    match address {
        IpAddr::V4(_) => 32,
        IpAddr::V6(_) => 128,
    }
}

impl From<IpAddr> for Network {
    fn from(address: IpAddr) -> Self {
        Network::host(address)
    }
}

impl From<Ipv4Addr> for Network {
    fn from(address: Ipv4Addr) -> Self {
        Network::host(address.into())
    }
}

impl From<Ipv6Addr> for Network {
    fn from(address: Ipv6Addr) -> Self {
        Network::host(address.into())
    }
}

/// As PostgreSQL writes an `inet`: the prefix is left out where it is one address.
impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_host() { self.address.fmt(f) } else { write!(f, "{}/{}", self.address, self.prefix) }
    }
}

impl FromStr for Network {
    type Err = ParseValueError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const WRONG: ParseValueError =
            ParseValueError("a network is an address, or an address, `/` and a number");
        let Some((address, prefix)) = text.split_once('/') else {
            return text.parse().map(Network::host).map_err(|_| WRONG);
        };
        let address = address.parse().map_err(|_| WRONG)?;
        prefix.parse().ok().and_then(|prefix| Network::new(address, prefix)).ok_or(WRONG)
    }
}

/// The address of a network's hardware: a value of `macaddr`, and of `macaddr8` with eight bytes.
///
/// ```
/// use relvar::value::MacAddress;
/// let card: MacAddress = "08-00-2B-01-02-03".parse()?;
/// assert_eq!(card.to_string(), "08:00:2b:01:02:03");
/// assert_eq!("08002b0102030405".parse::<MacAddress<8>>()?.0[7], 5);
/// # Ok::<(), relvar::value::ParseValueError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MacAddress<const BYTES: usize = 6>(pub [u8; BYTES]);

impl<const BYTES: usize> fmt::Display for MacAddress<BYTES> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, byte) in self.0.iter().enumerate() {
            let colon = if place == 0 { "" } else { ":" };
            write!(f, "{colon}{byte:02x}")?;
        }
        Ok(())
    }
}

/// Hexadecimal digits, with `:`, `-` or `.` anywhere between them.
impl<const BYTES: usize> FromStr for MacAddress<BYTES> {
    type Err = ParseValueError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const WRONG: ParseValueError =
            ParseValueError("the address of hardware is two hexadecimal digits for every byte");
        let mut bytes = [0; BYTES];
        let mut digits = text.chars().filter(|character| !":-.".contains(*character));
        for byte in &mut bytes {
            for _ in 0..2 {
                let digit = digits.next().and_then(|digit| digit.to_digit(16)).ok_or(WRONG)?;
                *byte = *byte << 4 | digit as u8;
            }
        }
        if digits.next().is_none() { Ok(MacAddress(bytes)) } else { Err(WRONG) }
    }
}
