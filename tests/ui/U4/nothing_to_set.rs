//! expects: `()` does not say what to set in table `relvar_tests::users::table`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update(());
}
