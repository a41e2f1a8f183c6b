//! The conditions of keyset pagination.

use relvar::prelude::*;
use relvar::value::Cursor;
use relvar_tests::{assert_sql, posts, users};

/// The text does not depend on what is in the cursor.
fn cursor() -> Cursor {
    "AAAAAAAAAAA".parse().unwrap()
}

#[test]
fn one_way_without_null_is_one_comparison_of_rows() {
    let ids = || posts.select(posts::id);
    assert_sql!(
        ids().order_by(posts::id).seek_after(&cursor()).limit(3),
        "SELECT posts.id FROM posts WHERE posts.id > $1 ORDER BY posts.id LIMIT $2",
    );
    assert_sql!(
        ids().order_by((posts::views.desc(), posts::id.desc())).seek_after(&cursor()),
        "SELECT posts.id FROM posts WHERE (posts.views, posts.id) < ($1, $2) ORDER BY posts.views DESC, posts.id DESC",
    );
    assert_sql!(
        ids().order_by((posts::views.desc(), posts::id.desc())).seek_before(&cursor()),
        "SELECT posts.id FROM posts WHERE (posts.views, posts.id) > ($1, $2) ORDER BY posts.views, posts.id",
    );
}

#[test]
fn directions_and_nulls_are_told_apart() {
    let ids = || posts.filter(posts::views.gt(1)).select(posts::id);
    assert_sql!(
        ids().order_by((posts::views, posts::id.desc())).seek_after(&cursor()),
        "SELECT posts.id FROM posts WHERE posts.views > $1"
        "AND posts.views >= $2 AND (posts.views > $3 OR posts.views = $4 AND posts.id < $5)"
        "ORDER BY posts.views, posts.id DESC",
    );
    assert_sql!(
        ids().order_by((posts::rating, posts::id)).seek_before(&cursor()),
        "SELECT posts.id FROM posts WHERE posts.views > $1"
        "AND (posts.rating < $2 OR posts.rating IS NOT NULL AND $3 IS NULL"
        "OR posts.rating IS NOT DISTINCT FROM $4 AND posts.id < $5)"
        "ORDER BY posts.rating DESC, posts.id DESC",
    );
    assert_sql!(
        ids().order_by((posts::rating.asc_nulls_first(), posts::id)).seek_before(&cursor()),
        "SELECT posts.id FROM posts WHERE posts.views > $1"
        "AND (posts.rating < $2 OR posts.rating IS NULL AND $3 IS NOT NULL"
        "OR posts.rating IS NOT DISTINCT FROM $4 AND posts.id < $5)"
        "ORDER BY posts.rating DESC NULLS LAST, posts.id DESC",
    );
}

#[test]
fn a_page_selects_the_terms_that_are_not_selected_yet() {
    let order = || posts.order_by((posts::views, posts::id));
    assert_eq!(
        order().select(posts::title).page(9).sql::<Postgres>(),
        "SELECT posts.title, posts.views, posts.id FROM posts ORDER BY posts.views, posts.id LIMIT $1",
    );
    assert_eq!(
        order().select((posts::id, posts::views, posts::title)).page(9).sql::<Postgres>(),
        "SELECT posts.id, posts.views, posts.title FROM posts ORDER BY posts.views, posts.id LIMIT $1",
    );
    assert_eq!(
        posts
            .order_by((lower(posts::title), posts::id))
            .select((posts::id, posts::title))
            .page(9)
            .sql::<Postgres>(),
        "SELECT posts.id, posts.title, lower(posts.title) FROM posts ORDER BY lower(posts.title), posts.id LIMIT $1",
    );
    let b = posts.alias::<'b'>();
    let both = posts.inner_join(b.on(b.id.eq(posts::id)));
    assert_eq!(
        both.order_by((b.id, posts::id)).select(posts::id).page(9).sql::<Postgres>(),
        "SELECT posts.id, posts_b.id FROM posts INNER JOIN posts AS posts_b ON posts_b.id = posts.id \
         ORDER BY posts_b.id, posts.id LIMIT $1",
    );
    let order = || users.order_by((users::name, users::id));
    assert_eq!(
        order().page(9).sql::<Postgres>(),
        order().limit(10).sql::<Postgres>(),
        "every column is there"
    );
}
