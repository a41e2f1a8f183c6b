//! expects: window function `Lag` needs OVER
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select((users::id, coalesce(lag(users::name), "none")));
}
