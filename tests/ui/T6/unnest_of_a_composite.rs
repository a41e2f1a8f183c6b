//! expects: `unnest` takes values of SQL type `Home` apart
use relvar::prelude::*;

#[derive(Clone, Debug, PartialEq, relvar::Composite)]
#[sql(name = "home")]
struct Home {
    number: i32,
}

relvar::table! { streets { #[primary_key] id -> Int4, homes -> Array<crate::Home> } }

fn main() {
    let _ = unnest(streets::homes);
}
