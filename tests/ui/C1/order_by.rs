//! expects: this query already has ORDER BY
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.order_by(users::id).order_by(users::name);
}
