//! expects: what is put together at run time cannot hold a row lock (FOR UPDATE, FOR SHARE)
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let locked = posts.select(posts::user_id).for_update();
    let _ = users.dynamic::<relvar_pg::Pg>().filter(users::id.is_in(locked));
}
