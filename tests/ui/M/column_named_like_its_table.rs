//! expects: a column cannot be called `things`, which is the table's name: write `#[sql_name = "things"] things_`
relvar::table! {
    things { id -> Int4, things -> Text }
}

fn main() {}
