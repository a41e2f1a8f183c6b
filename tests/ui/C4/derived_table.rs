//! expects: a row lock without OF is for stored tables, and `One` in FROM is none
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct One {
    id: i32,
}

fn main() {
    let one = posts.select_as::<One>().derived();
    let _ = users.inner_join(one.on(one.id.eq(users::id))).select(users::id).for_update();
}
