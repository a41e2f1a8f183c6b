//! expects: a column cannot be called `table`, which has a meaning of its own in the table's module: write `#[sql_name = "table"] table_`
relvar::table! {
    things { id -> Int4, table -> Text }
}

fn main() {}
