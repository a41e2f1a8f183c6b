//! Rules R: rows fit their Rust types, and one row is asked for only where there is at most one.

use std::borrow::Cow;

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{memberships, posts, teams, users};

#[derive(relvar::Row, Debug, PartialEq)]
struct Person {
    name: String,
    id: i32,
    age: Option<i32>,
}

#[derive(relvar::Row, Debug, PartialEq)]
struct Swapped {
    email: String,
    name: String,
}

#[derive(relvar::Row, Debug, PartialEq)]
struct TeamSize {
    members: i64,
    team: String,
}

#[tokio::test]
async fn r1_fields_fit_their_columns() {
    with_database(async |db| {
        let ann = users.find(1).select_as::<Person>().fetch_one(db).await?;
        assert_eq!(ann, Person { name: "Ann".into(), id: 1, age: Some(30) });
        let sizes = users
            .inner_join(teams)
            .group_by(teams::id)
            .order_by(teams::id)
            .select(row!(TeamSize { team: teams::title, members: count(users::id) }))
            .fetch_all(db)
            .await?;
        assert_eq!(sizes[0], TeamSize { members: 2, team: "Red".into() });
        assert_eq!(sizes.len(), 2);
        Ok(())
    })
    .await;
}

#[derive(relvar::Row, Debug, PartialEq)]
struct Keyed<K: Copy, V = String>
where
    V: PartialEq,
{
    id: K,
    name: V,
}

#[derive(relvar::Row, Debug, PartialEq)]
struct Nested<T, const N: usize> {
    #[row(flatten)]
    what: Option<T>,
    #[row(with = repeat, as = i32, rename = "id")]
    ids: [i32; N],
}

fn repeat<const N: usize>(id: i32) -> [i32; N] {
    [id; N]
}

#[derive(relvar::Insert, relvar::Row, Debug, PartialEq)]
#[insert(table = users)]
struct Written<'a> {
    name: Cow<'a, str>,
    email: Cow<'a, str>,
}

#[derive(relvar::Row, Debug, PartialEq)]
struct Title<'t> {
    title: Cow<'t, str>,
}

#[tokio::test]
async fn r1_structs_have_type_parameters() {
    with_database(async |db| {
        let ann: Keyed<i32> = users.find(1).select_as::<Keyed<i32>>().fetch_one(db).await?;
        assert_eq!(ann, Keyed { id: 1, name: "Ann".to_owned() });
        let cid = users.find(3).select(row!(Keyed<_, Option<i32>> { id: users::karma, name: users::age }));
        assert_eq!(cid.fetch_one(db).await?, Keyed { id: 0_i64, name: None });
        let inferred: Keyed<i32, bool> = users
            .find(2)
            .select(row!(Keyed<_, _> { id: users::id, name: users::active }))
            .fetch_one(db)
            .await?;
        assert_eq!(inferred, Keyed { id: 2, name: true });
        let nested = users.left_join(teams).order_by(users::id).select(row!(Nested<_, _> {
            what: row!(Title { title: teams::title }),
            ids: users::id,
        }));
        let nested: Vec<Nested<Title<'_>, 2>> = nested.fetch_all(db).await?;
        assert_eq!(nested[2], Nested { what: Some(Title { title: "Blue".into() }), ids: [3, 3] });
        assert_eq!(nested[3], Nested { what: None, ids: [4, 4] });
        let flat = teams.find(1).select_as::<Nested<Title<'_>, 1>>().fetch_one(db).await?;
        assert_eq!(flat, Nested { what: Some(Title { title: "Red".into() }), ids: [1] });
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn r1_one_struct_with_a_lifetime_is_written_and_read() {
    with_database(async |db| {
        let name = String::from("Eve");
        let eve = Written { name: Cow::Borrowed(&name), email: "eve@x.org".into() };
        users.insert(&eve).execute(db).await?;
        let read = users.find_by(users::email, "eve@x.org").select_as::<Written<'_>>().fetch_one(db).await?;
        assert_eq!(read, eve);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn r2_fields_are_matched_by_name_in_any_order() {
    with_database(async |db| {
        let bob = users.find(2).select_as::<Swapped>().fetch_one(db).await?;
        assert_eq!(bob, Swapped { email: "bob@x.org".into(), name: "Bob".into() });
        let row = row!(Swapped { name: users::name, email: users::email });
        assert_eq!(users.find(2).select(row).fetch_one(db).await?, bob);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn r3_tuples_have_the_lists_arity_and_types() {
    with_database(async |db| {
        let rows: Vec<(i32, String)> =
            users.order_by(users::id).select((users::id, users::name)).fetch_all(db).await?;
        assert_eq!(rows[0], (1, "Ann".to_owned()));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn r4_one_row_is_asked_for_where_a_key_proves_it() {
    with_database(async |db| {
        assert_eq!(users.find(1).fetch_one(db).await?.name, "Ann");
        let by_email = users.find_by(users::email, "bob@x.org").select(users::id);
        assert_eq!(by_email.fetch_optional(db).await?, Some(2));
        let unique_pair = users.filter(users::team_id.eq(1)).filter(users::name.eq("Bob"));
        assert_eq!(unique_pair.fetch_one(db).await?.id, 2);
        let whole_key = memberships.filter(memberships::user_id.eq(1).and(memberships::team_id.eq(1)));
        assert_eq!(whole_key.fetch_one(db).await?.role, "chief");
        assert_eq!(users.order_by(users::id).first().fetch_one(db).await?.id, 1);
        assert_eq!(users.select(max(users::id)).fetch_one(db).await?, Some(4));

        let checked = users.filter(users::name.eq("Ann")).fetch_one_checked(db).await?;
        assert_eq!(checked.id, 1);
        assert!(users.filter(users::id.gt(0)).fetch_one_checked(db).await.unwrap_err().is_too_many_rows());
        assert!(users.filter(users::id.gt(9)).fetch_one_checked(db).await.unwrap_err().is_not_found());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn r6_a_name_of_one_table_only_is_found_after_a_join() {
    #[derive(relvar::Row)]
    struct Line {
        title: String,
        email: String,
    }
    with_database(async |db| {
        let lines: Vec<Line> =
            posts.inner_join(users).order_by(posts::id).select_as::<Line>().fetch_all(db).await?;
        assert_eq!((lines[2].title.as_str(), lines[2].email.as_str()), ("Third", "bob@x.org"));
        Ok(())
    })
    .await;
}
