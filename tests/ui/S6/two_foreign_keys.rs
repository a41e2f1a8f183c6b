//! expects: two foreign keys link `relvar_tests::messages::table` to this query: `sender_id` and `recipient_id`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.inner_join(messages);
}
