//! expects: what writes must stand in a WITH clause at the top level of the statement
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let told = users.update(users::age.set(30)).filter(users::id.eq(7)).returning(users::id);
    let _ = posts.filter(posts::user_id.eq(scalar(told)));
}
