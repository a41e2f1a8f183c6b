//! expects: a row lock (FOR UPDATE, FOR SHARE) outside of a read-write transaction is released at once, or refused
use relvar::prelude::*;
use relvar_tests::*;

async fn take(tx: &relvar_pg::Transaction<'_, relvar_pg::ReadOnly>) {
    let locked = posts.select(posts::user_id).for_update();
    let _ = users.filter(users::id.is_in(locked)).fetch_all(tx).await;
}

fn main() {}
