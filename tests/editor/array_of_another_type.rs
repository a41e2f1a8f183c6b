//! expects: x
//! An array of texts asked for a number.
use relvar::prelude::*;
use relvar_pg::{Pool, Result};

relvar::table! { rooms { #[primary_key] id -> Int4, title -> Text, labels -> Array<Text> } }

async fn run(db: &Pool) -> Result<Vec<String>> {
    rooms.filter(rooms::labels.includes([1])).select(rooms::title).fetch_all(db).await
}

fn main() {
    let _ = run;
}
