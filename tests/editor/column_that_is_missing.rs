//! expects: INSERT does not set the required column `email`
//! The INSERT returns its row, which is used.
use relvar::prelude::*;
use relvar_tests::*;

async fn add(db: &relvar_pg::Pool) -> relvar_pg::Result<i32> {
    let insert = users.insert((users::name.set("Ann"), users::age.set(30)));
    let ann = insert.returning_all().fetch_one(db).await?;
    println!("{} {}", ann.name, ann.email.len());
    let post = posts.insert((
        posts::user_id.set(ann.id),
        posts::title.set("T"),
        posts::status.set(PostStatus::Draft),
    ));
    post.execute(db).await?;
    Ok(ann.id)
}

fn main() {
    let _ = add;
}
