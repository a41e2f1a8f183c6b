//! The SQL texts of the libraries that take text.

use std::fmt::Write as _;

use crate::scenario::Scenario;

pub(crate) const KEY: &str = "SELECT id, name, hair_color FROM users WHERE id = $1";
pub(crate) const LOAD: &str = "SELECT id, name, hair_color FROM users";
pub(crate) const JOIN: &str = "SELECT u.id, u.name, u.hair_color, p.id AS p_id, p.user_id AS p_user_id, p.title AS p_title, \
     p.body AS p_body FROM users u LEFT JOIN posts p ON p.user_id = u.id WHERE u.hair_color = $1 ORDER BY u.id";
pub(crate) const NESTED: &str = "SELECT u.id, u.name, u.hair_color, p.id, p.user_id, p.title, p.body \
     FROM users u LEFT JOIN posts p ON p.user_id = u.id ORDER BY u.id, p.id";
pub(crate) const POSTS: &str = "SELECT id, user_id, title, body FROM posts WHERE user_id = ANY($1)";
pub(crate) const COMMENTS: &str = "SELECT id, post_id, text FROM comments WHERE post_id = ANY($1)";
pub(crate) const PAGE: &str =
    "SELECT id, name, hair_color FROM users WHERE (name, id) > ($1, $2) ORDER BY name, id LIMIT $3";
pub(crate) const UPDATE: &str = "UPDATE users SET name = $1 WHERE id = $2";
/// What runs on a new connection before its first statement is timed: it reads the table's description.
pub(crate) const WARM: &str = "SELECT count(*) FROM users";

/// `INSERT` of so many rows of two values.
pub(crate) fn insert(rows: usize) -> String {
    let mut text = "INSERT INTO users (name, hair_color) VALUES ".to_owned();
    for row in 0..rows {
        let before = if row == 0 { "" } else { ", " };
        let _ = write!(text, "{before}(${}, ${})", 2 * row + 1, 2 * row + 2);
    }
    text
}

/// The end of an upsert.
pub(crate) const ON_CONFLICT: &str =
    " ON CONFLICT (id) DO UPDATE SET name = excluded.name, hair_color = excluded.hair_color";

fn upsert(rows: usize) -> String {
    let mut text = "INSERT INTO users (id, name, hair_color) VALUES ".to_owned();
    for row in 0..rows {
        let before = if row == 0 { "" } else { ", " };
        let _ = write!(text, "{before}(${}, ${}, ${})", 3 * row + 1, 3 * row + 2, 3 * row + 3);
    }
    text + ON_CONFLICT
}

/// The statements of a scenario; none where its text is made in it.
pub(crate) fn of(scenario: Scenario) -> Vec<String> {
    let texts: &[&str] = match scenario {
        Scenario::Key => &[KEY],
        Scenario::Load(_) => &[LOAD],
        Scenario::Join(_) => &[JOIN],
        Scenario::Tree => &[LOAD, POSTS, COMMENTS],
        Scenario::Nested => &[NESTED],
        Scenario::Page => &[PAGE],
        Scenario::Dynamic | Scenario::First | Scenario::Pool => &[],
        Scenario::Update => &[UPDATE],
        Scenario::Insert(rows) => return vec![insert(rows)],
        Scenario::Upsert => return vec![upsert(scenario.keyed_rows().len())],
        Scenario::Bulk => &["COPY users (name, hair_color) FROM STDIN BINARY"],
    };
    texts.iter().map(|text| (*text).to_owned()).collect()
}
