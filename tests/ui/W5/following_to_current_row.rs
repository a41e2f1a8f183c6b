//! expects: a window frame cannot run from `Following<Bind<Int8, i64>>` to `CurrentRow`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = window().order_by(users::id).groups(following(1), current_row());
}
