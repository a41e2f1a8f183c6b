//! The types of columns: relvar's names, Diesel's names for the same, and what the macro knows about them.

use proc_macro2::{Ident, Span, TokenStream};

/// The type of a column, without its nullability.
#[derive(Clone, Debug)]
pub(crate) enum DataType {
    /// A type that the macro knows.
    BuiltIn { built_in: &'static BuiltIn, span: Span },
    /// `Array<T>`
    Array { element: Box<DataType>, span: Span },
    /// Any other path: an enum of the user's, a type of an extension.
    Path { tokens: TokenStream, span: Span },
}

impl DataType {
    /// Where it was written.
    pub(crate) fn span(&self) -> Span {
        match self {
            DataType::BuiltIn { span, .. } | DataType::Array { span, .. } | DataType::Path { span, .. } => {
                *span
            }
        }
    }

    /// What kind of values it has.
    pub(crate) fn kind(&self) -> Kind {
        match self {
            DataType::BuiltIn { built_in, .. } => built_in.kind,
            DataType::Array { .. } => Kind::Array,
            DataType::Path { .. } => Kind::Any,
        }
    }

    /// Is it, or does it hold, a type that the user wrote as a path?
    pub(crate) fn has_path(&self) -> bool {
        match self {
            DataType::BuiltIn { .. } => false,
            DataType::Array { element, .. } => element.has_path(),
            DataType::Path { .. } => true,
        }
    }

    /// Which modifier it takes; of a path, that the server knows: pgvector's `vector(3)`.
    pub(crate) fn modifier(&self) -> ModifierKind {
        match self {
            DataType::BuiltIn { built_in, .. } => built_in.modifier,
            DataType::Array { .. } => ModifierKind::None,
            DataType::Path { .. } => ModifierKind::Length,
        }
    }

    /// The built-in type, if it is one.
    pub(crate) fn built_in(&self) -> Option<&'static BuiltIn> {
        match self {
            DataType::BuiltIn { built_in, .. } => Some(built_in),
            _ => None,
        }
    }

    /// How a message names it.
    pub(crate) fn shown(&self) -> String {
        match self {
            DataType::BuiltIn { built_in, .. } => built_in.name.to_owned(),
            DataType::Array { element, .. } => format!("Array<{}>", element.shown()),
            DataType::Path { tokens, .. } => tokens.to_string().replace(' ', ""),
        }
    }
}

/// A kind of values: as much of a type as the small expression grammar checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Not known to the macro; the server decides.
    Any,
    Bool,
    Integer,
    /// A number with a fraction.
    Number,
    Text,
    /// A string literal: text, or any type that is written as a string.
    Quoted,
    Bytes,
    Uuid,
    /// Dates and times.
    Moment,
    Interval,
    Json,
    Array,
    Null,
}

impl Kind {
    /// How a message names it.
    pub(crate) fn shown(self) -> &'static str {
        match self {
            Kind::Any => "a value",
            Kind::Bool => "a condition",
            Kind::Integer => "an integer",
            Kind::Number => "a number with a fraction",
            Kind::Text => "text",
            Kind::Quoted => "a string",
            Kind::Bytes => "bytes",
            Kind::Uuid => "a uuid",
            Kind::Moment => "a date or time",
            Kind::Interval => "an interval",
            Kind::Json => "JSON",
            Kind::Array => "an array",
            Kind::Null => "NULL",
        }
    }

    /// May the two stand on the sides of a comparison?
    pub(crate) fn compares_with(self, other: Kind) -> bool {
        self.fits(other) || other.fits(self)
    }

    /// May a value of this kind stand where `wanted` is expected?
    pub(crate) fn fits(self, wanted: Kind) -> bool {
        match (self, wanted) {
            (Kind::Any | Kind::Null, _) | (_, Kind::Any | Kind::Null) => true,
            (Kind::Integer, Kind::Number) => true,
            (Kind::Quoted, Kind::Bool | Kind::Integer | Kind::Number) => false,
            (Kind::Quoted, _) => true,
            (one, other) => one == other,
        }
    }
}

