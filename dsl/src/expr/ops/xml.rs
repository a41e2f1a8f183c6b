//! Tests of XML (PostgreSQL manual, section 9.15.2).
//!
//! ```
//! # relvar::table! { pages { #[primary_key] id -> Int4, body -> Xml } }
//! use relvar::prelude::*;
//! let sql = pages.filter(pages::body.is_document()).count().sql::<Postgres>();
//! assert_eq!(sql, "SELECT count(*) FROM pages WHERE pages.body IS DOCUMENT");
//! ```

use crate::render::OnPostgres;
use crate::types::*;

/// A type that is XML.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` is not XML",
    label = "expected `Xml`",
    note = "rule T11, see `relvar::docs::rules::T11`"
)]
pub trait Markup: crate::kernel::SqlType {}

#[diagnostic::do_not_recommend]
impl Markup for Xml {}

crate::affix! {
    /// `IS DOCUMENT`, `IS NOT DOCUMENT`.
    pub trait XmlTests {
        /// `self IS DOCUMENT`: has it exactly one element at the top?
        fn is_document(Markup) -> Bool = IsDocument "" " IS DOCUMENT" IS needs OnPostgres<IsDocument>;
        /// `self IS NOT DOCUMENT`
        fn is_not_document(Markup) -> Bool = IsNotDocument "" " IS NOT DOCUMENT" IS needs OnPostgres<IsNotDocument>;
    }
}
