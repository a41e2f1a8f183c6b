//! The rule book.
//!
#![doc = include_str!("rules.md")]
#![expect(non_snake_case, reason = "a rule's module is called by its id, as the messages name it")]

/// One module for each page. The programs of the pages in brackets run on a handle, so it is the driver that tests them.
macro_rules! pages {
    ([$($on_a_handle:ident)*] $($rule:ident)*) => {
        $(
            #[cfg_attr(not(doctest), doc = include_str!(concat!("rules/", stringify!($on_a_handle), ".md")))]
            pub mod $on_a_handle {}
        )*
        $(
            #[doc = include_str!(concat!("rules/", stringify!($rule), ".md"))]
            pub mod $rule {}
        )*
    };
}

pages! {
    [R3 S8 X1 X2 X3 X4 X5]
    S1 S2 S3 S4 S5 S6 S7 S9 S10
    T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11 T12 T13 T14
    N1 N2 N3 N4 N5 N6 N7
    A1 A2 A3 A4 A5 A6 A7 A8 A9
    W1 W2 W3 W4 W5 W6 W7
    C1 C2 C3 C4 C5 C6 C7 C8 C9 C10 C11 C12 C13 C14 C15
    I1 I2 I3 I4 I5 I6 I7 I8 I9
    U1 U2 U3 U4 U5
    R1 R2 R4 R5 R6
    J1 J2 J3
    D1 D2
    M
}
