//! The attributes of tables and columns.
//!
//! ```text
//! table   /// docs   #[sql_name = ".."]   #[row(derive(..))]   #[no_primary_key]   #[extension(pg_trgm)]
//! view    /// docs   #[sql_name = ".."]   #[row(derive(..))]   #[materialized]
//! column  /// docs   #[sql_name = ".."]   #[primary_key]   #[identity]   #[identity(always)]
//!         #[unique]  #[unique(deferrable, name = n)]   #[default(expression)]   #[generated(expression)]
//!         #[references(table.column, on_delete = action, on_update = action, name = n)]
//!         #[max_length = n]   #[precision = p]   #[precision = p, scale = s]
//! ```

use proc_macro2::{Delimiter, Ident, Span, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{LitInt, LitStr, Token, token};

use super::{column_name, in_parentheses, item, list_of, within};
use crate::names::Name;
use crate::report::{Report, suggestion};
use crate::table::expression;
use crate::table::model::{Fill, ForeignKey, Modifier, Relation, Unique};

const TABLE_WORDS: [&str; 4] = ["sql_name", "row", "no_primary_key", "extension"];

const VIEW_WORDS: [&str; 3] = ["sql_name", "row", "materialized"];

const COLUMN_WORDS: [&str; 9] = [
    "sql_name",
    "primary_key",
    "identity",
    "unique",
    "default",
    "generated",
    "references",
    "max_length",
    "precision",
];

/// What the attributes before a table's name say.
pub(super) struct TableAttributes {
    pub(super) relation: Relation,
    pub(super) docs: Vec<String>,
    pub(super) sql_name: Option<Name>,
    pub(super) row_attributes: Vec<TokenStream>,
    pub(super) extensions: Vec<Name>,
    pub(super) no_primary_key: Option<Span>,
}

impl TableAttributes {
    /// None yet.
    pub(super) fn of(relation: Relation) -> Self {
        TableAttributes {
            relation,
            docs: Vec::new(),
            sql_name: None,
            row_attributes: Vec::new(),
            extensions: Vec::new(),
            no_primary_key: None,
        }
    }

    /// Reads one attribute.
    pub(super) fn read(&mut self, input: ParseStream<'_>, report: &mut Report) -> syn::Result<()> {
        attribute(input, report, |word, input| match word.to_string().as_str() {
            "doc" => {
                self.docs.push(doc_line(input)?);
                Ok(())
            }
            "sql_name" => set_once(&mut self.sql_name, word, sql_name(input)?),
            "extension" => {
                self.extensions.extend(in_parentheses(input, |input| list_of(input, extension))?);
                Ok(())
            }
            "row" => {
                let metas =
                    in_parentheses(input, |input| list_of(input, |input| input.parse::<syn::Meta>()))?;
                self.row_attributes.extend(metas.iter().map(ToTokens::to_token_stream));
                Ok(())
            }
            "no_primary_key" if self.relation == Relation::Table => {
                set_once(&mut self.no_primary_key, word, word.span())
            }
            "materialized" if self.relation == Relation::View => {
                self.relation = Relation::MaterializedView;
                Ok(())
            }
            _ if self.relation == Relation::Table => Err(unknown(word, "table", &TABLE_WORDS)),
            _ => Err(unknown(word, "view", &VIEW_WORDS)),
        })
    }
}

/// What the attributes before a column's name say.
#[derive(Default)]
pub(super) struct ColumnAttributes {
    pub(super) docs: Vec<String>,
    pub(super) sql_name: Option<Name>,
    pub(super) primary_key: Option<Span>,
    pub(super) unique: Option<UniqueAttribute>,
    pub(super) fills: Vec<(Span, Fill)>,
    pub(super) references: Vec<References>,
    pub(super) modifier: Option<Modifier>,
    /// Where the first attribute stands that is not a doc comment.
    pub(super) first: Option<Span>,
}

impl ColumnAttributes {
    /// Reads all attributes that stand here; a mistake in one is reported, and the others are read.
    pub(super) fn read(input: ParseStream<'_>, report: &mut Report) -> syn::Result<Self> {
        let mut all = ColumnAttributes::default();
        while input.peek(Token![#]) {
            attribute(input, report, |word, input| all.read_one(word, input))?;
        }
        Ok(all)
    }

    fn read_one(&mut self, word: &Ident, input: ParseStream<'_>) -> syn::Result<()> {
        if word == "doc" {
            self.docs.push(doc_line(input)?);
            return Ok(());
        }
        self.first.get_or_insert(word.span());
        match word.to_string().as_str() {
            "sql_name" => set_once(&mut self.sql_name, word, sql_name(input)?),
            "primary_key" => set_once(&mut self.primary_key, word, word.span()),
            "unique" => set_once(&mut self.unique, word, UniqueAttribute::read(input)?),
            "identity" => {
                let always = input.peek(token::Paren);
                if always {
                    in_parentheses(input, |input| keyword(input, &["always"]))?;
                }
                self.fills.push((word.span(), Fill::Identity { always, span: word.span() }));
                Ok(())
            }
            "default" => {
                let value = in_parentheses(input, expression::parse)?;
                self.fills.push((word.span(), Fill::Default(value)));
                Ok(())
            }
            "generated" => {
                let value = in_parentheses(input, expression::parse)?;
                self.fills.push((word.span(), Fill::Generated(value)));
                Ok(())
            }
            "references" => {
                self.references.push(References::read(word, input)?);
                Ok(())
            }
            "max_length" => {
                let length = equals_number(input)?.base10_parse()?;
                set_once(&mut self.modifier, word, Modifier::MaxLength { length, span: word.span() })
            }
            "precision" => {
                let precision = equals_number(input)?.base10_parse()?;
                let scale = scale(input)?;
                let modifier = Modifier::Precision { precision, scale, span: word.span() };
                set_once(&mut self.modifier, word, modifier)
            }
            _ => Err(unknown(word, "column", &COLUMN_WORDS)),
        }
    }
}

/// `#[unique]`, with its options.
pub(super) struct UniqueAttribute {
    name: Option<Name>,
    deferrable: bool,
}

impl UniqueAttribute {
    fn read(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut options = item::Options::default();
        if input.peek(token::Paren) {
            in_parentheses(input, |input| options.read_all(input, &["deferrable", "name"]))?;
        }
        Ok(UniqueAttribute { name: options.name, deferrable: options.deferrable })
    }

    /// The constraint on `column`.
    pub(super) fn on(self, column: &Name) -> Unique {
        Unique { name: self.name, columns: vec![column.clone()], deferrable: self.deferrable }
    }
}

/// `#[references(table.column, ..)]`
pub(super) struct References {
    table: Vec<Name>,
    column: Name,
    options: item::Options,
    span: Span,
}

impl References {
    fn read(word: &Ident, input: ParseStream<'_>) -> syn::Result<Self> {
        in_parentheses(input, |input| {
            let table = item::table_path(input)?;
            if !input.peek(Token![.]) {
                return Err(input.error("expected `table.column`"));
            }
            input.parse::<Token![.]>()?;
            let column = column_name(input)?;
            let mut options = item::Options::default();
            if input.peek(Token![,]) {
                input.parse::<Token![,]>()?;
                options.read_all(input, &["on_delete", "on_update", "name"])?;
            }
            Ok(References { table, column, options, span: word.span() })
        })
    }

    /// The foreign key of `column`.
    pub(super) fn of(self, column: &Name) -> ForeignKey {
        ForeignKey {
            on_delete: self.options.on_delete(self.span),
            on_update: self.options.on_update(self.span),
            name: self.options.name,
            columns: vec![column.clone()],
            table: self.table,
            references: vec![self.column],
            span: self.span,
        }
    }
}

/// One `#[..]`; a mistake inside is reported, and reading goes on after it.
fn attribute(
    input: ParseStream<'_>,
    report: &mut Report,
    read: impl FnOnce(&Ident, ParseStream<'_>) -> syn::Result<()>,
) -> syn::Result<()> {
    input.parse::<Token![#]>()?;
    if !input.peek(token::Bracket) {
        return Err(input.error("expected `[`: attributes are written `#[..]`"));
    }
    let inside = within(input, Delimiter::Bracket, |input| {
        let word: Ident = input.call(Ident::parse_any)?;
        read(&word, input)
    });
    report.keep(inside);
    Ok(())
}

fn unknown(word: &Ident, owner: &str, known: &'static [&'static str]) -> syn::Error {
    let hint = suggestion(&word.to_string(), known.iter().copied());
    syn::Error::new(word.span(), format!("unknown attribute `{word}` of a {owner}{hint}"))
}

fn set_once<T>(place: &mut Option<T>, word: &Ident, value: T) -> syn::Result<()> {
    if place.is_some() {
        return Err(syn::Error::new(word.span(), format!("attribute `{word}` is given twice")));
    }
    *place = Some(value);
    Ok(())
}

/// One of `words`.
pub(super) fn keyword(input: ParseStream<'_>, words: &[&'static str]) -> syn::Result<Ident> {
    let list = || words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    if input.is_empty() || !input.peek(Ident::peek_any) {
        return Err(input.error(format!("expected {}", list())));
    }
    let word: Ident = input.call(Ident::parse_any)?;
    if words.iter().any(|known| word == known) {
        return Ok(word);
    }
    let hint = suggestion(&word.to_string(), words.iter().copied());
    Err(syn::Error::new(word.span(), format!("unknown option `{word}`{hint}")))
}

fn doc_line(input: ParseStream<'_>) -> syn::Result<String> {
    input.parse::<Token![=]>()?;
    let line: LitStr = input.parse()?;
    let line = line.value();
    Ok(line.strip_prefix(' ').unwrap_or(&line).to_owned())
}

fn sql_name(input: ParseStream<'_>) -> syn::Result<Name> {
    input.parse::<Token![=]>()?;
    let name: LitStr = input.parse()?;
    Ok(Name { text: name.value(), span: name.span() })
}

fn equals_number(input: ParseStream<'_>) -> syn::Result<LitInt> {
    input.parse::<Token![=]>()?;
    input.parse()
}

/// `, scale = s`, where it is given.
fn scale(input: ParseStream<'_>) -> syn::Result<Option<i32>> {
    if !input.peek(Token![,]) {
        return Ok(None);
    }
    input.parse::<Token![,]>()?;
    keyword(input, &["scale"])?;
    input.parse::<Token![=]>()?;
    let minus: Option<Token![-]> = input.parse()?;
    let scale: i32 = input.parse::<LitInt>()?.base10_parse()?;
    Ok(Some(if minus.is_some() { -scale } else { scale }))
}

/// `pg_trgm` or `"uuid-ossp"`
fn extension(input: ParseStream<'_>) -> syn::Result<Name> {
    if input.peek(LitStr) {
        let name: LitStr = input.parse()?;
        return Ok(Name { text: name.value(), span: name.span() });
    }
    let ident: Ident = input.call(Ident::parse_any)?;
    Ok(Name::new(&ident))
}
