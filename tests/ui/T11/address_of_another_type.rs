//! expects: SQL has no operator `IsStrictlyWithin` between `Inet` and `Text`
use relvar::prelude::*;

relvar::table! { hosts { #[primary_key] id -> Int4, address -> Inet, name -> Text } }

fn main() {
    let _ = hosts.filter(hosts::address.is_strictly_within(hosts::name));
}
