//! expects: a window frame cannot run from `Preceding<Bind<Int8, i64>>` to `UnboundedPreceding`
use relvar::prelude::*;

fn main() {
    let _ = window().rows(preceding(1), unbounded_preceding());
}
