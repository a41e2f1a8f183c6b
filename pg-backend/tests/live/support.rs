//! One cluster for all tests, one database for each, and requests made by hand.

use std::panic::Location;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

use relvar::backend::{Backend, read};
use relvar::backend::{CodecError, ColumnTypes, Decode, Encode, Encoded, Request, SqlText};
use relvar::kernel::{SqlType, TypeName};
pub(crate) use relvar::types::{Int4, Text};
use relvar_pg::ephemeral::Cluster;
use relvar_pg::{Config, Parameters, Pg, Pool, Row};

/// An enum type of the database itself.
pub(crate) struct Mood;

impl SqlType for Mood {
    type Rust = String;
    type Id = ();
    type Equal = relvar::kernel::Valid;
    type Kept = relvar::kernel::Valid;
    const NAME: TypeName = TypeName::built_in("mood");
}

impl Encode<Pg, Mood> for str {
    fn encode(&self, buffer: &mut <Pg as Backend>::Buffer) -> Result<Encoded, CodecError> {
        <str as Encode<Pg, Text>>::encode(self, buffer)
    }
}

impl Decode<Pg, Mood> for String {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        <String as Decode<Pg, Text>>::decode(value)
    }
}

/// A group of columns: `static IDS: ColumnTypes = columns!(Int4)`.
macro_rules! columns {
    ($($sql_type:ty),*) => {
        relvar::backend::ColumnTypes::Many(&[
            $(&relvar::backend::ColumnTypes::One(&<$sql_type as relvar::kernel::SqlType>::NAME)),*
        ])
    };
}
pub(crate) use columns;

pub(crate) static NOTHING: ColumnTypes = ColumnTypes::None;
pub(crate) static INT: ColumnTypes = columns!(Int4);
pub(crate) static INT_TEXT: ColumnTypes = columns!(Int4, Text);

/// A request with its parameters: `sql("..").bind::<Int4, _>(&7).returns(&INT)`.
pub(crate) struct Sql {
    text: SqlText,
    parameters: Parameters,
    columns: &'static ColumnTypes,
}

pub(crate) fn sql(text: &'static str) -> Sql {
    Sql { text: SqlText::Constant(text), parameters: Parameters::default(), columns: &NOTHING }
}

pub(crate) fn rendered(text: &str) -> Sql {
    Sql { text: SqlText::Rendered(Arc::from(text)), parameters: Parameters::default(), columns: &NOTHING }
}

impl Sql {
    pub(crate) fn bind<Type: SqlType, Value: Encode<Pg, Type> + ?Sized>(mut self, value: &Value) -> Self {
        Pg::push::<Type, Value>(&mut self.parameters, value);
        self
    }

    pub(crate) fn returns(self, columns: &'static ColumnTypes) -> Request<Pg> {
        let Sql { text, parameters, .. } = self;
        Request { text, parameters, columns, need: None, caller: Location::caller(), empty: false }
    }

    pub(crate) fn request(self) -> Request<Pg> {
        let columns = self.columns;
        self.returns(columns)
    }
}

pub(crate) fn int(row: &Row) -> Result<i32, CodecError> {
    read::<Pg, Int4, i32>(row, 0)
}

pub(crate) fn int_text(row: &Row) -> Result<(i32, Option<String>), CodecError> {
    Ok((read::<Pg, Int4, i32>(row, 0)?, read::<Pg, Text, Option<String>>(row, 1)?))
}

/// The cluster of this run. It ends with the process.
pub(crate) fn cluster() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(|| Cluster::builder().tcp().start().unwrap())
}

/// A new database.
pub(crate) fn database() -> String {
    static COUNTER: AtomicU32 = AtomicU32::new(0);
    let name = format!("test_{}", COUNTER.fetch_add(1, Ordering::Relaxed));
    cluster().create_database(&name).unwrap()
}

pub(crate) fn config() -> Config {
    Config::from_url(&database()).unwrap()
}

/// A pool for a new database that `schema` was run in.
pub(crate) async fn pool(schema: &str) -> Pool {
    pool_with(config(), schema).await
}

pub(crate) async fn pool_with(config: Config, schema: &str) -> Pool {
    let pool = Pool::with_config(config).await.unwrap();
    pool.batch_execute(schema).await.unwrap();
    pool
}
