//! expects: rows of `NewTag` cannot be copied into table `relvar_tests::tags::table`
use relvar::value::OrDefault;
use relvar_pg::CopyMethods as _;
use relvar_tests::*;

#[derive(relvar::Insert)]
#[insert(table = tags)]
struct NewTag {
    name: String,
    uses: OrDefault<i32>,
}

fn main() {
    let _ = tags.copy_in::<NewTag>();
}
