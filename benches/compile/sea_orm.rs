//! How SeaORM spells a program: an entity for each table, `belongs_to` along the ring, rows by `into_tuple`.

use std::fmt::Write as _;

use crate::library::tuple;
use crate::program::{Column, Condition, Function, NEXT, Program, Select, Table};

/// What it needs, pinned as the other peers are.
pub(crate) const DEPENDENCIES: &str = "sea-orm = { version = \"=2.0.4\", default-features = false, \
     features = [\"macros\", \"sqlx-postgres\", \"runtime-tokio\"] }\n";

pub(crate) const PREAMBLE: &str = "use sea_orm::entity::prelude::*;\nuse sea_orm::{JoinType, Order, QueryOrder, QuerySelect};\n\
     use sea_orm::{DatabaseConnection as Connection, DbErr as Error};\n";

/// The entities; each table of a ring belongs to the next.
pub(crate) fn schema(program: &Program) -> String {
    let mut text = format!("//! {} tables.\n\n", program.tables.len());
    for (place, table) in program.tables.iter().enumerate() {
        let next = &program.tables[(place + 1) % program.tables.len()];
        text.push_str(&entity(table, &next.name));
    }
    text
}

fn entity(table: &Table, next: &str) -> String {
    let Table { name, columns } = table;
    let mut text = format!(
        "pub mod {name} {{\n    use sea_orm::entity::prelude::*;\n\n    \
         #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]\n    #[sea_orm(table_name = \"{name}\")]\n    \
         pub struct Model {{\n        #[sea_orm(primary_key)]\n"
    );
    for column in columns {
        let _ = writeln!(text, "        pub {}: {},", column.name, column.rust());
    }
    text.push_str(
        "    }\n\n    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]\n    pub enum Relation {\n",
    );
    if columns.iter().any(|column| column.name == NEXT) {
        let _ = write!(
            text,
            "        #[sea_orm(belongs_to = \"super::{next}::Entity\", from = \"Column::Next\", to = \
             \"super::{next}::Column::Id\")]\n        Next,\n"
        );
    }
    text + "    }\n\n    impl ActiveModelBehavior for ActiveModel {}\n}\n\n"
}

/// The result and the body of a function that is given `db`. (Its programs have queries and nothing else.)
pub(crate) fn function(function: &Function) -> Option<(String, String)> {
    match function {
        Function::Select(query) => Some((format!("Vec<{}>", tuple(&query.columns, "")), select(query))),
        _ => None,
    }
}

fn select(select: &Select) -> String {
    let mut text = format!("{}::Entity::find()", select.table);
    for (child, _) in &select.joins {
        let _ = write!(text, "\n        .join(JoinType::InnerJoin, {child}::Relation::Next.def())");
    }
    for condition in &select.conditions {
        let _ = match condition {
            Condition::Compare(column, operator, literal) => {
                write!(text, "\n        .filter({}.{operator}({literal}))", path(column))
            }
            Condition::IsNull(column) => write!(text, "\n        .filter({}.is_null())", path(column)),
        };
    }
    for (column, direction) in &select.order {
        let direction = if *direction == "asc" { "Asc" } else { "Desc" };
        let _ = write!(text, "\n        .order_by({}, Order::{direction})", path(column));
    }
    text.push_str("\n        .select_only()");
    for (place, column) in select.columns.iter().enumerate() {
        let _ = write!(text, "\n        .column_as({}, \"c{place}\")", path(column));
    }
    if let Some(limit) = select.limit {
        let _ = write!(text, "\n        .limit({limit})");
    }
    let _ = write!(text, "\n        .into_tuple()\n        .all(db)\n        .await");
    text
}

/// `t0::Column::C1`
fn path(column: &Column) -> String {
    let (table, name) = column.path.split_once("::").unwrap_or_default();
    let (first, rest) = name.split_at(1);
    format!("{table}::Column::{}{rest}", first.to_uppercase())
}
