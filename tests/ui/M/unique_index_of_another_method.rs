//! expects: only a B-tree can be unique, `gin` cannot
relvar::table! {
    pages {
        #[primary_key] id -> Int4,
        words -> Tsvector,
        unique_index(words, method = gin),
    }
}

fn main() {}
