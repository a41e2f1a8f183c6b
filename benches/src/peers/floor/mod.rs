//! What lies below: the same statements with less around them. No library is like this; it tells how much one could gain.

pub(crate) mod bytes;
pub(crate) mod driven;
