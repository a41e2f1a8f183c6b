//! expects: dialect `relvar::prelude::Sqlite` has no `ExceptAll`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::id).except_all(posts.select(posts::id)).sql::<Sqlite>();
}
