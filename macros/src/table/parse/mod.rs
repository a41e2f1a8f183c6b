//! Tokens to the model. A mistake in one attribute, column or item does not keep the others from being read.
//!
//! ```text
//! table     := use-line* attribute* [schema .] name [( key, .. )] { (column | item), .. }
//! column    := attribute* name -> Type
//! Type      := Nullable<Type> | Array<Type> | path
//! item      := primary_key(a, ..) | unique(a, .., option, ..) | check(condition, option)
//!            | index(key, .. [where condition], option) | unique_index(..)
//!            | foreign_key((a, ..) -> table(x, ..), option, ..)
//! attribute := #[word], #[word = value], #[word(..)] or a doc comment; see `attribute.rs`
//! ```
//!
//! A view has columns only. Diesel's `table!` is a subset of it.

mod attribute;
mod data_type;
mod item;
mod join;

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Token, token};

use super::model::{Column, Fill, Key, Relation, Table};
use crate::names::Name;
use crate::report::Report;
use attribute::{ColumnAttributes, TableAttributes};
pub(crate) use data_type::{ColumnType, data_type};
pub(crate) use join::{Joinable, joinable, names};

/// What `table!` expects as a whole.
const TABLE_GRAMMAR: &str = "expected `table_name { column -> Type, .. }`";

/// What stands between the braces.
pub(super) const BODY_GRAMMAR: &str = "expected a column `name -> Type`, or one of `primary_key(..)`, `unique(..)`, \
     `index(..)`, `unique_index(..)`, `check(..)`, `foreign_key(..)`";

