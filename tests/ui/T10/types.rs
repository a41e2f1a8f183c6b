//! expects: EXCEPT types `Int4` and `relvar::prelude::Text` of column `TableColumn<relvar_tests::users::id>` cannot be matched
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select((users::name, users::id)).except(posts.select((posts::title, posts::title)));
}
