//! Callers that meet, and callers that give up.

use std::time::Duration;

use relvar::schema::TableSchema;
use relvar_pg::ddl::{create_all, drop_all};

use crate::describe::{CYCLE, TEAMS, USERS};
use crate::fixture::Database;

#[tokio::test(flavor = "multi_thread")]
async fn callers_that_meet_create_each_table_once() {
    let database = Database::new().await;
    let mut callers = tokio::task::JoinSet::new();
    for caller in 0..8 {
        let (mut connection, pool) = (database.connect().await, database.pool.clone());
        // Even a caller whose transactions are serializable sees what the one before it has created.
        connection.batch_execute("SET default_transaction_isolation = serializable").await.unwrap();
        callers.spawn(async move {
            let tables = [USERS, CYCLE[0], TEAMS, CYCLE[1]];
            match caller % 2 {
                0 => create_all(&mut connection, &tables).await.unwrap(),
                _ => {
                    drop(connection);
                    create_all(&pool, &tables).await.unwrap()
                }
            }
        });
    }
    let mut creators = 0;
    while let Some(report) = callers.join_next().await {
        let report = report.unwrap();
        match report.created.len() {
            0 => assert_eq!(report.unchanged.len(), 5),
            created => {
                assert_eq!(created, 5);
                creators += 1;
            }
        }
    }
    assert_eq!(creators, 1);
}

#[tokio::test]
async fn a_caller_that_gives_up_leaves_nothing_open() {
    let database = Database::new().await;
    let (mut db, mut other) = (database.connect().await, database.connect().await);
    // The first caller has to wait for its turn, and is not patient.
    other.batch_execute("BEGIN; CREATE SCHEMA blocked").await.unwrap();
    let tables = [TEAMS, TableSchema { schema: Some("blocked"), ..TEAMS }];
    let impatient = tokio::time::timeout(Duration::from_millis(300), create_all(&mut db, &tables));
    assert!(impatient.await.is_err());
    other.batch_execute("COMMIT").await.unwrap();
    let row = tokio::time::timeout(
        Duration::from_secs(20),
        db.client().query_one("SELECT count(*) FROM pg_class WHERE relname = 'teams'", &[]),
    );
    assert_eq!(row.await.unwrap().unwrap().get::<_, i64>(0), 0);
    // Neither a transaction nor the lock is left behind.
    assert_eq!(create_all(&mut other, &[TEAMS]).await.unwrap().created.len(), 1);
    drop_all(&mut db, &[TEAMS]).await.unwrap();
    assert_eq!(database.relations().await, [""; 0]);
}
