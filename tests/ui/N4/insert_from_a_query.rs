//! expects: x
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = teams.insert_from(teams::title, posts.select(posts::body));
}
