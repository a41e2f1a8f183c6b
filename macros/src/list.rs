//! Type-level lists.

use proc_macro2::TokenStream;
use quote::quote;

/// `Cons<A, Cons<B, Nil>>`
pub(crate) fn list(items: impl DoubleEndedIterator<Item = TokenStream>) -> TokenStream {
    items.rfold(quote!(__r::Nil), |rest, item| quote!(__r::Cons<#item, #rest>))
}

/// The first failure among verdicts: `Both<A, Both<B, C>>`
pub(crate) fn all_of(verdicts: impl DoubleEndedIterator<Item = TokenStream>) -> TokenStream {
    joined(verdicts, |first, rest| quote!(__r::Both<#first, #rest>)).unwrap_or_else(|| quote!(__r::Valid))
}

/// All levels together: `Mixed<A, Mixed<B, C>>`
pub(crate) fn mixed(levels: impl DoubleEndedIterator<Item = TokenStream>) -> TokenStream {
    joined(levels, |first, rest| quote!(__r::Mixed<#first, #rest>))
        .unwrap_or_else(|| quote!(__r::ConstantLevel))
}

fn joined(
    items: impl DoubleEndedIterator<Item = TokenStream>,
    join: impl Fn(TokenStream, TokenStream) -> TokenStream,
) -> Option<TokenStream> {
    items.rfold(None, |rest, item| match rest {
        None => Some(item),
        Some(rest) => Some(join(item, rest)),
    })
}
