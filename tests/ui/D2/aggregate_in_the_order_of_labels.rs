//! expects: dialect `relvar::prelude::Sqlite` has no `OrderByOf<Tone>`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = comments.select(string_agg(comments::text, ",").order_by(comments::tone)).sql::<Sqlite>();
}
