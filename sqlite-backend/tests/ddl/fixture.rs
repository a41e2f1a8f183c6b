//! A file of its own for each test: the driver's pool on it, and SQLite itself beside.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use relvar::schema::TableSchema;
use relvar_sqlite::Pool;
use relvar_sqlite::ddl::{Error, Report, create_all, drop_all};

/// An empty database.
pub(crate) struct Database {
    path: PathBuf,
    pub(crate) pool: Pool,
    beside: rusqlite::Connection,
}

impl Drop for Database {
    fn drop(&mut self) {
        for end in ["", "-wal", "-shm"] {
            // A file that was not made cannot be removed.
            let _absent = std::fs::remove_file(format!("{}{end}", self.path.display()));
        }
    }
}

/// Waits for the future.
pub(crate) fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

impl Database {
    /// Creates one.
    pub(crate) fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("relvar-ddl-{}-{number}.db", std::process::id()));
        let pool = wait(Pool::connect(path.to_str().unwrap())).unwrap();
        let beside = rusqlite::Connection::open(&path).unwrap();
        beside.execute_batch("PRAGMA foreign_keys = ON").unwrap();
        Database { path, pool, beside }
    }

    /// Another pool on the same file.
    pub(crate) fn another_pool(&self) -> Pool {
        wait(Pool::connect(self.path.to_str().unwrap())).unwrap()
    }

    pub(crate) fn create(&self, tables: &[TableSchema]) -> Result<Report, Error> {
        wait(create_all(&self.pool, tables))
    }

    pub(crate) fn drop(&self, tables: &[TableSchema]) -> Result<(), Error> {
        wait(drop_all(&self.pool, tables))
    }

    /// Runs statements beside the pool.
    pub(crate) fn run(&self, sql: &str) -> Result<(), String> {
        self.beside.execute_batch(sql).map_err(|error| error.to_string())
    }

    /// The first column of the query's rows, as text.
    pub(crate) fn texts(&self, query: &str) -> Vec<String> {
        let sql = format!("WITH found (value) AS ({query}) SELECT CAST(value AS TEXT) FROM found");
        let mut query = self.beside.prepare(&sql).unwrap();
        query.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    }
}
