//! expects: ORDER BY must begin with the DISTINCT ON expressions, but has `PositionsOfColumns` before them
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = posts.select(posts::views).distinct_on(posts::user_id).order_by_output(|views| views);
}
