//! The model of a table: what `table!` knows after parsing. No syntax tree leaks out of the parser into it.

use proc_macro2::{Span, TokenStream};

use super::data_type::DataType;
use super::expression::Expression;
use crate::names::Name;

/// What a block declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    Table,
    View,
    MaterializedView,
}

impl Relation {
    /// How a sentence calls it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Relation::Table => "table",
            Relation::View | Relation::MaterializedView => "view",
        }
    }
}

/// One `table!` or `view!` block.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) relation: Relation,
    pub(crate) docs: Vec<String>,
    /// `use` lines, for the types of the columns.
    pub(crate) uses: Vec<TokenStream>,
    pub(crate) schema: Option<Name>,
    pub(crate) name: Name,
    pub(crate) sql_name: Name,
    /// Attributes for the generated row struct, from `#[row(..)]`.
    pub(crate) row_attributes: Vec<TokenStream>,
    /// `#[extension(pg_trgm)]`
    pub(crate) extensions: Vec<Name>,
    /// `#[no_primary_key]`
    pub(crate) no_primary_key: Option<Span>,
    /// Every declaration of a primary key; the check leaves one at most.
    pub(crate) primary_keys: Vec<Key>,
    pub(crate) columns: Vec<Column>,
    pub(crate) uniques: Vec<Unique>,
    pub(crate) foreign_keys: Vec<ForeignKey>,
    pub(crate) checks: Vec<Check>,
    pub(crate) indexes: Vec<Index>,
    /// Names of columns whose declaration could not be read: they exist, as far as other mistakes are concerned.
    pub(crate) unreadable: Vec<String>,
}

impl Table {
    /// The column of this name.
    pub(crate) fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name.text == name)
    }

    /// The columns of each unique index on columns alone and on every row: it is a unique key.
    pub(crate) fn unique_index_columns(&self) -> Vec<Vec<&Name>> {
        let unique = self.indexes.iter().filter(|index| index.unique && index.predicate.is_none());
        unique.filter_map(|index| index.keys.iter().map(|key| key.expression.as_column()).collect()).collect()
    }

    /// What the column `name` is called in SQL.
    pub(crate) fn sql_name_of(&self, name: &str) -> String {
        self.column(name).map_or(name, |column| &column.sql_name.text).to_owned()
    }

    /// Is it only read?
    pub(crate) fn is_view(&self) -> bool {
        self.relation != Relation::Table
    }

    /// The primary key's columns: as declared, or `id` where nothing is declared.
    pub(crate) fn primary_key(&self) -> Vec<&Column> {
        if self.no_primary_key.is_some() || self.is_view() {
            return Vec::new();
        }
        match self.primary_keys.first() {
            Some(key) => key.columns.iter().filter_map(|name| self.column(&name.text)).collect(),
            None => self.column("id").into_iter().collect(),
        }
    }
}

/// One column.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) docs: Vec<String>,
    pub(crate) name: Name,
    pub(crate) sql_name: Name,
    pub(crate) data_type: DataType,
    pub(crate) nullable: bool,
    /// What stands between the type's parentheses: `255`, `15, 2`.
    pub(crate) modifier: Option<Modifier>,
    pub(crate) fill: Fill,
}

/// The modifier of a column's type.
#[derive(Debug)]
pub(crate) enum Modifier {
    /// `#[max_length = 255]`
    MaxLength { length: u32, span: Span },
    /// `#[precision = 15, scale = 2]`
    Precision { precision: u32, scale: Option<i32>, span: Span },
}

impl Modifier {
    /// As SQL writes it.
    pub(crate) fn sql(&self) -> String {
        match self {
            Modifier::MaxLength { length, .. } => length.to_string(),
            Modifier::Precision { precision, scale: None, .. } => precision.to_string(),
            Modifier::Precision { precision, scale: Some(scale), .. } => format!("{precision}, {scale}"),
        }
    }
}

/// What fills a column that an INSERT does not name.
#[derive(Debug)]
pub(crate) enum Fill {
    Nothing,
    Default(Expression),
    Identity { always: bool, span: Span },
    Generated(Expression),
}

/// Columns that identify a row.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) columns: Vec<Name>,
    pub(crate) span: Span,
}

/// A unique constraint.
#[derive(Debug)]
pub(crate) struct Unique {
    pub(crate) name: Option<Name>,
    pub(crate) columns: Vec<Name>,
    pub(crate) deferrable: bool,
}

/// A foreign key.
#[derive(Debug)]
pub(crate) struct ForeignKey {
    pub(crate) name: Option<Name>,
    pub(crate) columns: Vec<Name>,
    /// The path of the referenced table's module, as the user wrote it.
    pub(crate) table: Vec<Name>,
    pub(crate) references: Vec<Name>,
    pub(crate) on_delete: Action,
    pub(crate) on_update: Action,
    pub(crate) span: Span,
}

impl ForeignKey {
    /// Does it reference the table that declares it?
    pub(crate) fn is_to(&self, table: &Table) -> bool {
        matches!(self.table.as_slice(), [only] if only.text == table.name.text)
    }
}

/// What happens to referencing rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ActionKind {
    NoAction,
    Restrict,
    Cascade,
    SetNull,
    SetDefault,
}

/// A referential action and where it was asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Action {
    pub(crate) kind: ActionKind,
    pub(crate) span: Span,
}

/// A check constraint.
#[derive(Debug)]
pub(crate) struct Check {
    pub(crate) name: Option<Name>,
    pub(crate) condition: Expression,
}

/// An index.
#[derive(Debug)]
pub(crate) struct Index {
    pub(crate) name: Option<Name>,
    /// `method = gin`
    pub(crate) method: Option<Name>,
    pub(crate) unique: bool,
    pub(crate) keys: Vec<IndexKey>,
    pub(crate) predicate: Option<Expression>,
    pub(crate) span: Span,
}

/// One key of an index.
#[derive(Debug)]
pub(crate) struct IndexKey {
    pub(crate) expression: Expression,
    /// `ops(expression, gin_trgm_ops)`: the operator class.
    pub(crate) class: Option<Name>,
    pub(crate) descending: bool,
}
