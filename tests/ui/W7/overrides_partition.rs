//! expects: PARTITION BY of a named window cannot be overridden
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let w = window().order_by(users::id).named::<'w'>();
    let _ = window().based_on(w).partition_by(users::team_id);
}
