//! expects: `NewTag` is not a row of table `relvar_tests::users::table`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Insert)]
#[insert(table = tags)]
struct NewTag {
    name: String,
}

fn main() {
    let _ = users.insert(NewTag { name: "sql".into() });
}
