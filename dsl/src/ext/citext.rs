//! `citext`: text that is compared without regard to capital letters.
//!
//! ```
//! use relvar::prelude::*;
//! relvar::table! { people { #[primary_key] id -> Int4, #[unique] email -> relvar::ext::Citext } }
//! let sql = people.find_by(people::email, "ANN@example.org").select(people::email).sql::<Postgres>();
//! assert_eq!(sql, "SELECT people.email FROM people WHERE people.email = $1");
//! ```

use crate::types::{CastTo, PassedAs, Text, Varchar};

crate::sql_type! {
    /// `citext` (PostgreSQL manual, section F.10): `=`, `<`, `LIKE` and regular expressions know no capital letters.
    pub Citext = "citext" from "citext", String: Equality, Ordered, Extremes, Character; &'a str, &'a String
}

#[diagnostic::do_not_recommend]
impl CastTo<Text> for Citext {}
#[diagnostic::do_not_recommend]
impl CastTo<Varchar> for Citext {}
#[diagnostic::do_not_recommend]
impl CastTo<Citext> for Text {}
#[diagnostic::do_not_recommend]
impl CastTo<Citext> for Varchar {}
#[diagnostic::do_not_recommend]
impl CastTo<Citext> for Citext {}
// A function of text sees capital letters again.
#[diagnostic::do_not_recommend]
impl PassedAs<Text> for Citext {}
