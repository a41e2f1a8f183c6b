//! ON CONFLICT.

use relvar::prelude::*;
use relvar_tests::{assert_sql, memberships, tags, users};

relvar::table! {
    #[sql_name = "odd seats"]
    seats {
        #[primary_key] id -> Int4,
        room -> Int4,
        #[sql_name = "order"] number -> Int4,
        guest -> Text,
        cancelled -> Bool,
        unique(room, number),
        unique_index(lower(guest), desc(room), where not cancelled and guest <> "it's \\ \"me\""),
        unique_index(guest),
    }
}

#[test]
fn do_nothing() {
    assert_sql!(
        tags.insert(tags::name.set("a")).on_conflict(tags::name).do_nothing(),
        "INSERT INTO tags (name) VALUES ($1) ON CONFLICT (name) DO NOTHING",
    );
    assert_sql!(
        tags.insert(tags::name.set("a")).on_any_conflict().do_nothing().returning(tags::uses),
        "INSERT INTO tags (name) VALUES ($1) ON CONFLICT DO NOTHING RETURNING tags.uses",
    );
}

#[test]
fn do_update() {
    let row = (
        memberships::user_id.set(1),
        memberships::team_id.set(1),
        memberships::role.set("x"),
        memberships::level.set(1),
    );
    assert_sql!(
        memberships
            .insert(row)
            .on_conflict((memberships::team_id, memberships::user_id))
            .do_update((memberships::role.set("y"), memberships::level.set(excluded(memberships::level).add(memberships::level)))),
        "INSERT INTO memberships (user_id, team_id, role, level) VALUES ($1, $2, $3, $4) ON CONFLICT (team_id, user_id)"
        "DO UPDATE SET role = $5, level = excluded.level + memberships.level",
    );
    assert_sql!(
        users
            .insert((users::email.set("a"), users::name.set("A")))
            .on_conflict(users::email_key)
            .do_update(users::name.set(excluded(users::name)))
            .filter(users::age.is_null())
            .filter(excluded(users::name).ne("B"))
            .returning_all(),
        "INSERT INTO users (email, name) VALUES ($1, $2) ON CONFLICT ON CONSTRAINT users_email_key DO UPDATE"
        "SET name = excluded.name WHERE users.age IS NULL AND excluded.name <> $3 RETURNING users.id, users.email,"
        "users.name, users.age, users.active, users.karma, users.team_id, users.created_at",
    );
    assert_sql!(
        tags.insert(tags::name.set("a"))
            .on_conflict(tags::pkey)
            .do_update(tags::uses.set(tags::uses.add(1)))
            .returning_upserted((tags::name, tags::uses.add(2))),
        "INSERT INTO tags (name) VALUES ($1) ON CONFLICT ON CONSTRAINT tags_pkey DO UPDATE SET uses = tags.uses + $2"
        "RETURNING xmax = 0, tags.name, tags.uses + $3",
    );
}

#[test]
fn odd_names_and_indexes() {
    let row = (
        seats::id.set(1),
        seats::room.set(1),
        seats::number.set(1),
        seats::guest.set("a"),
        seats::cancelled.set(true),
    );
    let insert =
        "INSERT INTO \"odd seats\" (id, room, \"order\", guest, cancelled) VALUES ($1, $2, $3, $4, $5)";
    let sql = seats.insert(row).on_conflict((seats::number, seats::room)).do_nothing().sql::<Postgres>();
    assert_eq!(sql, format!("{insert} ON CONFLICT (\"order\", room) DO NOTHING"));
    let sql = seats.insert(row).on_conflict(seats::room_order_key).do_nothing().sql::<Postgres>();
    assert_eq!(sql, format!("{insert} ON CONFLICT ON CONSTRAINT \"odd seats_room_order_key\" DO NOTHING"));
    let sql = seats.insert(row).on_conflict(seats::lower_room_idx).do_nothing().sql::<Postgres>();
    assert_eq!(
        sql,
        format!(
            "{insert} ON CONFLICT ((lower(guest)), room) WHERE NOT cancelled AND guest <> 'it''s \\ \"me\"' DO NOTHING"
        )
    );
    let sql =
        seats.insert(row).on_conflict(seats::guest).do_update(seats::number.set(excluded(seats::number)));
    assert_eq!(
        sql.sql::<Postgres>(),
        format!("{insert} ON CONFLICT (guest) DO UPDATE SET \"order\" = excluded.\"order\"")
    );
}

#[derive(relvar::Changes)]
#[changes(table = seats)]
struct SeatChanges {
    number: Option<i32>,
    guest: String,
}

#[derive(relvar::Changes)]
#[changes(table = users)]
struct UserChanges {
    age: Option<Option<i32>>,
    karma: Option<i64>,
}

#[test]
fn do_update_from_a_struct_has_a_place_for_each_field() {
    let row = (
        seats::id.set(1),
        seats::room.set(2),
        seats::number.set(3),
        seats::guest.set("Ann"),
        seats::cancelled.set(false),
    );
    let changes = SeatChanges { number: None, guest: "Bo".to_owned() };
    assert_sql!(
        seats.insert(row).on_conflict(seats::id).do_update(&changes).filter(seats::cancelled),
        "INSERT INTO \"odd seats\" (id, room, \"order\", guest, cancelled) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (id) DO UPDATE SET \"order\" = coalesce($6, \"odd seats\".\"order\"), guest = $7 \
         WHERE \"odd seats\".cancelled",
    );
    let row = (users::email.set("a@b.c"), users::name.set("Ann"));
    let changes = UserChanges { age: Some(None), karma: None };
    assert_sql!(
        users.insert(row).on_conflict(users::email).do_update(changes).returning(users::id),
        "INSERT INTO users (email, name) VALUES ($1, $2) ON CONFLICT (email) \
         DO UPDATE SET age = CASE WHEN $3 THEN $4 ELSE users.age END, karma = coalesce($5, users.karma) \
         RETURNING users.id",
    );
}
