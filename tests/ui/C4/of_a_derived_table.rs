//! expects: a row lock cannot be applied to `One`, which is no stored table
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct One {
    id: i32,
}

fn main() {
    let one = posts.select_as::<One>().derived();
    let _ = users.inner_join(one.on(one.id.eq(users::id))).select(users::id).for_update_of(&one);
}
