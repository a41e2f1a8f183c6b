//! WITH.

use relvar::prelude::*;
use relvar_tests::{assert_sql, posts, tags, users};

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
struct Author {
    id: i32,
    number: i64,
}

#[test]
fn definitions_stand_before_the_query_and_so_do_their_binds() {
    let author = posts
        .filter(posts::views.gt(1))
        .group_by(posts::user_id)
        .select(row!(Author { id: posts::user_id, number: count(posts::id) }))
        .cte();
    let few = author
        .query()
        .filter(author.number.lt(3))
        .select(row!(Author { id: author.id, number: author.number }));
    let few = few.cte_as::<'b'>().materialized();
    let other = author.alias::<'c'>();
    let query = users.filter(users::id.gt(4)).inner_join(other.on(other.id.eq(users::id))).cross_join(&few);
    assert_sql!(
        with((&author, &few), query.select((other.number, few.number))),
        "WITH author (id, number) AS (SELECT posts.user_id, count(posts.id) FROM posts WHERE posts.views > $1"
        "GROUP BY posts.user_id), author_b (id, number) AS MATERIALIZED (SELECT author.id, author.number FROM author"
        "WHERE author.number < $2) SELECT author_c.number, author_b.number FROM users"
        "INNER JOIN author AS author_c ON author_c.id = users.id CROSS JOIN author_b WHERE users.id > $3",
    );
}

#[test]
fn with_stands_in_a_subquery() {
    let author =
        posts.select(row!(Author { id: posts::user_id, number: posts::views })).cte().not_materialized();
    assert_sql!(
        users.filter(exists(with(&author, author.query()))).select(users::id),
        "SELECT users.id FROM users WHERE EXISTS (WITH author (id, number) AS NOT MATERIALIZED"
        "(SELECT posts.user_id, posts.views FROM posts) SELECT 1 FROM author)",
    );
}

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
struct Gone {
    id: i32,
    title: String,
}

#[test]
fn statements_that_write_are_defined_like_queries() {
    let gone = posts
        .delete()
        .filter(posts::views.eq(0))
        .returning(row!(Gone { id: posts::user_id, title: posts::title }))
        .cte();
    assert_sql!(
        with(&gone, gone.query().select((gone.id, gone.title))),
        "WITH gone (id, title) AS (DELETE FROM posts WHERE posts.views = $1 RETURNING posts.user_id, posts.title)"
        "SELECT gone.id, gone.title FROM gone",
    );
    let again = users
        .update(users::karma.set(users::karma.sub(1)))
        .from(&gone)
        .filter(gone.id.eq(users::id))
        .returning(row!(Gone { id: users::id, title: gone.title }))
        .cte_as::<'b'>();
    assert_sql!(
        with((&gone, &again), users.delete().using(&again).filter(again.id.eq(users::id))),
        "WITH gone (id, title) AS (DELETE FROM posts WHERE posts.views = $1 RETURNING posts.user_id, posts.title),"
        "gone_b (id, title) AS (UPDATE users SET karma = users.karma - $2 FROM gone WHERE gone.id = users.id"
        "RETURNING users.id, gone.title) DELETE FROM users USING gone_b WHERE gone_b.id = users.id",
    );
}

#[test]
fn with_in_with_is_one_clause() {
    let author = posts
        .filter(posts::views.gt(1))
        .select(row!(Author { id: posts::user_id, number: posts::views }))
        .cte();
    let few = author
        .query()
        .filter(author.number.lt(3))
        .select(row!(Author { id: author.id, number: author.number }));
    let few = few.cte_as::<'b'>();
    let query = users.filter(users::id.eq(4)).cross_join(&few).select(few.number);
    assert_sql!(
        with(&author, with(&few, query)),
        "WITH author (id, number) AS (SELECT posts.user_id, posts.views FROM posts WHERE posts.views > $1),"
        "author_b (id, number) AS (SELECT author.id, author.number FROM author WHERE author.number < $2)"
        "SELECT author_b.number FROM users CROSS JOIN author_b WHERE users.id = $3",
    );
    let walk = few
        .recursive_union_all(|walk| walk.query().select(row!(Author { id: walk.id, number: walk.number })));
    assert_sql!(
        with(&author, with(&walk, walk.query().count())),
        "WITH RECURSIVE author (id, number) AS (SELECT posts.user_id, posts.views FROM posts WHERE posts.views > $1),"
        "author_b (id, number) AS (SELECT author.id, author.number FROM author WHERE author.number < $2"
        "UNION ALL SELECT author_b.id, author_b.number FROM author_b) SELECT count(*) FROM author_b",
    );
}

