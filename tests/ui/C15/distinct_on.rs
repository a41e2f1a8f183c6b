//! expects: ORDER BY must begin with the DISTINCT ON expressions, but has `relvar::expr::Infix<relvar::expr::Plus<Int8>, TableColumn<karma>, Bind<Int8, i64>>` before them
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.query().distinct_on(users::karma.add(1)).order_by(users::karma.add(1));
}
