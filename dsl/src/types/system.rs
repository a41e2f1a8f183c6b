//! Types that functions of the server itself give and take (PostgreSQL manual, sections 8.3.1, 5.7 and 9.26.8).

use super::AnyType;
use crate::kernel::{Fail, SqlType, TypeName, Valid};
use crate::value::Snapshot;

crate::sql_type! {
    /// `"char"`, with the quotes: one byte.
    pub ByteChar = "char", i8: Equality, Ordered;
}

crate::rust_field!(i8: ByteChar);
crate::right_of!(AnyType: i8 as ByteChar);

crate::sql_type! {
    /// `pg_snapshot`: which transactions a statement sees.
    pub PgSnapshot = "pg_snapshot", Snapshot: ; &'a Snapshot
}

crate::sql_type! {
    /// `txid_snapshot`, the older name of `pg_snapshot`.
    pub TxidSnapshot = "txid_snapshot", Snapshot: ; &'a Snapshot
}

crate::rust_field!(Snapshot: PgSnapshot | TxidSnapshot);

macro_rules! internal {
    ($($(#[$doc:meta])* $name:ident = $sql:literal, $equal:ty;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl SqlType for $name {
            type Rust = String;
            type Id = crate::__id!($name);
            type Equal = $equal;
            type Kept = Valid;
            const NAME: TypeName = TypeName::built_in($sql);
        }
    )* };
}

internal! {
    /// `aclitem`: who may do what with an object. The server has no binary format for it, so it is read and written as text:
    /// `column.cast::<Text>()`, `val::<Text, _>("=r/postgres").cast::<Aclitem>()`.
    Aclitem = "aclitem", Valid;
    /// `pg_node_tree`: an expression as the catalogue keeps it; `pg_get_expr` and a cast make text of it.
    PgNodeTree = "pg_node_tree", Fail<PgNodeTree>;
}

#[diagnostic::do_not_recommend]
impl super::Equality for Aclitem {
    type Equated = Self;
}
