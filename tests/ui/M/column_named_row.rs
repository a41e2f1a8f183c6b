//! expects: a column cannot be called `Row`, which has a meaning of its own in the table's module: write `#[sql_name = "Row"] Row_`
relvar::table! {
    things { id -> Int4, Row -> Text }
}

fn main() {}
