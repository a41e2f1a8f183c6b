//! The types of the server's own catalogue (PostgreSQL manual, sections 8.3.1, 8.19 and 8.20).

#[cfg(feature = "with-serde_json-1")]
use super::Jsonpath;
use super::capability::comparable;
use super::{AnyType, Char, Regconfig, Regdictionary, Text, Varchar, Xml};
use crate::ext::{Citext, Lquery, Ltree, Ltxtquery};
use crate::kernel::{D0, Fail, SqlType, TypeName, Valid};

crate::sql_type! {
    /// `name`: an identifier, of 63 bytes at most.
    pub Name = "name", String: Equality, Ordered, Character; &'a str, &'a String
}

#[cfg(feature = "with-serde_json-1")]
crate::rust_field!(String: Text | Varchar | Char | Name | Xml | Jsonpath | Citext | Ltree | Lquery | Ltxtquery);
#[cfg(not(feature = "with-serde_json-1"))]
crate::rust_field!(String: Text | Varchar | Char | Name | Xml | Citext | Ltree | Lquery | Ltxtquery);

comparable!(Name Text, first);
comparable!(Varchar Name);

macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident = $sql:literal $equality:ident;)*) => {
        $(crate::sql_type! {
            $(#[$doc])*
            pub $name = $sql, u32: $equality, Ordered;
        })*

        crate::rust_field!(u32: $($name)|* | Regconfig | Regdictionary);
    };
}

numbers! {
    /// `oid`: the number of an object of the server's.
    Oid = "oid" Equality;
    /// `xid`: the number of a transaction, as far as it fits into 32 bits.
    Xid = "xid" Equality;
    /// `regclass`: a table, an index, a sequence, a view; its text is its name.
    Regclass = "regclass" EqualAsOid;
    /// `regcollation`: a collation; its text is its name.
    Regcollation = "regcollation" EqualAsOid;
    /// `regnamespace`: a schema; its text is its name.
    Regnamespace = "regnamespace" EqualAsOid;
    /// `regoper`: an operator; its text is its name.
    Regoper = "regoper" EqualAsOid;
    /// `regoperator`: an operator with the types of its operands; its text is its name.
    Regoperator = "regoperator" EqualAsOid;
    /// `regproc`: a function; its text is its name.
    Regproc = "regproc" EqualAsOid;
    /// `regprocedure`: a function with the types of its arguments; its text is its name.
    Regprocedure = "regprocedure" EqualAsOid;
    /// `regrole`: a role; its text is its name.
    Regrole = "regrole" EqualAsOid;
    /// `regtype`: a type; its text is its name.
    Regtype = "regtype" EqualAsOid;
}

crate::right_of! {
    AnyType: u32 as Oid;
    Regclass: &'a str as Text;
    Regclass: String as Text
}

macro_rules! objects {
    ($($name:ident)*) => { $( comparable!($name Oid); )* };
}

objects!(Regclass Regcollation Regnamespace Regoper Regoperator Regproc Regprocedure Regrole Regtype);

crate::sql_type! {
    /// `xid8`: the number of a transaction.
    pub Xid8 = "xid8", u64: Equality, Ordered;
}

crate::rust_field!(u64: Xid8 | PgLsn);

crate::sql_type! {
    /// `pg_lsn`: a position in the write-ahead log.
    pub PgLsn = "pg_lsn", u64: Equality, Ordered;
}

/// `void`: what a function gives that is called for its effect.
#[derive(Clone, Copy, Debug)]
pub struct Void;

impl SqlType for Void {
    type Rust = ();
    type Id = crate::__id!(Void, D0<()>);
    type Equal = Fail<Void>;
    type Kept = Valid;
    const NAME: TypeName = TypeName::built_in("void");
}
