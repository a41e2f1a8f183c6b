//! expects: default NULL of column `age`, which is NOT NULL
relvar::table! {
    things { id -> Int4, #[default(null)] age -> Int4 }
}

fn main() {}
