//! expects: a statement that writes cannot stand in FROM
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Gone {
    id: i32,
}

fn main() {
    let _ = posts.delete().filter(posts::id.eq(1)).returning(row!(Gone { id: posts::id })).derived();
}
