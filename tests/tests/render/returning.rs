//! RETURNING.

use relvar::prelude::*;
use relvar_tests::{assert_sql, tags};

#[test]
fn after_every_write() {
    assert_sql!(
        tags.insert(tags::name.set("a")).returning(tags::uses.add(1)),
        "INSERT INTO tags (name) VALUES ($1) RETURNING tags.uses + $2",
    );
    assert_sql!(
        tags.update(tags::uses.set(1)).all_rows().returning((tags::name, tags::uses)),
        "UPDATE tags SET uses = $1 RETURNING tags.name, tags.uses",
    );
    assert_sql!(tags.delete().all_rows().returning_all(), "DELETE FROM tags RETURNING tags.name, tags.uses");
}
