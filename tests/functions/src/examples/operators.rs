//! Operators: comparison, logic, numbers, patterns, and the conditional expressions.

use relvar::expr::ops::number::*;
use relvar::prelude::*;
use rust_decimal::Decimal;

use super::examples;

type Number = relvar::expr::Bind<Int4, i32>;
type Truth = relvar::expr::Bind<Bool, bool>;
type Word = relvar::expr::Bind<Text, &'static str>;

fn n(number: i32) -> Number {
    relvar::expr::Bind::new(number)
}

fn b(truth: bool) -> Truth {
    relvar::expr::Bind::new(truth)
}

fn t(word: &'static str) -> Word {
    relvar::expr::Bind::new(word)
}

examples! { "operators";
    n(1).eq(1) => "true";
    n(1).ne(1) => "false";
    n(1).lt(2) => "true";
    n(1).le(2) => "true";
    n(1).gt(2) => "false";
    n(1).ge(2) => "false";
    n(1).is_distinct_from(2) => "true";
    n(1).is_not_distinct_from(2) => "false";
    n(2).between(1, 3) => "true";
    n(2).not_between(1, 3) => "false";
    n(2).between_symmetric(3, 1) => "true";
    n(2).not_between_symmetric(3, 1) => "false";
    n(1).is_null() => "false";
    n(1).is_not_null() => "true";
    b(true).is_true() => "true";
    b(true).is_not_true() => "false";
    b(true).is_false() => "false";
    b(true).is_not_false() => "true";
    b(true).is_unknown() => "false";
    b(true).is_not_unknown() => "true";
    b(true).and(false) => "false";
    b(true).or(false) => "true";
    not(b(true)) => "false";
    n(2).add(3) => "5";
    n(2).plus() => "2";
    n(2).sub(3) => "-1";
    n(2).negate() => "-2";
    n(2).mul(3) => "6";
    n(5).div(2) => "2";
    n(5).rem(4) => "1";
    n(2).pow(3) => "8";
    val::<Numeric, _>(Decimal::from(2)).pow(Decimal::from(3)) => "8.0000000000000000";
    val::<Float8, _>(25.0).square_root() => "5";
    val::<Float8, _>(64.0).cube_root() => "4";
    val::<Float8, _>(-5.0).absolute() => "5";
    n(-5).absolute() => "5";
    n(91).bitand(15) => "11";
    n(32).bitor(3) => "35";
    n(17).bitxor(5) => "20";
    n(1).bitnot() => "-2";
    n(1).shift_left(4) => "16";
    n(8).shift_right(2) => "2";
    val::<Int8, _>(91_i64).bitand(15_i64) => "11";
    t("a").concat("b") => "ab";
    t("a").concat(val::<Int4, _>(42)) => "a42";
    n(42).concat(val::<Text, _>("a")) => "42a";
    t("abc").like("a%") => "true";
    t("abc").not_like("a%") => "false";
    t("abc").ilike("A%") => "true";
    t("abc").not_ilike("A%") => "false";
    t("a%c").like_escape("a!%c", "!") => "true";
    t("a%c").not_like_escape("a!%c", "!") => "false";
    t("a%c").ilike_escape("A!%c", "!") => "true";
    t("a%c").not_ilike_escape("A!%c", "!") => "false";
    t("abc").similar_to("%(b|d)%") => "true";
    t("abc").not_similar_to("%(b|d)%") => "false";
    t("a%").similar_to_escape("a!%", "!") => "true";
    t("a%").not_similar_to_escape("a!%", "!") => "false";
    t("abc").matches("^a") => "true";
    t("abc").matches_any_case("^A") => "true";
    t("abc").not_matches("^a") => "false";
    t("abc").not_matches_any_case("^A") => "false";
    t("alphabet").begins_with("alph") => "true";
    t("a").is_normalized() => "true";
    t("a").is_not_normalized() => "false";
    coalesce(n(1), 2) => "1";
    coalesce(case(b(true), n(1)).otherwise(2), 3) => "1";
    greatest(n(1), 2) => "2";
    least(n(1), 2) => "1";
    nullif(1, 1) => None;
    nullif(1, 2) => Some("1");
}
