//! `vector`: vectors and their distances, of the extension pgvector.
//!
//! ```
//! use relvar::ext::vector::{Embedding, VectorOperators as _};
//! use relvar::prelude::*;
//! relvar::table! {
//!     items {
//!         #[primary_key] id -> Int4,
//!         #[max_length = 3] embedding -> relvar::ext::Vector,
//!         index(ops(embedding, vector_cosine_ops), method = hnsw),
//!     }
//! }
//! let near = Embedding(vec![1.0, 0.0, 2.0]);
//! let sql = items.select(items::id).order_by(items::embedding.cosine_distance(near).asc()).limit(5).sql::<Postgres>();
//! assert_eq!(sql, "SELECT items.id FROM items ORDER BY items.embedding <=> $1 LIMIT $2");
//! ```

use crate::types::*;

/// The numbers of a `vector`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Embedding(pub Vec<f32>);

impl From<Vec<f32>> for Embedding {
    fn from(numbers: Vec<f32>) -> Self {
        Embedding(numbers)
    }
}

crate::sql_type! {
    /// `vector`; `#[max_length = n]` on a column says how many numbers it has, which an index needs to know.
    pub Vector = "vector" from "vector", Embedding: Equality, Ordered; &'a Embedding
}

crate::rust_field!(Embedding: Vector);

crate::overloads! {
    /// `<->`, `<#>`, `<=>`, `<+>`
    pub trait VectorOperators {
        /// `self <-> right`: the Euclidean distance
        fn l2_distance = L2Distance "<->" OTHER;
        /// `self <#> right`: the inner product, negated, so that the nearest come first
        fn negative_inner_product = NegativeInnerProduct "<#>" OTHER;
        /// `self <=> right`: 1 less the cosine; NaN where one of them is zero
        fn cosine_distance = CosineDistance "<=>" OTHER;
        /// `self <+> right`: the taxicab distance
        fn l1_distance = L1Distance "<+>" OTHER;
    }
}

crate::overload! {
    Vector: L2Distance Vector = Float8;
    Vector: NegativeInnerProduct Vector = Float8;
    Vector: CosineDistance Vector = Float8;
    Vector: L1Distance Vector = Float8;
}

#[diagnostic::do_not_recommend]
impl Addend for Vector {
    type Left = Vector;
}

#[diagnostic::do_not_recommend]
impl Arithmetic<crate::expr::Plus, Vector> for Vector {
    type Result = Vector;
}

#[diagnostic::do_not_recommend]
impl Arithmetic<crate::expr::Minus, Vector> for Vector {
    type Result = Vector;
}

#[diagnostic::do_not_recommend]
impl Arithmetic<crate::expr::Times, Vector> for Vector {
    type Result = Vector;
}

#[diagnostic::do_not_recommend]
impl Summed for Vector {
    type Sum = Vector;
}

#[diagnostic::do_not_recommend]
impl Averaged for Vector {
    type Average = Vector;
}

crate::function! { postgres "of pgvector";
    /// How many numbers.
    pub fn vector_dims(vector: Vector) -> Int4 = VectorDims "vector_dims";
    /// The Euclidean length.
    pub fn vector_norm(vector: Vector) -> Float8 = VectorNorm "vector_norm";
    /// The inner product.
    pub fn inner_product(one: Vector, other: Vector) -> Float8 = InnerProduct "inner_product";
}

#[diagnostic::do_not_recommend]
impl CastTo<Text> for Vector {}
#[diagnostic::do_not_recommend]
impl CastTo<Vector> for Text {}
#[diagnostic::do_not_recommend]
impl CastTo<Array<Float4>> for Vector {}
#[diagnostic::do_not_recommend]
impl CastTo<Vector> for Array<Float4> {}
#[diagnostic::do_not_recommend]
impl CastTo<Vector> for Vector {}
