//! expects: column `age` is assigned twice
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update((users::age.set(1), users::name.set("Bo"), users::age.set(2)));
}
