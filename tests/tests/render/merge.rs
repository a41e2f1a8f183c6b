//! MERGE.

use relvar::prelude::*;
use relvar_tests::{assert_sql, posts, tags, teams, users};

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
struct Incoming {
    name: Option<String>,
    uses: Option<i32>,
}

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
struct Named {
    name: String,
}

#[derive(relvar::Insert)]
#[insert(table = tags)]
struct NewTag {
    name: String,
    uses: i32,
}

#[test]
fn every_kind_of_when() {
    let incoming = unnest_rows(row!(Incoming {
        name: val::<Array<Text>, _>(vec!["a"]),
        uses: val::<Array<Int4>, _>(vec![1])
    }))
    .derived();
    assert_sql!(
        tags.merge(&incoming)
            .on(tags::name.eq(incoming.name))
            .when_matched_and(incoming.uses.eq(0).or(tags::uses.gt(9)))
            .delete()
            .when_matched_and(incoming.uses.is_null())
            .do_nothing()
            .when_matched()
            .update(tags::uses.set(tags::uses.add(coalesce(incoming.uses, 1))))
            .when_not_matched_and(incoming.name.is_null())
            .do_nothing()
            .when_not_matched()
            .insert((
                tags::name.set(coalesce(incoming.name, "?")),
                tags::uses.set(coalesce(incoming.uses, 0))
            )),
        "MERGE INTO tags USING (SELECT * FROM unnest($1, $2)) AS incoming (name, uses) ON tags.name = incoming.name \
         WHEN MATCHED AND incoming.uses = $3 OR tags.uses > $4 THEN DELETE \
         WHEN MATCHED AND incoming.uses IS NULL THEN DO NOTHING \
         WHEN MATCHED THEN UPDATE SET uses = tags.uses + coalesce(incoming.uses, $5) \
         WHEN NOT MATCHED AND incoming.name IS NULL THEN DO NOTHING \
         WHEN NOT MATCHED THEN INSERT (name, uses) VALUES (coalesce(incoming.name, $6), coalesce(incoming.uses, $7))",
    );
    assert_sql!(
        tags.merge(posts)
            .on(posts::title.eq(tags::name))
            .when_not_matched_by_source_and(tags::uses.eq(0))
            .delete()
            .when_not_matched_by_source()
            .update(tags::uses.set(0))
            .returning((merge_action(), tags.all(), posts::id)),
        "MERGE INTO tags USING posts ON posts.title = tags.name \
         WHEN NOT MATCHED BY SOURCE AND tags.uses = $1 THEN DELETE \
         WHEN NOT MATCHED BY SOURCE THEN UPDATE SET uses = $2 \
         RETURNING merge_action(), tags.name, tags.uses, posts.id",
    );
}

#[test]
fn every_source() {
    let other = tags.alias::<'o'>();
    assert_sql!(
        tags.merge(other).on(other.name.eq(tags::name)).when_matched().do_nothing(),
        "MERGE INTO tags USING tags AS tags_o ON tags_o.name = tags.name WHEN MATCHED THEN DO NOTHING",
    );
    assert_sql!(
        tags.merge(users.inner_join(teams))
            .on(teams::title.eq(tags::name))
            .when_not_matched()
            .insert(&NewTag { name: "a".into(), uses: 1 }),
        "MERGE INTO tags USING users INNER JOIN teams ON users.team_id = teams.id ON teams.title = tags.name \
         WHEN NOT MATCHED THEN INSERT (name, uses) VALUES ($1, $2)",
    );
    let named = users.select(row!(Named { name: users::name })).cte();
    assert_sql!(
        with(
            &named,
            tags.merge(&named)
                .on(named.name.eq(tags::name))
                .when_matched()
                .update((tags::uses,).set((tags::uses.add(1),)))
                .when_not_matched()
                .insert((tags::name.set(named.name), tags::uses.set_default())),
        ),
        "WITH named (name) AS (SELECT users.name FROM users) MERGE INTO tags USING named ON named.name = tags.name \
         WHEN MATCHED THEN UPDATE SET (uses) = ROW(tags.uses + $1) \
         WHEN NOT MATCHED THEN INSERT (name, uses) VALUES (named.name, DEFAULT)",
    );
}
