//! expects: `relvar::expr::Infix<relvar::expr::ops::comparison::Equal, TableColumn<relvar_tests::users::name>, Bind<relvar::prelude::Text, &str>>` does not say what to set in table `relvar_tests::users::table`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update(users::name.eq("Bo"));
}
