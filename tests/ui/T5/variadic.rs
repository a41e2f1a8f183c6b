//! expects: `{integer}` cannot be an argument of SQL type `relvar::prelude::Text`
use relvar::prelude::*;
use relvar_tests::*;

relvar::function! {
    /// The texts of all values with `separator` between them.
    fn join(separator: Text, .. values: AnyType) -> Text = Join "concat_ws" nulls FirstNull;
}

fn main() {
    let _ = users.select(join(1, (users::name, users::email)));
}
