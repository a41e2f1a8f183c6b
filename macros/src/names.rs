//! Names: identifiers of Rust and of SQL, and how SQL quotes them.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::keywords;

/// A name as the user wrote it (without `r#`), and where.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    pub(crate) text: String,
    pub(crate) span: Span,
}

impl Name {
    /// The name of an identifier.
    pub(crate) fn new(ident: &Ident) -> Self {
        let text = ident.to_string();
        Name { text: text.strip_prefix("r#").unwrap_or(&text).to_owned(), span: ident.span() }
    }

    /// The identifier again, raw where it is a keyword of Rust.
    pub(crate) fn ident(&self) -> Ident {
        let is_path_word = matches!(self.text.as_str(), "crate" | "self" | "super");
        if is_path_word || syn::parse_str::<Ident>(&self.text).is_ok() {
            Ident::new(&self.text, self.span)
        } else {
            Ident::new_raw(&self.text, self.span)
        }
    }
}

/// Must `name` be quoted to mean itself in PostgreSQL and in SQLite?
pub(crate) fn needs_quotes(name: &str) -> bool {
    let mut bytes = name.bytes();
    let starts_well = bytes.next().is_some_and(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let goes_on_well = bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    !(starts_well && goes_on_well) || keywords::is_reserved(name)
}

/// `name` as SQL spells it: quoted where it must be.
pub(crate) fn sql_identifier(name: &str) -> String {
    if needs_quotes(name) { format!("\"{}\"", name.replace('"', "\"\"")) } else { name.to_owned() }
}

/// `text` as a string literal of SQL. A backslash means itself (`standard_conforming_strings`).
pub(crate) fn sql_string(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A `Name` of the kernel, where `__r` is imported.
pub(crate) fn sql_name(name: &str) -> TokenStream {
    let constructor = Ident::new(if needs_quotes(name) { "quoted" } else { "plain" }, Span::call_site());
    quote!(__r::Name::#constructor(#name))
}

/// `name!(ident)` and `name!("text")`: a `Name` of the kernel.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let text = spelling(&input);
    let constructor = Ident::new(if needs_quotes(&text) { "quoted" } else { "plain" }, Span::call_site());
    quote!(::relvar::kernel::Name::#constructor(#text))
}

/// The text of an identifier or of a string literal.
pub(crate) fn spelling(input: &TokenStream) -> String {
    let text = input.to_string();
    let text = text.trim_matches('"');
    text.strip_prefix("r#").unwrap_or(text).to_owned()
}

/// The longest identifier that PostgreSQL keeps whole, in bytes.
pub(crate) const LONGEST_IDENTIFIER: usize = 63;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_go_without_quotes() {
        assert_eq!(sql_identifier("created_at"), "created_at");
        assert_eq!(sql_identifier("order"), "\"order\"");
        assert_eq!(sql_identifier("createdAt"), "\"createdAt\"");
        assert_eq!(sql_identifier("2nd"), "\"2nd\"");
        assert_eq!(sql_identifier("a\"b"), "\"a\"\"b\"");
    }

    #[test]
    fn a_string_keeps_its_quotes_and_backslashes() {
        assert_eq!(sql_string(r"it's a \n"), r"'it''s a \n'");
    }

    #[test]
    fn a_raw_name_is_the_name() {
        let ident = Ident::new_raw("type", Span::call_site());
        let name = Name::new(&ident);
        assert_eq!(name.text, "type");
        assert_eq!(name.ident(), ident);
    }
}
