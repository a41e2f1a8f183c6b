//! expects: `()` does not say what to set in table `users`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update(());
}
