//! The functions that the small expression grammar knows.

use crate::table::data_type::Kind;

/// A function of SQL.
#[derive(Debug)]
pub(super) struct Function {
    pub(super) name: &'static str,
    /// Kinds of the arguments; the last one repeats where `repeats`.
    pub(super) arguments: &'static [Kind],
    /// How many of the arguments must be there.
    pub(super) required: usize,
    pub(super) repeats: bool,
    pub(super) gives: Kind,
    pub(super) volatility: Volatility,
    /// Written without parentheses: `current_date`.
    pub(super) bare: bool,
}

/// May it stand in an index or a generated column? `pg_proc.provolatile` says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Volatility {
    /// The same arguments always give the same value.
    Immutable,
    /// Immutable, but for arguments with a time zone; does a date become one?
    Zoned { dates: bool },
    /// Depends on the time, on settings or on chance.
    Volatile,
}

const fn immutable(name: &'static str, arguments: &'static [Kind], gives: Kind) -> Function {
    let required = arguments.len();
    Function {
        name,
        arguments,
        required,
        repeats: false,
        gives,
        volatility: Volatility::Immutable,
        bare: false,
    }
}

const fn volatile(name: &'static str, arguments: &'static [Kind], gives: Kind) -> Function {
    Function { volatility: Volatility::Volatile, ..immutable(name, arguments, gives) }
}

const fn zoned(name: &'static str, arguments: &'static [Kind], gives: Kind, dates: bool) -> Function {
    Function { volatility: Volatility::Zoned { dates }, ..immutable(name, arguments, gives) }
}

impl Function {
    const fn repeats(self) -> Self {
        Function { repeats: true, ..self }
    }

    const fn needs(self, required: usize) -> Self {
        Function { required, ..self }
    }

    const fn bare(self) -> Self {
        Function { bare: true, ..self }
    }

    /// The kind of the argument at `index`.
    pub(super) fn argument(&self, index: usize) -> Option<Kind> {
        self.arguments.get(index).or(if self.repeats { self.arguments.last() } else { None }).copied()
    }
}

/// The function of this name.
pub(super) fn find(name: &str) -> Option<&'static Function> {
    FUNCTIONS.iter().find(|function| function.name == name)
}

/// All names, for suggestions.
pub(super) fn names() -> impl Iterator<Item = &'static str> + Clone {
    FUNCTIONS.iter().map(|function| function.name)
}

use Kind::{Any, Array, Bool, Bytes, Integer, Interval, Json, Moment, Number, Text, Uuid};

static FUNCTIONS: &[Function] = &[
    volatile("now", &[], Moment),
    volatile("current_date", &[], Moment).bare(),
    volatile("current_time", &[], Moment).bare(),
    volatile("current_timestamp", &[], Moment).bare(),
    volatile("localtime", &[], Moment).bare(),
    volatile("localtimestamp", &[], Moment).bare(),
    volatile("transaction_timestamp", &[], Moment),
    volatile("statement_timestamp", &[], Moment),
    volatile("clock_timestamp", &[], Moment),
    volatile("current_user", &[], Text).bare(),
    volatile("session_user", &[], Text).bare(),
    volatile("current_setting", &[Text, Bool], Text).needs(1),
    volatile("nextval", &[Text], Integer),
    volatile("random", &[], Number),
    volatile("gen_random_uuid", &[], Uuid),
    volatile("uuidv7", &[], Uuid),
    zoned("age", &[Moment, Moment], Interval, true),
    zoned("date_trunc", &[Text, Any], Any, true),
    zoned("date_part", &[Text, Any], Number, false),
    volatile("to_char", &[Any, Text], Text),
    volatile("to_date", &[Text, Text], Moment),
    volatile("to_timestamp", &[Any, Text], Moment).needs(1),
    volatile("concat", &[Any], Text).repeats(),
    volatile("concat_ws", &[Text, Any], Text).repeats(),
    volatile("to_json", &[Any], Json),
    volatile("to_jsonb", &[Any], Json),
    immutable("coalesce", &[Any], Any).repeats(),
    immutable("greatest", &[Any], Any).repeats(),
    immutable("least", &[Any], Any).repeats(),
    immutable("nullif", &[Any, Any], Any),
    immutable("num_nulls", &[Any], Integer).repeats(),
    immutable("num_nonnulls", &[Any], Integer).repeats(),
    immutable("lower", &[Text], Text),
    immutable("upper", &[Text], Text),
    immutable("initcap", &[Text], Text),
    immutable("length", &[Any], Integer),
    immutable("char_length", &[Text], Integer),
    immutable("character_length", &[Text], Integer),
    immutable("octet_length", &[Any], Integer),
    immutable("bit_length", &[Any], Integer),
    immutable("trim", &[Text], Text),
    immutable("btrim", &[Text, Text], Text).needs(1),
    immutable("ltrim", &[Text, Text], Text).needs(1),
    immutable("rtrim", &[Text, Text], Text).needs(1),
    immutable("left", &[Text, Integer], Text),
    immutable("right", &[Text, Integer], Text),
    immutable("lpad", &[Text, Integer, Text], Text).needs(2),
    immutable("rpad", &[Text, Integer, Text], Text).needs(2),
    immutable("substr", &[Text, Integer, Integer], Text).needs(2),
    immutable("replace", &[Text, Text, Text], Text),
    immutable("translate", &[Text, Text, Text], Text),
    immutable("reverse", &[Text], Text),
    immutable("repeat", &[Text, Integer], Text),
    immutable("strpos", &[Text, Text], Integer),
    immutable("split_part", &[Text, Text, Integer], Text),
    immutable("starts_with", &[Text, Text], Bool),
    immutable("regexp_replace", &[Text, Text, Text, Text], Text).needs(3),
    immutable("md5", &[Any], Text),
    immutable("ascii", &[Text], Integer),
    immutable("chr", &[Integer], Text),
    immutable("encode", &[Bytes, Text], Text),
    immutable("decode", &[Text, Text], Bytes),
    immutable("sha256", &[Bytes], Bytes),
    immutable("string_to_array", &[Text, Text], Array),
    immutable("array_length", &[Array, Integer], Integer),
    immutable("cardinality", &[Array], Integer),
    immutable("abs", &[Number], Any),
    immutable("sign", &[Number], Any),
    immutable("round", &[Number, Integer], Any).needs(1),
    immutable("trunc", &[Number, Integer], Any).needs(1),
    immutable("floor", &[Number], Any),
    immutable("ceil", &[Number], Any),
    immutable("sqrt", &[Number], Number),
    immutable("power", &[Number, Number], Number),
    immutable("exp", &[Number], Number),
    immutable("ln", &[Number], Number),
    immutable("mod", &[Number, Number], Any),
    immutable("make_date", &[Integer, Integer, Integer], Moment),
    immutable("jsonb_array_length", &[Json], Integer),
    immutable("json_array_length", &[Json], Integer),
    immutable("jsonb_typeof", &[Json], Text),
    immutable("json_typeof", &[Json], Text),
    // With the configuration's name: without it depends on a setting.
    immutable("to_tsvector", &[Text, Any], Any),
    immutable("setweight", &[Any, Text], Any),
    immutable("strip", &[Any], Any),
    immutable("to_tsquery", &[Text, Text], Any),
    immutable("plainto_tsquery", &[Text, Text], Any),
];
