//! expects: dialect `relvar::prelude::Sqlite` has no `WritingWith`
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Gone {
    id: i32,
}

fn main() {
    let gone = posts.delete().filter(posts::id.eq(1)).returning(row!(Gone { id: posts::id })).cte();
    let _ = with(&gone, gone.query()).sql::<Sqlite>();
}
