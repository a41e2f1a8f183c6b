//! expects: default of column `age` must be Int4, found a string
relvar::table! {
    things { id -> Int4, #[default("old")] age -> Int4 }
}

fn main() {}
