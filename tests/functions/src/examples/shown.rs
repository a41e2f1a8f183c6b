//! Values as text, so that every expected value is written the same way.

use relvar::value::{self, Interval};

/// A value as text.
pub trait Shown {
    /// The text.
    fn shown(&self) -> String;
}

macro_rules! displayed {
    ($($rust:ty)*) => { $(
        impl Shown for $rust {
            fn shown(&self) -> String {
                self.to_string()
            }
        }
    )* };
}

displayed! {
    bool i16 i32 i64 u32 u64 f32 f64 String rust_decimal::Decimal uuid::Uuid serde_json::Value
    jiff::civil::Date jiff::civil::Time jiff::civil::DateTime jiff::Timestamp
    value::Network value::MacAddress value::MacAddress<8> value::BitString value::Coordinate value::StraightLine
    value::Segment value::Rectangle value::Polyline value::Outline value::Disc value::Snapshot
    value::Lexemes value::TextQuery
}

impl Shown for value::Cash {
    fn shown(&self) -> String {
        self.0.to_string()
    }
}

impl Shown for () {
    fn shown(&self) -> String {
        String::new()
    }
}

impl Shown for Interval {
    fn shown(&self) -> String {
        format!("{} months {} days {} us", self.months, self.days, self.microseconds)
    }
}

impl<T: std::fmt::Display> Shown for relvar::value::Range<T> {
    fn shown(&self) -> String {
        self.to_string()
    }
}

impl<T: std::fmt::Display> Shown for relvar::value::Multirange<T> {
    fn shown(&self) -> String {
        self.0.shown()
    }
}

impl<T: Shown> Shown for Vec<T> {
    fn shown(&self) -> String {
        let items: Vec<String> = self.iter().map(Shown::shown).collect();
        format!("{{{}}}", items.join(","))
    }
}

impl Shown for u8 {
    fn shown(&self) -> String {
        self.to_string()
    }
}

/// What a call is expected to give.
pub trait Expected<Row> {
    /// Says how the row found differs.
    fn compare(&self, found: &Row) -> Result<(), String>;
}

impl<Row: Shown> Expected<Row> for &str {
    fn compare(&self, found: &Row) -> Result<(), String> {
        let found = found.shown();
        if found == *self { Ok(()) } else { Err(format!("expected `{self}`, found `{found}`")) }
    }
}

impl<Row: Shown> Expected<Option<Row>> for Option<&str> {
    fn compare(&self, found: &Option<Row>) -> Result<(), String> {
        let found = found.as_ref().map(Shown::shown);
        if found.as_deref() == *self { Ok(()) } else { Err(format!("expected {self:?}, found {found:?}")) }
    }
}

/// Any value: it depends on the time, on the server or on chance.
pub fn any() -> Any {
    Any
}

/// See [`any`].
pub struct Any;

impl<Row> Expected<Row> for Any {
    fn compare(&self, _: &Row) -> Result<(), String> {
        Ok(())
    }
}

/// What a call gives, where that is always the same.
pub(super) trait Given {
    /// As text.
    fn given(&self) -> Option<Option<&'static str>>;
}

impl Given for &'static str {
    fn given(&self) -> Option<Option<&'static str>> {
        Some(Some(self))
    }
}

impl Given for Option<&'static str> {
    fn given(&self) -> Option<Option<&'static str>> {
        Some(*self)
    }
}

impl Given for Any {
    fn given(&self) -> Option<Option<&'static str>> {
        None
    }
}
