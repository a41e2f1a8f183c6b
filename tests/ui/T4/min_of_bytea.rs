//! expects: there is no `min` or `max` of SQL type `Bytea`
use relvar::prelude::*;

relvar::table! { tokens { #[primary_key] id -> Uuid, secret -> Bytea, body -> Jsonb } }

fn main() {
    let _ = tokens.select(min(tokens::secret));
}
