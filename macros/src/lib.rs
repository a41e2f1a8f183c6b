//! The macros of relvar. Use them through the `relvar` crate.

mod id;

use proc_macro::TokenStream;

/// The identity of a name as a type: digits of a hash of the crate, the file and the name.
#[doc(hidden)]
#[proc_macro]
pub fn id(input: TokenStream) -> TokenStream {
    id::expand(input.into()).into()
}
