// rust: VALUES has no such method
use relvar::prelude::*;
use relvar_tests::*;

#[derive(relvar::Row)]
struct One {
    id: i32,
}

fn main() {
    let one = values_of([row!(One { id: val::<Int4, _>(1) })]);
    let _ = one.for_update();
}
