//! Functions of XML (PostgreSQL manual, section 9.15). Elements and forests, whose names are part of the SQL text, are
//! declared: [`xml_element!`](crate::xml_element), [`xml_forest!`](crate::xml_forest); so is
//! [`XMLTABLE`](crate::xml_table).
//!
//! `query_to_xml` and its kin are left out: they run a text as SQL, which is what a program must not make at run time.
//!
//! ```
//! # relvar::table! { pages { #[primary_key] id -> Int4, body -> Xml } }
//! use relvar::fns::xml::{xmlexists, xpath};
//! use relvar::prelude::*;
//! let titled = pages.filter(xmlexists("//title", pages::body));
//! assert_eq!(
//!     titled.select(xpath("//title/text()", pages::body)).sql::<Postgres>(),
//!     "SELECT xpath($1, pages.body) FROM pages WHERE xmlexists(($2) PASSING BY VALUE (pages.body))",
//! );
//! assert_eq!(pages.select(xmlagg(pages::body)).sql::<Postgres>(), "SELECT xmlagg(pages.body) FROM pages");
//! ```

use crate::types::*;

crate::function! { postgres "9.15";
    /// A comment with this text.
    pub fn xmlcomment(text: Text) -> Xml = XmlComment "xmlcomment";
    /// One after another, without those that are NULL.
    pub fn xmlconcat(.. parts: Xml) -> Xml = XmlConcat "xmlconcat" nulls EveryNull;
    /// With this version in its declaration.
    pub fn xmlroot(xml: Xml, version: Text) -> Xml = XmlRoot "xmlroot" with ["", ", VERSION ", ")"] nulls FirstNull;
    /// With this version in its declaration, and standalone.
    pub fn xmlroot_standalone(xml: Xml, version: Text) -> Xml = XmlRootStandalone "xmlroot" with ["", ", VERSION ", ", STANDALONE YES)"] nulls FirstNull;
    /// Without a version in its declaration, and so without one.
    pub fn xmlroot_no_version(xml: Xml) -> Xml = XmlRootNoVersion "xmlroot" with ["", ", VERSION NO VALUE)"];
    /// The document that is written in a text.
    pub fn xmlparse_document(text: Text) -> Xml = XmlParseDocument "xmlparse" with ["DOCUMENT ", ")"];
    /// The content of a document that is written in a text.
    pub fn xmlparse_content(text: Text) -> Xml = XmlParseContent "xmlparse" with ["CONTENT ", ")"];
    /// The text of a document; an error where it is none.
    pub fn xmlserialize_document(xml: Xml) -> Text = XmlSerializeDocument "xmlserialize" with ["DOCUMENT ", " AS text)"];
    /// The text of XML.
    pub fn xmlserialize_content(xml: Xml) -> Text = XmlSerializeContent "xmlserialize" with ["CONTENT ", " AS text)"];
    /// Does the XPath find anything?
    pub fn xmlexists(path: Text, xml: Xml) -> Bool = XmlExists "xmlexists" with ["(", ") PASSING BY VALUE (", "))"];
    /// Could it be XML, as the session's `xmloption` says?
    pub fn xml_is_well_formed(text: Text) -> Bool = XmlIsWellFormed "xml_is_well_formed";
    /// Is it a document?
    pub fn xml_is_well_formed_document(text: Text) -> Bool = XmlIsWellFormedDocument "xml_is_well_formed_document";
    /// Is it the content of a document?
    pub fn xml_is_well_formed_content(text: Text) -> Bool = XmlIsWellFormedContent "xml_is_well_formed_content";
    /// What the XPath finds. `namespaces` are pairs of a name and an address, each an
    /// [`array`](crate::expr::fns::array::array).
    pub fn xpath(path: Text, xml: Xml) or xpath_within(namespaces: Array<Array<Text>>) -> Array<Xml> = XPath "xpath";
    /// Does the XPath find anything?
    pub fn xpath_exists(path: Text, xml: Xml) or xpath_exists_within(namespaces: Array<Array<Text>>) -> Bool = XPathExists "xpath_exists";
    /// The rows of a table. `nulls`: are NULLs written? `forest`: is each row an element of its own, without one around all?
    /// `namespace`: the address of its names, or an empty text.
    pub fn table_to_xml(table: Regclass, nulls: Bool, forest: Bool, namespace: Text) -> Xml = TableToXml "table_to_xml";
    pub fn table_to_xmlschema(table: Regclass, nulls: Bool, forest: Bool, namespace: Text) -> Xml = TableToXmlSchema "table_to_xmlschema";
    pub fn table_to_xml_and_xmlschema(table: Regclass, nulls: Bool, forest: Bool, namespace: Text) -> Xml = TableToXmlAndXmlSchema "table_to_xml_and_xmlschema";
    /// The rows of all tables of a schema.
    pub fn schema_to_xml(schema: Name, nulls: Bool, forest: Bool, namespace: Text) -> Xml = SchemaToXml "schema_to_xml";
    pub fn schema_to_xmlschema(schema: Name, nulls: Bool, forest: Bool, namespace: Text) -> Xml = SchemaToXmlSchema "schema_to_xmlschema";
    pub fn schema_to_xml_and_xmlschema(schema: Name, nulls: Bool, forest: Bool, namespace: Text) -> Xml = SchemaToXmlAndXmlSchema "schema_to_xml_and_xmlschema";
    /// The rows of all tables of the database.
    pub fn database_to_xml(nulls: Bool, forest: Bool, namespace: Text) -> Xml = DatabaseToXml "database_to_xml";
    pub fn database_to_xmlschema(nulls: Bool, forest: Bool, namespace: Text) -> Xml = DatabaseToXmlSchema "database_to_xmlschema";
    pub fn database_to_xml_and_xmlschema(nulls: Bool, forest: Bool, namespace: Text) -> Xml = DatabaseToXmlAndXmlSchema "database_to_xml_and_xmlschema";
}

crate::aggregate! {
    /// `xmlagg(xml)`: one after another, without those that are NULL (section 9.21); NULL over no row
    pub fn xmlagg(xml: Xml) -> Xml = XmlAgg "xmlagg" needs crate::render::XmlAggregates;
}
