//! `uuid`.

crate::sql_type! {
    /// `uuid` (PostgreSQL manual, section 8.12).
    pub Uuid = "uuid", ::uuid::Uuid: Equality, Ordered;
}

crate::rust_field!(::uuid::Uuid: Uuid);
