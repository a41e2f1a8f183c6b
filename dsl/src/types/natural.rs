//! Rust values where a function takes anything: each is of the type that its Rust type is read from.

use super::*;

crate::right_of! {
    AnyType: bool as Bool;
    AnyType: i16 as Int2;
    AnyType: i32 as Int4;
    AnyType: i64 as Int8;
    AnyType: f32 as Float4;
    AnyType: f64 as Float8;
    AnyType: String as Text;
    AnyType: &'a str as Text;
    AnyType: &'a String as Text;
    AnyType: Vec<u8> as Bytea;
    AnyType: &'a [u8] as Bytea
}

#[cfg(feature = "with-rust_decimal-1")]
crate::right_of!(AnyType: rust_decimal::Decimal as Numeric);

#[cfg(feature = "with-uuid-1")]
crate::right_of!(AnyType: ::uuid::Uuid as Uuid);

#[cfg(feature = "with-serde_json-1")]
crate::right_of!(AnyType: serde_json::Value as Jsonb);

#[cfg(feature = "with-jiff-0_2")]
crate::right_of! {
    AnyType: jiff::civil::Date as Date;
    AnyType: jiff::civil::Time as Time;
    AnyType: jiff::civil::DateTime as Timestamp;
    AnyType: jiff::Timestamp as Timestamptz;
    AnyType: crate::value::Interval as Interval
}

/// What is made of characters, of bytes or of bits.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` is no string of characters, bytes or bits",
    label = "expected `Text`, `Varchar`, `Char`, `Bytea`, `Bit` or `Varbit`",
    note = "rule T5, see `relvar::docs::rules::T5`"
)]
pub trait Sequence: crate::kernel::SqlType {
    /// What a part of it is: `text`, `bytea` or `bit`.
    type Part: crate::kernel::SqlType;
}

/// What is made of characters or of bytes.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` is no string of characters or bytes",
    label = "expected `Text`, `Varchar`, `Char` or `Bytea`",
    note = "rule T5, see `relvar::docs::rules::T5`"
)]
pub trait Trimmed: Sequence {}

macro_rules! sequences {
    ($($name:ident: $part:ident;)*) => { $(
        #[diagnostic::do_not_recommend]
        impl Sequence for $name {
            type Part = $part;
        }
    )* };
}

sequences! {
    Text: Text;
    Varchar: Text;
    Char: Text;
    Bytea: Bytea;
    Bit: Bit;
    Varbit: Bit;
}

macro_rules! trimmed {
    ($($name:ident)*) => { $(
        #[diagnostic::do_not_recommend]
        impl Trimmed for $name {}
    )* };
}

trimmed!(Text Varchar Char Bytea);
