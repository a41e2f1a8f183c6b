//! expects: common table expression `Reached` is used, but it is not in the WITH clause of this statement
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Reached {
    person: i32,
}

async fn run(db: &relvar_pg::Pool) -> Result<Vec<Reached>, relvar_pg::Error> {
    let author = users.select(row!(Reached { person: users::id })).cte();
    let first = author.query().select(row!(Reached { person: author.person })).cte();
    let walk = first.recursive_union(|reached| reached.query().select(row!(Reached { person: reached.person })));
    with(&walk, walk.query()).fetch_all(db).await
}

fn main() {
    let _ = run;
}
