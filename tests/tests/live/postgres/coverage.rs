//! One query of each kind that `tests/coverage.md` lists: the types of its columns are those of the server's row
//! description. (Their rows, and what of them is NULL, are in the tests that the page names.)

use relvar::expr::collation::C;
use relvar::kernel::{Culprit, TypeName};
use relvar::prelude::*;
use relvar::render::{Render, Supported};
use relvar::stmt::Statement;
use relvar::value::Range;
use relvar_pg::Pool;
use relvar_tests::{TestResult, comments, memberships, posts, teams, users, with_database};

/// The catalogue's name of a type.
fn shown(name: &TypeName) -> String {
    format!("{}{}", if name.array { "_" } else { "" }, name.name)
}

/// What the server says of the columns of the statement's result, and what the statement claims.
async fn compare<S: Statement + Render<Postgres>>(db: &Pool, query: &str, statement: &S) -> TestResult
where
    S::Support: Supported<Culprit<S::Support>, Postgres>,
{
    let mut claimed = Vec::new();
    statement.columns().for_each(&mut |name| claimed.push(shown(name)));
    // A statement of NULLs gives the types of the parameters, as the client knows types.
    let mut nulls = Vec::new();
    S::ROPE.for_each_parameter(&mut |name| nulls.push(format!("NULL::{}", shown(name))));
    let connection = db.get().await?;
    let typed = connection.client().prepare(&format!("SELECT {}", nulls.join(", "))).await?;
    let types: Vec<_> = typed.columns().iter().map(|column| column.type_().clone()).collect();
    let prepared = connection.client().prepare_typed(statement.sql::<Postgres>(), &types).await?;
    let described: Vec<String> =
        prepared.columns().iter().map(|column| column.type_().name().to_owned()).collect();
    assert!(!claimed.is_empty(), "{query}: no columns");
    assert_eq!(claimed, described, "{query}: {}", statement.sql::<Postgres>());
    Ok(())
}

macro_rules! compare {
    ($db:ident: $($query:literal: $statement:expr;)*) => {
        $( compare($db, $query, &$statement).await?; )*
    };
}

#[derive(Clone, Debug, PartialEq, relvar::Row)]
struct Size {
    of_team: Option<i32>,
    members: i64,
}

#[derive(Clone, Debug, PartialEq, relvar::Row)]
struct Step {
    of_team: i32,
}

relvar::view! {
    heads {
        of_team -> Nullable<Int4>,
        members -> Int8,
    }
}

// PostgreSQL's own: the row description of a result
#[tokio::test]
async fn tables_in_from_have_the_types_of_the_row_description() {
    with_database(async |db| {
        db.batch_execute("CREATE VIEW heads (of_team, members) AS SELECT team_id, count(*) FROM users GROUP BY 1").await?;
        let other = users.alias::<'o'>();
        let size = row!(Size { of_team: users::team_id, members: count(users::id) });
        let sizes = users.group_by(users::team_id).select(size).derived();
        let latest = posts.correlate(users).filter(posts::user_id.eq(users::id)).any_order().limit(1);
        let latest = latest.select(row!(Step { of_team: posts::id })).lateral();
        let cte = users.group_by(users::team_id).select(size).cte();
        let steps = values_of([row!(Step { of_team: val::<Text, _>("1").cast::<Int4>() })]);
        let n = generate_series::<Int8, _, _>(1, 3);
        let tree = teams
            .filter(teams::id.eq(1))
            .select(row!(Step { of_team: teams::id }))
            .cte()
            .recursive_union_all(|step| step.query().filter(step.of_team.lt(3)).select(row!(Step { of_team: step.of_team.add(1) })));
        compare! { db:
            "INNER JOIN, LEFT JOIN": posts.inner_join(users).left_join(teams);
            "RIGHT, FULL, CROSS JOIN, USING": users.right_join(posts).full_join(memberships.using(memberships::team_id)).cross_join(comments);
            "LATERAL": users.left_join(latest.on_true()).select((users::email, latest.of_team));
            "self join by alias, alias of a derived table": users.inner_join(other.using(users::team_id));
            "derived tables": sizes.query().cross_join(sizes.alias::<'b'>());
            "scalar subqueries": users.select((scalar(posts.select(max(posts::views))), scalar(posts.select(avg(posts::rating)))));
            "WITH": with(&cte, cte.query());
            "WITH RECURSIVE": with(&tree, tree.query());
            "VALUES": steps.derived().query();
            "functions": n.query();
            "WITH ORDINALITY": unnest(val::<Array<Text>, _>(vec!["a"])).with_ordinality().query();
            "TABLESAMPLE, ONLY": users.only().tablesample(bernoulli(1.0)).query();
            "views": heads.query();
        }
        Ok(())
    })
    .await;
}

