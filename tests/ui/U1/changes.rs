//! expects: this UPDATE has no WHERE clause and would affect every row
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Changes)]
#[changes(table = users)]
struct Edit {
    name: Option<String>,
}

fn run(db: &relvar_pg::Pool) {
    let _ = users.update(Edit { name: None }).execute(db);
}

fn main() {}
