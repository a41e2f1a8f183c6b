//! expects: two foreign keys link `relvar_tests::users::table` to this query: `sender_id` and `recipient_id`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(exists(messages.linked_to(users)));
}
