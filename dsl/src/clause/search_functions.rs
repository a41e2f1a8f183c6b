//! The set-returning functions of text search (PostgreSQL manual, section 9.13).

use super::{Plain, SetReturning, functions::SetReturningFunctions};
use crate::expr::{Arguments, Bind, Unlabelled};
use crate::types::*;

crate::set_returning! {
    /// `unnest(vector)`: the lexemes, with their places and weights where there are some.
    ///
    /// ```
    /// # relvar::table! { notes { #[primary_key] id -> Int4, words -> Tsvector } }
    /// use relvar::clause::search_functions::unnest_lexemes;
    /// use relvar::prelude::*;
    /// let words = unnest_lexemes(notes::words);
    /// let sql = notes.cross_join(&words).select((notes::id, words.lexeme)).sql::<Postgres>();
    /// assert_eq!(
    ///     sql,
    ///     "SELECT notes.id, unnest.lexeme FROM notes CROSS JOIN unnest(notes.words) AS unnest (lexeme, positions, weights)",
    /// );
    /// ```
    pub fn unnest_lexemes(vector: Tsvector) -> {
        lexeme: Text, positions: Array<Int2> nulls MaybeNull, weights: Array<Text> nulls MaybeNull
    } = UnnestLexemes "unnest" needs SetReturningFunctions;
    /// `ts_debug(document)`: how the session's configuration reads a text, token by token.
    pub fn ts_debug(document: Text) -> {
        alias: Text, description: Text, token: Text, dictionaries: Array<Regdictionary>,
        dictionary: Regdictionary nulls MaybeNull, lexemes: Array<Text> nulls MaybeNull
    } = TsDebug "ts_debug" needs SetReturningFunctions;
    /// `ts_debug(config, document)`: how this configuration reads a text, token by token.
    pub fn ts_debug_in(config: Regconfig, document: Text) -> {
        alias: Text, description: Text, token: Text, dictionaries: Array<Regdictionary>,
        dictionary: Regdictionary nulls MaybeNull, lexemes: Array<Text> nulls MaybeNull
    } = TsDebugIn "ts_debug" needs SetReturningFunctions;
    /// `ts_parse(parser_name, document)`: the tokens of a text.
    pub fn ts_parse(parser: Text, document: Text) -> { tokid: Int4, token: Text } = TsParse "ts_parse" needs SetReturningFunctions;
    /// `ts_parse(parser_oid, document)`: the tokens of a text.
    pub fn ts_parse_by_oid(parser: Oid, document: Text) -> { tokid: Int4, token: Text } = TsParseByOid "ts_parse" needs SetReturningFunctions;
    /// `ts_token_type(parser_name)`: the kinds of tokens.
    pub fn ts_token_type(parser: Text) -> { tokid: Int4, alias: Text, description: Text } = TsTokenType "ts_token_type" needs SetReturningFunctions;
    /// `ts_token_type(parser_oid)`: the kinds of tokens.
    pub fn ts_token_type_by_oid(parser: Oid) -> { tokid: Int4, alias: Text, description: Text } = TsTokenTypeByOid "ts_token_type" needs SetReturningFunctions;
}

crate::set_returning!(@table pub TsStat [] "ts_stat" [SetReturningFunctions] word: (Text); ndoc: (Int4); nentry: (Int4););

/// `ts_stat($1)`.
pub type TsStatOf = SetReturning<TsStat, Arguments<Bind<Text, &'static str>, ()>, Plain, Unlabelled>;
/// `ts_stat($1, $2)`.
pub type TsStatOfWeights = SetReturning<
    TsStat,
    Arguments<Bind<Text, &'static str>, Arguments<Bind<Text, String>, ()>>,
    Plain,
    Unlabelled,
>;

/// `ts_stat(select)`: the words of all documents that a query of one column `tsvector` gives, with the number of documents
/// that have the word, and how often it stands in them.
///
/// The server runs `select`, so it is a constant of the program: that of a query without parameters, say.
///
/// ```
/// # relvar::table! { notes { #[primary_key] id -> Int4, words -> Tsvector } }
/// use relvar::clause::search_functions::ts_stat;
/// use relvar::prelude::*;
/// let words = ts_stat(notes.select(notes::words).sql::<Postgres>());
/// let sql = words.query().select((words.word, words.ndoc)).order_by(words.nentry.desc()).sql::<Postgres>();
/// assert_eq!(
///     sql,
///     "SELECT ts_stat.word, ts_stat.ndoc FROM ts_stat($1) AS ts_stat (word, ndoc, nentry) ORDER BY ts_stat.nentry DESC",
/// );
/// ```
pub fn ts_stat(select: &'static str) -> TsStatOf {
    SetReturning::new(Arguments(Bind::new(select), ()))
}

/// `ts_stat(select, weights)`: the same of the words with one of these weights alone.
pub fn ts_stat_of(select: &'static str, weights: &[crate::value::Weight]) -> TsStatOfWeights {
    let weights: String = weights.iter().map(|weight| weight.letter()).collect();
    SetReturning::new(Arguments(Bind::new(select), Arguments(Bind::new(weights), ())))
}
