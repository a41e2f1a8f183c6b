//! The demo schema: people in teams, what they write, and who belongs where.

use relvar::schema::TableSchema;

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
        #[references(teams.id, on_delete = cascade)] team_id -> Nullable<Int4>,
        #[default(now())] created_at -> Timestamptz,
        unique(team_id, name),
    }
}

relvar::table! {
    posts {
        #[primary_key] #[identity] id -> Int4,
        #[references(users.id)] user_id -> Int4,
        title -> Text,
        body -> Nullable<Text>,
        status -> crate::PostStatus,
        #[default(0)] views -> Int8,
        rating -> Nullable<Float8>,
        #[generated(lower(title))] title_key -> Text,
    }
}

relvar::table! {
    comments {
        #[primary_key] #[identity(always)] id -> Int8,
        #[references(posts.id)] post_id -> Int4,
        #[references(users.id)] user_id -> Nullable<Int4>,
        text -> Text,
        tone -> Nullable<crate::Tone>,
        extra -> Nullable<Json>,
    }
}

relvar::table! {
    /// A key of two columns.
    memberships (user_id, team_id) {
        #[references(users.id)] user_id -> Int4,
        #[references(teams.id)] team_id -> Int4,
        role -> Text,
        level -> Int2,
    }
}

relvar::table! {
    /// Two foreign keys to one table.
    messages {
        #[primary_key] #[identity] id -> Int4,
        #[references(users.id)] sender_id -> Int4,
        #[references(users.id)] recipient_id -> Int4,
        text -> Varchar,
        weight -> Nullable<Float4>,
    }
}

relvar::table! {
    /// No foreign key at all.
    tags {
        #[primary_key] name -> Text,
        #[default(0)] uses -> Int4,
    }
}

/// Every table, for `create_all`.
pub const TABLES: &[TableSchema] = &[
    teams::SCHEMA,
    users::SCHEMA,
    posts::SCHEMA,
    comments::SCHEMA,
    memberships::SCHEMA,
    messages::SCHEMA,
    tags::SCHEMA,
];
