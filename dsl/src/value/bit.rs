//! Bit strings as Rust values.

use std::fmt;
use std::str::FromStr;

use super::ParseValueError;

/// A string of bits: a value of `bit` and of `bit varying`.
///
/// ```
/// use relvar::value::BitString;
/// let bits: BitString = "1011".parse()?;
/// assert_eq!((bits.len(), bits.get(1), bits.get(4)), (4, Some(false), None));
/// assert_eq!(bits, [true, false, true, true].into_iter().collect());
/// assert_eq!(bits.to_string(), "1011");
/// # Ok::<(), relvar::value::ParseValueError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct BitString {
    length: usize,
    bytes: Vec<u8>,
}

impl BitString {
    /// The first `length` bits of `bytes`, of which each byte's highest is the first; `None` where there are fewer.
    pub fn from_bytes(mut bytes: Vec<u8>, length: usize) -> Option<Self> {
        if length > bytes.len() * 8 {
            return None;
        }
        bytes.truncate(length.div_ceil(8));
        if let (Some(last), rest @ 1..) = (bytes.last_mut(), length % 8) {
            *last &= 0xFF << (8 - rest);
        }
        Some(BitString { length, bytes })
    }

    /// How many bits there are.
    pub const fn len(&self) -> usize {
        self.length
    }

    /// Is there no bit?
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The bit at this place, counted from 0 at the left.
    pub fn get(&self, place: usize) -> Option<bool> {
        (place < self.length).then(|| self.bytes[place / 8] & 0x80 >> (place % 8) != 0)
    }

    /// The bits from the left.
    pub fn iter(&self) -> impl Iterator<Item = bool> {
        (0..self.length).filter_map(|place| self.get(place))
    }

    /// The bits in bytes, of which each byte's highest is the first; the last byte is filled with 0.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl FromIterator<bool> for BitString {
    fn from_iter<Bits: IntoIterator<Item = bool>>(bits: Bits) -> Self {
        let mut string = BitString::default();
        for bit in bits {
            if string.length % 8 == 0 {
                string.bytes.push(0);
            }
            if let (Some(last), true) = (string.bytes.last_mut(), bit) {
                *last |= 0x80 >> (string.length % 8);
            }
            string.length += 1;
        }
        string
    }
}

/// As PostgreSQL writes it: `1011`.
impl fmt::Display for BitString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().try_for_each(|bit| f.write_str(if bit { "1" } else { "0" }))
    }
}

impl FromStr for BitString {
    type Err = ParseValueError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.chars()
            .map(|digit| match digit {
                '0' => Ok(false),
                '1' => Ok(true),
                _ => Err(ParseValueError("a bit string is made of `0` and `1`")),
            })
            .collect()
    }
}
