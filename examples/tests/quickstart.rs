//! The walk of `examples/quickstart`, on a PostgreSQL server that is somebody else's and on SQLite: the same rows.
#![cfg(unix)]

use std::process::Command;

use relvar_pg::Pool;
use relvar_pg::ephemeral::Cluster;

/// Its output on the server of this URL, or on SQLite.
fn walk(url: Option<&str>) -> String {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--locked", "--package", "relvar-examples", "--example", "quickstart"]);
    cargo.env_remove("DATABASE_URL").envs(url.map(|url| ("DATABASE_URL", url)));
    let output = cargo.output().expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout).expect("the walk prints UTF-8")
}

#[tokio::test]
async fn quickstart_runs_twice_and_leaves_the_server_as_it_was() {
    let cluster = Cluster::start().unwrap();
    let url = cluster.create_database("shop").unwrap();
    let db = Pool::connect(&url).await.unwrap();
    db.batch_execute("CREATE TABLE students (x int4); INSERT INTO students VALUES (7)").await.unwrap();
    let client = db.get().await.unwrap();
    let state = "SELECT (SELECT string_agg(nspname, ' ' ORDER BY nspname) FROM pg_namespace), \
                 (SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class WHERE relkind = 'r'), \
                 (SELECT x FROM public.students)";
    let read = async || {
        let row = client.client().query_one(state, &[]).await.unwrap();
        (row.get::<_, String>(0), row.get::<_, String>(1), row.get::<_, i32>(2))
    };
    let before = read().await;
    for output in [walk(Some(&url)), walk(Some(&url))] {
        // Source, statement and rows of one step.
        for line in [
            "    .left_join(attendances)",
            "  LEFT JOIN attendances ON attendances.student_id = students.id",
            "Grace  │ 0       │ NULL",
            "BEGIN",
            "ROLLBACK",
            "kept = 4",
        ] {
            assert!(output.lines().any(|found| found == line), "no line `{line}` in\n{output}");
        }
        let long = output.lines().find(|line| line.chars().count() > 100);
        assert_eq!(long, None);
        assert!(!output.contains('\x1b'));
    }
    assert_eq!(read().await, before);
}

/// The rows and values of all steps, without the source and the statements.
fn results(output: &str) -> Vec<&str> {
    let shown = |line: &&str| line.contains(" │ ") || line.contains("─┼─") || line.contains(" = ");
    let statement = |line: &&str| line.starts_with(|first: char| first.is_uppercase() && !line.contains('│'));
    output.lines().filter(shown).filter(|line| !statement(line) && !line.starts_with([' ', '.'])).collect()
}

#[tokio::test]
async fn both_databases_give_the_same_rows() {
    let cluster = Cluster::start().unwrap();
    let url = cluster.create_database("school").unwrap();
    let (postgres, sqlite) = (walk(Some(&url)), walk(None));
    assert!(results(&sqlite).len() > 30, "{sqlite}");
    assert_eq!(results(&sqlite), results(&postgres));
    for line in ["Grace  │ 0       │ NULL", "kept = 4", "BEGIN IMMEDIATE", "ROLLBACK"] {
        assert!(sqlite.lines().any(|found| found == line), "no line `{line}` in\n{sqlite}");
    }
}
