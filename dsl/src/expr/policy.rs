//! How NULL goes through an operator or a function.

use typenum::{B0, B1};

/// From "is some operand nullable" to "is the result nullable".
pub trait NullPolicy<Operands> {
    /// The bit of the result.
    type Null: typenum::Bit;
}

/// NULL where some operand is NULL: nearly all operators and functions.
#[derive(Clone, Copy, Debug)]
pub struct Strict;

/// Never NULL: `IS NULL`, `IS DISTINCT FROM`, `count`.
#[derive(Clone, Copy, Debug)]
pub struct NeverNull;

/// May always be NULL: `->`, `nullif`, an aggregate over a possibly empty set.
#[derive(Clone, Copy, Debug)]
pub struct MaybeNull;

/// Of a function: NULL only where the first argument is.
#[derive(Clone, Copy, Debug)]
pub struct FirstNull;

/// Of a function: NULL only where every argument is.
#[derive(Clone, Copy, Debug)]
pub struct EveryNull;

impl NullPolicy<B0> for Strict {
    type Null = B0;
}

impl NullPolicy<B1> for Strict {
    type Null = B1;
}

impl<Operands> NullPolicy<Operands> for NeverNull {
    type Null = B0;
}

impl<Operands> NullPolicy<Operands> for MaybeNull {
    type Null = B1;
}
