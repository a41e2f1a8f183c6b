//! expects: table `Latest` is not in the FROM clause of this query
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Latest {
    title: String,
}

fn main() {
    let latest = posts.select(row!(Latest { title: posts::title })).derived();
    let _ = users.select((users::name, latest.title));
}
