//! expects: EXISTS takes a query or a table, and this is neither
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let gone = posts.delete().filter(posts::id.eq(1)).returning(posts::user_id);
    let _ = users.filter(exists(gone));
}
