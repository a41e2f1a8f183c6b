//! Hostile names and texts come back from the server as they were given.

use relvar::kernel::{Definition, TypeName};
use relvar::schema::{
    CheckSchema, ColumnSchema, ForeignKeySchema, IndexSchema, Relation, TableSchema, UniqueSchema,
};
use relvar_pg::ddl::{create_all, drop_all};

use crate::describe::{column, index, nullable, references, typed};
use crate::fixture::Database;

const HOSTILE: &[&str] = &[
    "select",
    "user",
    "Mixed Case",
    "with \"quotes\"",
    "with 'quotes'",
    "back\\slash",
    "\"; DROP TABLE victims; --",
    "größe 表 🐘",
    "1st",
    "a.b",
    "$1",
    "new\nline",
    "%I %L {}",
    "table",
    "c123456789c123456789c123456789c123456789c123456789c123456789123",
];

#[tokio::test]
async fn hostile_names_come_back_as_they_were_given() {
    let database = Database::new().await;
    let mut db = database.connect().await;
    db.batch_execute("CREATE TABLE victims (id int4)").await.unwrap();
    for name in HOSTILE {
        let one = |name: &'static str| &*vec![name].leak();
        // The type and the indexes share the table's namespace.
        let label: &'static str = format!("{}T", name.chars().take(30).collect::<String>()).leak();
        let key = &*format!("\"{}\"", name.replace('"', "\"\"")).leak();
        let kind = TypeName {
            schema: Some(name),
            name: label,
            array: false,
            definition: Definition::Enum(one(name)),
        };
        let table = TableSchema {
            relation: Relation::Table,
            schema: Some(name),
            name,
            comment: Some(name),
            extensions: &[],
            columns: vec![
                ColumnSchema { comment: Some(name), ..column(name, "int4") },
                typed("kind", kind),
                nullable("parent", "int4"),
                nullable("age", "int4"),
            ]
            .leak(),
            primary_key: one(name),
            unique: vec![UniqueSchema {
                name: Some(format!("{}U", name.chars().take(30).collect::<String>()).leak()),
                columns: vec![*name, "age"].leak(),
                deferrable: true,
            }]
            .leak(),
            foreign_keys: vec![ForeignKeySchema {
                name: Some(name),
                table: (Some(name), name),
                references: one(name),
                ..references(&["parent"], "")
            }]
            .leak(),
            checks: vec![CheckSchema {
                name: Some(format!("{}C", name.chars().take(30).collect::<String>()).leak()),
                condition: format!("{key} > 0").leak(),
            }]
            .leak(),
            constraint_names: &[],
            indexes: vec![
                IndexSchema {
                    name: Some(format!("{}I", name.chars().take(30).collect::<String>()).leak()),
                    ..index(one(key))
                },
                index(vec![key, "age DESC"].leak()),
            ]
            .leak(),
        };
        let created = create_all(&mut db, &[table]).await.unwrap().created;
        assert_eq!(created.len(), 3, "{name}");
        let again = create_all(&mut db, &[table]).await.unwrap();
        assert_eq!((again.created.len(), again.unchanged.len()), (0, 3), "{name}");
        let row = db
            .client()
            .query_one(
                "SELECT n.nspname::text, c.relname::text, a.attname::text, e.enumlabel::text,
                    obj_description(c.oid, 'pg_class'), col_description(c.oid, 1)
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = 1
                    JOIN pg_attribute k ON k.attrelid = c.oid AND k.attnum = 2
                    JOIN pg_enum e ON e.enumtypid = k.atttypid
                WHERE c.relname::text = $1 AND c.relkind = 'r'",
                &[name],
            )
            .await
            .unwrap();
        for index in 0..6 {
            assert_eq!(row.get::<_, &str>(index), *name, "column {index}");
        }
        drop_all(&mut db, &[table]).await.unwrap();
    }
    assert_eq!(database.relations().await, ["victims"]);
}
