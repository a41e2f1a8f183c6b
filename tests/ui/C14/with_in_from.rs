//! expects: what writes must stand in a WITH clause at the top level of the statement
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Gone {
    id: i32,
}

fn main() {
    let delete = posts.delete().filter(posts::id.eq(1)).returning(row!(Gone { id: posts::id }));
    let gone = delete.cte();
    let query = gone.query().select(row!(Gone { id: gone.id }));
    let _ = with(&gone, query).derived();
}
