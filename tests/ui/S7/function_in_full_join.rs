//! expects: the right side of FULL JOIN cannot refer to table `relvar_tests::users::table` on its left
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let letters = string_to_table(users::name, ",");
    let _ = users.full_join(letters.on(letters.value.eq(users::name)));
}
