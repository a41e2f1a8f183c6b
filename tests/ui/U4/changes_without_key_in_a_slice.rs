//! expects: `&[Edit; 1]` does not say what to set in table `relvar_tests::users::table`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Changes)]
#[changes(table = users)]
struct Edit {
    age: i32,
}

fn main() {
    let _ = users.update(&[Edit { age: 1 }]);
}
