//! expects: the right side of RIGHT JOIN cannot refer to table `relvar_tests::users::table` on its left
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let letters = string_to_table(users::name, "n");
    let _ = users.right_join(letters.on_true());
}