/// Reads one block; `None` where not even its name and braces could be found.
pub(crate) fn parse(tokens: TokenStream, relation: Relation, report: &mut Report) -> Option<Table> {
    let parsed = (|input: ParseStream<'_>| Ok(table(input, relation, report))).parse2(tokens);
    match parsed {
        Ok(Ok(table)) => Some(table),
        Ok(Err(error)) | Err(error) => {
            report.add(error);
            None
        }
    }
}

fn table(input: ParseStream<'_>, relation: Relation, report: &mut Report) -> syn::Result<Table> {
    let parsed = table_head(input, relation, report);
    if parsed.is_err() {
        drain(input);
    }
    parsed
}

fn table_head(input: ParseStream<'_>, relation: Relation, report: &mut Report) -> syn::Result<Table> {
    let mut uses = Vec::new();
    let mut attributes = TableAttributes::of(relation);
    loop {
        if input.peek(Token![use]) {
            uses.extend(use_line(input)?);
        } else if input.peek(Token![#]) {
            attributes.read(input, report)?;
        } else {
            break;
        }
    }
    let first = identifier(input, TABLE_GRAMMAR)?;
    let (schema, name) = if input.peek(Token![.]) {
        input.parse::<Token![.]>()?;
        (Some(first), identifier(input, TABLE_GRAMMAR)?)
    } else {
        (None, first)
    };
    let mut primary_keys = Vec::new();
    if input.peek(token::Paren) {
        let columns = in_parentheses(input, |input| list_of(input, column_name))?;
        primary_keys.push(Key { span: name.span, columns });
    }
    if !input.peek(token::Brace) {
        return Err(input.error(TABLE_GRAMMAR));
    }
    let sql_name = attributes.sql_name.unwrap_or_else(|| name.clone());
    let mut table = Table {
        relation: attributes.relation,
        docs: attributes.docs,
        uses,
        schema,
        name,
        sql_name,
        row_attributes: attributes.row_attributes,
        extensions: attributes.extensions,
        no_primary_key: attributes.no_primary_key,
        primary_keys,
        columns: Vec::new(),
        uniques: Vec::new(),
        foreign_keys: Vec::new(),
        checks: Vec::new(),
        indexes: Vec::new(),
        unreadable: Vec::new(),
    };
    within(input, Delimiter::Brace, |input| {
        body(input, &mut table, report);
        Ok(())
    })?;
    if !input.is_empty() {
        let (word, block) = (relation.word(), if relation == Relation::Table { "table!" } else { "view!" });
        let message = format!("expected nothing after the {word}'s `}}`: each {word} has its own `{block}`");
        return Err(input.error(message));
    }
    Ok(table)
}

/// A `use` line for the types of columns. Those of Diesel's types are covered by relvar's own.
fn use_line(input: ParseStream<'_>) -> syn::Result<Option<TokenStream>> {
    let line: syn::ItemUse = input.parse()?;
    let first = line.tree.to_token_stream().into_iter().next();
    let is_diesel = matches!(first, Some(TokenTree::Ident(first)) if first == "diesel");
    Ok((!is_diesel).then(|| line.into_token_stream()))
}

/// Columns and items up to the closing brace.
fn body(input: ParseStream<'_>, table: &mut Table, report: &mut Report) {
    while !input.is_empty() {
        let name = first_name(input);
        if let Err(error) = column_or_item(input, table, report) {
            table.unreadable.extend(name);
            report.add(error);
            skip_to_comma(input);
        }
        if input.peek(Token![,]) {
            let _comma: Result<Token![,], _> = input.parse();
        } else if !input.is_empty() {
            report.add(input.error("expected `,`"));
            // The next declaration may begin right here; anything else is skipped.
            if !(input.peek(Token![#]) || input.peek(Ident::peek_any)) {
                skip_to_comma(input);
                let _comma: Result<Token![,], _> = input.parse();
            }
        }
    }
}

fn column_or_item(input: ParseStream<'_>, table: &mut Table, report: &mut Report) -> syn::Result<()> {
    if input.peek(Token![use]) {
        table.uses.extend(use_line(input)?);
        return Ok(());
    }
    let attributes = ColumnAttributes::read(input, report)?;
    if input.is_empty() {
        return Err(input.error("expected a column `name -> Type` after its attributes"));
    }
    if input.peek(Ident::peek_any) && input.peek2(token::Paren) {
        return item::read(input, &attributes, table);
    }
    let name = identifier(input, BODY_GRAMMAR)?;
    if !input.peek(Token![->]) {
        return Err(input.error("expected `-> Type` after the column's name"));
    }
    input.parse::<Token![->]>()?;
    let column_type = data_type(input)?;
    column(name, column_type, attributes, table, report);
    Ok(())
}

/// Hands a column's attributes out to the table: keys and references are the table's.
fn column(
    name: Name,
    column_type: ColumnType,
    attributes: ColumnAttributes,
    table: &mut Table,
    report: &mut Report,
) {
    if let Some(span) = attributes.primary_key {
        table.primary_keys.push(Key { columns: vec![name.clone()], span });
    }
    table.uniques.extend(attributes.unique.map(|unique| unique.on(&name)));
    table.foreign_keys.extend(attributes.references.into_iter().map(|reference| reference.of(&name)));
    let mut fills = attributes.fills.into_iter();
    let fill = fills.next().map_or(Fill::Nothing, |(_, fill)| fill);
    for (span, _) in fills {
        let message = "a column has one of `default`, `identity` and `generated`, this is another one";
        report.error(span, message);
    }
    table.columns.push(Column {
        docs: attributes.docs,
        sql_name: attributes.sql_name.unwrap_or_else(|| name.clone()),
        name,
        data_type: column_type.data_type,
        nullable: column_type.nullable,
        modifier: attributes.modifier,
        fill,
    });
}

/// An identifier; a Rust keyword gets the advice to write it raw.
pub(super) fn identifier(input: ParseStream<'_>, expected: &str) -> syn::Result<Name> {
    if input.is_empty() || !input.peek(Ident::peek_any) {
        return Err(input.error(expected));
    }
    let ident: Ident = input.call(Ident::parse_any)?;
    let text = ident.to_string();
    if syn::parse_str::<Ident>(&text).is_err() {
        let message = match text.as_str() {
            "self" | "Self" | "super" | "crate" | "_" => {
                format!(
                    "`{text}` cannot be a name in Rust: choose another and give `#[sql_name = \"{text}\"]`"
                )
            }
            _ => format!("`{text}` is a keyword of Rust: write `r#{text}`"),
        };
        return Err(syn::Error::new(ident.span(), message));
    }
    Ok(Name::new(&ident))
}

/// The name of a column, in a list of columns.
pub(super) fn column_name(input: ParseStream<'_>) -> syn::Result<Name> {
    identifier(input, "expected the name of a column")
}

/// A list separated by commas, up to the end of `input`.
pub(super) fn list_of<T>(
    input: ParseStream<'_>,
    item: impl Fn(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<Vec<T>> {
    let mut items = Vec::new();
    while !input.is_empty() {
        items.push(item(input)?);
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(items)
}

/// What stands between parentheses, to its end.
pub(super) fn in_parentheses<T>(
    input: ParseStream<'_>,
    read: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<T> {
    within(input, Delimiter::Parenthesis, read)
}

/// What stands within a group. On a mistake the rest of the group is taken too, so that reading goes on after it.
fn within<T>(
    input: ParseStream<'_>,
    delimiter: Delimiter,
    read: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<T> {
    let content;
    match delimiter {
        Delimiter::Parenthesis => _ = syn::parenthesized!(content in input),
        Delimiter::Bracket => _ = syn::bracketed!(content in input),
        _ => _ = syn::braced!(content in input),
    }
    let read = read(&content).and_then(|value| {
        if content.is_empty() { Ok(value) } else { Err(content.error("unexpected token")) }
    });
    if read.is_err() {
        drain(&content);
    }
    read
}

fn drain(input: ParseStream<'_>) {
    while !input.is_empty() {
        let _token: syn::Result<TokenTree> = input.parse();
    }
}

fn skip_to_comma(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        let _token: syn::Result<TokenTree> = input.parse();
    }
}

/// The name of the column that begins here, for the case that the rest cannot be read.
fn first_name(input: ParseStream<'_>) -> Option<String> {
    let ahead = input.fork();
    while ahead.peek(Token![#]) {
        let _sign: syn::Result<TokenTree> = ahead.parse();
        let _group: syn::Result<TokenTree> = ahead.parse();
    }
    let name = ahead.call(Ident::parse_any).ok().map(|ident| Name::new(&ident).text);
    drain(&ahead);
    name
}
