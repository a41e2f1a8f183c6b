//! How a table that exists differs from its description.

use std::collections::BTreeSet;
use std::fmt;

use super::report::Object;
use super::shape::{ColumnShape, Part, Shape};

/// How a database differs from the descriptions of its tables.
///
/// Everything is shown as SQLite has it, what is declared too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drift {
    /// Every difference, table by table.
    pub differences: Vec<Difference>,
}

impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the database differs from what is declared")?;
        self.differences.iter().try_for_each(|difference| write!(f, "\n  {difference}"))
    }
}

/// One difference. `declared` and `found` are SQL; `None` stands for nothing at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The table or view.
    pub object: Object,
    /// What differs.
    pub facet: Facet,
    /// The name of the column, constraint or index, where it has one.
    pub name: Option<String>,
    /// What the description says.
    pub declared: Option<String>,
    /// What the database has.
    pub found: Option<String>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.object)?;
        match (&self.name, self.facet.is_of_column()) {
            (Some(name), true) => write!(f, ", column {name}, {}", self.facet)?,
            (Some(name), false) => write!(f, ", {} {name}", self.facet)?,
            (None, _) => write!(f, ", {}", self.facet)?,
        }
        let shown = |side: &Option<String>| side.clone().unwrap_or_else(|| "nothing".to_owned());
        write!(f, ": declared {}, found {}", shown(&self.declared), shown(&self.found))
    }
}

/// What of a table or view differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Facet {
    /// What kind of object it is: a table, a view.
    Kind,
    /// Is the table STRICT?
    Strict,
    /// A column that only one side has.
    Column,
    /// A column's type.
    Type,
    /// Whether a column may be NULL.
    Nullability,
    /// A column's default.
    Default,
    /// Whether a column is an identity: AUTOINCREMENT.
    Identity,
    /// The expression of a generated column.
    Generated,
    /// A column's collation, where it is not SQLite's own.
    Collation,
    /// The primary key.
    PrimaryKey,
    /// A unique constraint.
    Unique,
    /// A foreign key.
    ForeignKey,
    /// A check constraint, also one that keeps out what a type does not hold.
    Check,
    /// An index that is no constraint's.
    Index,
    /// The whole text of the table, where relvar cannot read it.
    Definition,
}

impl Facet {
    fn is_of_column(self) -> bool {
        use Facet::{Collation, Default, Generated, Identity, Nullability, Type};
        matches!(self, Type | Nullability | Default | Identity | Generated | Collation)
    }
}

impl fmt::Display for Facet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Facet::Kind => "kind",
            Facet::Strict => "strictness",
            Facet::Column => "column",
            Facet::Type => "type",
            Facet::Nullability => "nullability",
            Facet::Default => "default",
            Facet::Identity => "identity",
            Facet::Generated => "generated value",
            Facet::Collation => "collation",
            Facet::PrimaryKey => "primary key",
            Facet::Unique => "unique constraint",
            Facet::ForeignKey => "foreign key",
            Facet::Check => "check",
            Facet::Index => "index",
            Facet::Definition => "definition",
        })
    }
}

/// How `found` differs from `declared`, both as SQLite has them.
pub(super) fn compare(object: &Object, declared: &Shape, found: &Shape) -> Vec<Difference> {
    let mut differences = columns(object, &declared.columns, &found.columns);
    let facets: BTreeSet<Facet> = declared.parts.iter().chain(&found.parts).map(|part| part.facet).collect();
    for facet in facets {
        let of_facet = |parts: &[Part]| parts.iter().filter(|part| part.facet == facet).cloned().collect();
        differences.extend(parts(object, facet, of_facet(&declared.parts), of_facet(&found.parts)));
    }
    differences
}

fn columns(object: &Object, declared: &[ColumnShape], found: &[ColumnShape]) -> Vec<Difference> {
    let mut differences = Vec::new();
    let mut differ = |facet, name: &str, declared: Option<String>, found: Option<String>| {
        let name = Some(name.to_owned());
        differences.push(Difference { object: object.clone(), facet, name, declared, found });
    };
    for column in declared {
        match found.iter().find(|other| other.name == column.name) {
            None => differ(Facet::Column, &column.name, column.sql_type(), None),
            Some(other) => {
                for ((facet, value), (_, other_value)) in column.properties.iter().zip(&other.properties) {
                    if value != other_value {
                        differ(*facet, &column.name, value.clone(), other_value.clone());
                    }
                }
            }
        }
    }
    for column in found {
        if !declared.iter().any(|other| other.name == column.name) {
            differ(Facet::Column, &column.name, None, column.sql_type());
        }
    }
    differences
}

/// Pairs constraints or indexes of one kind: those that are equal, then those of one name. What has no partner in the end is
/// missing or too much.
fn parts(object: &Object, facet: Facet, declared: Vec<Part>, mut found: Vec<Part>) -> Vec<Difference> {
    let mut take =
        |fits: &dyn Fn(&Part) -> bool| found.iter().position(fits).map(|index| found.remove(index));
    let missing: Vec<Part> =
        declared.into_iter().filter(|part| take(&|other| other == part).is_none()).collect();
    let mut differences = Vec::new();
    let mut differ = |name: Option<String>, declared: Option<String>, found: Option<String>| {
        differences.push(Difference { object: object.clone(), facet, name, declared, found });
    };
    for part in missing {
        // A table has one primary key, so a second one is the first one changed.
        let is_only = facet == Facet::PrimaryKey;
        let named = take(&|other| is_only || part.name.is_some() && other.name == part.name);
        let other = named.map(|other| other.definition).or_else(|| {
            let renamed = take(&|other| other.definition == part.definition)?;
            Some(match renamed.name {
                Some(name) => format!("{} under the name {name}", renamed.definition),
                None => format!("{} without a name", renamed.definition),
            })
        });
        differ(part.name, Some(part.definition), other);
    }
    for part in found {
        differ(part.name, None, Some(part.definition));
    }
    differences
}
