//! expects: table `relvar_tests::posts::table` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update(users::karma.set(0)).from(teams).filter(posts::user_id.eq(users::id));
}
