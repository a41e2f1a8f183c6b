//! expects: SQL has no operator `Includes` between `Array<Int4>` and `Text`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select(val::<Array<Int4>, _>([1]).includes(users::name));
}
