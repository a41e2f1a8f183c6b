//! expects: WITHIN GROUP is for ordered-set aggregates, and this is none
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(lower(users::name).within_group(users::id));
}
