//! What SQLite cannot do is refused by table, column and reason, all at once.

use relvar::kernel::{Definition, TypeName};
use relvar::schema::{
    ColumnSchema, Fill, ForeignKeySchema, IndexSchema, ReferentialAction, Relation, TableSchema, UniqueSchema,
};
use relvar_sqlite::ddl::create_all_sql;

use crate::describe::{TABLE, column, filled, teams};

#[track_caller]
fn refuses(tables: &[TableSchema], reasons: &[&str]) {
    let error = create_all_sql(tables).unwrap_err();
    let found: Vec<String> = error.mistakes().iter().map(ToString::to_string).collect();
    assert_eq!(found, reasons);
    assert!(error.to_string().starts_with("the tables cannot be created as they are described\n  table "));
}

#[test]
fn types_that_sqlite_cannot_store() {
    let table = TableSchema {
        name: "t",
        columns: const {
            &[
                column("price", "numeric"),
                column("pause", "interval"),
                ColumnSchema { sql_type: TypeName::built_in("text").array_of(), ..column("tags", "") },
                ColumnSchema { sql_type: TypeName::of_extension("citext", "citext"), ..column("mail", "") },
                ColumnSchema {
                    sql_type: TypeName {
                        definition: Definition::Composite(&[]),
                        ..TypeName::built_in("place")
                    },
                    ..column("home", "")
                },
                column("code", "bpchar"),
                ColumnSchema { modifier: Some("3"), ..column("at", "timestamp") },
            ]
        },
        ..TABLE
    };
    refuses(
        &[table],
        &[
            "table t: column price: it is numeric, and SQLite has no exact decimals: count the smallest unit as Int8, or \
             keep text",
            "table t: column pause: SQLite cannot store its type interval",
            "table t: column tags: it is an array (text[]), which SQLite does not have",
            "table t: column mail: its type citext is of the extension citext of PostgreSQL",
            "table t: column home: its type place is composite, which SQLite does not have",
            "table t: column code: it is char(n), and SQLite pads nothing with blanks: use Text or Varchar",
            "table t: column at: SQLite does not round timestamp to 3 digits",
        ],
    );
}

#[test]
fn places_that_sqlite_does_not_have() {
    let table = TableSchema {
        name: "t",
        schema: Some("shop"),
        extensions: &["pg_trgm"],
        columns: const { &[column("id", "int4")] },
        ..TABLE
    };
    let sums = TableSchema { name: "sums", relation: Relation::MaterializedView, schema: None, ..table };
    refuses(
        &[table, TableSchema { extensions: &[], ..sums }],
        &[
            "table t: it is of the schema shop, and SQLite has no schemas",
            "table t: it needs the extension pg_trgm of PostgreSQL",
            "table sums: it is a materialized view, which SQLite does not have",
        ],
    );
}

#[test]
fn identities_beside_the_primary_key() {
    let table = TableSchema {
        name: "t",
        columns: const { &[column("id", "int4"), filled("number", "int8", Fill::IdentityAlways)] },
        primary_key: &["id"],
        ..TABLE
    };
    refuses(
        &[table],
        &[
            "table t: column number: it is an identity, which SQLite has for the only column of a primary key alone",
        ],
    );
}

#[test]
fn constraints_and_indexes_of_other_kinds() {
    let index = IndexSchema { name: None, method: None, unique: false, keys: &["a"], predicate: None };
    let table = TableSchema {
        name: "t",
        columns: const { &[column("a", "int4"), filled("b", "int4", Fill::Stored("a + 1"))] },
        primary_key: &["b"],
        unique: &[UniqueSchema { name: None, columns: &["a"], deferrable: true }],
        indexes: const {
            &[
                IndexSchema { name: None, method: Some("gin"), unique: false, keys: &["a"], predicate: None },
                IndexSchema {
                    name: None,
                    method: None,
                    unique: false,
                    keys: &["a int4_ops"],
                    predicate: None,
                },
                IndexSchema { name: Some("t"), method: None, unique: false, keys: &["a"], predicate: None },
            ]
        },
        ..TABLE
    };
    refuses(
        &[table],
        &[
            "table t: column b: SQLite has no generated column in a primary key",
            "table t: unique constraint (a): SQLite has no deferrable unique constraints",
            "table t: index (a): another table or index has the name t",
            "table t: index (a): SQLite has B-trees alone, and its method is gin",
            "table t: index (a int4_ops): SQLite has no operator class int4_ops",
        ],
    );
    let btree = IndexSchema { method: Some("btree"), ..index };
    let indexes: &'static [IndexSchema] = vec![btree].leak();
    let table = TableSchema { primary_key: &[], unique: &[], indexes, ..table };
    assert!(create_all_sql(&[table]).unwrap().ends_with("CREATE INDEX t_a_idx ON t (a);\n"));
}

#[test]
fn foreign_keys_that_link_nothing() {
    const KEY: ForeignKeySchema = ForeignKeySchema {
        name: None,
        columns: &["a"],
        table: (None, "teams"),
        references: &["id"],
        on_delete: ReferentialAction::NoAction,
        on_update: ReferentialAction::NoAction,
    };
    let table = TableSchema {
        name: "t",
        columns: const { &[column("a", "text"), column("b", "int4")] },
        foreign_keys: const {
            &[
                KEY,
                ForeignKeySchema { references: &["gone"], ..KEY },
                ForeignKeySchema { table: (Some("shop"), "teams"), ..KEY },
                ForeignKeySchema { columns: &["a", "b"], ..KEY },
            ]
        },
        ..TABLE
    };
    refuses(
        &[table, teams::SCHEMA],
        &[
            "table t: foreign key (a) references teams.id of type int8, but a is of type text",
            "table t: foreign key (a) references column gone, which table teams does not have",
            "table t: foreign key (a) references a table of the schema shop, and SQLite has no schemas",
            "table t: foreign key (a, b) has 2 columns and references 1",
        ],
    );
    let to_column = TableSchema {
        foreign_keys: const { &[ForeignKeySchema { columns: &["b"], table: (None, "u"), ..KEY }] },
        ..table
    };
    let other = TableSchema { name: "u", columns: const { &[column("id", "int8")] }, ..TABLE };
    refuses(
        &[to_column, other],
        &["table t: foreign key (b) references u (id), which is no primary key and not unique"],
    );
}

#[test]
fn names_that_sqlite_cannot_tell_apart() {
    let table =
        TableSchema { name: "t", columns: const { &[column("a", "int4"), column("A", "int4")] }, ..TABLE };
    refuses(
        &[table, TableSchema { name: "T", columns: const { &[column("a", "int4")] }, ..TABLE }],
        &[
            "table t: column A is described twice; SQLite takes capitals for small letters",
            "table \"T\": it is described twice",
        ],
    );
    let own = TableSchema { name: "sqlite_t", columns: const { &[column("a", "int4")] }, ..TABLE };
    refuses(&[own], &["table \"sqlite_t\": its name: names that begin with sqlite_ are SQLite's own"]);
    refuses(&[TableSchema { name: "t", ..TABLE }], &["table t: SQLite has no table without columns"]);
}
