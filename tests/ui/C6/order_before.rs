//! expects: ORDER BY must begin with the DISTINCT ON expressions, but has `TableColumn<views>` before them
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = posts.order_by((posts::status, posts::views)).distinct_on((posts::user_id, posts::status));
}
