//! expects: `TableColumn<relvar_tests::users::id>` cannot be compared with SQL type `relvar::prelude::Text`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let first = posts.order_by(posts::id).first().select(posts::title);
    let _ = users.filter(scalar(first).eq(users::id));
}
