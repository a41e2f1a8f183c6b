//! expects: `&str` cannot be joined
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.inner_join("posts");
}
