//! Type-level lists.

use proc_macro2::TokenStream;
use quote::quote;

/// `Cons<A, Cons<B, Nil>>`
pub(crate) fn list(items: impl DoubleEndedIterator<Item = TokenStream>) -> TokenStream {
    items.rfold(quote!(__r::Nil), |rest, item| quote!(__r::Cons<#item, #rest>))
}

/// The first failure among verdicts: `Both<A, Both<B, Valid>>`
pub(crate) fn all_of(verdicts: impl DoubleEndedIterator<Item = TokenStream>) -> TokenStream {
    verdicts
        .rfold(None, |rest, verdict| match rest {
            None => Some(verdict),
            Some(rest) => Some(quote!(__r::Both<#verdict, #rest>)),
        })
        .unwrap_or_else(|| quote!(__r::Valid))
}
