//! The tables that the mistakes are made with, as `diesel print-schema` declares them.

pub mod sql_types {
    #[derive(diesel::query_builder::QueryId, diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "post_status"))]
    pub struct PostStatus;

    #[derive(diesel::query_builder::QueryId, diesel::sql_types::SqlType)]
    #[diesel(postgres_type(name = "tone"))]
    pub struct Tone;
}

diesel::table! {
    teams (id) {
        id -> Int4,
        title -> Text,
    }
}

diesel::table! {
    users (id) {
        id -> Int4,
        email -> Text,
        name -> Text,
        age -> Nullable<Int4>,
        active -> Bool,
        karma -> Int8,
        team_id -> Nullable<Int4>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::PostStatus;

    posts (id) {
        id -> Int4,
        user_id -> Int4,
        title -> Text,
        body -> Nullable<Text>,
        status -> PostStatus,
        views -> Int8,
        title_key -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use super::sql_types::Tone;

    comments (id) {
        id -> Int8,
        post_id -> Int4,
        user_id -> Nullable<Int4>,
        text -> Text,
        tone -> Nullable<Tone>,
        extra -> Nullable<Json>,
    }
}

diesel::table! {
    memberships (user_id, team_id) {
        user_id -> Int4,
        team_id -> Int4,
        role -> Text,
    }
}

diesel::table! {
    messages (id) {
        id -> Int4,
        sender_id -> Int4,
        recipient_id -> Int4,
        text -> Text,
    }
}

diesel::table! {
    tags (name) {
        name -> Text,
        uses -> Int4,
    }
}

diesel::table! {
    rooms (id) {
        id -> Int4,
        title -> Text,
        closed -> Bool,
        numbers -> Int4range,
        booked -> Daterange,
        labels -> Array<Text>,
        data -> Jsonb,
    }
}

diesel::table! {
    seats (id) {
        id -> Int4,
        guest -> Text,
        cancelled -> Bool,
    }
}

diesel::joinable!(users -> teams (team_id));
diesel::joinable!(posts -> users (user_id));
diesel::joinable!(comments -> posts (post_id));
diesel::joinable!(comments -> users (user_id));
diesel::joinable!(memberships -> users (user_id));
diesel::joinable!(memberships -> teams (team_id));

diesel::allow_tables_to_appear_in_same_query!(
    teams,
    users,
    posts,
    comments,
    memberships,
    messages,
    tags,
    rooms,
    seats,
);
