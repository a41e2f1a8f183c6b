//! Text search (PostgreSQL manual, section 8.11): documents made ready, queries, weights, configurations.

use super::capability::comparable;
use super::{CastTo, Char, Oid, PassedAs, Text, Varchar};
use crate::kernel::SqlType;
use crate::value::{Lexemes, TextQuery, Weight};

crate::sql_type! {
    /// `tsvector`: a document as its lexemes, with their places.
    pub Tsvector = "tsvector", Lexemes: Equality, Ordered; &'a Lexemes
}

crate::sql_type! {
    /// `tsquery`: what is searched for.
    pub Tsquery = "tsquery", TextQuery: Equality, Ordered; &'a TextQuery
}

crate::sql_type! {
    /// `"char"`, a single byte: the weight of a lexeme.
    pub SearchWeight = "char", Weight: Equality, Ordered;
}

crate::sql_type! {
    /// `regconfig`: a text search configuration; its text is its name.
    pub Regconfig = "regconfig", u32: EqualAsOid, Ordered;
}

crate::sql_type! {
    /// `regdictionary`: a text search dictionary; its text is its name.
    pub Regdictionary = "regdictionary", u32: EqualAsOid, Ordered;
}

crate::rust_field!(Lexemes: Tsvector);
crate::rust_field!(TextQuery: Tsquery);
crate::rust_field!(Weight: SearchWeight);

macro_rules! objects {
    ($($name:ident)*) => { $(
        comparable!($name Oid);
        #[diagnostic::do_not_recommend]
        impl PassedAs<Oid> for $name {}
        #[diagnostic::do_not_recommend]
        impl PassedAs<$name> for Oid {}
        #[diagnostic::do_not_recommend]
        impl CastTo<Oid> for $name {}
        #[diagnostic::do_not_recommend]
        impl CastTo<$name> for Oid {}
    )* };
}

objects!(Regconfig Regdictionary);

macro_rules! spelled {
    ($($name:ident)*) => { $(
        #[diagnostic::do_not_recommend]
        impl CastTo<Text> for $name {}
        #[diagnostic::do_not_recommend]
        impl CastTo<$name> for Text {}
        #[diagnostic::do_not_recommend]
        impl CastTo<$name> for Varchar {}
        #[diagnostic::do_not_recommend]
        impl CastTo<$name> for $name {}
    )* };
}

spelled!(Tsvector Tsquery Regconfig Regdictionary);

/// What text search reads: text, or the texts inside of JSON.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` is not a document that text search reads",
    label = "expected `Text`, `Varchar`, `Char`, `Json` or `Jsonb`",
    note = "rule T11, see `relvar::docs::rules::T11`"
)]
pub trait Document: SqlType {
    /// The same with what was found marked.
    type Marked: SqlType;
}

/// A query that operators of text search compose.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` is not a text search query",
    label = "expected `Tsquery`, such as `plainto_tsquery(..)`",
    note = "rule T11, see `relvar::docs::rules::T11`"
)]
pub trait SearchQuery: SqlType {}

#[diagnostic::do_not_recommend]
impl SearchQuery for Tsquery {}

macro_rules! documents {
    ($($name:ident: $marked:ident;)*) => { $(
        #[diagnostic::do_not_recommend]
        impl Document for $name {
            type Marked = $marked;
        }
    )* };
}

documents! {
    Text: Text;
    Varchar: Text;
    Char: Text;
}

#[cfg(feature = "with-serde_json-1")]
mod json {
    use super::Document;
    use crate::types::{Json, Jsonb};

    documents! {
        Json: Json;
        Jsonb: Jsonb;
    }
}
