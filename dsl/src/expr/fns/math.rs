//! Mathematical functions (PostgreSQL manual, section 9.3).

use crate::types::*;

crate::function! { postgres "9.3";
    /// Without the sign.
    pub fn abs(x in Number) -> Of = Abs "abs" needs crate::check::by_type::Computed<Self, Result>;
    /// The cube root.
    pub fn cbrt(x: Float8) -> Float8 = Cbrt "cbrt";
    /// The nearest whole number that is not less.
    pub fn ceil(x in Number) -> Of::Fraction = Ceil "ceil";
    /// The nearest whole number that is not less.
    pub fn ceiling(x in Number) -> Of::Fraction = Ceiling "ceiling";
    /// Radians to degrees.
    pub fn degrees(x: Float8) -> Float8 = Degrees "degrees";
    /// The exponential.
    pub fn exp(x in Number) -> Of::Fraction = Exp "exp";
    /// The nearest whole number that is not greater.
    pub fn floor(x in Number) -> Of::Fraction = Floor "floor";
    /// The greatest common divisor.
    pub fn gcd(x in Divisible, y: Of) -> Of = Gcd "gcd";
    /// The least common multiple.
    pub fn lcm(x in Divisible, y: Of) -> Of = Lcm "lcm";
    /// The natural logarithm.
    pub fn ln(x in Number) -> Of::Fraction = Ln "ln";
    /// The logarithm to the base 10.
    pub fn log(x in Number) -> Of::Fraction = Log "log";
    /// The logarithm to the base 10.
    pub fn log10(x in Number) -> Of::Fraction = Log10 "log10";
    /// The rest of a division.
    pub fn r#mod(x in Divisible, y: Of) -> Of = Mod "mod" sqlite ["(", " % ", ")"] needs crate::check::by_type::OnBits<Self, Result>;
    /// The constant.
    pub fn pi() -> Float8 = Pi "pi";
    /// `x` to the power of `y`.
    pub fn power(x in Number, y: Of::Fraction) -> Of::Fraction = Power "power";
    /// Degrees to radians.
    pub fn radians(x: Float8) -> Float8 = Radians "radians";
    /// The nearest whole number.
    pub fn round(x in Number) -> Of::Fraction = Round "round";
    /// -1, 0 or 1.
    pub fn sign(x in Number) -> Of::Fraction = Sign "sign";
    /// The square root.
    pub fn sqrt(x in Number) -> Of::Fraction = Sqrt "sqrt";
    /// Towards zero.
    pub fn trunc(x in Number) -> Of::Fraction = Trunc "trunc";
    /// In which of `count` equal buckets between `low` and `high` is `x`? 0 below them, `count + 1` above.
    pub fn width_bucket(x in Number, low: Of::Fraction, high: Of::Fraction, count: Int4) -> Int4 = WidthBucket "width_bucket";
    /// In which bucket is `x`, when each begins at a threshold?
    pub fn width_bucket_of(x in Ordered, thresholds: Array<Of>) -> Int4 = WidthBucketOf "width_bucket";
    /// At least 0 and less than 1.
    pub fn random() -> Float8 = Random "random" sqlite ["((random() & 9007199254740991) / 9007199254740992.0", ")"] needs crate::render::Everywhere;
    /// Sets what the next random numbers are.
    pub fn setseed(seed: Float8) -> Void = Setseed "setseed";
    pub fn acos(x: Float8) -> Float8 = Acos "acos";
    pub fn acosd(x: Float8) -> Float8 = Acosd "acosd";
    pub fn asin(x: Float8) -> Float8 = Asin "asin";
    pub fn asind(x: Float8) -> Float8 = Asind "asind";
    pub fn atan(x: Float8) -> Float8 = Atan "atan";
    pub fn atand(x: Float8) -> Float8 = Atand "atand";
    pub fn atan2(y: Float8, x: Float8) -> Float8 = Atan2 "atan2";
    pub fn atan2d(y: Float8, x: Float8) -> Float8 = Atan2d "atan2d";
    pub fn cos(x: Float8) -> Float8 = Cos "cos";
    pub fn cosd(x: Float8) -> Float8 = Cosd "cosd";
    pub fn cot(x: Float8) -> Float8 = Cot "cot";
    pub fn cotd(x: Float8) -> Float8 = Cotd "cotd";
    pub fn sin(x: Float8) -> Float8 = Sin "sin";
    pub fn sind(x: Float8) -> Float8 = Sind "sind";
    pub fn tan(x: Float8) -> Float8 = Tan "tan";
    pub fn tand(x: Float8) -> Float8 = Tand "tand";
    pub fn sinh(x: Float8) -> Float8 = Sinh "sinh";
    pub fn cosh(x: Float8) -> Float8 = Cosh "cosh";
    pub fn tanh(x: Float8) -> Float8 = Tanh "tanh";
    pub fn asinh(x: Float8) -> Float8 = Asinh "asinh";
    pub fn acosh(x: Float8) -> Float8 = Acosh "acosh";
    pub fn atanh(x: Float8) -> Float8 = Atanh "atanh";
}

#[cfg(feature = "with-rust_decimal-1")]
mod exact {
    use crate::types::*;

    crate::function! { postgres "9.3";
        /// The whole part of a division.
        pub fn div(y: Numeric, x: Numeric) -> Numeric = Div "div";
        /// The product of the numbers up to `n`.
        pub fn factorial(n: Int8) -> Numeric = Factorial "factorial";
        /// The logarithm of `x` to the base `b`.
        pub fn log_of(b: Numeric, x: Numeric) -> Numeric = LogOf "log";
        /// How many digits after the point are needed.
        pub fn min_scale(x: Numeric) -> Int4 = MinScale "min_scale";
        /// To `scale` digits after the point.
        pub fn round_to(x: Numeric, scale: Int4) -> Numeric = RoundTo "round";
        /// How many digits after the point are kept.
        pub fn scale(x: Numeric) -> Int4 = Scale "scale";
        /// Without zeros at the end.
        pub fn trim_scale(x: Numeric) -> Numeric = TrimScale "trim_scale";
        /// Towards zero, to `scale` digits after the point.
        pub fn trunc_to(x: Numeric, scale: Int4) -> Numeric = TruncTo "trunc";
    }
}

#[cfg(feature = "with-rust_decimal-1")]
pub use exact::*;
