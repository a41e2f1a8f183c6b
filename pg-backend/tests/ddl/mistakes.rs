//! Sets of descriptions that are refused before anything is created.

use relvar::kernel::{Definition, TypeName};
use relvar::schema::{Fill, ForeignKeySchema, IndexSchema, TableSchema, UniqueSchema};
use relvar_pg::ddl::{create_all, create_all_sql};

use crate::describe::{
    STATUS, TABLE, TEAMS, USERS, column, filled, index, modified, references, typed, unique,
};
use crate::fixture::Database;

/// What is said about the set, without the first line.
fn mistakes(tables: &[TableSchema]) -> Vec<String> {
    let error = create_all_sql(tables).unwrap_err();
    assert!(error.drift().is_none() && error.server_error().is_none());
    error.mistakes().iter().map(ToString::to_string).collect()
}

fn member(foreign_key: &'static [ForeignKeySchema]) -> TableSchema {
    TableSchema {
        name: "members",
        columns: const { &[column("team", "int4"), column("title", "text"), column("key", "uuid")] },
        foreign_keys: foreign_key,
        ..TABLE
    }
}

#[test]
fn a_table_described_twice_is_refused() {
    assert_eq!(mistakes(&[TEAMS, USERS, TEAMS]), ["table teams: it is described twice"]);
}

#[test]
fn all_mistakes_are_told_at_once() {
    let table = TableSchema {
        name: "a\0b",
        columns: const { &[column("", "int4"), column("x", "int4"), column("x", "int4")] },
        primary_key: &["y"],
        unique: const { &[unique(&["x"]), unique(&[])] },
        ..TABLE
    };
    assert_eq!(
        mistakes(&[table]),
        [
            "table a\\0b: its name: a NUL character cannot stand in SQL",
            "table a\\0b: column \"\": an identifier is empty",
            "table a\\0b: column x is described twice",
            "table a\\0b: primary key (y) names column y, which it does not have",
            "table a\\0b: a unique constraint has no column",
        ]
    );
}

#[test]
fn a_foreign_key_needs_a_key_of_its_type() {
    const TO_TITLE: ForeignKeySchema =
        ForeignKeySchema { references: &["title"], ..references(&["title"], "teams") };
    assert_eq!(
        mistakes(&[TEAMS, member(&[TO_TITLE])]),
        [
            "table members: foreign key (title) references teams (title), which is no primary key and not unique"
        ]
    );
    assert_eq!(
        mistakes(&[TEAMS, member(const { &[references(&["key"], "teams")] })]),
        ["table members: foreign key (key) references teams.id of type int4, but key is of type uuid"]
    );
    const NO_COLUMN: ForeignKeySchema =
        ForeignKeySchema { references: &["nothing"], ..references(&["team"], "teams") };
    assert_eq!(
        mistakes(&[TEAMS, member(&[NO_COLUMN])]),
        ["table members: foreign key (team) references column nothing, which table teams does not have"]
    );
    assert_eq!(
        mistakes(&[TEAMS, member(const { &[references(&["team", "title"], "teams")] })]),
        ["table members: foreign key (team, title) has 2 columns and references 1"]
    );
    let deferrable =
        TableSchema { unique: const { &[UniqueSchema { deferrable: true, ..unique(&["title"]) }] }, ..TEAMS };
    assert_eq!(
        mistakes(&[deferrable, member(&[TO_TITLE])]),
        [
            "table members: foreign key (title) references teams (title), whose unique constraint is deferrable"
        ]
    );
    let partial = TableSchema {
        indexes: const { &[IndexSchema { unique: true, predicate: Some("id > 1"), ..index(&["title"]) }] },
        ..TEAMS
    };
    assert_eq!(mistakes(&[partial, member(&[TO_TITLE])]).len(), 1);
    let expression = TableSchema {
        indexes: const { &[IndexSchema { unique: true, ..index(&["lower(title)"]) }] },
        ..TEAMS
    };
    assert_eq!(mistakes(&[expression, member(&[TO_TITLE])]).len(), 1);
    let plain = TableSchema {
        indexes: const { &[IndexSchema { unique: true, ..index(&["\"title\" DESC NULLS LAST"]) }] },
        ..TEAMS
    };
    assert!(create_all_sql(&[plain, member(&[TO_TITLE])]).is_ok());
}

