//! A place in an order, for the next page of a list.

use std::fmt;
use std::str::FromStr;

use smallvec::SmallVec;

/// A value in the driver's own format: read from one row, and sent back as it is. Short ones need no memory of their own.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RawValue(SmallVec<[u8; 16]>);

impl RawValue {
    /// A copy of `bytes`.
    pub fn new(bytes: &[u8]) -> Self {
        RawValue(SmallVec::from_slice(bytes))
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// The values of a cursor, in order.
pub(crate) type KeyedBy = SmallVec<[Option<RawValue>; 2]>;

/// The place of a row in the ORDER BY of a query: what `.seek_after(..)` and `.seek_before(..)` take.
///
/// It is opaque: the values by which the row was ordered, as the server sent them. As text (`to_string`, `parse`, and
/// serde) it fits into a URL. It is neither secret nor signed; what comes back is only ever sent as parameters.
///
/// ```
/// use relvar::value::Cursor;
/// assert!("not a cursor".parse::<Cursor>().is_err());
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Cursor {
    order: u64,
    values: KeyedBy,
}

impl Cursor {
    pub(crate) fn new(order: u64, values: KeyedBy) -> Self {
        Cursor { order, values }
    }

    /// The value at `index` of a cursor of the order `order`.
    pub(crate) fn value(&self, order: u64, index: usize) -> Option<&Option<RawValue>> {
        if self.order == order { self.values.get(index) } else { None }
    }
}

/// Identity of an ORDER BY: 64 bits of FNV-1a of its text.
pub(crate) const fn order_of(text: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut at = 0;
    while at < text.len() {
        hash = (hash ^ text.as_bytes()[at] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        at += 1;
    }
    hash
}

impl fmt::Debug for Cursor {
    /// Shows no value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cursor").field("values", &self.values.len()).finish()
    }
}

impl fmt::Debug for RawValue {
    /// Shows no value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("RawValue").field(&self.0.len()).finish()
    }
}

/// A text that is no cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidCursor;

impl fmt::Display for InvalidCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text is not a cursor")
    }
}

impl std::error::Error for InvalidCursor {}

/// Six bits each, without padding: RFC 4648, section 5.
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = self.order.to_be_bytes().to_vec();
        for value in &self.values {
            // The length plus one, so that 0 is NULL.
            let length = value.as_ref().map_or(0, |value| value.0.len() as u64 + 1);
            let mut left = length;
            while left >= 0x80 {
                bytes.push(left as u8 | 0x80);
                left >>= 7;
            }
            bytes.push(left as u8);
            bytes.extend(value.iter().flat_map(RawValue::bytes));
        }
        for chunk in bytes.chunks(3) {
            let group = chunk.iter().fold(0_u32, |group, byte| group << 8 | u32::from(*byte))
                << (8 * (3 - chunk.len()));
            for digit in 0..=chunk.len() {
                let index = group >> (18 - 6 * digit) & 63;
                f.write_str(char::from(ALPHABET[index as usize]).encode_utf8(&mut [0; 4]))?;
            }
        }
        Ok(())
    }
}

impl FromStr for Cursor {
    type Err = InvalidCursor;

    fn from_str(text: &str) -> Result<Self, InvalidCursor> {
        let mut bytes = Vec::new();
        for chunk in text.as_bytes().chunks(4) {
            if chunk.len() == 1 {
                return Err(InvalidCursor);
            }
            let mut group = 0_u32;
            for byte in chunk {
                let digit = ALPHABET.iter().position(|letter| letter == byte).ok_or(InvalidCursor)?;
                group = group << 6 | digit as u32;
            }
            group <<= 6 * (4 - chunk.len());
            bytes.extend_from_slice(&group.to_be_bytes()[1..chunk.len()]);
        }
        let (order, mut rest) = bytes.split_first_chunk::<8>().ok_or(InvalidCursor)?;
        let mut values = KeyedBy::new();
        while !rest.is_empty() {
            let length = length(&mut rest)?;
            values.push(match length.checked_sub(1) {
                None => None,
                Some(length) => {
                    let (value, after) = rest.split_at_checked(length).ok_or(InvalidCursor)?;
                    rest = after;
                    Some(RawValue::new(value))
                }
            });
        }
        Ok(Cursor { order: u64::from_be_bytes(*order), values })
    }
}

/// A number in groups of seven bits.
fn length(rest: &mut &[u8]) -> Result<usize, InvalidCursor> {
    let mut length = 0_usize;
    for shift in (0..28).step_by(7) {
        let (byte, after) = rest.split_first().ok_or(InvalidCursor)?;
        *rest = after;
        length |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Ok(length);
        }
    }
    Err(InvalidCursor)
}

#[cfg(feature = "with-serde_json-1")]
impl serde::Serialize for Cursor {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "with-serde_json-1")]
impl<'de> serde::Deserialize<'de> for Cursor {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A part of a list, and where the parts beside it begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<Row> {
    /// The rows, in the order of the query.
    pub rows: Vec<Row>,
    /// For `.seek_after(..)`: the last row, where more follow.
    pub next: Option<Cursor>,
    /// For `.seek_before(..)`: the first row, where others come before it.
    pub previous: Option<Cursor>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_from_its_text() {
        for lengths in
            [&[][..], &[Some(0)], &[Some(1), None], &[None, Some(4), Some(300)], &[Some(20_000), Some(2)]]
        {
            let values = lengths.iter().map(|length| length.map(|length| RawValue::new(&vec![0xAB; length])));
            let cursor = Cursor::new(0x0123_4567_89AB_CDEF, values.collect());
            assert_eq!(cursor.to_string().parse(), Ok(cursor));
        }
    }

    #[test]
    fn another_text_is_refused() {
        let text = Cursor::new(7, KeyedBy::from_iter([Some(RawValue::new(&[1, 2, 3]))])).to_string();
        for wrong in ["", "A", "AAAA", "?", &text[1..], &text[..text.len() - 2], &format!("{text}*"), "ÄÄÄÄ"]
        {
            assert!(wrong.parse::<Cursor>().is_err(), "{wrong}");
        }
    }
}
