//! `json` and `jsonb` (PostgreSQL manual, section 8.14).

crate::sql_type! {
    /// `json`: kept as text; it has no `=`.
    pub Json = "json", serde_json::Value: ; &'a serde_json::Value
}

crate::sql_type! {
    /// `jsonb`: kept parsed.
    pub Jsonb = "jsonb", serde_json::Value: Equality, Ordered; &'a serde_json::Value
}

crate::rust_field!(serde_json::Value: Json | Jsonb);

macro_rules! typed {
    ($($name:ident)*) => { $(
        #[diagnostic::do_not_recommend]
        impl<T: serde::Serialize> crate::expr::Operand<$name> for crate::value::Json<T> {
            type Expression = crate::expr::Bind<$name, Self>;
            fn operand(self) -> Self::Expression {
                crate::expr::Bind::new(self)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T: serde::Serialize> crate::expr::Operand<crate::types::RightOf<$name>> for crate::value::Json<T> {
            type Expression = crate::expr::Bind<$name, Self>;
            fn operand(self) -> Self::Expression {
                crate::expr::Bind::new(self)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T: serde::Serialize, Null, Column> crate::expr::Storable<$name, Null, Column> for crate::value::Json<T> {
            type Expression = crate::expr::Bind<$name, Self>;
            fn store(self) -> Self::Expression {
                crate::expr::Bind::new(self)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T: serde::Serialize, Column> crate::expr::Storable<$name, typenum::B1, Column> for Option<crate::value::Json<T>> {
            type Expression = crate::expr::Bind<$name, Self, typenum::B1>;
            fn store(self) -> Self::Expression {
                crate::expr::Bind::new(self)
            }
        }
    )* };
}

typed!(Json Jsonb);

impl<T: serde::de::DeserializeOwned> crate::row::Field for crate::value::Json<T> {
    type Reads = crate::__list!(Json, Jsonb);
    type Null = typenum::B0;
}
