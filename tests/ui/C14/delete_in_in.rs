//! expects: what writes must stand in a WITH clause at the top level of the statement
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let gone = posts.delete().filter(posts::id.eq(1)).returning(posts::user_id);
    let _ = users.filter(users::id.is_in(gone));
}
