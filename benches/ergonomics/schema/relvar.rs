//! The tables as relvar knows them.

relvar::table! {
    users {
        #[primary_key] #[identity] id -> Int4,
        #[unique] email -> Text,
        name -> Text,
        age -> Nullable<Int4>,
        #[default(true)] active -> Bool,
    }
}

relvar::table! {
    posts {
        #[primary_key] #[identity] id -> Int4,
        #[references(users.id)] user_id -> Int4,
        title -> Text,
        body -> Nullable<Text>,
        #[default(0)] views -> Int8,
    }
}

relvar::table! {
    comments {
        #[primary_key] #[identity] id -> Int4,
        #[references(posts.id)] post_id -> Int4,
        #[references(users.id)] user_id -> Int4,
        body -> Text,
    }
}

relvar::table! {
    memberships {
        #[references(users.id)] user_id -> Int4,
        team -> Text,
        role -> Text,
        credits -> Int8,
        primary_key(user_id, team),
    }
}
