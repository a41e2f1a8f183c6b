//! expects: the query of SET can give NULL, or no row, for the NOT NULL column `karma`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update((users::karma,).set_from(posts.any_order().first().select((posts::views,))));
}
