//! The names of SQL types, and what those are made of that a database must be given first.

/// The name of an SQL type, as the server's catalogue has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TypeName {
    /// The schema, for types outside `pg_catalog` that name one.
    pub schema: Option<&'static str>,
    /// The name in the catalogue: `int4`, `timestamptz`, `order_status`.
    pub name: &'static str,
    /// An array of this type?
    pub array: bool,
    /// Where the type comes from.
    pub definition: Definition,
}

/// Where a type comes from. What is equal here is the same type to `create_all`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Definition {
    /// The server has it, or whoever made the database.
    BuiltIn,
    /// `CREATE EXTENSION`: the name of the extension.
    Extension(&'static str),
    /// `CREATE TYPE .. AS ENUM`: the labels in order.
    Enum(&'static [&'static str]),
    /// `CREATE TYPE .. AS (..)`: the fields in order.
    Composite(&'static [CompositeField]),
    /// `CREATE DOMAIN`.
    Domain(&'static Domain),
}

/// A field of a composite type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CompositeField {
    /// Its name in SQL.
    pub name: &'static str,
    /// Its type.
    pub sql_type: TypeName,
}

/// What a domain is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Domain {
    /// The type that it restricts.
    pub base: TypeName,
    /// The modifier of that type as SQL writes it between parentheses.
    pub modifier: Option<&'static str>,
    /// `NOT NULL`.
    pub not_null: bool,
    /// `CHECK (..)`: the condition as SQL, of the value `value`.
    pub check: Option<&'static str>,
}

impl TypeName {
    /// A type of `pg_catalog`.
    pub const fn built_in(name: &'static str) -> Self {
        TypeName { schema: None, name, array: false, definition: Definition::BuiltIn }
    }

    /// A type of an extension.
    pub const fn of_extension(name: &'static str, extension: &'static str) -> Self {
        TypeName { definition: Definition::Extension(extension), ..TypeName::built_in(name) }
    }

    /// The array type of this one.
    pub const fn array_of(self) -> Self {
        TypeName { array: true, ..self }
    }

    /// The type that the server takes a value of this one for: what a domain restricts, else the type itself.
    pub const fn base(self) -> Self {
        match self.definition {
            Definition::Domain(domain) if !self.array => domain.base.base(),
            _ => self,
        }
    }

    /// Is it a composite type, or an array or a domain of one? UNNEST in FROM takes such values apart into their fields.
    pub const fn is_composite(self) -> bool {
        match self.definition {
            Definition::Composite(_) => true,
            Definition::Domain(domain) => domain.base.is_composite(),
            _ => false,
        }
    }

    /// The labels of an enum type, in order; none of every other type.
    pub const fn labels(self) -> &'static [&'static str] {
        match self.definition {
            Definition::Enum(labels) => labels,
            _ => &[],
        }
    }

    /// Must `create_all` create it?
    pub const fn is_declared(self) -> bool {
        matches!(self.definition, Definition::Enum(_) | Definition::Composite(_) | Definition::Domain(_))
    }
}
