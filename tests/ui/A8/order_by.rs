//! expects: aggregate `relvar::prelude::Max<Int4>` takes nothing but columns of an outer query, so it belongs to that query
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let first = posts.correlate(users).select(count_rows()).order_by(max(users::age));
    let _ = users.filter(users::karma.eq(scalar(first)));
}
