//! `bytea`.

crate::sql_type! {
    /// `bytea` (PostgreSQL manual, section 8.4).
    pub Bytea = "bytea", Vec<u8>: Equality, Ordered; &'a [u8], &'a Vec<u8>
}

crate::rust_field!(Vec<u8>: Bytea);

#[diagnostic::do_not_recommend]
impl super::Joins for Bytea {
    type Joined = Bytea;
}
