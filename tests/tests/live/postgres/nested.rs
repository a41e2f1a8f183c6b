//! Rows inside of a row, in one round trip.

use relvar::prelude::*;
use relvar_tests::{PostStatus, Tone, comments, posts, teams, users, with_database};

#[derive(relvar::Row, Debug, PartialEq)]
struct Author {
    name: String,
    posts: Vec<Post>,
    last: Option<(i32, String)>,
}

#[derive(relvar::Row, Debug, PartialEq)]
struct Post {
    id: i32,
    status: PostStatus,
    rating: Option<f64>,
    comments: Vec<(i64, Option<String>, Option<Tone>)>,
}

// SQLite: NestedRows
#[tokio::test]
async fn s1_n2_nested_rows_have_their_own_types_order_and_limit() {
    with_database(async |db| {
        let commenter = comments
            .correlate(posts)
            .left_join(users.alias::<'c'>().on(comments::user_id.eq(users.alias::<'c'>().id)));
        let said = commenter.filter(comments::post_id.eq(posts::id)).order_by(comments::id).select((
            comments::id,
            users.alias::<'c'>().name,
            comments::tone,
        ));
        let wrote = posts.correlate(users).filter(posts::user_id.eq(users::id));
        let last = wrote.order_by(posts::id.desc()).first().select((posts::id, posts::title));
        let listed = wrote.order_by(posts::views.desc()).limit(5).select(row!(Post {
            id: posts::id,
            status: posts::status,
            rating: posts::rating,
            comments: many(said),
        }));
        let authors = users
            .filter(users::id.ne(4))
            .select(row!(Author { name: users::name, posts: many(listed), last: one(last) }))
            .order_by(users::id);
        let found = authors.fetch_all(db).await?;
        let post = |id, status, rating, said| Post { id, status, rating, comments: said };
        let bob = Some("Bob".to_owned());
        let first = vec![(1, bob, Some(Tone::Calm)), (2, None, None)];
        let third = vec![(3, Some("Ann".to_owned()), Some(Tone::Angry))];
        let author = |name: &str, wrote, last: Option<(i32, &str)>| Author {
            name: name.to_owned(),
            posts: wrote,
            last: last.map(|(id, title)| (id, title.to_owned())),
        };
        let expected = [
            author(
                "Ann",
                vec![
                    post(1, PostStatus::Published, Some(4.5), first),
                    post(2, PostStatus::Draft, None, vec![]),
                ],
                Some((2, "Second")),
            ),
            author("Bob", vec![post(3, PostStatus::Published, Some(3.5), third)], Some((3, "Third"))),
            author("Cid", vec![], None),
        ];
        assert_eq!(found, expected);
        assert_eq!(authors.limit(2).fetch_all(db).await?, expected[..2]);
        Ok(())
    })
    .await;
}

// SQLite: NestedRows
#[tokio::test]
async fn whole_rows_and_groups_nest_too() {
    with_database(async |db| {
        let members = users.correlate(teams).filter(users::team_id.eq(teams::id)).order_by(users::id);
        let found = teams.select((teams::title, many(members))).order_by(teams::id).fetch_all(db).await?;
        let names = |rows: &[users::Row]| rows.iter().map(|row| row.name.clone()).collect::<Vec<_>>();
        assert_eq!(
            found.iter().map(|(_, rows)| names(rows)).collect::<Vec<_>>(),
            [vec!["Ann", "Bob"], vec!["Cid"], vec![]]
        );
        // Only rows with rows inside.
        let ages = members.filter(users::age.gt(0)).select(users::age);
        let some = teams.filter(exists(ages)).select((teams::title, many(ages))).order_by(teams::id);
        assert_eq!(some.fetch_all(db).await?, [("Red".to_owned(), vec![Some(30), Some(20)])]);
        let count = users.correlate(teams).filter(users::team_id.eq(teams::id));
        let count = teams.select(one(count.select((count_rows(), max(users::age))))).order_by(teams::id);
        assert_eq!(count.fetch_all(db).await?, [Some((2, Some(30))), Some((1, None)), Some((0, None))]);
        let by_team = users.group_by(users::active).select((users::active, count_rows()));
        let all =
            teams.select((teams::id, many(by_team))).order_by(teams::id).first().fetch_optional(db).await?;
        assert_eq!(all.map(|(id, groups)| (id, groups.len())), Some((1, 1)));
        Ok(())
    })
    .await;
}

