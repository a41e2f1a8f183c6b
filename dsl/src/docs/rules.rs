//! The rule book.
//!
#![doc = include_str!("rules.md")]
#![expect(non_snake_case, reason = "a rule's module is called by its id, as the messages name it")]

/// One module for each page.
macro_rules! pages {
    ($($rule:ident)*) => {$(
        #[doc = include_str!(concat!("rules/", stringify!($rule), ".md"))]
        pub mod $rule {}
    )*};
}

pages! {
    S1 S2 S3 S4 S5 S6 S7 S8 S9 S10
    T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11 T12 T13 T14
    N1 N2 N3 N4 N5 N6 N7
    A1 A2 A3 A4 A5 A6 A7 A8 A9
    W1 W2 W3 W4 W5 W6 W7
    C7
}
