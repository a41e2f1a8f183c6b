//! Rows as lines and columns.

use std::fmt::{self, Display, Formatter};

/// A result.
pub(crate) struct Table {
    pub(crate) titles: Vec<&'static str>,
    pub(crate) rows: Vec<Vec<String>>,
}

impl Display for Table {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let width = |column: usize| {
            let cells = self.rows.iter().map(|row| row[column].chars().count());
            cells.max().unwrap_or(0).max(self.titles[column].len())
        };
        let widths: Vec<usize> = (0..self.titles.len()).map(width).collect();
        let line = |cells: &mut dyn Iterator<Item = &str>| {
            let cells: Vec<String> =
                cells.zip(&widths).map(|(cell, &width)| format!("{cell:<width$}")).collect();
            cells.join(" │ ").trim_end().to_owned()
        };
        writeln!(f, "{}", line(&mut self.titles.iter().copied()))?;
        let rules: Vec<String> = widths.iter().map(|&width| "─".repeat(width)).collect();
        writeln!(f, "{}", rules.join("─┼─"))?;
        self.rows.iter().try_for_each(|row| writeln!(f, "{}", line(&mut row.iter().map(String::as_str))))
    }
}

/// A value as a table shows it.
pub(crate) trait Cell {
    fn cell(&self) -> String;
}

macro_rules! cells {
    ($($rust:ty)*) => { $(
        impl Cell for $rust {
            fn cell(&self) -> String {
                self.to_string()
            }
        }
    )* };
}

cells!(i32 i64 String);

impl<Value: Cell> Cell for Option<Value> {
    fn cell(&self) -> String {
        self.as_ref().map_or_else(|| "NULL".to_owned(), Cell::cell)
    }
}

macro_rules! kinds {
    ($($kind:ty)*) => { $(
        impl Cell for $kind {
            fn cell(&self) -> String {
                format!("{self:?}")
            }
        }
    )* };
}

kinds!(relvar_pg::ddl::ObjectKind relvar_sqlite::ddl::ObjectKind);

/// `table!(people => id, name)`, or `table!(pairs => 0 "id", 1 "name")`: the rows of a result, field by field.
macro_rules! table {
    ($rows:expr => $($field:ident),+) => {
        $crate::table::table!(@rows $rows; $($field (stringify!($field)))+)
    };
    ($rows:expr => $($field:tt $title:literal),+) => {
        $crate::table::table!(@rows $rows; $($field ($title))+)
    };
    (@rows $rows:expr; $($field:tt ($title:expr))+) => {
        $crate::table::Table {
            titles: vec![$($title),+],
            rows: $rows.iter().map(|row| vec![$($crate::table::Cell::cell(&row.$field)),+]).collect(),
        }
    };
}
pub(crate) use table;
