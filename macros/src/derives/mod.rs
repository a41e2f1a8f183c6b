//! The derives: `Row`, `Insert`, `Changes`, `Enum`, `Composite`, `Domain`, `Value`. Here is what they have in common: reading a struct.

mod changes;
mod composite;
mod domain;
mod insert;
mod options;
mod row;
mod sql_enum;
#[cfg(test)]
mod tests;
mod value;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Data, DeriveInput, Fields, Generics, Ident, Path, Type, Visibility};

use crate::names::Name;
use crate::report::Report;

/// A derive's work: the mistakes it reports, or what it emits.
pub(crate) type Derive = fn(DeriveInput, &mut Report) -> Option<TokenStream>;

pub(crate) use changes::changes;
pub(crate) use composite::composite;
pub(crate) use domain::domain;
pub(crate) use insert::insert;
pub(crate) use row::row;
pub(crate) use sql_enum::sql_enum;
pub(crate) use value::value;

/// Runs `derive` on the item in `tokens`.
pub(crate) fn expand(tokens: TokenStream, derive: Derive) -> TokenStream {
    let mut report = Report::new();
    let input = report.keep(syn::parse2::<DeriveInput>(tokens));
    let expanded = input.and_then(|input| derive(input, &mut report));
    report.into_errors().or(expanded).unwrap_or_default()
}

/// `impls` where `__r` is imported.
fn in_scope(impls: TokenStream) -> TokenStream {
    quote! {
        const _: () = {
            use ::relvar::private as __r;
            #impls
        };
    }
}

/// A struct with named fields.
struct Struct {
    attributes: Vec<Attribute>,
    visibility: Visibility,
    name: Ident,
    generics: Generics,
    fields: Vec<syn::Field>,
}

/// Reads the struct that `derive` stands on.
fn read_struct(input: DeriveInput, derive: &str, report: &mut Report) -> Option<Struct> {
    let what = match &input.data {
        Data::Enum(_) => Some("an enum"),
        Data::Union(_) => Some("a union"),
        Data::Struct(data) => match &data.fields {
            Fields::Unit => Some("a unit struct"),
            Fields::Unnamed(_) => Some("a tuple struct"),
            Fields::Named(fields) if fields.named.is_empty() => Some("a struct without fields"),
            Fields::Named(_) => None,
        },
    };
    if let Some(what) = what {
        let message = format!("`{derive}` needs a struct with named fields, `{}` is {what}", input.ident);
        report.error(input.ident.span(), message);
        return None;
    }
    let Data::Struct(data) = input.data else { return None };
    Some(Struct {
        attributes: input.attrs,
        visibility: input.vis,
        name: input.ident,
        generics: input.generics,
        fields: data.fields.into_iter().collect(),
    })
}

/// A field that is one column of a table.
struct ColumnField {
    /// The field.
    name: Ident,
    /// The column.
    column: Name,
    /// `#[insert(overriding_system_value)]`
    overrides: bool,
    ty: Type,
}

/// A struct whose fields are columns of one table, to be written: `#[insert(table = users)]`.
struct WriteStruct {
    name: Ident,
    generics: Generics,
    table: Path,
    fields: Vec<ColumnField>,
}

/// Reads a [`WriteStruct`]; `attribute` is the derive's helper attribute.
fn read_write_struct(
    input: DeriveInput,
    derive: &str,
    attribute: &str,
    report: &mut Report,
) -> Option<WriteStruct> {
    let item = read_struct(input, derive, report)?;
    let settings = options::read(&item.attributes, attribute, &["table"], report);
    let table = settings.first().and_then(|table| report.keep(table.value::<Path>("users")));
    if settings.is_empty() {
        report
            .error(item.name.span(), format!("`{derive}` needs its table: `#[{attribute}(table = users)]`"));
    }
    let fields: Vec<ColumnField> =
        item.fields.into_iter().filter_map(|field| column_field(field, attribute, report)).collect();
    distinct_columns(fields.iter().map(|field| &field.column), report);
    if fields.is_empty() {
        report.error(item.name.span(), format!("`{derive}` has nothing to set: every field is skipped"));
    }
    Some(WriteStruct { name: item.name, generics: item.generics, table: table?, fields })
}

/// The column of a field; `None` for a skipped one.
fn column_field(field: syn::Field, attribute: &str, report: &mut Report) -> Option<ColumnField> {
    let name = field.ident?;
    let mut column = Name::new(&name);
    let (mut skipped, mut overrides) = (false, false);
    let known: &[&str] = match attribute {
        "insert" => &["rename", "skip", "overriding_system_value"],
        _ => &["rename", "skip"],
    };
    for setting in options::read(&field.attrs, attribute, known, report) {
        if setting.word == "skip" {
            skipped = report.keep(setting.flag()).unwrap_or(true);
        } else if setting.word == "overriding_system_value" {
            overrides = report.keep(setting.flag()).unwrap_or(true);
        } else if let Some(text) = report.keep(setting.name()) {
            column = Name { text: text.value(), span: text.span() };
        }
    }
    (!skipped).then_some(ColumnField { name, column, overrides, ty: field.ty })
}

/// Two fields for one column are a mistake.
fn distinct_columns<'a>(columns: impl Iterator<Item = &'a Name>, report: &mut Report) {
    let mut seen: Vec<&str> = Vec::new();
    for column in columns {
        if seen.contains(&column.text.as_str()) {
            report.error(column.span, format!("two fields are for the column `{}`", column.text));
        }
        seen.push(&column.text);
    }
}

/// The column `column` of the table whose module is `table`, on the tokens that the user wrote.
fn column_path(table: &Path, column: &Name) -> TokenStream {
    let column = column.ident();
    quote!(#table::#column)
}

/// The SQL type of a column.
fn sql_type(column: &TokenStream) -> TokenStream {
    quote!(<#column as __r::Column>::SqlType)
}

/// `T` of `Option<T>`.
fn of_option(ty: &Type) -> Option<&Type> {
    argument_of("Option", ty)
}

/// `T` of `Generic<T>`.
fn argument_of<'t>(generic: &str, ty: &'t Type) -> Option<&'t Type> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|segment| segment.ident == generic)?;
    let syn::PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first() {
        Some(syn::GenericArgument::Type(inner)) => Some(inner),
        _ => None,
    }
}

/// `name` with `parameters` before the struct's own: the generics of an impl.
fn with_parameters(generics: &Generics, parameters: &[TokenStream]) -> TokenStream {
    let lifetimes = generics.lifetimes();
    let others =
        generics.params.iter().filter(|parameter| !matches!(parameter, syn::GenericParam::Lifetime(_)));
    quote!(<#(#lifetimes,)* #(#parameters,)* #(#others,)*>)
}

/// The generics of an impl with one more lifetime.
fn with_lifetime(generics: &Generics, lifetime: &TokenStream) -> TokenStream {
    let own = generics.params.iter();
    quote!(<#lifetime, #(#own),*>)
}
