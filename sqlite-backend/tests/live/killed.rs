//! A process that is killed in the middle of a transaction leaves the last committed state.

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use relvar::backend::Executor;
use relvar_sqlite::{Config, Error};

use crate::support::*;

/// The file for the process that is to be killed.
const FILE: &str = "RELVAR_SQLITE_KILLED";

#[tokio::test]
async fn the_last_committed_state_is_left() {
    match env::var_os(FILE) {
        Some(file) => write_until_killed(Config::file(file)).await,
        None => kill_and_look().await,
    }
}

async fn write_until_killed(config: Config) {
    let db = pool_with(config, "CREATE TABLE t (a INTEGER) STRICT").await;
    db.execute(sql("INSERT INTO t VALUES (1)").request()).await.unwrap();
    db.transaction(async |tx| tx.execute(sql("INSERT INTO t VALUES (2)").request()).await).await.unwrap();
    db.transaction(async |tx| {
        let rows: Vec<i32> = (0..20_000).collect();
        tx.execute(sql("INSERT INTO t VALUES (?1)").bind_each::<Int4, _>(&rows).request()).await?;
        tx.execute(sql("DELETE FROM t WHERE a < 100").request()).await?;
        println!("\nready");
        std::future::pending::<()>().await;
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
}

async fn kill_and_look() {
    let folder = Folder::new();
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", "killed::the_last_committed_state_is_left", "--nocapture"])
        .env(FILE, folder.file())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.map_while(Result::ok).any(|line| line == "ready"), "the child ended before its time");
    child.kill().unwrap();
    child.wait().unwrap();
    let db = folder.pool("").await;
    let rows = db.fetch_all(sql("SELECT a FROM t ORDER BY a").returns(&INT), int).await.unwrap();
    assert_eq!(rows, [1, 2]);
    let whole = sql("SELECT integrity_check = 'ok' FROM pragma_integrity_check").returns(&INT);
    assert_eq!(db.fetch_one(whole, int).await.unwrap(), 1);
    db.execute(sql("INSERT INTO t VALUES (3)").request()).await.unwrap();
}
