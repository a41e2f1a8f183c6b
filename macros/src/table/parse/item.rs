//! The items of a table that are not columns: keys, indexes, checks and foreign keys.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, discouraged::Speculative};
use syn::{LitStr, Token, token};

use super::attribute::{ColumnAttributes, keyword};
use super::{column_name, identifier, in_parentheses, list_of};
use crate::names::Name;
use crate::report::suggestion;
use crate::table::expression;
use crate::table::model::{Action, ActionKind, Check, ForeignKey, Index, IndexKey, Key, Table, Unique};

const ITEMS: [&str; 6] = ["primary_key", "unique", "index", "unique_index", "check", "foreign_key"];

const ACTIONS: [(&str, ActionKind); 5] = [
    ("cascade", ActionKind::Cascade),
    ("restrict", ActionKind::Restrict),
    ("set_null", ActionKind::SetNull),
    ("set_default", ActionKind::SetDefault),
    ("no_action", ActionKind::NoAction),
];

/// Reads `word(..)` into `table`.
pub(super) fn read(
    input: ParseStream<'_>,
    attributes: &ColumnAttributes,
    table: &mut Table,
) -> syn::Result<()> {
    let word: Ident = input.call(Ident::parse_any)?;
    let span = word.span();
    in_parentheses(input, |input| {
        match word.to_string().as_str() {
            "primary_key" => table.primary_keys.push(Key { columns: list_of(input, column_name)?, span }),
            "unique" => table.uniques.push(unique(input)?),
            "index" => table.indexes.push(index(input, false, span)?),
            "unique_index" => table.indexes.push(index(input, true, span)?),
            "check" => table.checks.push(check(input)?),
            "foreign_key" => table.foreign_keys.push(foreign_key(input, span)?),
            other => {
                let hint = suggestion(other, ITEMS);
                return Err(syn::Error::new(span, format!("unknown item `{other}` of a table{hint}")));
            }
        }
        Ok(())
    })?;
    match attributes.first {
        Some(first) => Err(syn::Error::new(first, format!("`{word}` takes no attributes"))),
        None => Ok(()),
    }
}

/// What may follow after commas.
#[derive(Default)]
pub(super) struct Options {
    pub(super) name: Option<Name>,
    pub(super) deferrable: bool,
    method: Option<Name>,
    on_delete: Option<Action>,
    on_update: Option<Action>,
}

impl Options {
    /// ON DELETE, as given for the foreign key at `span`.
    pub(super) fn on_delete(&self, span: Span) -> Action {
        self.on_delete.unwrap_or(Action { kind: ActionKind::NoAction, span })
    }

    /// ON UPDATE, likewise.
    pub(super) fn on_update(&self, span: Span) -> Action {
        self.on_update.unwrap_or(Action { kind: ActionKind::NoAction, span })
    }

    /// Options up to the end of `input`; only those in `allowed`.
    pub(super) fn read_all(&mut self, input: ParseStream<'_>, allowed: &[&'static str]) -> syn::Result<()> {
        while !input.is_empty() {
            self.read_one(input, allowed)?;
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(())
    }

    fn read_one(&mut self, input: ParseStream<'_>, allowed: &[&'static str]) -> syn::Result<()> {
        let word = keyword(input, allowed)?;
        let twice = |given: bool| match given {
            true => Err(syn::Error::new(word.span(), format!("option `{word}` is given twice"))),
            false => Ok(()),
        };
        match word.to_string().as_str() {
            "name" => {
                twice(self.name.is_some())?;
                self.name = Some(constraint_name(input)?);
            }
            "deferrable" => {
                twice(self.deferrable)?;
                self.deferrable = true;
            }
            "method" => {
                twice(self.method.is_some())?;
                input.parse::<Token![=]>()?;
                self.method = Some(identifier(input, "expected an index method, such as `gin`")?);
            }
            "on_delete" => {
                twice(self.on_delete.is_some())?;
                self.on_delete = Some(action(input)?);
            }
            _ => {
                twice(self.on_update.is_some())?;
                self.on_update = Some(action(input)?);
            }
        }
        Ok(())
    }
}

/// `= name` or `= "name"`
fn constraint_name(input: ParseStream<'_>) -> syn::Result<Name> {
    input.parse::<Token![=]>()?;
    if input.peek(LitStr) {
        let name: LitStr = input.parse()?;
        return Ok(Name { text: name.value(), span: name.span() });
    }
    identifier(input, "expected a name")
}

/// `= cascade`
fn action(input: ParseStream<'_>) -> syn::Result<Action> {
    input.parse::<Token![=]>()?;
    let word = keyword(input, &ACTIONS.map(|(word, _)| word))?;
    let kind = ACTIONS.iter().find(|(name, _)| word == name).map_or(ActionKind::NoAction, |(_, kind)| *kind);
    Ok(Action { kind, span: word.span() })
}

