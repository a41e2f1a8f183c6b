//! An aggregate of the database, as a crate outside declares it.
relvar::aggregate! {
    /// `product(float8)`: 1 over no row
    pub(crate) fn product(factor: Float8) -> Float8 = Product "product";
}
