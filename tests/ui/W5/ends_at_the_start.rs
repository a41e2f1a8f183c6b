//! expects: a window frame cannot run from `UnboundedPreceding` to `UnboundedPreceding`
use relvar::prelude::*;

fn main() {
    let _ = window().rows(unbounded_preceding(), unbounded_preceding());
}
