//! How a table that exists differs from its description.

use std::collections::BTreeSet;
use std::fmt;

use super::catalogue::{Part, Shape};
use super::report::Object;

/// How a database differs from the descriptions of its tables.
///
/// Expressions are shown as the server's catalogue has them, the declared ones too.
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
    /// The table or type.
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

/// What of a table or type differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Facet {
    /// What kind of object it is: a table, a view, a type.
    Kind,
    /// The labels of an enum type, or their order.
    Labels,
    /// What a composite type or a domain is made of.
    Definition,
    /// A column that only one side has.
    Column,
    /// A column's type, with its modifier.
    Type,
    /// Whether a column may be NULL.
    Nullability,
    /// A column's default.
    Default,
    /// Whether a column is an identity, and which kind.
    Identity,
    /// The expression of a generated column.
    Generated,
    /// A column's collation, where it is not that of its type.
    Collation,
    /// The primary key.
    PrimaryKey,
    /// A unique constraint.
    Unique,
    /// A foreign key.
    ForeignKey,
    /// A check constraint.
    Check,
    /// An exclusion constraint.
    Exclusion,
    /// An index that is no constraint's.
    Index,
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
            Facet::Labels => "labels",
            Facet::Definition => "definition",
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
            Facet::Exclusion => "exclusion constraint",
            Facet::Index => "index",
        })
    }
}

/// How `found` differs from `declared`, both as the catalogue has them.
pub(super) fn compare(object: &Object, declared: Shape, found: Shape) -> Vec<Difference> {
    let mut differences = columns(object, &declared, &found);
    let facets: BTreeSet<Facet> = declared.parts.iter().chain(&found.parts).map(|part| part.facet).collect();
    let (mut declared, mut found) = (declared.parts, found.parts);
    for facet in facets {
        let of_facet = |parts: &mut Vec<Part>| parts.extract_if(.., |part| part.facet == facet).collect();
        differences.extend(parts(object, facet, of_facet(&mut declared), of_facet(&mut found)));
    }
    differences
}

fn columns(object: &Object, declared: &Shape, found: &Shape) -> Vec<Difference> {
    let mut differences = Vec::new();
    let mut differ = |facet, name: &str, declared, found| {
        let name = Some(name.to_owned());
        differences.push(Difference { object: object.clone(), facet, name, declared, found });
    };
    for column in &declared.columns {
        match found.columns.iter().find(|other| other.name == column.name) {
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
    for column in &found.columns {
        if !declared.columns.iter().any(|other| other.name == column.name) {
            differ(Facet::Column, &column.name, None, column.sql_type());
        }
    }
    differences
}

/// Pairs constraints or indexes of one kind: by declared name, then by definition; then what is left by definition
/// under another name. What has no partner in the end is missing or too much.
fn parts(object: &Object, facet: Facet, declared: Vec<Part>, mut found: Vec<Part>) -> Vec<Difference> {
    let mut differences = Vec::new();
    let mut differ = |name: Option<String>, declared: Option<String>, found: Option<String>| {
        differences.push(Difference { object: object.clone(), facet, name, declared, found });
    };
    let (named, unnamed): (Vec<Part>, Vec<Part>) = declared.into_iter().partition(|part| part.name.is_some());
    let mut take =
        |fits: &dyn Fn(&Part) -> bool| found.iter().position(fits).map(|index| found.remove(index));
    let mut renamed = Vec::new();
    for part in named {
        match take(&|other| other.name == part.name) {
            Some(other) if other.definition == part.definition => {}
            Some(other) => differ(part.name, Some(part.definition), Some(other.definition)),
            None => renamed.push(part),
        }
    }
    let mut missing = Vec::new();
    for part in unnamed {
        if take(&|other| other.definition == part.definition).is_none() {
            missing.push(part);
        }
    }
    for part in renamed {
        let other = take(&|other| other.definition == part.definition);
        let found = other
            .and_then(|other| other.name)
            .map(|name| format!("{} under the name {name}", part.definition));
        differ(part.name, Some(part.definition), found);
    }
    for part in missing {
        // A table has one primary key, so a second one is the first one changed.
        let other = if facet == Facet::PrimaryKey { take(&|_| true) } else { None };
        differ(None, Some(part.definition), other.map(|other| other.definition));
    }
    for part in found {
        differ(part.name, None, Some(part.definition));
    }
    differences
}