/// Is this the last part of a list: `name = ..`, `deferrable`, `on_delete = ..`?
fn at_option(input: ParseStream<'_>, words: &[&str]) -> bool {
    let ahead = input.fork();
    let Ok(word) = ahead.call(Ident::parse_any) else { return false };
    let is_flag = word == "deferrable" && words.contains(&"deferrable");
    let is_setting = ahead.peek(Token![=]) && !ahead.peek(Token![==]);
    is_flag && (ahead.is_empty() || ahead.peek(Token![,])) || is_setting
}

fn unique(input: ParseStream<'_>) -> syn::Result<Unique> {
    const OPTIONS: &[&str] = &["deferrable", "name"];
    let mut columns = Vec::new();
    let mut options = Options::default();
    while !input.is_empty() {
        if !columns.is_empty() && at_option(input, OPTIONS) {
            options.read_all(input, OPTIONS)?;
            break;
        }
        columns.push(column_name(input)?);
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    if columns.is_empty() {
        return Err(input.error("expected the names of columns: `unique(a, b)`"));
    }
    Ok(Unique { name: options.name, columns, deferrable: options.deferrable })
}

fn check(input: ParseStream<'_>) -> syn::Result<Check> {
    let condition = expression::parse(input)?;
    let mut options = Options::default();
    if input.peek(Token![,]) {
        input.parse::<Token![,]>()?;
        options.read_all(input, &["name"])?;
    }
    Ok(Check { name: options.name, condition })
}

fn index(input: ParseStream<'_>, unique: bool, span: Span) -> syn::Result<Index> {
    let mut index = Index { name: None, method: None, unique, keys: Vec::new(), predicate: None, span };
    let mut options = Options::default();
    while !input.is_empty() {
        if input.peek(Token![where]) {
            input.parse::<Token![where]>()?;
            index.predicate = Some(expression::parse(input)?);
        } else if !index.keys.is_empty() && at_option(input, &["name", "method"]) {
            options.read_all(input, &["name", "method"])?;
            break;
        } else {
            index.keys.push(index_key(input)?);
        }
        if !input.is_empty() && !input.peek(Token![where]) {
            input.parse::<Token![,]>()?;
        }
    }
    if index.keys.is_empty() {
        return Err(input.error("expected the keys of the index: `index(a, desc(b), lower(c))`"));
    }
    index.name = options.name;
    index.method = options.method;
    Ok(index)
}

/// `expression`, `asc(expression)`, `desc(expression)` or `ops(expression, operator_class)`, also one in the other
fn index_key(input: ParseStream<'_>) -> syn::Result<IndexKey> {
    let ahead = input.fork();
    let around = ahead
        .call(Ident::parse_any)
        .ok()
        .filter(|word| ["desc", "asc", "ops"].iter().any(|known| word == known));
    match around {
        Some(word) if ahead.peek(token::Paren) => {
            input.advance_to(&ahead);
            in_parentheses(input, |input| {
                let mut key = index_key(input)?;
                if word == "ops" {
                    input.parse::<Token![,]>()?;
                    key.class =
                        Some(identifier(input, "expected an operator class, such as `gin_trgm_ops`")?);
                } else {
                    key.descending = word == "desc";
                }
                Ok(key)
            })
        }
        _ => Ok(IndexKey { expression: expression::parse(input)?, class: None, descending: false }),
    }
}

/// `(a, b) -> other(x, y), on_delete = cascade`, and the same with a single column without parentheses.
fn foreign_key(input: ParseStream<'_>, span: Span) -> syn::Result<ForeignKey> {
    let columns = one_or_more(input)?;
    if !input.peek(Token![->]) {
        return Err(input.error("expected `->`, as in `foreign_key((a, b) -> other(x, y))`"));
    }
    input.parse::<Token![->]>()?;
    let table = table_path(input)?;
    if !input.peek(token::Paren) {
        return Err(input.error("expected the referenced columns: `other(x, y)`"));
    }
    let references = one_or_more(input)?;
    let mut options = Options::default();
    if input.peek(Token![,]) {
        input.parse::<Token![,]>()?;
        options.read_all(input, &["on_delete", "on_update", "name"])?;
    }
    Ok(ForeignKey {
        on_delete: options.on_delete(span),
        on_update: options.on_update(span),
        name: options.name,
        columns,
        table,
        references,
        span,
    })
}

fn one_or_more(input: ParseStream<'_>) -> syn::Result<Vec<Name>> {
    if !input.peek(token::Paren) {
        return Ok(vec![column_name(input)?]);
    }
    let columns = in_parentheses(input, |input| list_of(input, column_name))?;
    if columns.is_empty() {
        return Err(input.error("expected the names of columns"));
    }
    Ok(columns)
}

/// `teams`, `other::teams`, `crate::schema::teams`
pub(super) fn table_path(input: ParseStream<'_>) -> syn::Result<Vec<Name>> {
    let mut path = Vec::new();
    loop {
        let begins = input.peek(Token![crate]) || input.peek(Token![super]) || input.peek(Token![self]);
        if begins {
            path.push(Name::new(&input.call(Ident::parse_any)?));
        } else {
            path.push(identifier(input, "expected the name of a table")?);
        }
        if !input.peek(Token![::]) {
            return Ok(path);
        }
        input.parse::<Token![::]>()?;
    }
}
