//! Mathematical functions.

use relvar::expr::fns::math::*;
use relvar::prelude::*;
use rust_decimal::Decimal;

use super::{any, examples};

/// `n / 10^scale`.
fn dec(n: i64, scale: u32) -> Decimal {
    Decimal::new(n, scale)
}

examples! { "math";
    abs(-5) => "5";
    abs(-5_i16) => "5";
    abs(-5_i64) => "5";
    abs(dec(-174, 1)) => "17.4";
    abs(-1.5) => "1.5";
    abs(-1.5_f32) => "1.5";
    cbrt(64.0) => "4";
    cbrt(val::<Int4, _>(64)) => "4";
    ceil(dec(422, 1)) => "43";
    ceil(-42.8) => "-42";
    ceil(7) => "7";
    ceiling(dec(953, 1)) => "96";
    ceiling(95.3) => "96";
    degrees(0.5) => "28.64788975654116";
    div(dec(9, 0), dec(4, 0)) => "2";
    exp(dec(0, 0)) => "1.0000000000000000";
    exp(0.0) => "1";
    factorial(5_i64) => "120";
    floor(dec(428, 1)) => "42";
    floor(-42.8) => "-43";
    gcd(1071, 462) => "21";
    gcd(dec(8, 0), dec(12, 0)) => "4";
    gcd(8_i64, 12_i64) => "4";
    lcm(1071, 462) => "23562";
    lcm(dec(8, 0), dec(12, 0)) => "24";
    lcm(8_i64, 12_i64) => "24";
    ln(dec(1, 0)) => "0.0000000000000000";
    ln(1.0) => "0";
    log(dec(100, 0)) => "2.0000000000000000";
    log(100.0) => "2";
    log10(dec(1000, 0)) => "3.0000000000000000";
    log10(1000.0) => "3";
    log_of(dec(2, 0), dec(64, 0)) => "6.0000000000000000";
    min_scale(dec(84100, 4)) => "2";
    r#mod(9, 4) => "1";
    r#mod(9_i16, 4_i16) => "1";
    r#mod(9_i64, 4_i64) => "1";
    r#mod(dec(9, 0), dec(4, 0)) => "1";
    pi() => "3.141592653589793";
    power(dec(9, 0), dec(3, 0)) => "729.0000000000000000";
    power(9.0, 3.0) => "729";
    radians(45.0) => "0.7853981633974483";
    round(dec(424, 1)) => "42";
    round(42.4) => "42";
    round_to(dec(424382, 4), 2) => "42.44";
    scale(dec(84100, 4)) => "4";
    sign(dec(-84, 1)) => "-1";
    sign(-8.4) => "-1";
    sqrt(dec(4, 0)) => "2.000000000000000";
    sqrt(4.0) => "2";
    sqrt(4) => "2";
    trim_scale(dec(84100, 4)) => "8.41";
    trunc(dec(428, 1)) => "42";
    trunc(-42.8) => "-42";
    trunc_to(dec(424382, 4), 2) => "42.43";
    width_bucket(dec(535, 2), dec(24, 3), dec(1006, 2), 5) => "3";
    width_bucket(5.35, 0.024, 10.06, 5) => "3";
    width_bucket_of(15, [10, 20, 30]) => "1";
    random() => any();
    setseed(0.5) => any();
    acos(1.0) => "0";
    acosd(0.5) => "60";
    asin(0.0) => "0";
    asind(0.5) => "30";
    atan(0.0) => "0";
    atand(1.0) => "45";
    atan2(0.0, 1.0) => "0";
    atan2d(1.0, 0.0) => "90";
    cos(0.0) => "1";
    cosd(60.0) => "0.5";
    cot(0.5) => "1.830487721712452";
    cotd(45.0) => "1";
    sin(0.0) => "0";
    sind(30.0) => "0.5";
    tan(0.0) => "0";
    tand(45.0) => "1";
    sinh(0.0) => "0";
    cosh(0.0) => "1";
    tanh(0.0) => "0";
    asinh(0.0) => "0";
    acosh(1.0) => "0";
    atanh(0.0) => "0";
}
