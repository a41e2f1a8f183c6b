//! expects: `{integer}` cannot be compared with SQL type `relvar::prelude::Interval`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = window().order_by(users::created_at).range(preceding(1), current_row());
}
