//! expects: dialect `relvar::prelude::Sqlite` has no `Times<Float4>`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = messages.select(messages::weight.mul(messages::weight)).sql::<Sqlite>();
}
