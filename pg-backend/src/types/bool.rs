//! `bool`.

use postgres_protocol::types::{bool_from_sql, bool_to_sql};
use relvar::types::Bool;

use super::codec;

codec!(bool as Bool: bool_to_sql, bool_from_sql);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{refused, round_trip};

    #[test]
    fn true_and_false() {
        round_trip::<Bool, bool>([true, false]);
        assert_eq!(refused::<Bool, bool>(b""), "invalid buffer size");
    }
}
