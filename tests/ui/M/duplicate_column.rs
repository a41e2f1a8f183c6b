//! expects: column `name` is declared twice
relvar::table! {
    things { id -> Int4, name -> Text, name -> Text }
}

fn main() {}
