//! expects: expected `table_name { column -> Type, .. }`
relvar::table! {
    things [ id -> Int4 ]
}

fn main() {}
