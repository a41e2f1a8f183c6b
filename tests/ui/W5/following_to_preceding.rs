//! expects: a window frame cannot run from `Following<Bind<Int8, i64>>` to `Preceding<Bind<Int8, i64>>`
use relvar::prelude::*;

fn main() {
    let _ = window().rows(following(1), preceding(1));
}
