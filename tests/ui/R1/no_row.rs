//! expects: `Person` is not a row struct
use relvar::prelude::*;
use relvar_tests::*;

struct Person {
    id: i32,
}

fn main() {
    let _ = users.select_as::<Person>();
}
