//! expects: `&str` cannot stand in a select list
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select("name");
}
