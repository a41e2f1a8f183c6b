//! `sql!`: a fragment of literal SQL with holes for expressions.
//!
//! ```text
//! sql!(Type, "text with {} holes", expression, ..)     Type may be Nullable<Type>; {{ and }} are braces
//! ```

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use syn::parse::{ParseStream, Parser};
use syn::{Expr, LitStr, Token};

use crate::table::{ColumnType, column_type, data_type};

/// The fragment as read.
struct Fragment {
    sql_type: ColumnType,
    text: LitStr,
    holes: Vec<Expr>,
}

pub(crate) fn sql(tokens: TokenStream) -> TokenStream {
    read.parse2(tokens)
        .and_then(|fragment| expand(&fragment))
        .unwrap_or_else(|error| error.to_compile_error())
}

fn read(input: ParseStream<'_>) -> syn::Result<Fragment> {
    let read = fragment(input);
    if read.is_err() {
        let _rest: TokenStream = input.parse()?;
    }
    read
}

fn fragment(input: ParseStream<'_>) -> syn::Result<Fragment> {
    let sql_type = data_type(input)?;
    if input.is_empty() {
        return Err(input.error("expected `sql!(Type, \"text\", ..)`"));
    }
    input.parse::<Token![,]>()?;
    if !input.peek(LitStr) {
        let message = "the text of `sql!` is a string literal; a value goes into a hole `{}`";
        return Err(input.error(message));
    }
    let text: LitStr = input.parse()?;
    let mut holes = Vec::new();
    while !input.is_empty() {
        input.parse::<Token![,]>()?;
        if !input.is_empty() {
            holes.push(input.parse()?);
        }
    }
    Ok(Fragment { sql_type, text, holes })
}

/// Splits the text at its holes.
fn pieces(text: &LitStr) -> syn::Result<Vec<String>> {
    let mut pieces = vec![String::new()];
    let value = text.value();
    let mut characters = value.chars().peekable();
    let push = |pieces: &mut Vec<String>, character| {
        if let Some(last) = pieces.last_mut() {
            last.push(character);
        }
    };
    while let Some(character) = characters.next() {
        match (character, characters.peek()) {
            ('{', Some('{')) | ('}', Some('}')) => {
                characters.next();
                push(&mut pieces, character);
            }
            ('{', Some('}')) => {
                characters.next();
                pieces.push(String::new());
            }
            ('{' | '}', _) => {
                let message = "a hole is written `{}`, and a brace is written twice: `{{`, `}}`";
                return Err(syn::Error::new(text.span(), message));
            }
            (other, _) => push(&mut pieces, other),
        }
    }
    Ok(pieces)
}

fn expand(fragment: &Fragment) -> syn::Result<TokenStream> {
    let Fragment { sql_type, text, holes } = fragment;
    let pieces = pieces(text)?;
    let (wanted, given) = (pieces.len() - 1, holes.len());
    if wanted != given {
        let message = format!("the text has {wanted} hole(s) `{{}}`, and {given} expression(s) follow it");
        return Err(syn::Error::new(text.span(), message));
    }
    let names: Vec<_> =
        (0..pieces.len()).map(|index| format_ident!("__T{index}", span = Span::call_site())).collect();
    let last = &names[wanted];
    let parts = names.iter().zip(holes).rfold(
        quote!(::relvar::expr::LastPiece::new(#last)),
        |rest, (name, hole)| quote!(::relvar::expr::Piece::new(#name, #hole, #rest)),
    );
    let null = if sql_type.nullable { quote!(B1) } else { quote!(B0) };
    let sql_type = column_type(&sql_type.data_type);
    Ok(quote! {{
        use ::relvar::private as __r;
        #(
            struct #names;
            impl ::relvar::expr::RawText for #names {
                const TEXT: &'static str = #pieces;
            }
        )*
        ::relvar::expr::Raw::<::relvar::expr::Declared<#sql_type, ::relvar::typenum::#null>, _>::new(#parts)
    }})
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expanded(source: &str) -> String {
        sql(source.parse().expect("the test's source has Rust's tokens")).to_string()
    }

    #[track_caller]
    fn refuses(source: &str, message: &str) {
        let expanded = expanded(source);
        assert!(expanded.contains("compile_error"), "{expanded}");
        assert!(expanded.contains(&format!("{message:?}")), "{expanded}");
    }

    #[test]
    fn the_text_is_split_at_its_holes() {
        let text = LitStr::new("{} = ANY('{{1}}') AND {}", Span::call_site());
        assert_eq!(pieces(&text).expect("two holes"), ["", " = ANY('{1}') AND ", ""]);
    }

    #[test]
    fn only_a_literal_is_text() {
        let message = "the text of `sql!` is a string literal; a value goes into a hole `{}`";
        refuses("Int4, text", message);
        refuses("Int4, format!(\"{}\", 1)", message);
    }

    #[test]
    fn holes_and_expressions_are_as_many() {
        refuses("Int4, \"abs({})\"", "the text has 1 hole(s) `{}`, and 0 expression(s) follow it");
        refuses("Int4, \"abs(1)\", a", "the text has 0 hole(s) `{}`, and 1 expression(s) follow it");
        refuses("Int4, \"abs({a})\", a", "a hole is written `{}`, and a brace is written twice: `{{`, `}}`");
    }

    #[test]
    fn nullability_is_declared() {
        assert!(expanded("Nullable<Int4>, \"abs({})\", a").contains("B1"));
        assert!(expanded("Int4, \"abs({})\", a").contains("B0"));
    }
}
