//! expects: `&str` is not a value of the PRIMARY KEY, whose SQL type is `(Int4,)`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.find("abc");
}
