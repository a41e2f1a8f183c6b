//! `feature!`: SQL that not every dialect has.

/// Declares a feature and the dialects that have it: `feature!(pub PrefixMatch: Postgres yes, Sqlite no);`
///
/// A statement that uses an operator with `needs PrefixMatch` is refused on a dialect without it, by name.
#[macro_export]
macro_rules! feature {
    ($(#[$doc:meta])* $vis:vis $feature:ident: $($dialect:ident $answer:ident),* $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        $vis struct $feature;

        $(
            impl $crate::render::SupportedBy<$crate::render::$dialect> for $feature {
                type Verdict = $crate::feature!(@ $answer $feature);
            }
        )*

        impl<Under: $crate::render::Dialect, Tables> $crate::render::SupportedBy<$crate::render::InWith<Under, Tables>> for $feature
        where
            $feature: $crate::render::SupportedBy<Under>,
        {
            type Verdict = $crate::render::Support<$feature, Under>;
        }

        impl<Within> $crate::render::SupportedBy<$crate::render::Probe<Within>> for $feature {
            type Verdict = $crate::kernel::Valid;
        }
    };
    (@ yes $feature:ident) => { $crate::kernel::Valid };
    (@ no $feature:ident) => { $crate::kernel::Fail<$feature> };
}
