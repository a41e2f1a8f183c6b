//! expects: x
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.insert([tags::name.set(lower("A"))]);
}