#[test]
fn an_enum_type_with_two_sets_of_labels_is_refused() {
    let one = TableSchema { name: "one", columns: const { &[typed("status", STATUS)] }, ..TABLE };
    let two = TableSchema {
        name: "two",
        columns: const {
            &[typed("status", TypeName { array: true, definition: Definition::Enum(&["new"]), ..STATUS })]
        },
        ..TABLE
    };
    assert_eq!(
        mistakes(&[one, two]),
        ["table two: enum type order_status has other labels than in another column"]
    );
}

#[test]
fn texts_with_nul_are_refused_wherever_they_stand() {
    let table = TableSchema {
        name: "t",
        comment: Some("\0"),
        columns: const { &[filled("a", "int4", Fill::Default("\0")), modified("b", "varchar", "\0")] },
        checks: const { &[crate::describe::check("\0")] },
        indexes: const { &[index(&["\0"])] },
        ..TABLE
    };
    assert_eq!(mistakes(&[table]).len(), 5);
}

#[tokio::test]
async fn a_foreign_key_to_a_table_that_is_nowhere_is_refused() {
    let database = Database::new().await;
    let mut db = database.connect().await;
    let error =
        create_all(&mut db, &[member(const { &[references(&["team"], "teams")] }), USERS]).await.unwrap_err();
    let said: Vec<String> = error.mistakes().iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "table members: foreign key (team) references table public.teams, which is neither given nor there",
            "table users: foreign key (team_id) references table public.teams, which is neither given nor there",
        ]
    );
    assert_eq!(database.relations().await, [""; 0]);
}

/// The check must never refuse what the server takes.
#[tokio::test]
async fn a_foreign_key_that_the_server_takes_is_never_refused() {
    const TYPES: &[&str] = &[
        "bool",
        "int2",
        "int4",
        "int8",
        "numeric",
        "float4",
        "float8",
        "text",
        "varchar",
        "bpchar",
        "name",
        "date",
        "timestamp",
        "timestamptz",
        "time",
        "timetz",
        "interval",
        "uuid",
        "bytea",
        "jsonb",
        "inet",
        "cidr",
        "macaddr",
        "macaddr8",
        "bit",
        "varbit",
        "oid",
        "money",
        "_int4",
        "_int8",
        "_text",
    ];
    let database = Database::new().await;
    let db = database.connect().await;
    let mut refused = 0;
    for target in TYPES {
        db.batch_execute(&format!("DROP TABLE IF EXISTS p; CREATE TABLE p (id {target} PRIMARY KEY)"))
            .await
            .unwrap();
        for source in TYPES {
            let name = |name: &'static str| match name.strip_prefix('_') {
                Some(element) => TypeName::built_in(element).array_of(),
                None => TypeName::built_in(name),
            };
            let columns = |sql_type| &*vec![typed("id", name(sql_type))].leak();
            let parent = TableSchema { name: "p", columns: columns(target), primary_key: &["id"], ..TABLE };
            let child = TableSchema {
                name: "c",
                columns: columns(source),
                foreign_keys: const { &[references(&["id"], "p")] },
                ..TABLE
            };
            if create_all_sql(&[parent, child]).is_err() {
                refused += 1;
                let sql = format!("CREATE TEMP TABLE c (id {source} REFERENCES p)");
                assert!(db.batch_execute(&sql).await.is_err(), "{source} can reference {target}");
            }
        }
    }
    assert!(refused > 300, "only {refused} of the pairs were refused");
}
