//! What `drop_all` drops.

use relvar::schema::TableSchema;
use relvar_pg::ddl::{create_all, drop_all};

use crate::describe::{CYCLE, TABLE, TEAMS, USERS, column, references};
use crate::fixture::Database;

#[tokio::test]
async fn tables_and_types_are_dropped_if_they_are_there() {
    let database = Database::new().await;
    let mut db = database.connect().await;
    let tables = [TEAMS, CYCLE[0], USERS, CYCLE[1]];
    drop_all(&mut db, &tables).await.unwrap();
    create_all(&mut db, &tables).await.unwrap();
    drop_all(&mut db, &tables).await.unwrap();
    assert_eq!(database.relations().await, [""; 0]);
    create_all(&mut db, &[TEAMS]).await.unwrap();
    drop_all(&mut db, &tables).await.unwrap();
    assert_eq!(database.relations().await, [""; 0]);
}

#[tokio::test]
async fn what_others_depend_on_is_not_dropped() {
    let database = Database::new().await;
    let mut db = database.connect().await;
    let other = TableSchema {
        name: "others",
        columns: const { &[column("team_id", "int4")] },
        foreign_keys: const { &[references(&["team_id"], "teams")] },
        ..TABLE
    };
    create_all(&mut db, &[USERS, TEAMS, other]).await.unwrap();
    let error = drop_all(&mut db, &[USERS, TEAMS]).await.unwrap_err();
    assert_eq!(error.server_error().and_then(|error| error.sqlstate()), Some("2BP01"), "{error}");
    assert_eq!(relvar_pg::Error::from(error).sqlstate(), Some("2BP01"));
    assert_eq!(database.relations().await, ["order_status", "others", "teams", "users"]);
    drop_all(&mut db, &[other]).await.unwrap();
    db.batch_execute("CREATE TABLE keeper (status order_status)").await.unwrap();
    let error = drop_all(&mut db, &[USERS, TEAMS]).await.unwrap_err();
    assert!(error.to_string().contains("order_status"), "{error}");
    assert_eq!(database.relations().await, ["keeper", "order_status", "teams", "users"]);
}

#[tokio::test]
async fn a_table_of_another_schema_is_not_dropped() {
    let database = Database::new().await;
    let mut db = database.connect().await;
    create_all(&mut db, &[TEAMS]).await.unwrap();
    db.batch_execute("CREATE SCHEMA tenant; SET search_path = tenant, public").await.unwrap();
    drop_all(&mut db, &[TEAMS]).await.unwrap();
    assert_eq!(database.relations().await, ["teams"]);
}
