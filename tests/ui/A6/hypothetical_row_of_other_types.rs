//! expects: SQL type `relvar::prelude::Text` cannot be compared with SQL type `Int4`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(hypothetical_rank(val::<Text, _>("x")).within_group(users::age));
}
