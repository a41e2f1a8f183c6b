//! expects: X
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let oldest = posts.correlate(users).select(max(users::age));
    let _ = users.filter(users::age.ge_all(oldest));
}
