//! expects: aggregate functions are not allowed in SET and VALUES
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.insert((tags::name.set("x"), tags::uses.set(count_rows().cast::<Int4>())));
}
