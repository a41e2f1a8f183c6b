//! Functions of `bytea` (PostgreSQL manual, section 9.5); those that text has as well are in [`text`](super::text).

use crate::types::*;

crate::function! { postgres "9.5";
    /// How many bits are set.
    pub fn bit_count(bytes: Bytea) -> Int8 = BitCount "bit_count";
    /// Without the bytes `removed` at both ends.
    pub fn btrim(bytes: Bytea, removed: Bytea) -> Bytea = BtrimBytes "btrim";
    /// Without the bytes `removed` at the start.
    pub fn ltrim(bytes: Bytea, removed: Bytea) -> Bytea = LtrimBytes "ltrim";
    /// Without the bytes `removed` at the end.
    pub fn rtrim(bytes: Bytea, removed: Bytea) -> Bytea = RtrimBytes "rtrim";
    pub fn get_bit(bytes: Bytea, n: Int8) -> Int4 = GetBit "get_bit";
    pub fn get_byte(bytes: Bytea, n: Int4) -> Int4 = GetByte "get_byte";
    pub fn set_bit(bytes: Bytea, n: Int8, value: Int4) -> Bytea = SetBit "set_bit";
    pub fn set_byte(bytes: Bytea, n: Int4, value: Int4) -> Bytea = SetByte "set_byte";
    /// In characters of this encoding.
    pub fn length_in(bytes: Bytea, encoding: Name) -> Int4 = LengthIn "length";
    pub fn sha224(bytes: Bytea) -> Bytea = Sha224 "sha224";
    pub fn sha256(bytes: Bytea) -> Bytea = Sha256 "sha256";
    pub fn sha384(bytes: Bytea) -> Bytea = Sha384 "sha384";
    pub fn sha512(bytes: Bytea) -> Bytea = Sha512 "sha512";
    /// From one encoding to another.
    pub fn convert(bytes: Bytea, from: Name, to: Name) -> Bytea = Convert "convert";
    pub fn convert_from(bytes: Bytea, encoding: Name) -> Text = ConvertFrom "convert_from";
    pub fn convert_to(text: Text, encoding: Name) -> Bytea = ConvertTo "convert_to";
    /// As text: `base64`, `escape` or `hex`.
    pub fn encode(bytes: Bytea, format: Text) -> Text = Encode "encode";
    /// From text: `base64`, `escape` or `hex`.
    pub fn decode(text: Text, format: Text) -> Bytea = Decode "decode";
}
