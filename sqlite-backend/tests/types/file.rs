//! A file of SQLite with one table, and values written into it and read from it by the codecs alone.

use std::fmt::Debug;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::kernel::{SqlType, TypeName};
use relvar::schema::{ColumnSchema, Fill, Relation, TableSchema};
use relvar_sqlite::ddl::create_all_sql;
use relvar_sqlite::{Column, Lite, Sent};
use rusqlite::Connection;
use rusqlite::types::{ToSqlOutput, ValueRef};

/// A table `t` with a number and a value of the type that is tested.
pub(crate) struct File {
    path: PathBuf,
    pub(crate) db: Connection,
}

impl Drop for File {
    fn drop(&mut self) {
        for end in ["", "-wal", "-shm"] {
            // A file that was not made cannot be removed.
            let _absent = std::fs::remove_file(format!("{}{end}", self.path.display()));
        }
    }
}

impl File {
    /// With a column of this type, as `create_all` makes it.
    pub(crate) fn of(sql_type: TypeName) -> Self {
        let plain = ColumnSchema {
            name: "number",
            sql_type: TypeName::built_in("int8"),
            modifier: None,
            nullable: false,
            fill: Fill::Nothing,
            comment: None,
        };
        let value = ColumnSchema { name: "value", sql_type, nullable: true, ..plain };
        let table = TableSchema {
            relation: Relation::Table,
            schema: None,
            name: "t",
            comment: None,
            extensions: &[],
            columns: vec![plain, value].leak(),
            primary_key: &[],
            unique: &[],
            foreign_keys: &[],
            checks: &[],
            indexes: &[],
            constraint_names: &[],
        };
        File::with(&create_all_sql(&[table]).unwrap())
    }

    /// With what these statements make.
    pub(crate) fn with(sql: &str) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("relvar-types-{}-{number}.db", std::process::id()));
        let db = Connection::open(&path).unwrap();
        db.execute_batch(&format!("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; {sql}")).unwrap();
        File { path, db }
    }

    /// Closes the file and opens it again.
    pub(crate) fn reopen(&mut self) {
        self.db = Connection::open(&self.path).unwrap();
    }

    pub(crate) fn insert<Type, Value: Encode<Lite, Type> + ?Sized>(&self, number: i64, value: &Value) {
        let sent = encoded::<Type, Value>(value).unwrap();
        let value = ToSqlOutput::Borrowed(bound(&sent));
        self.db.execute("INSERT INTO t VALUES (?1, ?2)", rusqlite::params![number, value]).unwrap();
    }

    /// The values of a query with one parameter.
    pub(crate) fn query<Type, Value: Decode<Lite, Type>>(
        &self,
        sql: &str,
        parameter: ValueRef<'_>,
    ) -> Vec<Value> {
        let mut query = self.db.prepare(sql).unwrap();
        let mut rows = query.query([ToSqlOutput::Borrowed(parameter)]).unwrap();
        let mut values = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            values.push(decoded(row.get_ref(0).unwrap()).unwrap());
        }
        values
    }

    /// All values, in the order of their numbers.
    pub(crate) fn values<Type, Value: Decode<Lite, Type>>(&self) -> Vec<Value> {
        self.query("SELECT value FROM t WHERE ?1 IS NULL ORDER BY number", ValueRef::Null)
    }
}

pub(crate) fn encoded<Type, Value: Encode<Lite, Type> + ?Sized>(value: &Value) -> Result<Sent, CodecError> {
    let mut sent = Sent::default();
    match value.encode(&mut sent)? {
        Encoded::Written => Ok(sent),
        // Nothing was written, so it is NULL.
        Encoded::Null => Ok(Sent::default()),
    }
}

pub(crate) fn bound(sent: &Sent) -> ValueRef<'_> {
    match sent.value() {
        None => ValueRef::Null,
        Some(Column::Integer(value)) => ValueRef::Integer(value),
        Some(Column::Real(value)) => ValueRef::Real(value),
        Some(Column::Text(value)) => ValueRef::Text(value.as_bytes()),
        Some(Column::Blob(value)) => ValueRef::Blob(value),
    }
}

pub(crate) fn decoded<Type, Value: Decode<Lite, Type>>(value: ValueRef<'_>) -> Result<Value, CodecError> {
    match value {
        ValueRef::Null => Value::decode_null(),
        ValueRef::Integer(value) => Value::decode(Column::Integer(value)),
        ValueRef::Real(value) => Value::decode(Column::Real(value)),
        ValueRef::Text(value) => Value::decode(Column::Text(str::from_utf8(value).unwrap())),
        ValueRef::Blob(value) => Value::decode(Column::Blob(value)),
    }
}

/// Writes the values into a column of their type, closes the file, reads them, and finds each by itself.
#[track_caller]
pub(crate) fn round_trip<Type, Value>(values: impl IntoIterator<Item = Value>)
where
    Type: SqlType,
    Value: Encode<Lite, Type> + Decode<Lite, Type> + PartialEq + Debug,
{
    let values: Vec<Value> = values.into_iter().collect();
    let mut file = File::of(Type::NAME);
    for (number, value) in (0..).zip(&values) {
        file.insert::<Type, Value>(number, value);
    }
    file.reopen();
    assert_eq!(file.values::<Type, Value>(), values);
    for value in &values {
        let sent = encoded::<Type, Value>(value).unwrap();
        let found = file.query::<Type, Value>("SELECT value FROM t WHERE value = ?1 LIMIT 1", bound(&sent));
        assert_eq!(found.as_slice(), std::slice::from_ref(value), "found by itself");
    }
}