/// A type that the macro knows.
#[derive(Debug)]
pub(crate) struct BuiltIn {
    /// Its name in relvar.
    pub(crate) name: &'static str,
    /// Other accepted names: those of Diesel.
    aliases: &'static [&'static str],
    /// Its name in SQL, for casts.
    pub(crate) sql: &'static str,
    pub(crate) kind: Kind,
    /// Least and greatest value of an integer type.
    pub(crate) range: Option<(i128, i128)>,
    pub(crate) modifier: ModifierKind,
}

/// Which modifier a type takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ModifierKind {
    None,
    /// `#[max_length = n]`
    Length,
    /// `#[precision = p, scale = s]`
    PrecisionAndScale,
    /// `#[precision = p]`, from 0 to 6
    Fraction,
}

impl BuiltIn {
    const fn new(
        name: &'static str,
        aliases: &'static [&'static str],
        sql: &'static str,
        kind: Kind,
    ) -> Self {
        BuiltIn { name, aliases, sql, kind, range: None, modifier: ModifierKind::None }
    }

    const fn integer(
        name: &'static str,
        aliases: &'static [&'static str],
        sql: &'static str,
        range: (i128, i128),
    ) -> Self {
        BuiltIn { range: Some(range), ..BuiltIn::new(name, aliases, sql, Kind::Integer) }
    }

    const fn modified(self, modifier: ModifierKind) -> Self {
        BuiltIn { modifier, ..self }
    }
}

