//! expects: RANGE with an offset is not possible over SQL type `relvar::prelude::Text`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = window().order_by(users::name).range(preceding(1), current_row());
}
