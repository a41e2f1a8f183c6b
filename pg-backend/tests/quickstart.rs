//! The walk of `examples/quickstart`, on a server that is somebody else's.
#![cfg(unix)]

use std::process::Command;

use relvar_pg::Pool;
use relvar_pg::ephemeral::Cluster;

fn walk(url: &str) -> String {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--locked", "--package", "relvar-pg", "--example", "quickstart"]);
    let output = cargo.env("DATABASE_URL", url).output().expect("cargo runs");
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
    for output in [walk(&url), walk(&url)] {
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
