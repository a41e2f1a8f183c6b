//! expects: X
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let oldest = posts.correlate(users).select(max(users::age));
    let _ = users.filter(users::age.eq_any(oldest));
}
