//! A type of the database with its functions and operators, as a crate outside declares them.
use relvar::types::{Float8, Text};

/// A complex number.
#[derive(Clone, Debug, PartialEq, relvar::Composite)]
pub struct Complex {
    /// Real part.
    pub re: f64,
    /// Imaginary part.
    pub im: f64,
}
relvar::function! {
    /// `conjugate(of)`
    pub(crate) fn conjugate(of: Complex) -> Complex = Conjugate "conjugate";
    /// `magnitude(of)`
    pub(crate) fn magnitude(of: Complex) -> Float8 = Magnitude "magnitude";
}
relvar::overloads! {
    /// Operators of complex numbers.
    pub(crate) trait ComplexOperators {
        /// `self |+| right`
        fn plus_complex = PlusComplex "|+|" OTHER;
    }
}
relvar::overload! {
    Complex: PlusComplex Complex = Complex;
    Complex: PlusComplex Float8 = Text;
}
