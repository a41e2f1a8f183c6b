//! expects: X
use relvar::prelude::*;

fn main() {
    let letters = string_to_table("a,b", ",");
    let _ = max(letters);
}
