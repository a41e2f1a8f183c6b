//! expects: window functions are not allowed in SET and VALUES
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.update(tags::uses.set(ntile(2).over(window())));
}
