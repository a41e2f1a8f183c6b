//! Names: identity hashes, SQL quoting, the path of the `relvar` crate.

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

/// The path of the `relvar` crate. The crate itself says `extern crate self as relvar`.
pub(crate) fn krate() -> TokenStream {
    quote!(::relvar)
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

/// The longest identifier that PostgreSQL keeps whole, in bytes.
pub(crate) const LONGEST_IDENTIFIER: usize = 63;

/// Five digits of radix 64, the first one outermost.
pub(crate) type Digits = [u8; 5];

/// Identity of a declaration: its crate, its file and its name. Equal in every compilation of the same source.
pub(crate) fn declaration_id(name: &str, span: Span) -> Digits {
    let krate = std::env::var("CARGO_CRATE_NAME").unwrap_or_default();
    digits(&[&krate, &span.file(), name])
}

/// Identity of a name alone, by which fields of structs and columns find each other.
pub(crate) fn field_id(name: &str) -> Digits {
    digits(&[name])
}

/// 32-bit FNV-1a over the parts (each ended by a zero byte), folded to 30 bits.
fn digits(parts: &[&str]) -> Digits {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    let hash = bytes.fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let folded = (hash >> 30) ^ (hash & 0x3fff_ffff);
    [24, 18, 12, 6, 0].map(|shift| (folded >> shift & 63) as u8)
}

/// `D7<D0<..<rest>>>`: the digits as types of `relvar::kernel`, followed by `rest`.
pub(crate) fn digits_before(digits: &[u8], rest: TokenStream) -> TokenStream {
    let relvar = krate();
    digits.iter().rev().fold(rest, |rest, digit| {
        let digit = quote::format_ident!("D{digit}");
        quote!(#relvar::kernel::#digit<#rest>)
    })
}

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
    fn ids_differ_by_name_and_stay_within_the_radix() {
        assert_ne!(field_id("id"), field_id("name"));
        assert_eq!(field_id("id"), field_id("id"));
        assert!(field_id("id").iter().all(|digit| *digit < 64));
    }

    #[test]
    fn a_raw_name_is_the_name() {
        let ident = Ident::new_raw("type", Span::call_site());
        let name = Name::new(&ident);
        assert_eq!(name.text, "type");
        assert_eq!(name.ident(), ident);
    }
}
