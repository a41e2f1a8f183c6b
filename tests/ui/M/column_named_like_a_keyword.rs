//! expects: `type` is a keyword of Rust: write `r#type`
relvar::table! {
    things { id -> Int4, type -> Text }
}

fn main() {}
