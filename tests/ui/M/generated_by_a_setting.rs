//! expects: `to_tsvector` needs 2 argument(s), found 1
relvar::table! {
    pages {
        #[primary_key] id -> Int4,
        title -> Text,
        #[generated(to_tsvector(title))] words -> Tsvector,
    }
}

fn main() {}
