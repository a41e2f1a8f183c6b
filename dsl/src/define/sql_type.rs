//! `sql_type!`: an SQL type, its capabilities and the Rust types that go with it.

/// Declares an SQL type.
///
/// `pub Name = "catalogue_name", RustType: Capability, ..;` followed by the Rust types that may be written where a
/// value of the type is expected. The first Rust type is the one that a column is read into; [`rust_field!`](crate::rust_field) says which
/// SQL types a Rust type reads. `"name" from "extension"` says that the type is an extension's, which
/// `create_all` then creates with the tables.
///
/// ```
/// # extern crate relvar;
/// #[derive(Clone, Copy, Debug, PartialEq)]
/// pub struct Lsn(pub u64);
///
/// relvar::sql_type! {
///     /// A position in the write-ahead log (PostgreSQL manual, section 8.20).
///     pub PgLsn = "pg_lsn", Lsn: Equality, Ordered;
/// }
/// relvar::rust_field!(Lsn: PgLsn);
/// ```
#[macro_export]
macro_rules! sql_type {
    // sql_type! { /// docs  pub Text = "text", String: Equality, Ordered; &'a str, &'a String }
    ($(#[$doc:meta])* $vis:vis $name:ident = $sql:literal $(from $extension:literal)?, $rust:ty: $($capability:ident),* $(,)?; $($also:ty),* $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        $vis struct $name;

        impl $crate::kernel::SqlType for $name {
            type Rust = $rust;
            type Id = $crate::__id!($name);
            type Equal = $crate::sql_type!(@equal $name $($capability)*);
            type Kept = $crate::kernel::Valid;
            const NAME: $crate::kernel::TypeName = $crate::sql_type!(@name $sql $($extension)?);
        }

        $( $crate::sql_type!(@capability $name $capability); )*

        #[diagnostic::do_not_recommend]
        impl $crate::types::Flat for $name {}

        $crate::rust_value!($rust: $name);
        $( $crate::rust_value!($also: $name); )*
    };
    (@name $sql:literal) => { $crate::kernel::TypeName::built_in($sql) };
    (@name $sql:literal $extension:literal) => { $crate::kernel::TypeName::of_extension($sql, $extension) };
    // sql_type!(@capability Int4 Extremes): one capability
    (@capability $name:ident Extremes) => {
        #[diagnostic::do_not_recommend]
        impl $crate::types::Extremes for $name {
            type Extreme = Self;
        }
    };
    (@capability $name:ident Equality) => { $crate::sql_type!(@equality $name $name); };
    // Types without an `=` of their own: the server takes that of a wider one.
    (@capability $name:ident EqualAsText) => { $crate::sql_type!(@equality $name $crate::types::Text); };
    (@capability $name:ident EqualAsInet) => { $crate::sql_type!(@equality $name $crate::types::Inet); };
    (@capability $name:ident EqualAsOid) => { $crate::sql_type!(@equality $name $crate::types::Oid); };
    (@equality $name:ident $equated:ty) => {
        #[diagnostic::do_not_recommend]
        impl $crate::types::Equality for $name {
            type Equated = $equated;
        }
    };
    (@capability $name:ident $capability:ident) => {
        #[diagnostic::do_not_recommend]
        impl $crate::types::$capability for $name {}
    };
    // sql_type!(@equal Text Ordered Equality): is `Equality` among the capabilities?
    (@equal $name:ident) => { $crate::kernel::Fail<$name> };
    (@equal $name:ident Equality $($rest:ident)*) => { $crate::kernel::Valid };
    (@equal $name:ident EqualAsText $($rest:ident)*) => { $crate::kernel::Valid };
    (@equal $name:ident EqualAsInet $($rest:ident)*) => { $crate::kernel::Valid };
    (@equal $name:ident EqualAsOid $($rest:ident)*) => { $crate::kernel::Valid };
    (@equal $name:ident $other:ident $($rest:ident)*) => { $crate::sql_type!(@equal $name $($rest)*) };
}

/// A Rust type that may be written where a value of an SQL type is expected: `rust_value!(i32: Int4)`.
#[macro_export]
macro_rules! rust_value {
    ($rust:ty: $($name:ident)|+) => { $(
        #[diagnostic::do_not_recommend]
        impl<'a> $crate::expr::Operand<$name> for $rust {
            type Expression = $crate::expr::Bind<$name, $rust>;
            fn operand(self) -> Self::Expression {
                $crate::expr::Bind::new(self)
            }
        }

        $crate::right_of!($name: $rust as $name);

        #[diagnostic::do_not_recommend]
        impl<'a, Null, Column> $crate::expr::Storable<$name, Null, Column> for $rust {
            type Expression = $crate::expr::Bind<$name, $rust>;
            fn store(self) -> Self::Expression {
                $crate::expr::Bind::new(self)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'a, Column> $crate::expr::Storable<$name, $crate::typenum::B1, Column> for Option<$rust> {
            type Expression = $crate::expr::Bind<$name, Option<$rust>, $crate::typenum::B1>;
            fn store(self) -> Self::Expression {
                $crate::expr::Bind::new(self)
            }
        }
    )+ };
}

/// A Rust value right of an arithmetic operator whose left operand has another type: `right_of!(Date: i32 as Int4)`.
#[macro_export]
macro_rules! right_of {
    ($($left:ident: $rust:ty as $name:ty);+) => { $(
        #[diagnostic::do_not_recommend]
        impl<'a> $crate::expr::Operand<$crate::types::RightOf<$left>> for $rust {
            type Expression = $crate::expr::Bind<$name, $rust>;
            fn operand(self) -> Self::Expression {
                $crate::expr::Bind::new(self)
            }
        }
    )+ };
}

/// A Rust type that a column can be read into, with the SQL types that it reads: `rust_field!(String: Text | Varchar)`.
#[macro_export]
macro_rules! rust_field {
    ($rust:ty: $($name:ident)|+) => {
        impl $crate::row::Field for $rust {
            type Reads = $crate::__list!($($name),+);
            type Null = $crate::typenum::B0;
        }
    };
}