#[test]
fn with_is_a_branch_of_a_set_operation() {
    let author = posts.select(row!(Author { id: posts::user_id, number: posts::views })).cte();
    let own = || with(&author, author.query().filter(author.number.gt(5)).select(author.id));
    assert_sql!(
        own().union(users.select(users::id)),
        "(WITH author (id, number) AS (SELECT posts.user_id, posts.views FROM posts) SELECT author.id FROM author"
        "WHERE author.number > $1) UNION SELECT users.id FROM users",
    );
    assert_sql!(
        users.filter(users::id.lt(9)).select(users::id).except(own()).order_by_output(|id| id).limit(3),
        "SELECT users.id FROM users WHERE users.id < $1 EXCEPT (WITH author (id, number) AS"
        "(SELECT posts.user_id, posts.views FROM posts) SELECT author.id FROM author WHERE author.number > $2)"
        "ORDER BY 1 LIMIT $3",
    );
    assert_sql!(
        users.filter(users::id.is_in(own().intersect(own()))).select(users::id),
        "SELECT users.id FROM users WHERE users.id IN ((WITH author (id, number) AS (SELECT posts.user_id, posts.views"
        "FROM posts) SELECT author.id FROM author WHERE author.number > $1) INTERSECT (WITH author (id, number) AS"
        "(SELECT posts.user_id, posts.views FROM posts) SELECT author.id FROM author WHERE author.number > $2))",
    );
}

#[derive(relvar::Row, relvar::Insert)]
#[insert(table = tags)]
#[allow(dead_code, reason = "only its columns are read")]
struct Tagged {
    name: String,
}

#[test]
fn with_gives_the_rows_of_an_insert() {
    let author = posts.select(row!(Author { id: posts::user_id, number: posts::views })).cte();
    let named = users.inner_join(author.on(author.id.eq(users::id))).filter(author.number.gt(5));
    assert_sql!(
        tags.insert_from(tags::name, with(&author, named.select(users::name))).returning(tags::uses),
        "INSERT INTO tags (name) WITH author (id, number) AS (SELECT posts.user_id, posts.views FROM posts)"
        "SELECT users.name FROM users INNER JOIN author ON author.id = users.id WHERE author.number > $1"
        "RETURNING tags.uses",
    );
    assert_sql!(
        tags.insert_named(with(&author, named.select(row!(Tagged { name: users::name })))),
        "INSERT INTO tags (name) WITH author (id, number) AS (SELECT posts.user_id, posts.views FROM posts)"
        "SELECT users.name FROM users INNER JOIN author ON author.id = users.id WHERE author.number > $1",
    );
}

#[test]
fn with_gives_row_values() {
    let author = posts.select(row!(Author { id: posts::user_id, number: posts::views })).cte();
    let pairs = || with(&author, author.query().select((author.id, author.number)));
    assert_sql!(
        users.filter(row_of((users::id, users::karma)).is_in(pairs())).select(users::id),
        "SELECT users.id FROM users WHERE (users.id, users.karma) IN (WITH author (id, number) AS"
        "(SELECT posts.user_id, posts.views FROM posts) SELECT author.id, author.number FROM author)",
    );
    let most = with(&author, author.query().select((max(author.id), min(author.id))));
    assert_sql!(
        users.update((users::age, users::team_id).set_from(most)).filter(users::id.eq(1)),
        "UPDATE users SET (age, team_id) = (WITH author (id, number) AS (SELECT posts.user_id, posts.views FROM posts)"
        "SELECT max(author.id), min(author.id) FROM author) WHERE users.id = $1",
    );
}
