//! expects: aggregate functions are not allowed in SET and VALUES
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let one = tags.insert((tags::name.set("x"), tags::uses.set(1))).on_conflict(tags::name);
    let _ = one.do_update(tags::uses.set(count_rows().cast::<Int4>()));
}
