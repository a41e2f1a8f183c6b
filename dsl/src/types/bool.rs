//! `bool`.

crate::sql_type! {
    /// `bool` (PostgreSQL manual, section 8.6).
    pub Bool = "bool", bool: Equality, Ordered, Boolean;
}

crate::rust_field!(bool: Bool);
