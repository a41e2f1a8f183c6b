//! expects: window functions are not allowed in SET and VALUES
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let rank = row_number().over(window()).cast::<Int4>();
    let _ = tags.insert((tags::name.set("x"), tags::uses.set(rank)));
}
