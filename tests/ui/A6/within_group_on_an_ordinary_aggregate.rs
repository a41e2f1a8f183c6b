//! expects: WITHIN GROUP is for ordered-set aggregates, and `relvar::prelude::Sum<Numeric>` is none
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(sum(users::karma).within_group(users::id));
}
