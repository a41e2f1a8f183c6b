//! How each library spells a program.

use std::fmt::Write as _;

use relvar_benches::generated::DIESEL;

use crate::program::{
    Column, Condition, Function, Group, Insert, NEXT, Program, Report, Select, Shape, Table,
};
use crate::{sea_orm, sqlx};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Library {
    Relvar,
    Diesel,
    DieselAsync,
    Sqlx,
    SeaOrm,
}

impl Library {
    /// relvar, and those that it is compared with.
    pub(crate) const ALL: [Self; 5] =
        [Self::Relvar, Self::Diesel, Self::DieselAsync, Self::Sqlx, Self::SeaOrm];

    /// As the command line and the results name it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Relvar => "relvar",
            Self::Diesel => "diesel",
            Self::DieselAsync => "diesel-async",
            Self::Sqlx => "sqlx",
            Self::SeaOrm => "sea-orm",
        }
    }

    /// Whether it is measured with the program: some are relvar's alone, and sqlx and SeaORM, which have neither lists of any length
    /// nor Diesel's words, are compared by their queries. SeaORM declares tables, too.
    pub(crate) fn says(self, program: &Program) -> bool {
        match self {
            Self::Relvar => true,
            Self::Diesel | Self::DieselAsync => !program.alone,
            Self::Sqlx => program.queried(),
            Self::SeaOrm => program.queried() || (program.functions.is_empty() && !program.alone),
        }
    }

    /// The `[dependencies]` of a program. The peers are pinned, so that a ratio means the same tomorrow.
    pub(crate) fn dependencies(self, repository: &str) -> String {
        match self {
            Self::Relvar => format!(
                "relvar = {{ path = \"{repository}/dsl\" }}\nrelvar-pg = {{ path = \"{repository}/pg-backend\" }}\n"
            ),
            Self::Diesel => format!("diesel = {{ version = \"{DIESEL}\", features = [\"postgres\"] }}\n"),
            Self::DieselAsync => format!(
                "diesel = {{ version = \"{DIESEL}\", default-features = false, features = \
                 [\"postgres_backend\", \"32-column-tables\"] }}\n\
                 diesel-async = {{ version = \"=0.9.2\", features = [\"postgres\"] }}\n"
            ),
            Self::Sqlx => sqlx::DEPENDENCIES.to_owned(),
            Self::SeaOrm => sea_orm::DEPENDENCIES.to_owned(),
        }
    }

    fn preamble(self) -> &'static str {
        match self {
            Self::Relvar => "use relvar::prelude::*;\nuse relvar_pg::{Error, Pool as Connection};\n",
            Self::Diesel => {
                "use diesel::dsl::count;\nuse diesel::prelude::*;\n\
                 use diesel::pg::PgConnection as Connection;\nuse diesel::result::Error;\n"
            }
            Self::DieselAsync => {
                "use diesel::dsl::count;\nuse diesel::prelude::*;\nuse diesel::result::Error;\n\
                 use diesel_async::{AsyncPgConnection as Connection, RunQueryDsl};\n"
            }
            Self::Sqlx => sqlx::PREAMBLE,
            Self::SeaOrm => sea_orm::PREAMBLE,
        }
    }

    pub(crate) fn is_async(self) -> bool {
        self != Self::Diesel
    }

    /// `schema.rs` of a program.
    pub(crate) fn schema(self, program: &Program) -> String {
        match self {
            Self::Relvar | Self::Diesel | Self::DieselAsync => self.declared(program),
            Self::Sqlx => "//! The tables are in the database that was asked.\n".to_owned(),
            Self::SeaOrm => sea_orm::schema(program),
        }
    }

    /// The tables by `table!`.
    fn declared(self, program: &Program) -> String {
        let tables = &program.tables;
        let krate = if self == Self::Relvar { "relvar" } else { "diesel" };
        let mut text = format!("//! {} tables.\n\n", tables.len());
        for Table { name, columns } in tables {
            let _ = writeln!(text, "{krate}::table! {{\n    {name} (id) {{");
            for Column { name, sql_type, nullable, .. } in columns {
                let plain = sql_type.sql();
                let _ = match nullable {
                    true => writeln!(text, "        {name} -> Nullable<{plain}>,"),
                    false => writeln!(text, "        {name} -> {plain},"),
                };
            }
            text.push_str("    }\n}\n\n");
        }
        if self != Self::Relvar && program.joinable && tables.len() > 1 {
            let names: Vec<&str> = tables.iter().map(|table| table.name.as_str()).collect();
            let _ = writeln!(text, "diesel::allow_tables_to_appear_in_same_query!({});", names.join(", "));
        }
        text
    }

    /// `lib.rs` of a program.
    pub(crate) fn functions(self, program: &Program) -> String {
        // Diesel's macro over all pairs of tables recurses once per table.
        let limit = if matches!(self, Self::Diesel | Self::DieselAsync) && program.tables.len() >= 64 {
            "#![recursion_limit = \"512\"]\n"
        } else {
            ""
        };
        let mut text = format!("//! The program `{}`.\n\n{limit}#![allow(unused)]\n\n", program.name);
        text.push_str("pub mod schema;\n\n");
        text.push_str(self.preamble());
        text.push_str("use schema::*;\n");
        for (number, function) in program.functions.iter().enumerate() {
            let (result, body) = match function {
                _ if matches!(self, Self::Sqlx | Self::SeaOrm) => {
                    let said = if self == Self::Sqlx {
                        sqlx::function(function)
                    } else {
                        sea_orm::function(function)
                    };
                    match said {
                        Some(said) => said,
                        None => continue,
                    }
                }
                Function::Select(select) => {
                    (format!("Vec<{}>", tuple(&select.columns, "")), self.select(select))
                }
                Function::Group(group) => {
                    (format!("Vec<{}>", tuple(&group.columns, "i64, ")), self.group(group))
                }
                Function::Insert(insert) => (self.affected().to_owned(), self.insert(insert)),
                Function::Shape(shape) => {
                    text.push_str(&self.structure(number, &shape.table, &shape.columns, ""));
                    (format!("Vec<Row{number}>"), self.shape(number, shape))
                }
                Function::Report(report) => {
                    text.push_str(&self.structure(
                        number,
                        &report.table,
                        &report.columns,
                        "    pub number: i64,\n",
                    ));
                    (format!("Vec<Row{number}>"), self.report(number, report))
                }
            };
            let _ = match self {
                Self::Diesel => writeln!(
                    text,
                    "\npub fn q{number}(db: &mut Connection) -> Result<{result}, Error> {{\n    {body}(db)\n}}"
                ),
                Self::DieselAsync => writeln!(
                    text,
                    "\npub async fn q{number}(db: &mut Connection) -> Result<{result}, Error> {{\n    {body}(db).await\n}}"
                ),
                Self::Relvar => writeln!(
                    text,
                    "\npub async fn q{number}(db: &Connection) -> Result<{result}, Error> {{\n    {body}(db).await\n}}"
                ),
                Self::Sqlx | Self::SeaOrm => writeln!(
                    text,
                    "\npub async fn q{number}(db: &Connection) -> Result<{result}, Error> {{\n    {body}\n}}"
                ),
            };
            if self.is_async() && program.built {
                text.push_str(&self.drive(number));
            }
        }
        text
    }

    /// Nobody polls the futures of a library, so rustc would generate no code for them: in a build each is boxed, as a
    /// web framework would do with its handlers.
    fn drive(self, number: usize) -> String {
        let exclusive = if self == Self::DieselAsync { "mut " } else { "" };
        format!(
            "\n#[cfg(feature = \"driven\")]\n\
             pub fn drive{number}(db: &{exclusive}Connection) -> std::pin::Pin<Box<dyn Future<Output = usize> + Send + '_>> {{\n    \
             Box::pin(async move {{ q{number}(db).await.map_or(0, |rows| rows.len()) }})\n}}\n"
        )
    }

    /// The number of rows that a write reports.
    fn affected(self) -> &'static str {
        if self == Self::Relvar { "u64" } else { "usize" }
    }

    fn table(self, name: &str) -> String {
        if self == Self::Relvar { name.to_owned() } else { format!("{name}::table") }
    }

    fn fetch(self) -> &'static str {
        if self == Self::Relvar { ".fetch_all" } else { ".load" }
    }

    fn select(self, select: &Select) -> String {
        let mut text = self.table(&select.table);
        for (child, parent) in &select.joins {
            let joined = self.table(parent);
            let _ = write!(text, "\n        .inner_join({joined}.on({child}::{NEXT}.eq({parent}::id)))");
        }
        for condition in &select.conditions {
            let _ = match condition {
                Condition::Compare(column, operator, literal) => {
                    write!(text, "\n        .filter({}.{operator}({literal}))", column.path)
                }
                Condition::IsNull(column) => write!(text, "\n        .filter({}.is_null())", column.path),
            };
        }
        if !select.distinct_on.is_empty() {
            let query = if self == Self::Relvar { ".query()" } else { "" };
            let _ = write!(text, "{query}\n        .distinct_on(({}))", paths(&select.distinct_on));
        }
        match select.order.as_slice() {
            [] => {}
            [(column, direction)] => {
                let _ = write!(text, "\n        .order_by({}.{direction}())", column.path);
            }
            several => {
                let terms =
                    several.iter().map(|(column, direction)| format!("{}.{direction}()", column.path));
                let _ = write!(text, "\n        .order_by(({}))", terms.collect::<Vec<_>>().join(", "));
            }
        }
        let _ = write!(text, "\n        .select(({}))", paths(&select.columns));
        if let Some(limit) = select.limit {
            let _ = write!(text, "\n        .limit({limit})");
        }
        text + "\n        " + self.fetch()
    }

    fn group(self, group: &Group) -> String {
        let Group { table, columns, counted } = group;
        let (table, columns, fetch) = (self.table(table), paths(columns), self.fetch());
        format!(
            "{table}\n        .group_by(({columns}))\n        .select(({columns}, count({})))\n        {fetch}",
            counted.path
        )
    }

    /// The struct that a function reads its rows into, `more` after the columns' fields.
    fn structure(self, number: usize, table: &str, columns: &[Column], more: &str) -> String {
        let derives = match self {
            Self::Relvar => "#[derive(relvar::Row)]\n".to_owned(),
            _ => {
                format!("#[derive(Queryable, Selectable)]\n#[diesel(table_name = {table})]\n")
            }
        };
        let mut text = format!("\n{derives}pub struct Row{number} {{\n");
        for column in columns {
            let _ = writeln!(text, "    pub {}: {},", field(table, column), column.rust());
        }
        text + more + "}\n"
    }

    fn shape(self, number: usize, shape: &Shape) -> String {
        let (table, fetch) = (self.table(&shape.table), self.fetch());
        match self {
            Self::Relvar if shape.by_expressions => {
                let fields = fields(&shape.table, &shape.columns);
                format!("{table}\n        .select(row!(Row{number} {{ {fields} }}))\n        {fetch}")
            }
            Self::Relvar => format!("{table}\n        .select_as::<Row{number}>()\n        {fetch}"),
            _ => {
                format!("{table}\n        .select(Row{number}::as_select())\n        {fetch}")
            }
        }
    }

    fn report(self, number: usize, report: &Report) -> String {
        let mut text = self.table(&report.table);
        for (child, parent) in &report.joins {
            let joined = self.table(parent);
            let _ = write!(text, "\n        .inner_join({joined}.on({child}::{NEXT}.eq({parent}::id)))");
        }
        // More than fit into one tuple.
        let (one, other) = report.columns.split_at(report.columns.len() / 2);
        let _ = write!(text, "\n        .group_by((({}), ({})))", paths(one), paths(other));
        let (fields, counted) = (fields(&report.table, &report.columns), &report.counted.path);
        let _ = write!(text, "\n        .select(row!(Row{number} {{ {fields}, number: count({counted}) }}))");
        text + "\n        " + self.fetch()
    }

    fn insert(self, insert: &Insert) -> String {
        let assign = if self == Self::Relvar { "set" } else { "eq" };
        let mut values = String::new();
        for (column, literal) in &insert.values {
            let _ = write!(values, "\n            {}.{assign}({literal}),", column.path);
        }
        let table = self.table(&insert.table);
        match self {
            Self::Relvar => format!("{table}\n        .insert(({values}\n        ))\n        .execute"),
            _ => {
                format!(
                    "diesel::insert_into({table})\n        .values(({values}\n        ))\n        .execute"
                )
            }
        }
    }
}

fn paths(columns: &[Column]) -> String {
    columns.iter().map(|column| column.path.as_str()).collect::<Vec<_>>().join(", ")
}

/// The field for a column: its name, and before it that of its table where that is not the query's first.
fn field(table: &str, column: &Column) -> String {
    let owner = column.path.split("::").next().unwrap_or_default();
    if owner == table { column.name.clone() } else { format!("{owner}_{}", column.name) }
}

fn fields(table: &str, columns: &[Column]) -> String {
    let fields = columns.iter().map(|column| format!("{}: {}", field(table, column), column.path));
    fields.collect::<Vec<_>>().join(", ")
}

/// The row type, `more` after the columns' types.
pub(crate) fn tuple(columns: &[Column], more: &str) -> String {
    let types: Vec<String> = columns.iter().map(Column::rust).collect();
    format!("({}, {more})", types.join(", "))
}
