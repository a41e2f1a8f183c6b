//! Where the walk takes place.

/// A database that is the walk's own.
pub(crate) trait Place {
    /// What the pool connects to.
    fn url(&self) -> String;
    /// What the walk tells of it.
    fn describe(&self) -> String;
}
