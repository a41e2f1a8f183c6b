//! `xml` (PostgreSQL manual, section 8.13).

crate::sql_type! {
    /// `xml`: a document, or the content of one, as its text; it has no `=` and no order.
    pub Xml = "xml", String: ; &'a str, &'a String
}
