//! The SQL types, by family, and their capabilities.
//!
//! | capability | has it |
//! |---|---|
//! | [`Equality`]: `=`, `IN`, `GROUP BY`, `DISTINCT` | all but `json` |
//! | [`Ordered`]: `<`, `ORDER BY` | all but `json` |
//! | [`Extremes`]: `min`, `max` | numbers, text, times, `interval` |
//! | [`Number`]: arithmetic, statistics | integers, floats, `numeric` |
//! | [`Summed`]: `sum`, `avg` | the same, `interval` |
//! | [`Character`]: `LIKE`, `||` | `text`, `varchar`, `bpchar` |

mod array;
mod bool;
mod bytes;
mod capability;
mod cast;
mod catalogue;
mod composite;
#[cfg(feature = "with-serde_json-1")]
mod json;
mod natural;
mod number;
mod range;
mod search;
#[cfg(feature = "with-jiff-0_2")]
mod temporal;
mod text;
#[cfg(feature = "with-jiff-0_2")]
mod time;
#[cfg(feature = "with-uuid-1")]
mod uuid;

pub use self::array::*;
pub use self::bool::*;
pub use self::bytes::*;
pub use self::capability::*;
pub use self::cast::{AnyType, CASTS, CastContext, CastTo, DeclaredCast, PassedAs};
pub use self::catalogue::*;
pub use self::composite::*;
#[cfg(feature = "with-serde_json-1")]
pub use self::json::*;
pub use self::natural::*;
pub use self::number::*;
pub use self::range::*;
pub use self::search::*;
#[cfg(feature = "with-jiff-0_2")]
pub use self::temporal::*;
pub use self::text::*;
#[cfg(feature = "with-jiff-0_2")]
pub use self::time::*;
#[cfg(feature = "with-uuid-1")]
pub use self::uuid::*;
