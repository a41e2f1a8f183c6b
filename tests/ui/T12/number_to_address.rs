//! expects: SQL has no cast from `Int4` to `relvar::prelude::Inet`
use relvar::prelude::*;

relvar::table! { hosts { #[primary_key] id -> Int4 } }

fn main() {
    let _ = hosts.select(hosts::id.cast::<Inet>());
}
