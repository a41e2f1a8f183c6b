//! What a statement must not touch: the catalogue and the tables that it does not name.

use std::collections::BTreeSet;

use relvar_pg::Pool;
use relvar_pg::tokio_postgres::SimpleQueryMessage;

/// Schemas, relations, columns, constraints, functions, roles, settings, and all rows of the demo schema.
const EVERYTHING: &str = "
    SELECT 'schema', n::text FROM pg_namespace AS n
    UNION ALL SELECT 'relation', (c.oid, c.relname, c.relkind, c.relnatts, c.relowner, c.relacl)::text FROM pg_class AS c
    UNION ALL SELECT 'column', (a.attrelid, a.attname, a.atttypid, a.attnotnull, a.attisdropped, a.attacl)::text
        FROM pg_attribute AS a
    UNION ALL SELECT 'constraint', (c.oid, c.conname, c.conrelid)::text FROM pg_constraint AS c
    UNION ALL SELECT 'function', (p.oid, p.proname, p.proacl)::text FROM pg_proc AS p
    UNION ALL SELECT 'type', (t.oid, t.typname)::text FROM pg_type AS t
    UNION ALL SELECT 'trigger', (t.oid, t.tgname)::text FROM pg_trigger AS t
    UNION ALL SELECT 'extension', e::text FROM pg_extension AS e
    UNION ALL SELECT 'role', (r.oid, r.rolname, r.rolsuper, r.rolcanlogin)::text FROM pg_roles AS r
    UNION ALL SELECT 'setting', s::text FROM pg_db_role_setting AS s
    UNION ALL SELECT 'teams', t::text FROM teams AS t
    UNION ALL SELECT 'users', u::text FROM users AS u
    UNION ALL SELECT 'posts', p::text FROM posts AS p
    UNION ALL SELECT 'comments', c::text FROM comments AS c
    UNION ALL SELECT 'memberships', m::text FROM memberships AS m
    UNION ALL SELECT 'messages', m::text FROM messages AS m
    UNION ALL SELECT 'tags', t::text FROM tags AS t";

/// Kinds of things, each with a line that describes it.
pub(crate) type Snapshot = BTreeSet<(String, String)>;

/// The database as it is.
pub(crate) async fn snapshot(db: &Pool) -> Snapshot {
    let connection = db.get().await.unwrap();
    let messages = connection.client().simple_query(EVERYTHING).await.unwrap();
    let lines = messages.iter().filter_map(|message| match message {
        SimpleQueryMessage::Row(row) => Some((row.get(0)?.to_owned(), row.get(1)?.to_owned())),
        _ => None,
    });
    lines.collect()
}

/// Nothing differs. Says only what does: the whole is long.
pub(crate) fn assert_untouched(before: &Snapshot, after: &Snapshot) {
    assert!(before.iter().any(|line| line.0 == "users"), "the snapshot sees the demo rows");
    let lost: Vec<_> = before.difference(after).collect();
    let new: Vec<_> = after.difference(before).collect();
    assert!(lost.is_empty() && new.is_empty(), "lost {lost:?}, new {new:?}");
}
