//! expects: field `person_fields::karma`: SQL type `Int8` cannot be read into Rust type `String`
//! A struct with a field of another type than the column.
use relvar::prelude::*;
use relvar_pg::{Pool, Result};
use relvar_tests::*;

#[derive(Debug, relvar::Row)]
struct Person {
    name: String,
    karma: String,
}

async fn run(db: &Pool) -> Result<Vec<Person>> {
    users.filter(users::active).select_as::<Person>().fetch_all(db).await
}

fn main() {
    let _ = run;
}
