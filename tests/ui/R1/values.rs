//! expects: field `least`: SQL type `relvar::prelude::Text` cannot be read into Rust type `i32`
use relvar::prelude::*;

#[derive(relvar::Row)]
struct Grade {
    least: i32,
}

fn main() {
    let _ = values_of([row!(Grade { least: val::<Text, _>("A") })]);
}
