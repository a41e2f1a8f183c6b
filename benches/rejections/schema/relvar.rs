//! The tables that the mistakes are made with, as relvar declares them.

/// How far a post is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, relvar::Enum)]
#[sql(name = "post_status")]
pub enum PostStatus {
    /// Not to be seen yet.
    Draft,
    /// To be seen.
    Published,
}

/// How loud a comment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, relvar::Enum)]
#[sql(name = "tone")]
pub enum Tone {
    /// Friendly.
    Calm,
    /// Less so.
    Angry,
}

relvar::table! {
    teams {
        #[primary_key] #[identity] id -> Int4,
        #[unique] title -> Text,
    }
}

relvar::table! {
    users {
        #[primary_key] #[identity] id -> Int4,
        #[unique] email -> Text,
        name -> Text,
        age -> Nullable<Int4>,
        #[default(true)] active -> Bool,
        #[default(0)] karma -> Int8,
        #[references(teams.id)] team_id -> Nullable<Int4>,
    }
}

relvar::table! {
    posts {
        #[primary_key] #[identity] id -> Int4,
        #[references(users.id)] user_id -> Int4,
        title -> Text,
        body -> Nullable<Text>,
        status -> crate::schema::PostStatus,
        #[default(0)] views -> Int8,
        #[generated(lower(title))] title_key -> Text,
    }
}

relvar::table! {
    comments {
        #[primary_key] #[identity(always)] id -> Int8,
        #[references(posts.id)] post_id -> Int4,
        #[references(users.id)] user_id -> Nullable<Int4>,
        text -> Text,
        tone -> Nullable<crate::schema::Tone>,
        extra -> Nullable<Json>,
    }
}

relvar::table! {
    /// A key of two columns.
    memberships (user_id, team_id) {
        #[references(users.id)] user_id -> Int4,
        #[references(teams.id)] team_id -> Int4,
        role -> Text,
    }
}

relvar::table! {
    /// Two foreign keys to one table.
    messages {
        #[primary_key] #[identity] id -> Int4,
        #[references(users.id)] sender_id -> Int4,
        #[references(users.id)] recipient_id -> Int4,
        text -> Text,
    }
}

relvar::table! {
    /// No foreign key at all.
    tags {
        #[primary_key] name -> Text,
        #[default(0)] uses -> Int4,
    }
}

relvar::table! {
    /// Ranges, arrays and documents.
    rooms {
        #[primary_key] id -> Int4,
        title -> Text,
        #[default(false)] closed -> Bool,
        numbers -> Int4range,
        booked -> Daterange,
        labels -> Array<Text>,
        data -> Jsonb,
    }
}

relvar::table! {
    /// A key of some rows only.
    seats {
        #[primary_key] id -> Int4,
        guest -> Text,
        #[default(false)] cancelled -> Bool,
        unique_index(guest, where not cancelled),
    }
}
