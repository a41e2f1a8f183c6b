// rust: the row's type is written out, and it is not the one
use relvar::prelude::*;
use relvar_tests::{teams, users};

async fn all(db: &relvar_pg::Pool) -> relvar_pg::Result<Vec<(users::Row, teams::Row)>> {
    users.left_join(teams).fetch_all(db).await
}

fn main() {
    let _ = all;
}
