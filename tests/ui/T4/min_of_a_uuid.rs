//! expects: there is no `min` or `max` of SQL type `Uuid`
use relvar::prelude::*;

relvar::table! { tokens { #[primary_key] id -> Uuid, secret -> Bytea, body -> Jsonb } }

fn main() {
    let _ = tokens.select(min(tokens::id));
}
