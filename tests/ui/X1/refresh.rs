//! expects: this statement writes, and `&Reader` is read-only
use relvar::prelude::*;

relvar::view! {
    #[materialized]
    team_sizes {
        team -> Int4,
        members -> Int8,
    }
}

async fn run(db: &relvar_pg::Reader) {
    let _ = team_sizes.refresh().execute(db).await;
}

fn main() {}
