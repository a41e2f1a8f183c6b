//! Identities: a name becomes five radix-64 digits, 30 bits of an FNV-1a hash.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{format_ident, quote};

/// `id!(Name)` and `id!(Name, Rest)`: the digits of `Name`, declared in this crate and file, before `Rest`.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut tokens = input.into_iter();
    let (name, span) = match tokens.next() {
        Some(TokenTree::Ident(ident)) => (ident.to_string(), ident.span()),
        _ => (String::new(), Span::call_site()),
    };
    tokens.next();
    let rest: TokenStream = tokens.collect();
    let rest = if rest.is_empty() { quote!(()) } else { rest };
    declared(&name, span).iter().rev().fold(rest, |rest, digit| {
        let digit = format_ident!("D{digit}");
        quote!(::relvar::kernel::#digit<#rest>)
    })
}

/// `spelled!(name)`: the digits of a name wherever it is written.
pub(crate) fn expand_spelled(input: TokenStream) -> TokenStream {
    spelled(&crate::names::spelling(&input)).iter().rev().fold(quote!(()), |rest, digit| {
        let digit = format_ident!("D{digit}");
        quote!(::relvar::kernel::#digit<#rest>)
    })
}

/// The digits of `name`, as declared in the crate and the file of `span`.
pub(crate) fn declared(name: &str, span: Span) -> [u32; 5] {
    let krate = std::env::var("CARGO_CRATE_NAME").unwrap_or_default();
    hash(&[&krate, &file(span), name])
}

/// The file in which `span` stands; unit tests have none.
fn file(span: Span) -> String {
    if cfg!(test) { String::new() } else { span.unwrap().file() }
}

/// The digits of `name` alone: equal wherever it is written.
pub(crate) fn spelled(name: &str) -> [u32; 5] {
    hash(&[name])
}

fn hash(parts: &[&str]) -> [u32; 5] {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for byte in part.bytes().chain([0]) {
            hash ^= u64::from(byte);
            hash = hash.wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    hash ^= hash >> 32;
    std::array::from_fn(|digit| (hash >> (6 * digit)) as u32 & 63)
}

/// `digits` before `rest` as a type, where `__r` is imported.
pub(crate) fn before(digits: &[u32], rest: TokenStream) -> TokenStream {
    digits.iter().rev().fold(rest, |rest, digit| {
        let digit = format_ident!("D{digit}");
        quote!(__r::#digit<#rest>)
    })
}

/// The position as digits: one up to 61, three from 62 on, the first of which says so.
pub(crate) fn before_index(index: usize, rest: TokenStream) -> TokenStream {
    let digits = if index < 62 { vec![index] } else { vec![62, index / 64, index % 64] };
    let digits: Vec<u32> = digits.into_iter().filter_map(|digit| u32::try_from(digit).ok()).collect();
    before(&digits, rest)
}
