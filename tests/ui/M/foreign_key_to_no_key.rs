//! expects: a foreign key refers to columns of `teams::table` that are no unique key
relvar::table! {
    teams { id -> Int4, title -> Text }
}

relvar::table! {
    things { id -> Int4, #[references(teams.title)] owner -> Text }
}

fn main() {}
