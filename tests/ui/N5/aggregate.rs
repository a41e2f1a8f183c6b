//! expects: NOT IN is never true once its subquery gives a NULL, and the column of this one is nullable
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let most = posts.select(max(posts::user_id));
    let _ = users.filter(users::id.is_not_in(most));
}
