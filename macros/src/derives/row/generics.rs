//! The lifetimes and type parameters of a row struct.
//!
//! A row owns what it holds, so every lifetime is `'static` where the struct is made. The columns carry the type
//! parameters as a last parameter of their own, because nothing else of theirs decides what is made of them.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{GenericParam, Generics, Type, parse2};

pub(super) struct RowGenerics {
    /// The lifetimes as they were written.
    lifetimes: Vec<Ident>,
    /// All parameters as they were written, for an impl.
    pub(super) given: Vec<TokenStream>,
    /// The type as it was written.
    pub(super) written: TokenStream,
    /// The parameters without the lifetimes, for an impl.
    pub(super) declared: Vec<TokenStream>,
    /// What the struct asks of them.
    pub(super) predicates: Vec<TokenStream>,
    /// The same, and that they hold no reference.
    pub(super) owned_predicates: Vec<TokenStream>,
    /// The type that is made.
    pub(super) ty: TokenStream,
    /// `__Row` where there are type parameters: the columns' last parameter, whatever it is.
    pub(super) any: TokenStream,
    /// `fn() -> Page<T>`: that parameter for this struct. It is a function, so it is `Copy` whatever the struct is.
    pub(super) own: TokenStream,
    /// The field of the columns that holds it.
    pub(super) marker_field: TokenStream,
    /// The same in a value.
    pub(super) marker_value: TokenStream,
}

impl RowGenerics {
    pub(super) fn new(name: &Ident, mut generics: Generics) -> Self {
        let lifetimes: Vec<Ident> =
            generics.lifetimes().map(|parameter| parameter.lifetime.ident.clone()).collect();
        // A default may not stand in an impl.
        for parameter in &mut generics.params {
            match parameter {
                GenericParam::Type(parameter) => parameter.default = None,
                GenericParam::Const(parameter) => parameter.default = None,
                GenericParam::Lifetime(_) => {}
            }
        }
        let owned = |tokens: TokenStream| with_static(tokens, &lifetimes);
        let (_, arguments, clause) = generics.split_for_impl();
        let others = || generics.params.iter().filter(|other| !matches!(other, GenericParam::Lifetime(_)));
        let declared: Vec<_> = others().map(|parameter| owned(parameter.to_token_stream())).collect();
        let predicates = clause.iter().flat_map(|clause| &clause.predicates);
        let predicates: Vec<_> = predicates.map(|predicate| owned(predicate.to_token_stream())).collect();
        let is_static =
            generics.type_params().map(|parameter| &parameter.ident).map(|name| quote!(#name: 'static));
        let ty = owned(quote!(#name #arguments));
        let (any, own, marker_field, marker_value) = if declared.is_empty() {
            Default::default()
        } else {
            (
                quote!(__Row),
                quote!(fn() -> #ty),
                quote!(#[doc(hidden)] pub __row: ::core::marker::PhantomData<__Row>,),
                quote!(__row: ::core::marker::PhantomData,),
            )
        };
        RowGenerics {
            given: generics.params.iter().map(ToTokens::to_token_stream).collect(),
            written: quote!(#name #arguments),
            owned_predicates: predicates.iter().cloned().chain(is_static).collect(),
            predicates,
            declared,
            ty,
            any,
            own,
            marker_field,
            marker_value,
            lifetimes,
        }
    }

    /// The type of a field where the struct is made.
    pub(super) fn owned_type(&self, ty: Type) -> Type {
        if self.lifetimes.is_empty() {
            return ty;
        }
        parse2(with_static(ty.to_token_stream(), &self.lifetimes)).unwrap_or(ty)
    }
}

/// `tokens` with `'static` in place of `lifetimes`.
fn with_static(tokens: TokenStream, lifetimes: &[Ident]) -> TokenStream {
    let mut after_quote = false;
    let replaced = tokens.into_iter().map(|token| match token {
        TokenTree::Punct(punct) => {
            after_quote = punct.as_char() == '\'';
            TokenTree::Punct(punct)
        }
        TokenTree::Ident(ident) if after_quote && lifetimes.contains(&ident) => {
            after_quote = false;
            TokenTree::Ident(Ident::new("static", Span::call_site()))
        }
        TokenTree::Group(group) => {
            after_quote = false;
            let mut inner = Group::new(group.delimiter(), with_static(group.stream(), lifetimes));
            inner.set_span(group.span());
            TokenTree::Group(inner)
        }
        other => {
            after_quote = false;
            other
        }
    });
    replaced.collect()
}
