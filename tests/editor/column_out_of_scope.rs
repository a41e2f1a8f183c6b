//! expects: table `relvar_tests::posts::table` is not in the FROM clause of this query
//! The query is filtered further, ordered, limited, read and used.
use relvar::prelude::*;
use relvar_tests::*;

async fn names(db: &relvar_pg::Pool) -> relvar_pg::Result<Vec<String>> {
    let adults = users.filter(posts::id.gt(18));
    let active = adults.filter(users::active);
    let rows =
        active.select((users::id, users::name)).order_by(users::name.asc()).limit(10).fetch_all(db).await?;
    let mut names = Vec::new();
    for (id, name) in rows {
        println!("{id} {}", name.len());
        names.push(name);
    }
    Ok(names)
}

fn main() {
    let _ = names;
}
