//! expects: a column cannot be called `dsl`, which has a meaning of its own in the table's module: write `#[sql_name = "dsl"] dsl_`
relvar::table! {
    things { id -> Int4, dsl -> Text }
}

fn main() {}
