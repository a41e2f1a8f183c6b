//! expects: `TableColumn<rating>` cannot be compared with SQL type `Int8`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = posts.filter(posts::views.gt(posts::rating));
}
