//! expects: field `person_fields::age`: SQL type `Nullable<Int4>` cannot be read into Rust type `i32`
//! The struct's rows are used, and another query follows.
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct Person {
    name: String,
    age: i32,
}

async fn oldest(db: &relvar_pg::Pool) -> relvar_pg::Result<Option<String>> {
    let people = users.select_as::<Person>().order_by(users::age.desc()).fetch_all(db).await?;
    let oldest = people.into_iter().max_by_key(|person| person.age).map(|person| person.name);
    let teams_known = teams.select(count_rows()).fetch_one(db).await?;
    println!("{}", teams_known + 1);
    Ok(oldest)
}

fn main() {
    let _ = oldest;
}
