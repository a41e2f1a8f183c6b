//! expects: SQL has no operator `IsWithin` between `Inet` and `Text`
use relvar::prelude::*;

relvar::table! { hosts { #[primary_key] id -> Int4, address -> Inet, name -> Text } }

fn main() {
    let _ = hosts.filter(hosts::address.is_within(hosts::name));
}