// PostgreSQL's own: the row description of a result
#[tokio::test]
async fn clauses_have_the_types_of_the_row_description() {
    with_database(async |db| {
        let by_team = || window().partition_by(users::team_id).order_by(users::id);
        let views = posts.select((posts::user_id, posts::views));
        let ids = users.select((users::karma, users::id));
        compare! { db:
            "EXISTS, IN, ANY, ALL": users.select((
                exists(posts.query()), users::id.is_in(posts.select(posts::user_id)),
                users::id.gt_any(posts.select(posts::user_id)), users::karma.ge_all(posts.select(posts::views)),
            ));
            "row values": users.select((row_of((users::id, users::name)).eq((users::id, "x")), row_of((users::id, users::karma)).is_in(views)));
            "DISTINCT": posts.select((posts::status, posts::rating)).distinct();
            "DISTINCT ON": posts.query().distinct_on(posts::user_id);
            "aggregates": posts.select((
                count_rows(), sum(posts::views), sum(posts::id), avg(posts::views), avg(posts::rating), min(posts::title),
                max(posts::rating), array_agg(posts::status), string_agg(posts::title, ","), stddev_samp(posts::views),
            ));
            "DISTINCT, ORDER BY and FILTER of an aggregate": posts.select((
                count(posts::title).distinct(), array_agg(posts::id).order_by(posts::views), sum(posts::views).filter(posts::id.gt(1)),
            ));
            "WITHIN GROUP": posts.select((percentile_cont(0.5).within_group(posts::rating), mode().within_group(posts::status)));
            "GROUP BY": users.group_by((users::team_id, lower(users::name))).having(count_rows().gt(1)).select((users::team_id, lower(users::name), count_rows()));
            "GROUPING SETS": users.group_by(rollup((users::team_id, users::active))).select((users::team_id, users::active, grouping(users::team_id)));
            "window functions": users.select((
                row_number().over(by_team()), rank().over(by_team()), lag(users::age).over(by_team()), ntile(2).over(by_team()),
                percent_rank().over(by_team()), sum(users::karma).over(by_team()),
            ));
            "frames": users.select(max(users::age).over(by_team().rows(preceding(1), following(1))));
            "UNION": views.union_all(ids);
            "ORDER BY": users.order_by(users::name.collate(C).desc_nulls_last()).select((users::name.collate(C), users::age));
            "LIMIT, OFFSET": users.order_by(users::id).limit(1).offset(1);
            "WITH TIES": users.order_by(users::age).limit_with_ties(1).select(users::age);
            "row locks": users.query().for_update();
            "nested rows": users.select((
                users::name, many(posts.correlate(users).filter(posts::user_id.eq(users::id)).select((posts::id, posts::status))),
                one(posts.correlate(users).filter(posts::user_id.eq(users::id)).order_by(posts::id).first()),
            ));
        }
        let (authors, wrote) = users.query().some(posts.correlate(users).filter(posts::user_id.eq(users::id)));
        compare! { db: "nested rows: some": authors.select((users::id, wrote)); }
        Ok(())
    })
    .await;
}

// PostgreSQL's own: the row description of a result
#[tokio::test]
async fn expressions_have_the_types_of_the_row_description() {
    with_database(async |db| {
        compare! { db:
            "CASE, COALESCE, NULLIF, GREATEST, LEAST": users.select((
                case(users::id.gt(1), users::karma).otherwise(users::id), coalesce(users::age, users::karma),
                relvar::fns::nullif(users::age, users::id),
            ));
            "CAST": users.select((users::id.cast::<Text>(), users::karma.cast::<Numeric>(), users::created_at.cast::<Date>()));
            "operators": users.select((users::id.add(users::karma), users::age.between(1, 2), users::name.like("A%"), users::age.is_distinct_from(None::<i32>)));
            "functions": users.select((length(users::name), upper(users::name), relvar::fns::math::abs(users::karma)));
            "arrays": users.select((
                relvar::fns::text::string_to_array(users::name, "n"),
                relvar::fns::text::string_to_array(users::name, "n").concat(relvar::fns::text::string_to_array(users::email, "@")),
            ));
            "enums": posts.left_join(comments).select((posts::status, comments::tone, posts::status.cast::<Text>()));
            "ranges": users.select(val::<Int4range, _>(Range::from(1..3)).includes(users::id));
        }
        let boxed = users.left_join(teams).select((users::name, teams::title)).dynamic();
        assert_eq!(boxed.fetch_all(db).await?.len(), 4);
        Ok(())
    })
    .await;
}
