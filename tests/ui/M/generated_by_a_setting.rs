//! expects: `to_tsvector` takes 2 arguments
relvar::table! {
    pages {
        #[primary_key] id -> Int4,
        title -> Text,
        #[generated(to_tsvector(title))] words -> Tsvector,
    }
}

fn main() {}
