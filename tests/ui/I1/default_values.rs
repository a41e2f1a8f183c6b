//! expects: INSERT does not set the required column `email`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.insert_default();
}
