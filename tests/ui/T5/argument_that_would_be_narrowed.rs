//! expects: `TableColumn<karma>` cannot be an argument of SQL type `relvar::prelude::Int4`
use relvar::prelude::*;
use relvar_tests::*;

relvar::function! {
    /// `repeat(text, times)`
    fn repeat(text: Text, times: Int4) -> Text = Repeat "repeat";
}

fn main() {
    let _ = users.filter(repeat(users::name, users::karma).eq("AnnAnn"));
}
