//! expects: column `ColumnOf<Latest, latest_fields::title>` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Latest {
    id: i32,
    title: String,
}

fn main() {
    let latest = posts.select(row!(Latest { id: posts::id, title: posts::title })).cte();
    let _ = latest.query().group_by(latest.id).select(latest.title);
}
