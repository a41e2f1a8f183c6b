//! Joins of every kind with every kind of table on either side.

use relvar::prelude::*;
use relvar_tests::{comments, memberships, posts, tags, teams, users, with_database};

#[derive(Clone, Debug, PartialEq, relvar::Row)]
struct Size {
    of_team: Option<i32>,
    members: i64,
}

#[derive(Clone, Debug, PartialEq, relvar::Row)]
struct Grade {
    least: i32,
    letter: String,
}

#[derive(Clone, Debug, PartialEq, relvar::Row)]
struct Latest {
    title: String,
}

#[tokio::test]
async fn using_joins_by_columns_of_one_name() {
    with_database(async |db| {
        let other = users.alias::<'o'>();
        let pairs = users.inner_join(other.using(users::team_id)).filter(users::id.lt(other.id));
        let pairs = pairs.select((users::name, other.name, users::team_id)).fetch_all(db).await?;
        assert_eq!(pairs, [("Ann".to_owned(), "Bob".to_owned(), Some(1))]);
        // Two columns; the table on the left is the second of FROM.
        let seats = posts.inner_join(users).inner_join(memberships.using(memberships::team_id));
        let seats = seats.order_by((posts::id, memberships::user_id));
        let seats = seats.select((posts::title, memberships::role)).fetch_all(db).await?;
        assert_eq!(seats.len(), 6);
        let own = memberships.alias::<'m'>();
        let same = memberships.inner_join(own.using((memberships::user_id, memberships::team_id))).count();
        assert_eq!(same.fetch_one(db).await?, 3);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_merged_column_of_using_is_the_servers() {
    with_database(async |db| {
        // Columns of one name and of two types: int4 here, int8 there. What the server merges is of the wider one.
        let merged = async |kind: &str| {
            let sql = format!(
                "SELECT c.id::int8, pg_typeof(id)::text, id::int8 FROM posts {kind} JOIN comments AS c USING (id) ORDER BY 3"
            );
            let rows = db.get().await?.client().query(&sql, &[]).await?;
            Ok::<_, Box<dyn std::error::Error>>(rows.iter().map(|row| (row.get(1), row.get(2))).collect::<Vec<(String, i64)>>())
        };
        comments.delete().filter(comments::id.eq(1)).execute(db).await?;
        db.batch_execute("INSERT INTO comments (id, post_id, text) OVERRIDING SYSTEM VALUE VALUES (7, 1, 'more')").await?;

        let left = posts.left_join(comments.using(comments::id)).order_by(posts::id).select((posts::id, comments::id));
        let left = left.fetch_all(db).await?;
        assert_eq!(left, [(1, None), (2, Some(2)), (3, Some(3))]);
        let server = merged("LEFT").await?;
        assert_eq!(server.iter().map(|row| row.1).collect::<Vec<_>>(), [1, 2, 3]);

        let right = posts.right_join(comments.using(comments::id)).order_by(comments::id);
        let right = right.select((posts::id, comments::id)).fetch_all(db).await?;
        assert_eq!(right, [(Some(2), 2), (Some(3), 3), (None, 7)]);
        assert_eq!(merged("RIGHT").await?.iter().map(|row| row.1).collect::<Vec<_>>(), [2, 3, 7]);

        let full = posts.full_join(comments.using(comments::id));
        let full = full.select((coalesce(posts::id, comments::id), posts::id, comments::id));
        let full = full.order_by_output(|row| row.0).fetch_all(db).await?;
        let ids: Vec<_> = full.iter().map(|row| row.0).collect();
        assert_eq!(ids, [Some(1_i64), Some(2), Some(3), Some(7)]);
        assert_eq!(full[0], (Some(1), Some(1), None));
        assert_eq!(full[3], (Some(7), None, Some(7)));
        let server = merged("FULL").await?;
        assert_eq!(server.iter().map(|row| Some(row.1)).collect::<Vec<_>>(), ids);
        assert!(server.iter().all(|row| row.0 == "bigint"), "{server:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn foreign_keys_are_followed_through_a_chain() {
    with_database(async |db| {
        // comments -> posts -> users -> teams, each joined by its key to whichever table before it has it.
        let chain = comments.inner_join(posts).filter(comments::id.gt(0));
        let words = chain.select((comments::text, posts::title)).order_by(comments::id).fetch_all(db).await?;
        assert_eq!(words.len(), 3);
        let author = users.alias::<'a'>();
        let three = posts.inner_join(users).left_join(teams).order_by(posts::id);
        let three = three.select((posts::title, users::name, teams::title)).fetch_all(db).await?;
        assert_eq!(three[2], ("Third".to_owned(), "Bob".to_owned(), Some("Red".to_owned())));
        let four = comments
            .inner_join(posts)
            .inner_join(author.on(author.id.eq(posts::user_id)))
            .left_join(teams)
            .order_by(comments::id)
            .select((comments::text, posts::title, author.name, teams::title))
            .fetch_all(db)
            .await?;
        assert_eq!(four[0], ("nice".into(), "First".into(), "Ann".into(), Some("Red".into())));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn derived_tables_values_and_functions_stand_on_either_side() {
    with_database(async |db| {
        let sizes = users
            .group_by(users::team_id)
            .select(row!(Size { of_team: users::team_id, members: count(users::id) }))
            .derived();
        let grades = values_of([
            row!(Grade { least: val::<Int4, _>(25), letter: val::<Text, _>("A") }),
            row!(Grade { least: val::<Int4, _>(99), letter: val::<Text, _>("B") }),
        ])
        .derived();
        let n = generate_series::<Int4, _, _>(1, 4);

        // On the left, with each kind of join.
        let on = |team: i32| teams.on(sizes.of_team.eq(teams::id).and(teams::id.eq(team)));
        let inner = sizes.query().inner_join(on(1)).select((sizes.members, teams::title));
        assert_eq!(inner.fetch_all(db).await?, [(2, "Red".to_owned())]);
        let left =
            sizes.query().left_join(on(1)).order_by(sizes.of_team).select((sizes.members, teams::title));
        let left = left.fetch_all(db).await?;
        assert_eq!(left, [(2, Some("Red".to_owned())), (1, None), (1, None)]);
        let right = sizes.query().right_join(on(1)).order_by(teams::id).select((sizes.members, teams::title));
        let right = right.fetch_all(db).await?;
        assert_eq!(right[0], (Some(2), "Red".to_owned()));
        assert_eq!((right[1].0, right[2].0), (None, None));
        let full = sizes.query().full_join(teams.on(sizes.of_team.eq(teams::id)));
        let full = full.select((sizes.members, teams::title)).order_by_output(|row| (row.1, row.0));
        let full = full.fetch_all(db).await?;
        assert_eq!(full[1], (None, Some("Empty".to_owned())));
        assert_eq!(full[3], (Some(1), None));
        let cross = sizes.query().cross_join(teams).count().fetch_one(db).await?;
        assert_eq!(cross, 9);

        // VALUES on the left, a function on the right, and the other way round.
        let values = grades.query().right_join(n.on(grades.least.eq(n.value))).order_by(n.value);
        assert_eq!(values.select((grades.letter, n.value)).fetch_all(db).await?[0], (None, 1));
        let functions = n.query().full_join(grades.on(grades.least.eq(n.value)));
        let functions = functions.select((n.value, grades.letter)).order_by_output(|row| (row.0, row.1));
        let functions = functions.fetch_all(db).await?;
        assert_eq!(functions.len(), 6);
        assert_eq!(functions[4], (None, Some("A".to_owned())));
        // A derived table, VALUES and a function in one FROM clause.
        let all = sizes
            .query()
            .inner_join(grades.on(grades.least.gt(sizes.of_team)))
            .left_join(n.on(n.value.eq(sizes.of_team)))
            .order_by((sizes.of_team, grades.least))
            .select((sizes.of_team, grades.letter, n.value))
            .fetch_all(db)
            .await?;
        assert_eq!(all[0], (Some(1), "A".to_owned(), Some(1)));
        assert_eq!(all.len(), 4);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn common_table_expressions_stand_on_either_side() {
    with_database(async |db| {
        let sizes = users
            .group_by(users::team_id)
            .select(row!(Size { of_team: users::team_id, members: count(users::id) }))
            .cte();
        let on_left = sizes.query().right_join(teams.on(sizes.of_team.eq(teams::id)));
        let on_left = on_left.order_by(teams::id).select((sizes.members, teams::title));
        let rows = with(&sizes, on_left).fetch_all(db).await?;
        assert_eq!(rows[2], (None, "Empty".to_owned()));
        let on_right = teams.left_join(sizes.on(sizes.of_team.eq(teams::id))).order_by(teams::id);
        let rows = with(&sizes, on_right.select((sizes.members, teams::title))).fetch_all(db).await?;
        assert_eq!(rows[0], (Some(2), "Red".to_owned()));
        let full =
            teams.full_join(sizes.on(sizes.of_team.eq(teams::id))).select((sizes.members, teams::title));
        let rows = with(&sizes, full.order_by_output(|row| (row.1, row.0))).fetch_all(db).await?;
        assert_eq!((rows[1].clone(), rows[3].clone()), ((None, Some("Empty".to_owned())), (Some(1), None)));
        let twice = sizes.query().cross_join(tags).count();
        assert_eq!(with(&sizes, twice).fetch_one(db).await?, 6);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn lateral_stands_in_inner_left_and_cross_join() {
    with_database(async |db| {
        let latest = posts
            .correlate(users)
            .filter(posts::user_id.eq(users::id))
            .order_by(posts::id.desc())
            .limit(1)
            .select(row!(Latest { title: posts::title }))
            .lateral();
        let inner =
            users.inner_join(latest.on_true()).order_by(users::id).select((users::name, latest.title));
        assert_eq!(
            inner.fetch_all(db).await?,
            [("Ann".into(), "Second".into()), ("Bob".into(), "Third".into())]
        );
        let left = users.left_join(latest.on_true()).order_by(users::id).select((users::name, latest.title));
        assert_eq!(left.fetch_all(db).await?[3], ("Dora".to_owned(), None));
        let cross = users.cross_join(&latest).order_by(users::id).select((users::name, latest.title));
        assert_eq!(cross.fetch_all(db).await?.len(), 2);
        Ok(())
    })
    .await;
}
