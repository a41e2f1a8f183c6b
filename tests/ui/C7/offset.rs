//! expects: OFFSET without ORDER BY takes rows in no fixed order
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.query().offset(10);
}
