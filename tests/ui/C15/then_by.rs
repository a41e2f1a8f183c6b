//! expects: for SELECT DISTINCT, ORDER BY expressions must appear in the select list, and `relvar::expr::Infix<relvar::expr::Plus<Int8>, TableColumn<karma>, Bind<Int8, i64>>` does not
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.select((users::id, users::karma.add(1))).distinct().order_by(users::id).then_by(users::karma.add(1));
}
