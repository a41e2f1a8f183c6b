//! expects: table `relvar_tests::posts::table` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let said = comments.correlate(posts).filter(comments::post_id.eq(posts::id));
    let _ = users.select((users::id, many(said)));
}
