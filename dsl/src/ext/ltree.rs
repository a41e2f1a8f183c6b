//! `ltree`: labels of a tree, as `Top.Science.Astronomy` (PostgreSQL manual, section F.23).
//!
//! ```
//! use relvar::ext::ltree::{LtreeOperators as _, nlevel};
//! use relvar::prelude::*;
//! relvar::table! {
//!     topics { #[primary_key] id -> Int4, path -> relvar::ext::Ltree, index(path, method = gist) }
//! }
//! let below = topics.filter(topics::path.is_included_in("Top.Science")).select(nlevel(topics::path));
//! assert_eq!(below.sql::<Postgres>(), "SELECT nlevel(topics.path) FROM topics WHERE topics.path <@ $1");
//! let named = topics.filter(topics::path.matches_lquery(val::<relvar::ext::Lquery, _>("*.Astro*@"))).count();
//! assert_eq!(named.sql::<Postgres>(), "SELECT count(*) FROM topics WHERE topics.path ~ $1");
//! ```

use crate::expr::ops::container::{Concat, Includes, IsIncludedIn};
use crate::types::*;

crate::sql_type! {
    /// `ltree`: a path of labels with dots between them.
    pub Ltree = "ltree" from "ltree", String: Equality, Ordered; &'a str, &'a String
}

crate::sql_type! {
    /// `lquery`: a pattern of paths, as `*.Astro*@`.
    pub Lquery = "lquery" from "ltree", String: ; &'a str, &'a String
}

crate::sql_type! {
    /// `ltxtquery`: words of paths, as `Europe & Russia*@`.
    pub Ltxtquery = "ltxtquery" from "ltree", String: ; &'a str, &'a String
}

crate::overloads! {
    /// `~`, `?`, `@`
    pub trait LtreeOperators {
        /// `self ~ pattern`: does the whole path fit?
        fn matches_lquery = MatchesLquery "~" OTHER;
        /// `self ? patterns`: does one of the patterns fit?
        fn matches_any_lquery = MatchesAnyLquery "?" OTHER;
        /// `self @ words`: are the words in the path?
        fn matches_ltxtquery = MatchesLtxtquery "@" OTHER;
    }
}

crate::overload! {
    Ltree: Includes Ltree = Bool;
    Ltree: IsIncludedIn Ltree = Bool;
    Ltree: Concat Ltree = Ltree;
    Ltree: MatchesLquery Lquery = Bool;
    Ltree: MatchesAnyLquery Array<Lquery> = Bool;
    Ltree: MatchesLtxtquery Ltxtquery = Bool;
}

crate::function! { postgres "F.23";
    /// How many labels.
    pub fn nlevel(path: Ltree) -> Int4 = Nlevel "nlevel";
    /// From the label `offset`, counted from 0 or from the end, `length` labels or all.
    pub fn subpath(path: Ltree, offset: Int4) or subpath_of(length: Int4) -> Ltree = Subpath "subpath";
    /// From the label `start` to the one before `end`, counted from 0.
    pub fn subltree(path: Ltree, start: Int4, end: Int4) -> Ltree = Subltree "subltree";
    /// Where `part` begins in `path`, counted from 0; -1 where it is not in it.
    pub fn index(path: Ltree, part: Ltree) or index_from(offset: Int4) -> Int4 = LtreeIndex "index";
    /// The longest common ancestor of all; NULL where there is none.
    pub fn lca(paths: Array<Ltree>) -> Ltree = Lca "lca" nulls MaybeNull;
    pub fn text2ltree(text: Text) -> Ltree = Text2ltree "text2ltree";
    pub fn ltree2text(path: Ltree) -> Text = Ltree2text "ltree2text";
}

macro_rules! spelled {
    ($($name:ident)*) => { $(
        #[diagnostic::do_not_recommend]
        impl CastTo<Text> for $name {}
        #[diagnostic::do_not_recommend]
        impl CastTo<$name> for Text {}
        #[diagnostic::do_not_recommend]
        impl CastTo<$name> for $name {}
    )* };
}

spelled!(Ltree Lquery Ltxtquery);
