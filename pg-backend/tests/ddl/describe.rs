//! Descriptions of tables in few words.

use relvar::kernel::{Definition, TypeName};
use relvar::schema::{
    CheckSchema, ColumnSchema, Fill, ForeignKeySchema, IndexSchema, ReferentialAction, Relation, TableSchema,
    UniqueSchema,
};

/// A table with nothing in it.
pub(crate) const TABLE: TableSchema = TableSchema {
    relation: Relation::Table,
    schema: None,
    name: "",
    comment: None,
    extensions: &[],
    columns: &[],
    primary_key: &[],
    unique: &[],
    foreign_keys: &[],
    checks: &[],
    indexes: &[],
    constraint_names: &[],
};

/// A column that is NOT NULL.
pub(crate) const fn column(name: &'static str, sql_type: &'static str) -> ColumnSchema {
    typed(name, TypeName::built_in(sql_type))
}

/// A column of any type.
pub(crate) const fn typed(name: &'static str, sql_type: TypeName) -> ColumnSchema {
    ColumnSchema { name, sql_type, modifier: None, nullable: false, fill: Fill::Nothing, comment: None }
}

/// A column that may be NULL.
pub(crate) const fn nullable(name: &'static str, sql_type: &'static str) -> ColumnSchema {
    ColumnSchema { nullable: true, ..column(name, sql_type) }
}

/// A column with a default, an identity or an expression.
pub(crate) const fn filled(name: &'static str, sql_type: &'static str, fill: Fill) -> ColumnSchema {
    ColumnSchema { fill, ..column(name, sql_type) }
}

/// A column whose type has a modifier.
pub(crate) const fn modified(
    name: &'static str,
    sql_type: &'static str,
    modifier: &'static str,
) -> ColumnSchema {
    ColumnSchema { modifier: Some(modifier), ..column(name, sql_type) }
}

/// `UNIQUE (..)`.
pub(crate) const fn unique(columns: &'static [&'static str]) -> UniqueSchema {
    UniqueSchema { name: None, columns, deferrable: false }
}

/// `CHECK (..)`.
pub(crate) const fn check(condition: &'static str) -> CheckSchema {
    CheckSchema { name: None, condition }
}

/// `CREATE INDEX`.
pub(crate) const fn index(keys: &'static [&'static str]) -> IndexSchema {
    IndexSchema { name: None, method: None, unique: false, keys, predicate: None }
}

/// `FOREIGN KEY (..) REFERENCES table (id)`.
pub(crate) const fn references(columns: &'static [&'static str], table: &'static str) -> ForeignKeySchema {
    ForeignKeySchema {
        name: None,
        columns,
        table: (None, table),
        references: &["id"],
        on_delete: ReferentialAction::NoAction,
        on_update: ReferentialAction::NoAction,
    }
}

/// An enum type.
pub(crate) const STATUS: TypeName = TypeName {
    schema: None,
    name: "order_status",
    array: false,
    definition: Definition::Enum(&["new", "paid", "it's lost"]),
};

/// Teams, referenced by [`USERS`].
pub(crate) const TEAMS: TableSchema = TableSchema {
    name: "teams",
    columns: &[filled("id", "int4", Fill::IdentityAlways), column("title", "text")],
    primary_key: &["id"],
    ..TABLE
};

/// A table with one of everything.
pub(crate) const USERS: TableSchema = TableSchema {
    name: "users",
    comment: Some("People who may sign in.\nIt's a \\ table."),
    columns: &[
        filled("id", "int4", Fill::IdentityByDefault),
        ColumnSchema { comment: Some("Where mail goes."), ..modified("email", "varchar", "80") },
        column("name", "text"),
        nullable("age", "int4"),
        ColumnSchema { nullable: true, ..modified("balance", "numeric", "15, 2") },
        ColumnSchema { fill: Fill::Default("'new'"), ..typed("status", STATUS) },
        typed("history", STATUS.array_of()),
        filled("created_at", "timestamptz", Fill::Default("now()")),
        filled("shown", "text", Fill::Stored("lower(name) || '!'")),
        nullable("team_id", "int4"),
        nullable("chief_id", "int4"),
    ],
    primary_key: &["id"],
    unique: &[
        unique(&["email"]),
        UniqueSchema { name: Some("one_place"), columns: &["team_id", "age"], deferrable: true },
    ],
    foreign_keys: &[
        ForeignKeySchema { on_delete: ReferentialAction::Cascade, ..references(&["team_id"], "teams") },
        ForeignKeySchema {
            name: Some("chief"),
            on_delete: ReferentialAction::SetNull,
            on_update: ReferentialAction::Restrict,
            ..references(&["chief_id"], "users")
        },
    ],
    checks: &[check("age >= 0"), CheckSchema { name: Some("named"), condition: "name <> ''" }],
    indexes: &[
        index(&["lower(name)", "age DESC"]),
        IndexSchema { unique: true, predicate: Some("age > 17"), ..index(&["name"]) },
        IndexSchema { name: Some("by_status"), ..index(&["status"]) },
    ],
    ..TABLE
};

/// Two tables that reference each other.
pub(crate) const CYCLE: [TableSchema; 2] = [
    TableSchema {
        name: "hens",
        columns: &[column("id", "int4"), nullable("egg_id", "int4")],
        primary_key: &["id"],
        foreign_keys: &[references(&["egg_id"], "eggs")],
        ..TABLE
    },
    TableSchema {
        name: "eggs",
        columns: &[column("id", "int4"), nullable("hen_id", "int4")],
        primary_key: &["id"],
        foreign_keys: &[references(&["hen_id"], "hens")],
        ..TABLE
    },
];
