//! expects: `{integer}` is not a row of table `users`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.insert(7);
}
