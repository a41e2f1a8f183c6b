//! expects: common table expression `Author` is used, but it is not in the WITH clause of this statement
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Author {
    id: i32,
}

#[derive(relvar::Row)]
struct Name {
    name: String,
}

async fn run(db: &relvar_pg::Pool) -> Result<Vec<Name>, relvar_pg::Error> {
    let author = posts.select(row!(Author { id: posts::user_id })).cte();
    let name = users.inner_join(author.on(author.id.eq(users::id))).select(row!(Name { name: users::name })).cte();
    with((&name, &author), name.query()).fetch_all(db).await
}

fn main() {
    let _ = run;
}
