//! The SQL types, by family, and their capabilities.
//!
//! | capability | has it |
//! |---|---|
//! | [`Equality`]: `=`, `IN`, `GROUP BY`, `DISTINCT` | all but `json`, `xml`, geometric types |
//! | [`Ordered`]: `<`, `ORDER BY` | the same |
//! | [`Extremes`]: `min`, `max` | numbers, text, times, `interval`, `money`, `inet` |
//! | [`Number`]: arithmetic, statistics | integers, floats, `numeric` |
//! | [`Summed`]: `sum` | the same, `interval`, `money` |
//! | [`Averaged`]: `avg` | numbers, `interval` |
//! | [`Character`]: `LIKE`, `||` | `text`, `varchar`, `bpchar` |

mod array;
mod bit;
mod bool;
mod bytes;
mod capability;
mod cast;
mod catalogue;
mod composite;
mod geometry;
#[cfg(feature = "with-serde_json-1")]
mod json;
mod money;
mod natural;
mod network;
mod number;
mod range;
mod search;
mod system;
#[cfg(feature = "with-jiff-0_2")]
mod temporal;
mod text;
#[cfg(feature = "with-jiff-0_2")]
mod time;
#[cfg(feature = "with-uuid-1")]
mod uuid;
mod xml;

pub use self::array::*;
pub use self::bit::*;
pub use self::bool::*;
pub use self::bytes::*;
pub use self::capability::*;
pub use self::cast::{AnyType, CASTS, CastContext, CastTo, DeclaredCast, PassedAs};
pub use self::catalogue::*;
pub use self::composite::*;
pub use self::geometry::*;
#[cfg(feature = "with-serde_json-1")]
pub use self::json::*;
pub use self::money::*;
pub use self::natural::*;
pub use self::network::*;
pub use self::number::*;
pub use self::range::*;
pub use self::search::*;
pub use self::system::*;
#[cfg(feature = "with-jiff-0_2")]
pub use self::temporal::*;
pub use self::text::*;
#[cfg(feature = "with-jiff-0_2")]
pub use self::time::*;
#[cfg(feature = "with-uuid-1")]
pub use self::uuid::*;
pub use self::xml::*;
