//! The types of columns: `Nullable<Type> | Array<Type> | path`.

use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::Token;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::spanned::Spanned;

use crate::table::data_type::{DataType, advice, built_in};

/// A type and its nullability.
pub(crate) struct ColumnType {
    pub(crate) data_type: DataType,
    pub(crate) nullable: bool,
    pub(crate) span: Span,
}

/// `Type` of the grammar.
pub(crate) fn data_type(input: ParseStream<'_>) -> syn::Result<ColumnType> {
    const GRAMMAR: &str = "expected a type such as `Int4`, `Nullable<Text>` or `Array<Int4>`";
    let begins_a_path = input.peek(Ident::peek_any) || input.peek(Token![::]);
    if !begins_a_path {
        return Err(input.error(GRAMMAR));
    }
    let path: syn::Path = input.parse()?;
    of_path(&path, GRAMMAR)
}

fn of_path(path: &syn::Path, grammar: &str) -> syn::Result<ColumnType> {
    let span = path.span();
    let Some(last) = path.segments.last() else { return Err(syn::Error::new(span, grammar)) };
    let is_bare = path.segments.len() == 1 || path.segments[0].ident == "diesel";
    let not_null = |data_type| ColumnType { data_type, nullable: false, span };
    if !is_bare {
        return Ok(not_null(DataType::Path { tokens: path.to_token_stream(), span }));
    }
    if last.ident == "Nullable" {
        let inner = only_argument(last, grammar)?;
        if inner.nullable {
            return Err(syn::Error::new(inner.span, "`Nullable` is given twice"));
        }
        return Ok(ColumnType { nullable: true, span, ..inner });
    }
    if last.ident == "Array" {
        // `Array<Nullable<T>>` is how Diesel writes every array: SQL cannot say that an element is not NULL.
        let element = Box::new(only_argument(last, grammar)?.data_type);
        return Ok(not_null(DataType::Array { element, span }));
    }
    if let Some(advice) = advice(&last.ident) {
        return Err(syn::Error::new(span, format!("`{}` is not an SQL type: {advice}", last.ident)));
    }
    match built_in(&last.ident.to_string()) {
        Some(built_in) if last.arguments.is_none() => Ok(not_null(DataType::BuiltIn { built_in, span })),
        Some(built_in) => {
            let message = format!(
                "`{}` takes nothing between `<` and `>`: length and precision are attributes, \
                 `#[max_length = n]` and `#[precision = p, scale = s]`",
                built_in.name
            );
            Err(syn::Error::new(span, message))
        }
        None => Ok(not_null(DataType::Path { tokens: path.to_token_stream(), span })),
    }
}

/// The type between `<` and `>`.
fn only_argument(segment: &syn::PathSegment, grammar: &str) -> syn::Result<ColumnType> {
    if let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments
        && let [syn::GenericArgument::Type(syn::Type::Path(path))] =
            arguments.args.iter().collect::<Vec<_>>().as_slice()
    {
        return of_path(&path.path, grammar);
    }
    Err(syn::Error::new(segment.span(), format!("`{0}` takes one type: `{0}<Int4>`", segment.ident)))
}
