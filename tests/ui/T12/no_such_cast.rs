//! expects: SQL has no cast from `relvar::prelude::Bool` to `relvar::prelude::Float8`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(users::active.cast::<Float8>());
}
