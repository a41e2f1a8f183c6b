//! expects: no foreign key links `relvar_tests::tags::table` to this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.left_join(posts).left_join(tags);
}
