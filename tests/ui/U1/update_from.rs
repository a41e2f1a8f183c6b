//! expects: this UPDATE has no WHERE clause and would affect every row
use relvar::prelude::*;
use relvar_tests::*;

async fn run(db: &relvar_pg::Pool) {
    let _ = users.update(users::karma.set(posts::views)).from(posts).execute(db);
}

fn main() {
    let _ = run;
}
