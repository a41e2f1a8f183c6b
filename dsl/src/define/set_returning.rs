//! `set_returning!`: a function that gives rows, for FROM; each is one line.

/// Declares set-returning SQL functions.
///
/// `pub fn name(argument: Type, ..) -> { column: Type, .. } = Marker "sql_name";` makes a function that gives a table for
/// FROM, whose columns are fields. The types are taken from where the macro stands; `Array<Text>` is one. `nulls MaybeNull` after a column's type says that it can be NULL; `needs Feature` names
/// what the dialect must have.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
///
/// relvar::set_returning! {
///     /// The words of a text.
///     pub fn words_of(text: Text) -> { word: Text, length: Int4 nulls MaybeNull } = WordsOf "words_of";
/// }
///
/// let words = words_of("to be or not");
/// let sql = words.query().filter(words.length.gt(2)).select(words.word).sql::<Postgres>();
/// assert_eq!(sql, "SELECT words_of.word FROM words_of($1) AS words_of (word, length) WHERE words_of.length > $2");
/// ```
#[macro_export]
macro_rules! set_returning {
    ($(
        $(#[$doc:meta])*
        $vis:vis fn $function:ident($($argument:ident: $type:ident $(<$of:ident>)?),*) -> {
            $($column:ident: $result:ident $(<$element:ident>)? $(nulls $nulls:ident)?),+ $(,)?
        } = $name:ident $sql:literal $(needs $feature:ty)?;
    )*) => { $(
        $crate::set_returning!(@table $vis $name [] $sql [$($feature)?]
            $($column: ($result $(<$element>)?) $($nulls)?;)+);

        $crate::paste::paste! {
            $(#[$doc])*
            #[$crate::__brief]
            $vis fn $function<$(
                [<$argument:camel Argument>]: $crate::expr::Argument<$type $(<$of>)?, Expression = [<$argument:camel Expression>]>,
                [<$argument:camel Expression>],
            )*>(
                $($argument: [<$argument:camel Argument>]),*
            ) -> $crate::clause::SetReturning<
                $name,
                $crate::function!(@types [] $([<$argument:camel Expression>])*),
                $crate::clause::Plain,
                $crate::expr::Unlabelled,
            >
            where
                $(
                    [<$argument:camel Expression>]: $crate::kernel::Expression,
                    $crate::check::AggregateIn<[<$argument:camel Expression>]>: $crate::check::NoAggregate<$crate::check::FROM>,
                    $crate::check::WindowIn<[<$argument:camel Expression>]>: $crate::check::NoWindow<$crate::check::FROM>,
                )*
            {
                $crate::clause::SetReturning::new($crate::function!(@values [] $($argument)*))
            }
        }
    )* };
    // set_returning!(@table pub Name [Element: SqlType] "sql" [Feature] column: (Type) MaybeNull; ..): what the table is.
    (@table $vis:vis $name:ident $parameter:tt $sql:literal $feature:tt $($columns:tt)+) => {
        $crate::set_returning!(@between [concat!($sql, "(")] [&$crate::render::Rope::Literal(")")] $vis $name $parameter $sql $feature $($columns)+);
    };
    // The same with what stands before and behind the arguments.
    (@between [$open:expr] [$close:expr]
        $vis:vis $name:ident [$($parameter:ident: $bound:path)?] $sql:literal [$($feature:ty)?]
        $($column:ident: ($type:ty) $($nulls:ident)*;)+
    ) => { $crate::paste::paste! {
        #[doc = concat!("The table that `", $sql, "` gives.")]
        $vis struct $name$(<$parameter>(::std::marker::PhantomData<$parameter>))?;

        $(
            #[doc = concat!("The column `", stringify!($column), "`.")]
            $vis struct [<$name $column:camel Column>];

            impl $crate::check::FieldName for [<$name $column:camel Column>] {
                type Id = $crate::__spelled!($column);
                type Index<Rest: $crate::kernel::Identity> = $crate::__id!([<$name $column:camel Column>], Rest);
                type Null = $crate::typenum::B0;
                const NAME: $crate::kernel::Name = $crate::__name!($column);
            }
        )+

        #[doc = concat!("The columns of `", $sql, "`.")]
        $vis struct [<$name Columns>]<Reference, $($parameter)?> {
            $(
                #[doc = concat!("The column `", stringify!($column), "`.")]
                pub $column: $crate::expr::DerivedColumn<
                    Reference,
                    [<$name $column:camel Column>],
                    $type,
                    $crate::set_returning!(@bit $($nulls)*),
                >,
            )+
        }

        impl$(<$parameter: $bound>)? $crate::expr::RowShape for $name$(<$parameter>)? {
            type IdWith<Rest: $crate::kernel::Identity> = $crate::__id!($name, Rest);
            const NAME: $crate::kernel::Name = $crate::__name!($sql);
        }

        impl$(<$parameter: $bound>)? $crate::clause::SetFunction for $name$(<$parameter>)? {
            type Columns<Reference: 'static> = [<$name Columns>]<Reference, $($parameter)?>;
            type Before<Reference: 'static, Rest> = $crate::set_returning!(@list Rest $(
                $crate::expr::DerivedColumn<
                    Reference,
                    [<$name $column:camel Column>],
                    $type,
                    $crate::set_returning!(@bit $($nulls)*),
                >;
            )+);
            type Feature = $crate::infix!(@or [$($feature)?] $crate::render::Everywhere);
            const OPEN: &'static str = $open;
            const CLOSE: &'static $crate::render::Rope = $close;
            const NAMES: &'static $crate::render::Rope = &$crate::render::Rope::List(", ", &[
                $(&$crate::render::Rope::Name(<[<$name $column:camel Column>] as $crate::check::FieldName>::NAME)),+
            ]);

            fn columns<Reference: 'static>() -> &'static Self::Columns<Reference> {
                const { &[<$name Columns>] { $($column: $crate::expr::DerivedColumn::NEW),+ } }
            }
        }
    } };
    (@bit) => { $crate::typenum::B0 };
    (@bit NeverNull) => { $crate::typenum::B0 };
    (@bit MaybeNull) => { $crate::typenum::B1 };
    // A column of XMLTABLE, and one with NOT NULL.
    (@bit optional) => { $crate::typenum::B1 };
    (@bit optional null) => { $crate::typenum::B0 };
    (@list $rest:ident) => { $rest };
    (@list $rest:ident $first:ty; $($more:ty;)*) => {
        $crate::kernel::Cons<$first, $crate::set_returning!(@list $rest $($more;)*)>
    };
}