/// The known types.
pub(crate) static BUILT_IN: &[BuiltIn] = &[
    BuiltIn::new("Bool", &[], "boolean", Kind::Bool),
    BuiltIn::integer("Int2", &["SmallInt"], "smallint", (i16::MIN as i128, i16::MAX as i128)),
    BuiltIn::integer("Int4", &["Integer"], "integer", (i32::MIN as i128, i32::MAX as i128)),
    BuiltIn::integer("Int8", &["BigInt"], "bigint", (i64::MIN as i128, i64::MAX as i128)),
    BuiltIn::new("Float4", &["Float"], "real", Kind::Number),
    BuiltIn::new("Float8", &["Double"], "double precision", Kind::Number),
    BuiltIn::new("Numeric", &["Decimal"], "numeric", Kind::Number).modified(ModifierKind::PrecisionAndScale),
    BuiltIn::new("Text", &[], "text", Kind::Text),
    BuiltIn::new("Varchar", &["VarChar"], "varchar", Kind::Text).modified(ModifierKind::Length),
    BuiltIn::new("Char", &["Bpchar"], "char", Kind::Text).modified(ModifierKind::Length),
    BuiltIn::new("Bytea", &["Binary", "Blob"], "bytea", Kind::Bytes),
    BuiltIn::new("Uuid", &[], "uuid", Kind::Uuid),
    BuiltIn::new("Date", &[], "date", Kind::Moment),
    BuiltIn::new("Time", &[], "time", Kind::Moment).modified(ModifierKind::Fraction),
    BuiltIn::new("Timestamp", &[], "timestamp", Kind::Moment).modified(ModifierKind::Fraction),
    BuiltIn::new("Timestamptz", &["TimestamptzSqlite"], "timestamptz", Kind::Moment)
        .modified(ModifierKind::Fraction),
    BuiltIn::new("Interval", &[], "interval", Kind::Interval).modified(ModifierKind::Fraction),
    BuiltIn::new("Json", &[], "json", Kind::Json),
    BuiltIn::new("Jsonb", &[], "jsonb", Kind::Json),
    BuiltIn::new("Inet", &[], "inet", Kind::Any),
    BuiltIn::new("Cidr", &[], "cidr", Kind::Any),
    BuiltIn::new("Macaddr", &["MacAddr"], "macaddr", Kind::Any),
    BuiltIn::new("Macaddr8", &["MacAddr8"], "macaddr8", Kind::Any),
    BuiltIn::new("Bit", &[], "\"bit\"", Kind::Any).modified(ModifierKind::Length),
    BuiltIn::new("Varbit", &["VarBit"], "varbit", Kind::Any).modified(ModifierKind::Length),
    BuiltIn::new("Point", &[], "point", Kind::Any),
    BuiltIn::new("Line", &[], "line", Kind::Any),
    BuiltIn::new("Lseg", &[], "lseg", Kind::Any),
    BuiltIn::new("PgBox", &["Box"], "box", Kind::Any),
    BuiltIn::new("Path", &[], "path", Kind::Any),
    BuiltIn::new("Polygon", &[], "polygon", Kind::Any),
    BuiltIn::new("Circle", &[], "circle", Kind::Any),
    BuiltIn::new("Money", &[], "money", Kind::Any),
    BuiltIn::new("Xml", &[], "xml", Kind::Any),
    BuiltIn::new("Oid", &[], "oid", Kind::Any),
    BuiltIn::new("Name", &[], "name", Kind::Text),
    BuiltIn::new("PgLsn", &[], "pg_lsn", Kind::Any),
    BuiltIn::new("Xid8", &[], "xid8", Kind::Any),
    BuiltIn::new("Tsvector", &["TsVector"], "tsvector", Kind::Any),
    BuiltIn::new("Tsquery", &["TsQuery"], "tsquery", Kind::Any),
    BuiltIn::new("Regconfig", &[], "regconfig", Kind::Any),
    BuiltIn::new("Int4range", &[], "int4range", Kind::Any),
    BuiltIn::new("Int4multirange", &[], "int4multirange", Kind::Any),
    BuiltIn::new("Int8range", &[], "int8range", Kind::Any),
    BuiltIn::new("Int8multirange", &[], "int8multirange", Kind::Any),
    BuiltIn::new("Numrange", &[], "numrange", Kind::Any),
    BuiltIn::new("Nummultirange", &[], "nummultirange", Kind::Any),
    BuiltIn::new("Tsrange", &[], "tsrange", Kind::Any),
    BuiltIn::new("Tsmultirange", &[], "tsmultirange", Kind::Any),
    BuiltIn::new("Tstzrange", &[], "tstzrange", Kind::Any),
    BuiltIn::new("Tstzmultirange", &[], "tstzmultirange", Kind::Any),
    BuiltIn::new("Daterange", &[], "daterange", Kind::Any),
    BuiltIn::new("Datemultirange", &[], "datemultirange", Kind::Any),
];

/// The known type of this name.
pub(crate) fn built_in(name: &str) -> Option<&'static BuiltIn> {
    BUILT_IN.iter().find(|known| known.name == name || known.aliases.contains(&name))
}

/// What to write for a name that is no type of a column, though other systems have it.
pub(crate) fn advice(name: &Ident) -> Option<&'static str> {
    Some(match name.to_string().as_str() {
        "Serial" => "write `Int4` with `#[identity]`",
        "BigSerial" | "Bigserial" => "write `Int8` with `#[identity]`",
        "SmallSerial" | "Smallserial" => "write `Int2` with `#[identity]`",
        "String" => "write `Text`, or `Varchar` with `#[max_length = n]`",
        "i16" => "write `Int2`",
        "i32" => "write `Int4`",
        "i64" => "write `Int8`",
        "f32" => "write `Float4`",
        "f64" => "write `Float8`",
        "bool" | "Boolean" => "write `Bool`",
        "Option" => "write `Nullable<..>`",
        "Vec" => "write `Array<..>`, or `Bytea` for bytes",
        "BIGINT" => "write `Int8`",
        "INTEGER" | "INT" => "write `Int4`",
        "TEXT" => "write `Text`",
        _ => return None,
    })
}
