//! expects: `{integer}` cannot be compared with SQL type `Varchar`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = messages.filter(messages::text.eq(3));
}
