//! expects: ORDER BY must begin with the DISTINCT ON expressions, but has `TableColumn<views>` before them
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = posts.query().distinct_on(posts::user_id).order_by((posts::views, posts::user_id));
}
