//! expects: this query already has RETURNING
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.delete().all_rows().returning(users::id).returning_all();
}
