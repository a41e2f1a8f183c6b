//! The tables of these tests.

use relvar::kernel::TypeName;
use relvar::schema::{ColumnSchema, Fill, Relation, TableSchema};

#[derive(Clone, Copy, Debug, PartialEq, relvar::Enum)]
pub enum Status {
    New,
    #[sql(rename = "it's lost")]
    Lost,
}

#[derive(Clone, Debug, PartialEq, relvar::Domain)]
#[sql(base = Varchar, check = value like "%@%", max_length = 80, not_null)]
pub struct Email(pub String);

relvar::table! {
    /// Referenced by the others.
    teams {
        #[primary_key] #[identity(always)] id -> Int8,
        #[unique] title -> Text,
    }
}

relvar::table! {
    /// One of everything.
    members {
        #[primary_key] #[identity]                   id -> Int4,
        #[unique]                                    email -> Email,
                                                     name -> Text,
                                                     age -> Nullable<Int2>,
        #[default("new")]                            status -> Status,
        #[default(true)]                             active -> Bool,
        #[default(1.5)]                              weight -> Float8,
        #[default(gen_random_uuid())]                token -> Uuid,
        #[default("{\"b\": 1, \"a\": []}")]          data -> Jsonb,
        #[default(now())]                            created_at -> Timestamptz,
        #[default("2024-05-06 07:08")]               since -> Timestamp,
        #[default(current_date)]                     day -> Date,
        #[default("\\x00ff")]                        photo -> Bytea,
        #[generated(lower(name) || "!")]             shown -> Text,
        #[references(teams.id, on_delete = cascade)] team_id -> Nullable<Int8>,
        #[references(members.id, on_delete = set_null, on_update = restrict)] chief_id -> Nullable<Int4>,
        unique(team_id, age, name = one_place),
        check(age >= 0),
        check(name <> "", name = named),
        index(lower(name), desc(age)),
        index(ops(name, text_pattern_ops)),
        unique_index(name where age > 17),
        index(status, name = by_status),
    }
}

relvar::table! {
    hens {
        #[primary_key] id -> Int4,
        #[references(eggs.id)] egg_id -> Nullable<Int4>,
    }
}

relvar::table! {
    eggs {
        #[primary_key] id -> Int4,
        #[references(hens.id)] hen_id -> Nullable<Int4>,
    }
}

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
    let sql_type = TypeName::built_in(sql_type);
    ColumnSchema { name, sql_type, modifier: None, nullable: false, fill: Fill::Nothing, comment: None }
}

/// A column with a default, an identity or an expression.
pub(crate) const fn filled(name: &'static str, sql_type: &'static str, fill: Fill) -> ColumnSchema {
    ColumnSchema { fill, ..column(name, sql_type) }
}
