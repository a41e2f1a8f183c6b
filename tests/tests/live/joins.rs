//! Joins of every kind with every kind of table on either side.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{comments, memberships, posts, tags, teams, users};

#[derive(Clone, Debug, PartialEq, relvar::Row)]
pub(crate) struct Size {
    pub(crate) of_team: Option<i32>,
    pub(crate) members: i64,
}

#[derive(Clone, Debug, PartialEq, relvar::Row)]
pub(crate) struct Grade {
    pub(crate) least: i32,
    pub(crate) letter: String,
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

        let values = grades.query().left_join(users.on(users::age.ge(grades.least)));
        let values = values.order_by((grades.least, users::id)).select((grades.letter, users::id));
        let letter = |letter: &str, id| (letter.to_owned(), id);
        assert_eq!(
            values.fetch_all(db).await?,
            [letter("A", Some(1)), letter("A", Some(4)), letter("B", None)]
        );
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