// SQLite: NestedRows
#[tokio::test]
async fn some_keeps_only_rows_with_rows_inside() {
    with_database(async |db| {
        let said =
            comments.correlate(posts).filter(comments::post_id.eq(posts::id)).order_by(comments::id.desc());
        let (discussed, said) = posts
            .correlate(users)
            .filter(posts::user_id.eq(users::id))
            .order_by(posts::id.desc())
            .some(said.limit(1).select((comments::id, comments::tone)));
        let (authors, wrote) = users.query().some(discussed.select((posts::title, said)));
        let found = authors.select((users::name, wrote)).order_by(users::id).fetch_all(db).await?;
        let expected = [
            ("Ann".to_owned(), vec![("First".to_owned(), vec![(2_i64, None)])]),
            ("Bob".to_owned(), vec![("Third".to_owned(), vec![(3, Some(Tone::Angry))])]),
        ];
        assert_eq!(found, expected);
        assert!(found.iter().all(|(_, wrote)| wrote.iter().all(|(_, said)| !said.is_empty())));

        // Beside `many` and `one`, in a struct, under a condition of the query's own.
        let wrote = posts.correlate(users).filter(posts::user_id.eq(users::id)).order_by(posts::id);
        let (authors, some) = users.filter(users::id.gt(1)).some(wrote.select(posts::views));
        let last =
            posts.correlate(users).filter(posts::user_id.eq(users::id)).order_by(posts::id.desc()).first();
        let list = row!(Writer {
            name: users::name,
            views: some,
            last: one(last.select((posts::id, posts::title)))
        });
        let writers = authors.select(list).fetch_all(db).await?;
        assert_eq!(writers, [Writer { name: "Bob".into(), views: vec![5], last: Some((3, "Third".into())) }]);
        // A query that gives none for anybody leaves no row.
        let (none, rows) = users.query().some(wrote.filter(posts::views.lt(0)).select(posts::id));
        assert!(none.select((users::id, rows)).fetch_all(db).await?.is_empty());
        Ok(())
    })
    .await;
}

#[derive(relvar::Row, Debug, PartialEq)]
struct Writer {
    name: String,
    views: Vec<i64>,
    last: Option<(i32, String)>,
}

#[derive(relvar::Row, Debug, PartialEq)]
struct Extra {
    body: Option<String>,
    rating: Option<f64>,
}

#[derive(relvar::Row, Debug, PartialEq)]
struct SeenExtra {
    seen: bool,
    body: Option<String>,
}

#[derive(relvar::Row, Debug, PartialEq)]
struct Outer {
    #[row(flatten)]
    team: Inner,
    age: Option<i32>,
}

#[derive(relvar::Row, Debug, PartialEq)]
struct Inner {
    title: String,
}

#[derive(relvar::Row, Debug, PartialEq)]
struct Person {
    email: String,
    #[row(flatten)]
    extra: Extra,
}

#[derive(relvar::Row, Debug, PartialEq)]
struct Found {
    email: String,
    #[row(flatten)]
    extra: Option<SeenExtra>,
}

#[derive(relvar::Row, Debug, PartialEq)]
struct Deep {
    email: String,
    #[row(flatten)]
    outer: Option<Outer>,
}

// SQLite: NestedRows
#[tokio::test]
async fn n7_an_optional_struct_is_told_by_a_column_that_is_never_null() {
    with_database(async |db| {
        let other = posts.alias::<'p'>();
        let joined =
            users.left_join(other.on(other.user_id.eq(users::id).and(other.id.gt(1)))).order_by(users::id);
        // Post 2 of Ann is there, and its body and rating are NULL; Cid and Dora have no post.
        let found = joined.select(row!(Found {
            email: users::email,
            extra: row!(SeenExtra { seen: other.presence(), body: other.body }),
        }));
        let found = found.fetch_all(db).await?;
        let email = |name: &str| format!("{name}@x.org");
        assert_eq!(
            found[0],
            Found { email: email("ann"), extra: Some(SeenExtra { seen: true, body: None }) }
        );
        assert_eq!(found[1].extra.as_ref().and_then(|extra| extra.body.as_deref()), Some("three"));
        assert_eq!((&found[2].extra, &found[3].extra), (&None, &None));
        // A struct of `Option`s is read as it is: whether there was a row is not asked.
        let plain = joined.select(row!(Person {
            email: users::email,
            extra: row!(Extra { body: other.body, rating: other.rating }),
        }));
        let plain = plain.fetch_all(db).await?;
        assert_eq!(plain[3], Person { email: email("dora"), extra: Extra { body: None, rating: None } });
        // A struct inside tells for the one around it.
        let deep = users.left_join(teams).order_by(users::id).select(row!(Deep {
            email: users::email,
            outer: row!(Outer { team: row!(Inner { title: teams::title }), age: users::age }),
        }));
        let deep = deep.fetch_all(db).await?;
        assert_eq!(deep[2].outer, Some(Outer { team: Inner { title: "Blue".into() }, age: None }));
        assert_eq!(deep[3].outer, None);
        Ok(())
    })
    .await;
}

#[derive(relvar::Row, Debug, PartialEq)]
struct Line {
    email: String,
    #[row(flatten)]
    team: Option<Membered>,
}

#[derive(relvar::Row, Debug, PartialEq)]
struct Membered {
    #[row(column = teams::id)]
    id: i32,
    title: String,
}

// SQLite: NestedRows
#[tokio::test]
async fn r5_r6_a_struct_is_read_from_its_table_and_a_name_of_two_is_told_apart() {
    with_database(async |db| {
        let lines = users.left_join(teams).order_by(users::id).select_as::<Line>().fetch_all(db).await?;
        assert_eq!(lines[0].team, Some(Membered { id: 1, title: "Red".into() }));
        assert_eq!(lines[3], Line { email: "dora@x.org".into(), team: None });
        let whole = users.inner_join(teams).select((users::name, teams.all())).order_by(users::id);
        assert_eq!(whole.fetch_all(db).await?[0].1.title, "Red");
        Ok(())
    })
    .await;
}
