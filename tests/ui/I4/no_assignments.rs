//! expects: `{integer}` is not a row of table `relvar_tests::users::table`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.insert(7);
}
