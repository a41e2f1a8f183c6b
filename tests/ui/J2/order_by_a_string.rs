//! expects: `&str` cannot stand in ORDER BY
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.order_by("name DESC");
}
