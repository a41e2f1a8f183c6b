//! expects: no foreign key links `relvar_tests::users::table` to this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(exists(tags.linked_to(users)));
}
