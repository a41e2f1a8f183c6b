//! expects: UNION: column `TableColumn<relvar_tests::tags::name>` differs between the queries in type or nullability, so the row is not the table's own
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = tags.query().union(posts.select((posts::body, posts::id)));
}
