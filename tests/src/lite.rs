//! The same for SQLite: a file of its own for every test, with the demo schema and the same rows in it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, process};

use relvar_sqlite::{Config, Pool};

use crate::{TABLES, TestResult};

/// Runs `test` on a new database with the schema and the rows of [`with_database`](crate::with_database). Its file goes when
/// the test passes.
pub async fn with_database(test: impl AsyncFnOnce(&Pool) -> TestResult) {
    let file = fresh_file();
    let db = Pool::with_config(Config::file(&file)).await.unwrap();
    relvar_sqlite::ddl::create_all(&db, TABLES).await.unwrap();
    db.batch_execute(include_str!("rows.sql")).await.unwrap();
    if let Err(error) = test(&db).await {
        panic!("{error}\n{error:?}");
    }
    drop(db);
    for end in ["", "-wal", "-shm"] {
        let mut part = file.clone().into_os_string();
        part.push(end);
        // What SQLite has removed itself is not there.
        let _ = fs::remove_file(part);
    }
}

fn fresh_file() -> PathBuf {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    env::temp_dir().join(format!("relvar_{}_{number}.db", process::id()))
}
