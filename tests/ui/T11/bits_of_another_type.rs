//! expects: SQL has no operator `BitAnd` between `Bit` and `Int4`
use relvar::prelude::*;

relvar::table! { hosts { #[primary_key] id -> Int4, flags -> Bit } }

fn main() {
    let _ = hosts.select(hosts::flags.bitand(hosts::id));
}
