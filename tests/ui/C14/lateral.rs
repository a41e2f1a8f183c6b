//! expects: what writes must stand in a WITH clause at the top level of the statement
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Gone {
    id: i32,
}

#[derive(relvar::Row)]
struct Other {
    id: i32,
}

fn main() {
    let gone = posts.delete().filter(posts::id.eq(1)).returning(row!(Gone { id: posts::id })).cte();
    let told = with(&gone, gone.query().select(row!(Other { id: gone.id })));
    let _ = told.lateral();
}
