//! Identity at the type level: an id is a list of radix-64 digits, compared digit by digit.
//!
//! Tables, columns, SQL types and field names all have ids that `table!` and the derives make from a hash. The comparison is
//! total, so a lookup that fails still has an answer, which a message can name. It is two projections for a digit and no
//! bound beyond [`Identity`]: the compiler proves a bound once more for each type that is projected through it.

use std::marker::PhantomData;

/// The id of something that equals nothing, not even itself: a subquery, literal text.
pub struct Never;

/// The id of a bind, which equals nothing either: the server tells `$1` from `$2`.
pub struct Parameter;

/// Is this the id of a bind alone?
pub trait ParameterId {
    /// `Fail` where it is.
    type Verdict: super::Verdict;
}

impl ParameterId for Never {
    type Verdict = super::Valid;
}

impl ParameterId for Parameter {
    type Verdict = super::Fail<Parameter>;
}

/// Does this id hold no value: can its expression be written a second time and mean the same?
pub trait ValueFree {
    /// `Fail` where it cannot.
    type Verdict: super::Verdict;
}

impl ValueFree for () {
    type Verdict = super::Valid;
}

impl ValueFree for Never {
    type Verdict = super::Fail<Never>;
}

impl ValueFree for Parameter {
    type Verdict = super::Fail<Parameter>;
}

/// `Then` where `Left` and `Right` are the same id, else `Otherwise`. Both are left unevaluated.
pub type IfSame<Left, Right, Then, Otherwise> = <Left as Identity>::Is<Right, Then, Otherwise>;

macro_rules! identity {
    // identity! { D0 D1 .. } declares the digits and what each answers to every one of them.
    ($($digit:ident)*) => {
        /// An id. An id asks another whether it begins with the same digit, and then that one asks about the rest.
        pub trait Identity {
            /// `Then` where `Other` is the same id, else `Otherwise`.
            type Is<Other: Identity, Then, Otherwise>;
            /// `Then` where this id has no digit.
            type Ends<Then, Otherwise>;
            $(
                /// Goes on with `Rest` where this id begins with this digit.
                type $digit<Rest: Identity, Then, Otherwise>;
            )*
        }

        impl Identity for () {
            type Is<Other: Identity, Then, Otherwise> = Other::Ends<Then, Otherwise>;
            type Ends<Then, Otherwise> = Then;
            $( type $digit<Rest: Identity, Then, Otherwise> = Otherwise; )*
        }

        identity!(@nothing Never [$($digit)*]);
        identity!(@nothing Parameter [$($digit)*]);
        identity!(@digits [] $($digit)*);
    };
    (@nothing $never:ident [$($digit:ident)*]) => {
        impl Identity for $never {
            type Is<Other: Identity, Then, Otherwise> = Otherwise;
            type Ends<Then, Otherwise> = Otherwise;
            $( type $digit<Rest: Identity, Then, Otherwise> = Otherwise; )*
        }
    };
    (@digits $before:tt) => {};
    (@digits [$($before:ident)*] $digit:ident $($after:ident)*) => {
        /// One radix-64 digit before the rest of an id.
        pub struct $digit<Rest>(PhantomData<Rest>);

        impl<Mine: Identity> Identity for $digit<Mine> {
            type Is<Other: Identity, Then, Otherwise> = Other::$digit<Mine, Then, Otherwise>;
            type Ends<Then, Otherwise> = Otherwise;
            type $digit<Rest: Identity, Then, Otherwise> = Rest::Is<Mine, Then, Otherwise>;
            $( type $before<Rest: Identity, Then, Otherwise> = Otherwise; )*
            $( type $after<Rest: Identity, Then, Otherwise> = Otherwise; )*
        }

        impl<Rest: ValueFree> ValueFree for $digit<Rest> {
            type Verdict = Rest::Verdict;
        }

        impl<Rest> ParameterId for $digit<Rest> {
            type Verdict = super::Valid;
        }

        identity!(@digits [$($before)* $digit] $($after)*);
    };
}

identity! { D0 D1 D2 D3 D4 D5 D6 D7 D8 D9 D10 D11 D12 D13 D14 D15 D16 D17 D18 D19 D20 D21 D22 D23 D24 D25 D26 D27 D28 D29 D30 D31 D32 D33 D34 D35 D36 D37 D38 D39 D40 D41 D42 D43 D44 D45 D46 D47 D48 D49 D50 D51 D52 D53 D54 D55 D56 D57 D58 D59 D60 D61 D62 D63 }

/// A letter after an alias's table in its id; `Label<'a'>` to `Label<'z'>`.
pub struct Label<const LETTER: char>;

/// The digit of a [`Label`].
#[diagnostic::on_unimplemented(
    message = "an alias is labelled by a lower-case letter",
    label = "expected a letter from 'a' to 'z'",
    note = "rule S4, see `relvar::docs::rules::S4`"
)]
pub trait LabelDigit {
    /// The digit, followed by `Rest`.
    type Digit<Rest: Identity>: Identity;
    /// What the alias's name ends in.
    const SUFFIX: &'static str;
    /// The letter alone.
    const LETTER: &'static str;
}

macro_rules! labels {
    ($($letter:literal $digit:ident;)*) => { $(
        impl LabelDigit for Label<$letter> {
            type Digit<Rest: Identity> = $digit<Rest>;
            const SUFFIX: &'static str = concat!("_", $letter);
            const LETTER: &'static str = concat!($letter);
        }
    )* };
}

labels! {
    'a' D1;
    'b' D2;
    'c' D3;
    'd' D4;
    'e' D5;
    'f' D6;
    'g' D7;
    'h' D8;
    'i' D9;
    'j' D10;
    'k' D11;
    'l' D12;
    'm' D13;
    'n' D14;
    'o' D15;
    'p' D16;
    'q' D17;
    'r' D18;
    's' D19;
    't' D20;
    'u' D21;
    'v' D22;
    'w' D23;
    'x' D24;
    'y' D25;
    'z' D26;
}
