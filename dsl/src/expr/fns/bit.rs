//! Functions of bit strings (PostgreSQL manual, section 9.6); those that text has as well are in [`text`](super::text).

use crate::types::*;

crate::function! { postgres "9.6";
    /// How many bits are set.
    pub fn bit_count(bits: Bit) -> Int8 = BitsSet "bit_count";
    /// The bit at this place, counted from 0 at the left.
    pub fn get_bit(bits: Bit, n: Int4) -> Int4 = BitAt "get_bit";
    /// With another bit at this place, counted from 0 at the left.
    pub fn set_bit(bits: Bit, n: Int4, value: Int4) -> Bit = WithBit "set_bit";
    /// The last `length` bits of a number: `CAST(number AS bit(length))`.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::fns::bit::bit_from;
    /// use relvar::prelude::*;
    /// let sql = users.select(bit_from(users::age, 8)).sql::<Postgres>();
    /// assert_eq!(sql, r#"SELECT pg_catalog."bit"(users.age, $1) FROM users"#);
    /// ```
    pub fn bit_from(number: Int4, length: Int4) -> Bit = BitFrom "pg_catalog.\"bit\"";
    /// The last `length` bits of a wide number: `CAST(number AS bit(length))`.
    pub fn bit_from_int8(number: Int8, length: Int4) -> Bit = BitFromInt8 "pg_catalog.\"bit\"";
}
