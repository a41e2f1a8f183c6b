//! `hstore`: pairs of texts, of which each key stands once (PostgreSQL manual, section F.18).
//!
//! `->`, `?`, `?|`, `?&`, `-`, `@>`, `<@` and `||` are the operators that `jsonb` has, by the same methods.
//!
//! ```
//! use relvar::prelude::*;
//! relvar::table! { books { #[primary_key] id -> Int4, facts -> relvar::ext::Hstore } }
//! let sql = books.filter(books::facts.has_key("pages")).select(books::facts.get("pages")).sql::<Postgres>();
//! assert_eq!(sql, "SELECT books.facts -> $1 FROM books WHERE books.facts ? $2");
//! ```

use std::collections::BTreeMap;

use crate::expr::ops::container::{Concat, Includes, IsIncludedIn};
use crate::expr::ops::json::{Get, HasAnyKey, HasEveryKey, HasKey, Without};
use crate::types::*;

/// The pairs of an `hstore`; a value may be NULL.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Pairs(pub BTreeMap<String, Option<String>>);

impl<Key: Into<String>, Value: Into<String>> FromIterator<(Key, Option<Value>)> for Pairs {
    fn from_iter<List: IntoIterator<Item = (Key, Option<Value>)>>(list: List) -> Self {
        Pairs(list.into_iter().map(|(key, value)| (key.into(), value.map(Into::into))).collect())
    }
}

crate::sql_type! {
    /// `hstore` (PostgreSQL manual, section F.18).
    pub Hstore = "hstore" from "hstore", Pairs: Equality, Ordered; &'a Pairs
}

crate::rust_field!(Pairs: Hstore);

crate::overload! {
    Hstore: Get Text = Text;
    Hstore: Get Array<Text> = Array<Text>;
    Hstore: HasKey Text = Bool;
    Hstore: HasAnyKey Array<Text> = Bool;
    Hstore: HasEveryKey Array<Text> = Bool;
    Hstore: Includes Hstore = Bool;
    Hstore: IsIncludedIn Hstore = Bool;
    Hstore: Concat Hstore = Hstore;
    Hstore: Without Text = Hstore;
    Hstore: Without Array<Text> = Hstore;
    Hstore: Without Hstore = Hstore;
}

crate::right_of! {
    Hstore: &'a str as Text;
    Hstore: String as Text;
    Hstore: Vec<&'a str> as Array<Text>;
    Hstore: Vec<String> as Array<Text>;
    Hstore: &'a [&'a str] as Array<Text>
}

#[diagnostic::do_not_recommend]
impl<const LENGTH: usize> crate::expr::Operand<RightOf<Hstore>> for [&str; LENGTH] {
    type Expression = crate::expr::Bind<Array<Text>, Self>;
    fn operand(self) -> Self::Expression {
        crate::expr::Bind::new(self)
    }
}

crate::function! { postgres "F.18";
    /// Of one pair; NULL where the key is.
    pub fn hstore(key: Text, value: Text) -> Hstore = MakeHstore "hstore" nulls FirstNull;
    /// Of keys and values, each in an array.
    pub fn hstore_of(keys: Array<Text>, values: Array<Text>) -> Hstore = HstoreOf "hstore" nulls FirstNull;
    /// The keys.
    pub fn akeys(hstore: Hstore) -> Array<Text> = Akeys "akeys";
    /// The pairs with these keys alone.
    pub fn slice(hstore: Hstore, keys: Array<Text>) -> Hstore = HstoreSlice "slice";
    /// Is there such a key?
    pub fn exist(hstore: Hstore, key: Text) -> Bool = HstoreExist "exist";
    /// Is there such a key, whose value is not NULL?
    pub fn defined(hstore: Hstore, key: Text) -> Bool = HstoreDefined "defined";
    /// Without this key.
    pub fn delete(hstore: Hstore, key: Text) -> Hstore = HstoreDelete "delete";
}

#[cfg(feature = "with-serde_json-1")]
crate::function! { postgres "F.18";
    /// As an object whose values are texts.
    pub fn hstore_to_json(hstore: Hstore) -> Json = HstoreToJson "hstore_to_json";
    /// As an object whose values are texts.
    pub fn hstore_to_jsonb(hstore: Hstore) -> Jsonb = HstoreToJsonb "hstore_to_jsonb";
}

crate::set_returning! {
    /// `each(hstore)`: the pairs; a value may be NULL.
    pub fn each(hstore: Hstore) -> { key: Text, value: Text nulls MaybeNull } = HstoreEach "each" needs crate::clause::functions::SetReturningFunctions;
    /// `skeys(hstore)`: the keys.
    pub fn skeys(hstore: Hstore) -> { value: Text } = Skeys "skeys" needs crate::clause::functions::SetReturningFunctions;
}

#[diagnostic::do_not_recommend]
impl CastTo<Text> for Hstore {}
#[diagnostic::do_not_recommend]
impl CastTo<Hstore> for Text {}
#[diagnostic::do_not_recommend]
impl CastTo<Hstore> for Hstore {}
