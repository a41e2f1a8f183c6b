//! expects: foreign key column `owner` has another SQL type than `teams::id`, to which it refers
relvar::table! {
    teams { id -> Int4, title -> Text }
}

relvar::table! {
    things { id -> Int4, #[references(teams.id)] owner -> Text }
}

fn main() {}
