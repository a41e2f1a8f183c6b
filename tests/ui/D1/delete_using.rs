//! expects: dialect `relvar::prelude::Sqlite` has no `DELETE_USING`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = posts.delete().using(users).filter(posts::user_id.eq(users::id)).sql::<Sqlite>();
}
