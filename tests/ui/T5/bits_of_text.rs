//! expects: `TableColumn<name>` cannot be an argument of SQL type `relvar::prelude::Bit`
use relvar::fns::bit::bit_count;
use relvar::prelude::*;

relvar::table! { hosts { #[primary_key] id -> Int4, name -> Text } }

fn main() {
    let _ = hosts.select(bit_count(hosts::name));
}
