//! `joinable!`: a foreign key that is declared outside its table's block, in both directions.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::names::Name;
use crate::table::parse::Joinable;

pub(crate) fn joinable(joinable: &Joinable) -> TokenStream {
    let [child, parent] = [&joinable.child, &joinable.parent].map(|path| {
        let path: Vec<Ident> = path.iter().map(Name::ident).collect();
        quote!(#(#path)::*)
    });
    let column = joinable.column.ident();
    let columns = quote!(::relvar::kernel::Cons<#child::#column, ::relvar::kernel::Nil>);
    let key = quote!(<#parent::table as ::relvar::kernel::Table>::PrimaryKey);
    quote! {
        impl ::relvar::check::DeclaredLink<#parent::table> for #child::table {
            type Columns = #columns;
            type OtherColumns = #key;
        }

        impl ::relvar::check::DeclaredLink<#child::table> for #parent::table {
            type Columns = #key;
            type OtherColumns = #columns;
        }
    }
}
