//! Addresses: a byte for the version, one for the prefix, one that says `cidr`, the length, and the address. Those of
//! hardware are their bytes.

use std::net::IpAddr;

use bytes::{BufMut, BytesMut};
use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::{Cidr, Inet, Macaddr, Macaddr8};
use relvar::value::{MacAddress, Network};

use crate::Pg;

const VERSION_4: u8 = 2;
const VERSION_6: u8 = 3;

fn write(network: Network, is_cidr: bool, buffer: &mut BytesMut) -> Encoded {
    let mut put = |version, address: &[u8]| {
        // An address has 16 bytes at most.
        let length = address.len() as u8;
        buffer.put_slice(&[version, network.prefix(), u8::from(is_cidr), length]);
        buffer.put_slice(address);
    };
    match network.address() {
        IpAddr::V4(address) => put(VERSION_4, &address.octets()),
        IpAddr::V6(address) => put(VERSION_6, &address.octets()),
    }
    Encoded::Written
}

fn read(value: &[u8]) -> Result<Network, CodecError> {
    let malformed = || CodecError::new("the bytes are not those of a network address");
    let (&[version, prefix, _, length], address) = value.split_first_chunk().ok_or_else(malformed)?;
    let address = match (version, length) {
        (VERSION_4, 4) => <[u8; 4]>::try_from(address).map(IpAddr::from).map_err(|_| malformed()),
        (VERSION_6, 16) => <[u8; 16]>::try_from(address).map(IpAddr::from).map_err(|_| malformed()),
        _ => Err(malformed()),
    };
    Network::new(address?, prefix).ok_or_else(malformed)
}

impl Encode<Pg, Inet> for Network {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        Ok(write(*self, false, buffer))
    }
}

impl Encode<Pg, Cidr> for Network {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        // The server would refuse it too, but only after it has seen everything before it.
        if self.network() != *self {
            return Err(CodecError::new("a cidr has no bits right of its prefix"));
        }
        Ok(write(*self, true, buffer))
    }
}

impl Encode<Pg, Inet> for IpAddr {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        Ok(write(Network::host(*self), false, buffer))
    }
}

impl Decode<Pg, Inet> for Network {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        read(value)
    }
}

impl Decode<Pg, Cidr> for Network {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        read(value)
    }
}

impl Decode<Pg, Inet> for IpAddr {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        let network = read(value)?;
        if network.is_host() {
            Ok(network.address())
        } else {
            Err(CodecError::new("the address has a network, which the Rust type cannot hold"))
        }
    }
}

macro_rules! hardware {
    ($($sql_type:ident $bytes:literal;)*) => { $(
        impl Encode<Pg, $sql_type> for MacAddress<$bytes> {
            fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
                buffer.put_slice(&self.0);
                Ok(Encoded::Written)
            }
        }

        impl Decode<Pg, $sql_type> for MacAddress<$bytes> {
            fn decode(value: &[u8]) -> Result<Self, CodecError> {
                let wrong = |_| CodecError::new("the address of hardware has another number of bytes");
                value.try_into().map(MacAddress).map_err(wrong)
            }
        }
    )* };
}

hardware! {
    Macaddr 6;
    Macaddr8 8;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{encoded, refused, round_trip};

    #[test]
    fn addresses_and_networks() {
        let networks = ["10.1.2.3/8", "10.1.2.3", "0.0.0.0/0", "2001:db8::1/64", "::/0", "::1"];
        round_trip::<Inet, Network>(networks.map(|network| network.parse().unwrap()));
        round_trip::<Cidr, Network>(["10.0.0.0/8", "::1"].map(|network| network.parse().unwrap()));
        round_trip::<Inet, IpAddr>(["10.1.2.3", "::1"].map(|address| address.parse().unwrap()));
        round_trip::<Macaddr, MacAddress>([MacAddress([1, 2, 3, 4, 5, 255])]);
        round_trip::<Macaddr8, MacAddress<8>>([MacAddress([1, 2, 3, 4, 5, 6, 7, 255])]);
    }

    #[test]
    fn what_is_no_such_address_is_refused() {
        let home: Network = "10.1.2.3/8".parse().unwrap();
        assert!(encoded::<Cidr, _>(&home).unwrap_err().to_string().contains("right of its prefix"));
        let bytes = encoded::<Inet, _>(&home).unwrap();
        assert!(refused::<Inet, IpAddr>(&bytes).contains("network"));
        for end in 0..bytes.len() {
            assert!(refused::<Inet, Network>(&bytes[..end]).contains("not those of"));
        }
        assert!(refused::<Inet, Network>(&[2, 33, 0, 4, 1, 2, 3, 4]).contains("not those of"));
        assert!(refused::<Inet, Network>(&[3, 8, 0, 4, 1, 2, 3, 4]).contains("not those of"));
        assert!(refused::<Macaddr, MacAddress>(&[0; 8]).contains("another number"));
    }
}
