//! RETURNING.

use relvar::prelude::*;
use relvar::render::{Postgres, Render};
use relvar_tests::{assert_sql, posts, tags, users};

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
struct Tag {
    uses: i32,
    name: String,
}

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

#[test]
fn structs_and_rows_of_the_tables_beside() {
    assert_sql!(
        tags.insert(tags::name.set("a")).returning_as::<Tag>(),
        "INSERT INTO tags (name) VALUES ($1) RETURNING tags.uses, tags.name",
    );
    assert_sql!(
        tags.delete().all_rows().returning(row!(Tag { name: upper(tags::name), uses: tags::uses })),
        "DELETE FROM tags RETURNING tags.uses, upper(tags.name)",
    );
    assert_sql!(
        tags.delete().using(posts).filter(posts::title.eq(tags::name)).returning((tags.all(), posts::id)),
        "DELETE FROM tags USING posts WHERE posts.title = tags.name RETURNING tags.name, tags.uses, posts.id",
    );
}

/// The version that the text needs.
fn needs<Statement: Render<Postgres>>(_: &Statement) -> Option<u32> {
    Statement::ROPE.need().map(|need| need.version)
}

#[test]
fn the_rows_before_and_after_the_change() {
    let (old, new) = (tags.old(), tags.new());
    let update = tags.update(tags::uses.set(1)).all_rows().returning((
        old.uses,
        new.uses.sub(old.uses),
        coalesce(old.name, new.name),
        tags::name,
    ));
    assert_sql!(
        update,
        "UPDATE tags SET uses = $1 RETURNING old.uses, new.uses - old.uses, coalesce(old.name, new.name), tags.name",
    );
    assert_eq!(needs(&update), Some(18));
    let delete = tags.delete().all_rows().returning((old.all(), new.all()));
    assert_sql!(delete, "DELETE FROM tags RETURNING old.name, old.uses, new.name, new.uses");
    let insert = tags.insert(tags::name.set("a")).returning((old.uses, new.uses));
    assert_sql!(insert, "INSERT INTO tags (name) VALUES ($1) RETURNING old.uses, new.uses");
    assert_eq!(needs(&tags.delete().all_rows().returning(tags::name)), None);
    let merge = users.merge(posts).on(posts::user_id.eq(users::id)).when_matched().delete();
    assert_eq!(needs(&merge), None);
    assert_eq!(needs(&merge.returning(posts::id)), Some(17));
    assert_eq!(needs(&merge.returning(users.old().id)), Some(18));
    assert_eq!(needs(&merge.when_not_matched_by_source().do_nothing()), Some(17));
}

/// Rule I9: what may not be there is an `Option`, known before any server is asked.
#[test]
fn a_row_that_may_not_be_there_is_an_option() {
    fn row_of<Row, Statement: relvar::stmt::Statement<Row = Row>>(
        _: &Statement,
    ) -> std::marker::PhantomData<Row> {
        std::marker::PhantomData
    }
    let (old, new) = (tags.old(), tags.new());
    let update = tags.update(tags::uses.set(1)).all_rows().returning((old.uses, new.all()));
    let _: std::marker::PhantomData<(i32, tags::Row)> = row_of(&update);
    let insert = tags.insert(tags::name.set("a")).returning((old.uses, new.uses, old.all()));
    let _: std::marker::PhantomData<(Option<i32>, i32, Option<tags::Row>)> = row_of(&insert);
    let delete = tags.delete().all_rows().returning((old.uses, new.uses));
    let _: std::marker::PhantomData<(i32, Option<i32>)> = row_of(&delete);
    let merge = tags.merge(posts).on(posts::title.eq(tags::name)).when_matched().delete().returning((
        old.uses,
        new.uses,
        tags::uses,
        posts::id,
    ));
    let _: std::marker::PhantomData<(Option<i32>, Option<i32>, i32, i32)> = row_of(&merge);
    let by_source = tags
        .merge(posts)
        .on(posts::title.eq(tags::name))
        .when_not_matched_by_source()
        .delete()
        .returning((merge_action(), tags::uses, posts::id));
    let _: std::marker::PhantomData<(String, i32, Option<i32>)> = row_of(&by_source);
}
