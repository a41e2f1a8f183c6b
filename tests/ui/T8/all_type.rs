//! expects: ALL cannot compare SQL type `relvar::prelude::Text` with SQL type `Int4`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.filter(users::name.ne_all(posts.select(posts::id)));
}
