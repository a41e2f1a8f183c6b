//! Operators of `json` and `jsonb` (PostgreSQL manual, section 9.16).

use crate::types::*;

// Three short families, whose methods a message quotes with their surroundings.

crate::overloads! {
    /// `->`, `->>`, `#>`, `#>>`.
    pub trait JsonOperators {
        /// `self -> key`: a member, or an element counted from 0; NULL where there is none
        fn get = Get "->" OTHER nulls MaybeNull;
        /// `self ->> key`: the same as text
        fn get_text = GetText "->>" OTHER nulls MaybeNull;
        /// `self #> path`: what stands at the end of the path; NULL where there is nothing
        fn get_path = GetPath "#>" OTHER nulls MaybeNull;
        /// `self #>> path`: the same as text
        ///
        /// ```
        /// # relvar::table! { notes { #[primary_key] id -> Int4, body -> Jsonb } }
        /// use relvar::prelude::*;
        /// let first = notes.filter(notes::body.has_key("tags")).select(notes::body.get("tags").get_text(0));
        /// assert_eq!(first.sql::<Postgres>(), "SELECT notes.body -> $1 ->> $2 FROM notes WHERE notes.body ? $3");
        /// let deep = notes.select(notes::body.get_path_text(["tags", "0"]));
        /// assert_eq!(deep.sql::<Postgres>(), "SELECT notes.body #>> $1 FROM notes");
        /// ```
        fn get_path_text = GetPathText "#>>" OTHER nulls MaybeNull;
    }
}

crate::overloads! {
    /// `?`, `?|`, `?&`, `-`, `#-`.
    pub trait JsonKeyOperators {
        /// `self ? key`: is it a member, or an element that is this text?
        fn has_key = HasKey "?" OTHER;
        /// `self ?| keys`: is one of them?
        fn has_any_key = HasAnyKey "?|" OTHER;
        /// `self ?& keys`: are all of them?
        fn has_every_key = HasEveryKey "?&" OTHER;
        /// `self - key`: without a member, several of them, or an element
        fn without = Without "-" ADDITION;
        /// `self #- path`: without what stands at the end of the path
        fn without_path = WithoutPath "#-" OTHER;
    }
}

crate::overloads! {
    /// `@?`, `@@`.
    pub trait JsonPathOperators {
        /// `self @? path`: does the SQL/JSON path find anything? NULL where it fails
        fn has_path = HasPath "@?" OTHER nulls MaybeNull;
        /// `self @@ path`: the truth of the SQL/JSON path's predicate; NULL where it is none
        fn matches_path = MatchesPath "@@" OTHER nulls MaybeNull;
    }
}

crate::overload! {
    Json: Get Text = Json;
    Json: Get Int4 = Json;
    Json: GetText Text = Text;
    Json: GetText Int4 = Text;
    Json: GetPath Array<Text> = Json;
    Json: GetPathText Array<Text> = Text;
    Jsonb: Get Text = Jsonb;
    Jsonb: Get Int4 = Jsonb;
    Jsonb: GetText Text = Text;
    Jsonb: GetText Int4 = Text;
    Jsonb: GetPath Array<Text> = Jsonb;
    Jsonb: GetPathText Array<Text> = Text;
    Jsonb: HasKey Text = Bool;
    Jsonb: HasAnyKey Array<Text> = Bool;
    Jsonb: HasEveryKey Array<Text> = Bool;
    Jsonb: Without Text = Jsonb;
    Jsonb: Without Int4 = Jsonb;
    Jsonb: Without Array<Text> = Jsonb;
    Jsonb: WithoutPath Array<Text> = Jsonb;
    Jsonb: HasPath Jsonpath = Bool;
    Jsonb: MatchesPath Jsonpath = Bool;
}

crate::right_of! {
    Json: &'a str as Text;
    Json: i32 as Int4;
    Jsonb: &'a str as Text;
    Jsonb: String as Text;
    Jsonb: i32 as Int4;
    Json: Vec<&'a str> as Array<Text>;
    Json: &'a [&'a str] as Array<Text>;
    Jsonb: Vec<&'a str> as Array<Text>;
    Jsonb: Vec<String> as Array<Text>;
    Jsonb: &'a [&'a str] as Array<Text>
}

macro_rules! paths {
    ($($name:ident)*) => { $(
        #[diagnostic::do_not_recommend]
        impl<'a, const LENGTH: usize> crate::expr::Operand<RightOf<$name>> for [&'a str; LENGTH] {
            type Expression = crate::expr::Bind<Array<Text>, Self>;
            fn operand(self) -> Self::Expression {
                crate::expr::Bind::new(self)
            }
        }
    )* };
}

paths!(Json Jsonb);
