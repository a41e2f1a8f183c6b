//! Operators of text search (PostgreSQL manual, section 9.13). `||` and `@>` are with those of
//! [containers](super::container).

use super::container::{Concat, Includes, IsIncludedIn};
use crate::render::OnPostgres;
use crate::types::*;

crate::overloads! {
    #[doc = include_str!("../../docs/search.md")]
    pub trait SearchOperators {
        /// `self @@ query`: does the document fit the query? Text is made a document first.
        fn matches_query = MatchesQuery "@@" OTHER;
        /// `self && right`: both
        fn and_query = AndQuery "&&" OTHER;
        /// `self <-> right`: the one right after the other
        fn then_query = ThenQuery "<->" OTHER;
    }
}

crate::affix! {
    /// `!!`
    pub trait SearchNegation {
        /// `!! self`: whatever does not fit the query
        fn not_query(SearchQuery) -> Operand = NotQuery "!! " "" OTHER needs OnPostgres<NotQuery>;
    }
}

crate::overload! {
    Tsvector: MatchesQuery Tsquery = Bool;
    Tsquery: MatchesQuery Tsvector = Bool;
    Text: MatchesQuery Tsquery = Bool;
    Varchar: MatchesQuery Tsquery = Bool;
    Tsvector: Concat Tsvector = Tsvector;
    Tsquery: Concat Tsquery = Tsquery;
    Tsquery: AndQuery Tsquery = Tsquery;
    Tsquery: ThenQuery Tsquery = Tsquery;
    Tsquery: Includes Tsquery = Bool;
    Tsquery: IsIncludedIn Tsquery = Bool;
}

crate::right_of! {
    Tsvector: crate::value::TextQuery as Tsquery;
    Tsquery: crate::value::Lexemes as Tsvector;
    Text: crate::value::TextQuery as Tsquery;
    Varchar: crate::value::TextQuery as Tsquery
}
