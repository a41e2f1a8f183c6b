//! `#[brief]`: what a method asks is told at its name.
//!
//! Where a bound of a method is not met, the compiler quotes the lines of the bound and of the method's name, and the macro
//! that made them. A program is told by the sentence of the bound what is wrong; which line of the library asks for it says
//! nothing more. So the bounds have the place of the name, and only that line is quoted.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

/// Where in a signature the walk is; from the name on, with the name's span.
#[derive(Clone, Copy)]
enum Place {
    /// In none.
    Outside,
    /// After `fn`.
    Keyword,
    /// After the name.
    Name(Span),
    /// Between the `<` and `>` after it: how many of them deep, and whether a `-` was last, after which `>` closes nothing.
    Generics(Span, usize, bool),
    /// After them.
    Parameters(Span),
    /// After `where`.
    Bounds(Span),
}

/// The functions of `item`: one itself, or those of an `impl` or a `trait`. In a macro that writes methods of fixed names,
/// `of` is a token of its caller, and the macro itself is not quoted either.
pub(crate) fn expand(of: TokenStream, item: TokenStream) -> TokenStream {
    functions(item, of.into_iter().next().map(first), true)
}

/// The place of the first token of what a macro may have been given as one, such as a type.
fn first(token: TokenTree) -> Span {
    match &token {
        TokenTree::Group(group) => group.stream().into_iter().next().map_or(group.span(), first),
        _ => token.span(),
    }
}

/// The functions among `tokens`, and those of the items there if `nested`.
fn functions(tokens: TokenStream, caller: Option<Span>, nested: bool) -> TokenStream {
    let mut place = Place::Outside;
    tokens.into_iter().flat_map(|token| step(token, &mut place, caller, nested)).collect()
}

fn step(token: TokenTree, place: &mut Place, caller: Option<Span>, nested: bool) -> TokenStream {
    let body = matches!(&token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
    let (next, token) = match (*place, token) {
        (Place::Outside, token) if says(&token, "fn") => (Place::Keyword, token),
        (Place::Outside, TokenTree::Group(group)) if nested && body => {
            let mut inner = Group::new(Delimiter::Brace, functions(group.stream(), caller, false));
            inner.set_span(group.span());
            (Place::Outside, inner.into())
        }
        (Place::Outside, token) => (Place::Outside, token),
        (Place::Keyword, TokenTree::Ident(mut name)) => {
            name.set_span(caller.map_or(name.span(), |caller| name.span().resolved_at(caller)));
            (Place::Name(name.span()), name.into())
        }
        // `fn(..)` is a type.
        (Place::Keyword, token) => (Place::Outside, token),
        (Place::Name(name), token) if says(&token, "<") => (Place::Generics(name, 1, false), token),
        (Place::Name(name), token) => (Place::Parameters(name), token),
        (Place::Generics(name, depth, dash), token) => {
            let depth = match depth {
                _ if says(&token, "<") => depth + 1,
                _ if says(&token, ">") && !dash => depth - 1,
                _ => depth,
            };
            let next = match depth {
                0 => Place::Parameters(name),
                _ => Place::Generics(name, depth, says(&token, "-")),
            };
            *place = next;
            return moved(token, name);
        }
        (Place::Parameters(_) | Place::Bounds(_), token) if body || says(&token, ";") => {
            (Place::Outside, token)
        }
        (Place::Parameters(name), token) if says(&token, "where") => (Place::Bounds(name), token),
        (Place::Parameters(name), token) => (Place::Parameters(name), token),
        (Place::Bounds(name), token) => return moved(token, name),
    };
    *place = next;
    token.into()
}

/// Is the token this word or sign?
fn says(token: &TokenTree, text: &str) -> bool {
    match token {
        TokenTree::Ident(word) => word == text,
        TokenTree::Punct(punct) => text.len() == 1 && text.starts_with(punct.as_char()),
        _ => false,
    }
}

/// The token at another place. `$crate` means what its macro's crate is only at its own, so it is named.
fn moved(mut token: TokenTree, place: Span) -> TokenStream {
    match &token {
        TokenTree::Ident(word) if word == "$crate" => {
            let relvar = Ident::new("relvar", place);
            return quote_spanned!(place=> ::#relvar);
        }
        TokenTree::Group(group) => {
            let inner = group.stream().into_iter().flat_map(|token| moved(token, place)).collect();
            token = Group::new(group.delimiter(), inner).into();
        }
        _ => {}
    }
    token.set_span(place);
    quote!(#token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_stays() {
        for item in [
            "pub fn f < A > (a : A) -> fn (A) where A : B < C > , [A ; 1] : D { where_ (a) }",
            "fn f < A : Fn (u8) -> B , C : D < E < F > > > (a : A) -> G < C > where C : H { }",
            "impl < A > S < A > { # [doc = \"x\"] fn f () where A : B { } const N : u8 = 1 ; fn g () { } }",
            "trait T { fn f () where Self : B ; type A where Self : B ; }",
        ] {
            let tokens: TokenStream = item.parse().unwrap();
            assert_eq!(expand(TokenStream::new(), tokens.clone()).to_string(), tokens.to_string());
        }
    }

    #[test]
    fn bounds_are_at_the_name() {
        let item = "fn name<\nA: C>() ->\nD where\nA: B {}".parse().unwrap();
        let tokens: Vec<TokenTree> = expand(TokenStream::new(), item).into_iter().collect();
        let line = |text| tokens.iter().find(|token| says(token, text)).unwrap().span().start().line;
        assert_eq!([line("name"), line("C"), line("B"), line("D")], [1, 1, 1, 3]);
    }
}
