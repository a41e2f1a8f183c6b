//! expects: `Option<&str>` cannot be stored in column `relvar_tests::users::name` of SQL type `relvar::prelude::Text`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let upsert = users.insert((users::email.set("a@b.c"), users::name.set("Ann"))).on_conflict(users::email);
    let _ = upsert.do_update(users::name.set(None::<&str>));
}
