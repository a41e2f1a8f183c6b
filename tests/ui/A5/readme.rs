//! expects: column `name` must appear in GROUP BY or be used in an aggregate function
use relvar::prelude::*;

relvar::table! {
    users {
        #[primary_key] #[identity] id -> Int4,
        #[unique] email -> Text,
        name -> Text,
        age -> Nullable<Int4>,
    }
}

relvar::table! {
    posts {
        #[primary_key] #[identity] id -> Int4,
        #[references(users.id, on_delete = cascade)] user_id -> Int4,
        title -> Text,
    }
}

fn main() {
    let _ = users
        .inner_join(posts)
        .group_by(users::age)
        .select((users::name, count(posts::id)));
}
