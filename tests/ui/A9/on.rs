//! expects: X
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let letters = string_to_table("a,b", ",");
    let _ = users.inner_join(posts.on(letters));
}
