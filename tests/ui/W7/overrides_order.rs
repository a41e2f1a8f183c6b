//! expects: this window already has ORDER BY
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let w = window().order_by(users::id).named::<'w'>();
    let _ = window().based_on(w).order_by(users::team_id);
}
