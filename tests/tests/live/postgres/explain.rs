//! EXPLAIN: the plan as a tree and as text.

use relvar::prelude::*;
use relvar::stmt::Plan;
use relvar_pg::Pg;
use relvar_tests::{posts, tags, users, with_database};

#[derive(relvar::Row)]
#[allow(dead_code, reason = "only its columns are read")]
struct Writer {
    id: i32,
    number: i64,
}

// SQLite: ExplainOptions
#[tokio::test]
async fn a_plan_is_a_tree_and_a_text() {
    with_database(async |db| {
        let query =
            || users.left_join(posts).filter(users::id.gt(0)).order_by((users::name, posts::id)).limit(3);
        let plan = query().explain(db).await?;
        assert_eq!(plan.root.node_type, "Limit");
        assert!(plan.root.nodes().any(|node| node.relation.as_deref() == Some("posts")));
        assert!(plan.root.total_cost >= plan.root.startup_cost && plan.execution_time.is_none());
        assert!(plan.to_string().starts_with("Limit  (cost="), "{plan}");
        let text = query().explain_text(db).await?;
        assert!(text.contains("Sort Key: users.name, posts.id"), "{text}");
        assert_eq!(text.lines().filter(|line| line.contains("(cost=")).count(), plan.root.nodes().count());
        let done = query().select(users::id).explain_analyze(db).await?;
        assert_eq!(done.root.actual_rows, Some(3.0));
        assert!(done.execution_time.is_some());
        let both = users.select(users::id).union(posts.select(posts::id)).explain(db).await?;
        assert!(both.root.nodes().any(|node| node.node_type == "Append"));
        Ok(())
    })
    .await;
}

// SQLite: ExplainOptions
#[tokio::test]
async fn a_write_is_explained_without_running_and_analyzed_by_running() {
    with_database(async |db| {
        let write = || posts.update(posts::views.set(99)).filter(posts::id.eq(1));
        let plan = write().explain(db).await?;
        assert_eq!(
            (plan.root.node_type.as_str(), plan.root.relation.as_deref()),
            ("ModifyTable", Some("posts"))
        );
        assert_eq!(posts.find(1).select(posts::views).fetch_one(db).await?, 10);
        let plan = write().explain_analyze(db).await?;
        assert!(plan.root.nodes().any(|node| node.actual_rows == Some(1.0)), "{plan:?}");
        assert_eq!(posts.find(1).select(posts::views).fetch_one(db).await?, 99);
        let read_only = db.transaction_with().read_only();
        read_only
            .run(async |tx| posts.delete().filter(posts::id.eq(1)).explain(&tx).await.map(|_| ()))
            .await?;
        Ok::<_, Box<dyn std::error::Error>>(())
    })
    .await;
}

// SQLite: ExplainOptions
#[tokio::test]
async fn every_kind_of_statement_is_explained() {
    with_database(async |db| {
        let has = |plan: &Plan, kind: &str| plan.root.nodes().any(|node| node.node_type == kind);
        let grouped =
            users.group_by(users::team_id).select((users::team_id, count_rows())).explain(db).await?;
        assert!(has(&grouped, "Aggregate"), "{grouped}");
        let series = generate_series::<Int4, _, _>(1, 3).query().explain(db).await?;
        assert!(has(&series, "Function Scan"), "{series}");
        let value = users.filter(users::id.gt(0)).exists().explain(db).await?;
        assert_eq!(value.root.node_type, "Result");
        let ranked = users.select(rank().over(window().order_by(users::age))).explain(db).await?;
        assert!(has(&ranked, "WindowAgg"), "{ranked}");
        let writer = posts.group_by(posts::user_id);
        let writer = writer.select(row!(Writer { id: posts::user_id, number: count(posts::id) })).cte();
        let writer = writer.materialized();
        let named = with(&writer, writer.query().filter(writer.number.gt(1))).explain(db).await?;
        assert!(has(&named, "CTE Scan"), "{named}");
        let name = String::from("Ann");
        let dynamic = users.dynamic::<Pg>().filter(users::name.ne(name)).order_by(users::name);
        let dynamic = dynamic.explain(db).await?;
        assert!(has(&dynamic, "Sort"), "{dynamic}");
        let added = tags.insert(tags::name.set("x")).returning_all().explain(db).await?;
        let removed = tags.delete().all_rows().explain(db).await?;
        assert!(has(&added, "ModifyTable") && has(&removed, "ModifyTable"));
        let locked = db.transaction(async |tx| users.find(1).for_update().explain(&tx).await).await?;
        assert!(has(&locked, "LockRows"), "{locked}");
        assert_eq!(tags.count().fetch_one(db).await?, 2);
        Ok::<_, Box<dyn std::error::Error>>(())
    })
    .await;
}
