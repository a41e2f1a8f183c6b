//! A new file for each test, and requests made by hand.

use std::env;
use std::fs;
use std::panic::Location;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use relvar::backend::{Backend, CodecError, ColumnTypes, Encode, Request, SqlText, read};
use relvar::kernel::SqlType;
pub(crate) use relvar::types::{Int4, Text};
use relvar_sqlite::{Config, Lite, Parameters, Pool, Row};

/// A group of columns: `static IDS: ColumnTypes = columns!(Int4)`.
macro_rules! columns {
    ($($sql_type:ty),*) => {
        relvar::backend::ColumnTypes::Many(&[
            $(&relvar::backend::ColumnTypes::One(&<$sql_type as relvar::kernel::SqlType>::NAME)),*
        ])
    };
}

pub(crate) static NOTHING: ColumnTypes = ColumnTypes::None;
pub(crate) static INT: ColumnTypes = columns!(Int4);
pub(crate) static INT_TEXT: ColumnTypes = columns!(Int4, Text);

/// A request with its parameters: `sql("..").bind::<Int4, _>(&7).returns(&INT)`.
pub(crate) struct Sql {
    text: SqlText,
    parameters: Parameters,
}

pub(crate) fn sql(text: &'static str) -> Sql {
    Sql { text: SqlText::Constant(text), parameters: Parameters::default() }
}

pub(crate) fn rendered(text: &str) -> Sql {
    Sql { text: SqlText::Rendered(Arc::from(text)), parameters: Parameters::default() }
}

impl Sql {
    pub(crate) fn bind<Type: SqlType, Value: Encode<Lite, Type> + ?Sized>(mut self, value: &Value) -> Self {
        Lite::push::<Type, Value>(&mut self.parameters, value);
        self
    }

    pub(crate) fn bind_each<Type: SqlType, Value: Encode<Lite, Type>>(mut self, values: &[Value]) -> Self {
        Lite::push_each::<Type, Value>(&mut self.parameters, values.iter());
        self
    }

    pub(crate) fn refuse_repeated(mut self, columns: &[usize]) -> Self {
        Lite::refuse_repeated(&mut self.parameters, columns);
        self
    }

    #[track_caller]
    pub(crate) fn returns(self, columns: &'static ColumnTypes) -> Request<Lite> {
        let Sql { text, parameters } = self;
        Request { text, parameters, columns, need: None, caller: Location::caller(), empty: false }
    }

    #[track_caller]
    pub(crate) fn request(self) -> Request<Lite> {
        self.returns(&NOTHING)
    }
}

pub(crate) fn int(row: &Row) -> Result<i32, CodecError> {
    read::<Lite, Int4, i32>(row, 0)
}

pub(crate) fn int_text(row: &Row) -> Result<(i32, Option<String>), CodecError> {
    Ok((read::<Lite, Int4, i32>(row, 0)?, read::<Lite, Text, Option<String>>(row, 1)?))
}

/// A folder that is gone with the test.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        let number = COUNTER.fetch_add(1, Ordering::Relaxed);
        let path = env::temp_dir().join(format!("relvar-sqlite-{}-{number}", process::id()));
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.0.join("test.db")
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn config(&self) -> Config {
        Config::file(self.file())
    }

    /// A pool for the folder's file that `schema` was run in.
    pub(crate) async fn pool(&self, schema: &str) -> Pool {
        pool_with(self.config(), schema).await
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub(crate) async fn pool_with(config: Config, schema: &str) -> Pool {
    let pool = Pool::with_config(config).await.unwrap();
    pool.batch_execute(schema).await.unwrap();
    pool
}

/// A pool for a database in memory that `schema` was run in.
pub(crate) async fn memory(schema: &str) -> Pool {
    pool_with(Config::memory(), schema).await
}
