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
