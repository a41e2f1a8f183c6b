//! expects: a window frame cannot run from `CurrentRow` to `Preceding<Bind<Int8, i64>>`
use relvar::prelude::*;

fn main() {
    let _ = window().rows(current_row(), preceding(1));
}
