//! expects: column `relvar_tests::users::name` must appear in GROUP BY or be used in an aggregate function
//! The grouped query gets HAVING, an order and a reader.
use relvar::prelude::*;
use relvar_tests::*;

async fn report(db: &relvar_pg::Pool) -> relvar_pg::Result<()> {
    let groups = users.inner_join(posts).group_by(users::age);
    let rows = groups
        .having(count_rows().gt(3))
        .select((users::name, count(posts::id)))
        .order_by(users::age.desc())
        .fetch_all(db)
        .await?;
    for (name, posts_of_name) in &rows {
        println!("{} {}", name.to_uppercase(), posts_of_name + 1);
    }
    Ok(())
}

fn main() {
    let _ = report;
}
