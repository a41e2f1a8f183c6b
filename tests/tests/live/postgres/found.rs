//! What generated programs have found: each a bug, in its smallest program.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{comments, memberships, messages, posts, teams, users};

#[derive(Clone, Debug, PartialEq, relvar::Row)]
struct Long {
    id: i32,
    long: bool,
}

#[derive(Clone, Debug, PartialEq, relvar::Row)]
struct Beside {
    title: Option<String>,
    name: String,
}

/// An operator that several types have made its query one that could not be a table or be named by WITH.
// SQLite: OverlapsWith, Includes
#[tokio::test]
async fn a_query_with_an_operator_of_several_types_is_a_table() {
    with_database(async |db| {
        let words = relvar::fns::text::string_to_array(users::name, "n");
        let long = users.select(row!(Long { id: users::id, long: words.overlaps(vec!["A"]) })).derived();
        let ids = long.query().filter(long.long).select(long.id).fetch_all(db).await?;
        assert_eq!(ids, [1]);
        let words = relvar::fns::text::string_to_array(users::name, "n");
        let long = users.select(row!(Long { id: users::id, long: words.includes(vec!["A"]) })).cte();
        let count = with(&long, long.query().filter(long.long).count());
        assert_eq!(count.fetch_one(db).await?, 1);
        Ok(())
    })
    .await;
}

/// A RIGHT or FULL JOIN in a subquery took the tables of the query around it for nullable.
// SQLite: LATERAL
#[tokio::test]
async fn a_full_join_leaves_the_tables_of_the_query_around_it_alone() {
    with_database(async |db| {
        let beside = posts
            .correlate(users)
            .full_join(teams.on(teams::id.eq(posts::id)))
            .filter(posts::user_id.eq(users::id))
            .select(row!(Beside { title: posts::title, name: users::name }))
            .lateral();
        let rows = users.inner_join(beside.on_true()).order_by(beside.title);
        let rows: Vec<(Option<String>, String)> =
            rows.select((beside.title, beside.name)).fetch_all(db).await?;
        assert_eq!(rows[0], (Some("First".to_owned()), "Ann".to_owned()));
        assert_eq!(rows.len(), 3);
        Ok(())
    })
    .await;
}

/// Of `text` and `varchar` neither is the wider one: the first value gives the type, and in CASE that is ELSE. They were all
/// said to give `text`.
// SQLite: Greatest<Varchar>
#[tokio::test]
async fn a_choice_of_character_strings_has_the_type_of_the_first() {
    with_database(async |db| {
        let first = messages.find(1);
        let text = val::<Text, _>("a");
        let choices = first.select((
            coalesce(messages::text, text),
            coalesce(text, messages::text),
            greatest(messages::text, text),
            case(messages::id.eq(1), text).otherwise(messages::text),
            case(messages::id.eq(1), messages::text).otherwise(text),
            case(messages::id.eq(1), messages::text).when(messages::id.eq(2), text).end(),
        ));
        let row = choices.fetch_one(db).await?;
        let hi = || "hi".to_owned();
        assert_eq!(row, (hi(), "a".to_owned(), hi(), "a".to_owned(), hi(), Some(hi())));
        Ok(())
    })
    .await;
}

/// USING looks at the tables on its left. It was refused where a table of the query around had a column of the name as well,
/// and taken where only that one had it.
// SQLite: CastOf<Int4, Int2>
#[tokio::test]
async fn using_does_not_see_the_tables_of_the_query_around_it() {
    with_database(async |db| {
        let members = posts.query().correlate(comments).inner_join(memberships.using(memberships::user_id));
        let members = members.filter(memberships::level.gt(comments::post_id.cast::<Int2>()));
        let of_members = comments.filter(exists(members)).count().fetch_one(db).await?;
        let all = posts.inner_join(memberships.on(memberships::user_id.eq(posts::user_id)));
        let levels = all.select(memberships::level).fetch_all(db).await?;
        let ids = comments.select(comments::post_id).fetch_all(db).await?;
        let expected = ids.iter().filter(|id| levels.iter().any(|level| i32::from(*level) > **id)).count();
        assert_eq!(of_members, expected as i64);
        Ok(())
    })
    .await;
}

/// Rows inside of a row kept a query from being ordered by an output column beside them.
// SQLite: NestedRows
#[tokio::test]
async fn an_output_column_beside_nested_rows_orders() {
    with_database(async |db| {
        let wrote = posts.correlate(users).filter(posts::user_id.eq(users::id)).order_by(posts::id);
        let last = wrote.first().select(posts::title);
        let rows = users
            .select((lower(users::name), many(wrote.select(posts::id)), one(last)))
            .order_by_output(|row| row.0.desc());
        let rows: Vec<(String, Vec<i32>, Option<String>)> = rows.fetch_all(db).await?;
        let names: Vec<&str> = rows.iter().map(|row| row.0.as_str()).collect();
        assert_eq!(names, ["dora", "cid", "bob", "ann"]);
        assert_eq!((rows[3].1.as_slice(), rows[3].2.as_deref()), (&[1, 2][..], Some("First")));
        Ok(())
    })
    .await;
}
