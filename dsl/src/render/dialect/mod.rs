//! Dialects: how names and placeholders are spelled, and which features there are.

mod postgres;
mod sqlite;

pub use postgres::Postgres;
pub use sqlite::Sqlite;

/// What SQL looks like on one kind of server. Which features it has is said feature by feature, by
/// [`SupportedBy`](super::SupportedBy).
pub trait Dialect: Sized + 'static {
    /// The quote around an identifier; it is doubled inside.
    const QUOTE: char;
    /// What stands for a bind parameter.
    const PLACEHOLDER: char;
    /// Does the parameter's number follow (`$1`)? Where it does not, parameters are told apart by their order.
    const NUMBERED: bool = true;
}
