//! expects: `Infix<Equal, users::name, Bind<Text, &str>>` does not say what to set in table `users`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let _ = users.update(users::name.eq("Bo"));
}
