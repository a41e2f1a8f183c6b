//! Many rows of INSERT: one array per column, so that any number of rows is one text.

use std::borrow::Borrow;
use std::marker::PhantomData;

use super::values::{names_of, overriding_of};
use super::{InsertRow, InsertSource, Keeps, RowsText, SourceRows};
use crate::backend::{Backend, Encode, Values};
use crate::expr::{Assignment, BindParts};
use crate::kernel::*;
use crate::render::{Dialect, Rope};
use crate::types::{Array, Int4};

/// The values of many rows, for the driver `B`.
#[relvar_macros::brief]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait InsertArrays<B: Backend, T>: InsertRow<T> + Sized {
    /// Appends one array per field.
    fn arrays<'row>(rows: impl ExactSizeIterator<Item = &'row Self> + Clone, parameters: &mut B::Parameters)
    where
        Self: 'row;
}

impl<B: Backend, T, Row: InsertArrays<B, T>> InsertArrays<B, T> for &Row {
    fn arrays<'row>(rows: impl ExactSizeIterator<Item = &'row Self> + Clone, parameters: &mut B::Parameters)
    where
        Self: 'row,
    {
        Row::arrays(rows.map(|row| &**row), parameters);
    }
}

/// Any number of rows, which `Rows` holds: a slice, a vector, an array.
#[derive(Clone, Copy, Debug)]
pub struct ManyRows<Rows, T, Row> {
    rows: Rows,
    kind: PhantomData<(T, Row)>,
}

impl<Rows, T, Row> Keeps<Rows> for ManyRows<Rows, T, Row> {
    fn keep(rows: Rows) -> Self {
        ManyRows { rows, kind: PhantomData }
    }
}

impl<B: Backend, Rows: Borrow<[Row]>, T, Row: InsertArrays<B, T>> Values<B> for ManyRows<Rows, T, Row> {
    fn values(&self, parameters: &mut B::Parameters) {
        Row::arrays(self.rows.borrow().iter(), parameters);
    }
}

macro_rules! many {
    ($([$($generics:tt)*] $rows:ty as $kept:ty;)*) => { $(
        impl<$($generics)* T, Row: InsertRow<T>> InsertSource<T> for $rows {
            type List = Row::List;
            type Source = Row::Many<$kept, Row>;

            fn source(self) -> Self::Source {
                Keeps::<$kept>::keep(self)
            }
        }
    )* };
}

many! {
    ['r,] &'r [Row] as &'r [Row];
    ['r,] &'r Vec<Row> as &'r [Row];
    ['r, const LENGTH: usize,] &'r [Row; LENGTH] as &'r [Row];
    [] Vec<Row> as Vec<Row>;
    [const LENGTH: usize,] [Row; LENGTH] as [Row; LENGTH];
}

impl<T, C, Value: BindParts> InsertRow<T> for Assignment<C, Value> {
    type List = Cons<Self, Nil>;
    type Many<Rows, Item> = ManyRows<Rows, T, Item>;
}

impl<B, T, C, Value> InsertArrays<B, T> for Assignment<C, Value>
where
    B: Backend,
    Value: BindParts<Value: Encode<B, Value::Type>>,
{
    fn arrays<'row>(rows: impl ExactSizeIterator<Item = &'row Self> + Clone, parameters: &mut B::Parameters)
    where
        Self: 'row,
    {
        for nested in [false, true] {
            push_each::<B, Value::Type, Value::Value>(
                nested,
                parameters,
                rows.clone().map(|row| row.value().bound()),
            );
        }
    }
}

/// Appends the values of one column of many rows, where the column is an array as `nested` says: the text has the
/// columns that are arrays last. What `#[derive(Insert)]` calls for every field.
#[doc(hidden)]
pub fn push_each<'value, B: Backend, Type: SqlType, Value: Encode<B, Type> + 'value>(
    nested: bool,
    parameters: &mut B::Parameters,
    values: impl ExactSizeIterator<Item = &'value Value>,
) {
    if Type::NAME.array == nested {
        B::push_each::<Type, Value>(parameters, values);
    }
}

/// Arrays of equal length, read side by side: one text for any number of rows. In the select list (PostgreSQL manual, section
/// 38.5.9), whose rows the server does not store before it inserts them, and which leaves values of composite types whole.
///
/// `UNNEST` takes an array of arrays apart into its last elements. So a column that is an array is a relation of its own,
/// which puts each row's elements together again; all are joined by the row's number. No other join than FULL keeps
/// the planner from nested loops, whose cost would be the square of the number of rows.
///
/// Where there are no arrays, one row is sent many times: `VALUES (?1, ?2)`. The driver has all its values.
impl<Rows, T, Row, List: BatchText, D: Dialect> RowsText<List, D> for ManyRows<Rows, T, Row> {
    type Support = Valid;
    const NAMES: &'static Rope = names_of::<List>();
    const OVERRIDING: &'static Rope = overriding_of::<List, D>();
    const ROWS: &'static Rope = if !D::ARRAYS {
        &Rope::Join(&[&Rope::Literal(" VALUES ("), List::PARAMETERS, &Rope::Literal(")")])
    } else if List::NESTED {
        &Rope::Join(&[
            &Rope::Literal(" SELECT "),
            List::ALIASES,
            &Rope::Literal(" FROM "),
            List::TABLE,
            &Rope::Literal(" ORDER BY n"),
        ])
    } else {
        &Rope::Join(&[&Rope::Literal(" SELECT "), List::PLAIN_ELEMENTS])
    };
}

/// The columns of many rows as text.
pub trait BatchText {
    /// How many columns there are.
    const COUNT: usize;
    /// Is some column no array?
    const PLAIN: bool;
    /// Is some column an array?
    const NESTED: bool;
    /// Is some column, or an element of some column, a composite value?
    const COMPOSITE: bool;
    /// Is a value given for a column that the server counts?
    const OVERRIDES: bool;
    /// Appends where the arrays of the columns that find a row stand, of which the first is at `place`. `false` where one of
    /// them is itself an array.
    fn key_places(place: usize, places: &mut Vec<usize>) -> bool;
    /// `id, tags`
    const NAMES: &'static Rope;
    /// `c1`: the first column's alias.
    const ALIAS: &'static Rope;
    /// `c1, c0`: names that no column has to make room for.
    const ALIASES: &'static Rope;
    /// `c1`: of the columns that are no arrays.
    const PLAIN_ALIASES: &'static Rope;
    /// `$1`: one value for each column.
    const PARAMETERS: &'static Rope;
    /// `$1`: of the columns that are no arrays.
    const PLAIN_VALUES: &'static Rope;
    /// `unnest($1)`: of the columns that are no arrays.
    const PLAIN_ELEMENTS: &'static Rope;
    /// The relations of the columns that are arrays. In each the NULL before a row's elements makes sure that the row is
    /// there, and `[2:]` drops it.
    const NESTED_ROWS: &'static Rope;
    /// All of them as one relation with the columns [`Self::ALIASES`], in FROM.
    const TABLE: &'static Rope = if Self::NESTED {
        &Rope::List(
            " NATURAL FULL JOIN ",
            &[
                if Self::PLAIN && Self::COMPOSITE {
                    &Rope::Join(&[
                        &Rope::Literal(NUMBERED),
                        Self::PLAIN_ELEMENTS,
                        &Rope::Literal(") AS u) AS r ("),
                        Self::PLAIN_ALIASES,
                        &Rope::Literal(", n)"),
                    ])
                } else if Self::PLAIN {
                    &Rope::Join(&[
                        &Rope::Literal("UNNEST("),
                        Self::PLAIN_VALUES,
                        &Rope::Literal(") WITH ORDINALITY AS r ("),
                        Self::PLAIN_ALIASES,
                        &Rope::Literal(", n)"),
                    ])
                } else {
                    &Rope::Empty
                },
                Self::NESTED_ROWS,
            ],
        )
    } else {
        &Rope::Join(&[
            &Rope::Literal(if Self::COMPOSITE { "(SELECT " } else { "UNNEST(" }),
            if Self::COMPOSITE { Self::PLAIN_ELEMENTS } else { Self::PLAIN_VALUES },
            &Rope::Literal(") AS r ("),
            Self::PLAIN_ALIASES,
            &Rope::Literal(")"),
        ])
    };
}

/// Before a select list whose rows are numbered: what WITH ORDINALITY does for UNNEST in FROM, which takes composite values
/// apart. `) AS u)` follows it.
pub(super) const NUMBERED: &str = "(SELECT *, row_number() OVER () FROM (SELECT ";

/// A column of many rows.
pub trait BatchField {
    /// Its type.
    type SqlType: SqlType;
    /// Its name.
    const NAME: Name;
    /// Is a value given for a column that the server counts?
    const OVERRIDES: bool;
    /// Does it find the row that is changed?
    const KEY: bool = false;
}

impl<C: Column, Value> BatchField for Assignment<C, Value> {
    type SqlType = C::SqlType;
    const NAME: Name = C::NAME;
    const OVERRIDES: bool = C::OVERRIDES;
}

impl BatchText for Nil {
    const COUNT: usize = 0;
    const PLAIN: bool = false;
    const NESTED: bool = false;
    const COMPOSITE: bool = false;
    const OVERRIDES: bool = false;
    const NAMES: &'static Rope = &Rope::Empty;
    const ALIAS: &'static Rope = &Rope::Empty;
    const ALIASES: &'static Rope = &Rope::Empty;
    const PLAIN_ALIASES: &'static Rope = &Rope::Empty;
    const PARAMETERS: &'static Rope = &Rope::Empty;
    const PLAIN_VALUES: &'static Rope = &Rope::Empty;
    const PLAIN_ELEMENTS: &'static Rope = &Rope::Empty;
    const NESTED_ROWS: &'static Rope = &Rope::Empty;

    fn key_places(_: usize, _: &mut Vec<usize>) -> bool {
        true
    }
}

impl<Field: BatchField, Rest: BatchText> BatchText for Cons<Field, Rest> {
    const COUNT: usize = Rest::COUNT + 1;
    const PLAIN: bool = !IsArray::<Field::SqlType>::ANSWER || Rest::PLAIN;
    const NESTED: bool = IsArray::<Field::SqlType>::ANSWER || Rest::NESTED;
    const COMPOSITE: bool = Field::SqlType::NAME.is_composite() || Rest::COMPOSITE;
    const OVERRIDES: bool = Field::OVERRIDES || Rest::OVERRIDES;
    const NAMES: &'static Rope = &Rope::List(", ", &[&Rope::Name(Field::NAME), Rest::NAMES]);
    const ALIAS: &'static Rope = &Rope::Join(&[&Rope::Literal("c"), &Rope::Ordinal(Rest::COUNT)]);
    const ALIASES: &'static Rope = &Rope::List(", ", &[Self::ALIAS, Rest::ALIASES]);
    const PLAIN_ALIASES: &'static Rope = if IsArray::<Field::SqlType>::ANSWER {
        Rest::PLAIN_ALIASES
    } else {
        &Rope::List(", ", &[Self::ALIAS, Rest::PLAIN_ALIASES])
    };
    const PARAMETERS: &'static Rope =
        &Rope::List(", ", &[&Rope::Parameter(&<Field::SqlType as SqlType>::NAME), Rest::PARAMETERS]);
    const PLAIN_VALUES: &'static Rope = if IsArray::<Field::SqlType>::ANSWER {
        Rest::PLAIN_VALUES
    } else {
        &Rope::List(", ", &[&Rope::Parameter(&<Array<Field::SqlType>>::NAME), Rest::PLAIN_VALUES])
    };
    const PLAIN_ELEMENTS: &'static Rope = if IsArray::<Field::SqlType>::ANSWER {
        Rest::PLAIN_ELEMENTS
    } else {
        &Rope::List(
            ", ",
            &[
                &Rope::Join(&[
                    &Rope::Literal("unnest("),
                    &Rope::Parameter(&<Array<Field::SqlType>>::NAME),
                    &Rope::Literal(")"),
                ]),
                Rest::PLAIN_ELEMENTS,
            ],
        )
    };
    const NESTED_ROWS: &'static Rope = if IsArray::<Field::SqlType>::ANSWER {
        &Rope::List(
            " NATURAL FULL JOIN ",
            &[
                &Rope::Join(&[
                    &Rope::Literal(
                        "(SELECT abs(k), CASE WHEN min(k) > 0 THEN (array_agg(v ORDER BY o))[2:] END FROM ",
                    ),
                    &Rope::Literal(elements(&Field::SqlType::NAME).0),
                    &Rope::Parameter(&Field::SqlType::NAME),
                    &Rope::Literal(elements(&Field::SqlType::NAME).1),
                    &Rope::Parameter(&<Array<Int4>>::NAME),
                    &Rope::Literal(elements(&Field::SqlType::NAME).2),
                    &Rope::Literal(" AS e (v, k, o) GROUP BY 1) AS a"),
                    &Rope::Ordinal(Rest::COUNT),
                    &Rope::Literal(" (n, "),
                    Self::ALIAS,
                    &Rope::Literal(")"),
                ]),
                Rest::NESTED_ROWS,
            ],
        )
    } else {
        Rest::NESTED_ROWS
    };

    fn key_places(place: usize, places: &mut Vec<usize>) -> bool {
        let array = IsArray::<Field::SqlType>::ANSWER;
        if Field::KEY && array {
            return false;
        }
        if Field::KEY {
            places.push(place);
        }
        Rest::key_places(place + usize::from(!array), places)
    }
}

/// What stands around the two arrays of a column that is an array, to make numbered rows of them.
pub(super) const fn elements(name: &TypeName) -> (&'static str, &'static str, &'static str) {
    match name.is_composite() {
        true => ("(SELECT *, row_number() OVER () FROM (SELECT unnest(", "), unnest(", ")) AS u)"),
        false => ("UNNEST(", ", ", ") WITH ORDINALITY"),
    }
}

/// Is `Type` an array?
struct IsArray<Type>(PhantomData<Type>);

impl<Type: SqlType> IsArray<Type> {
    const ANSWER: bool = Type::NAME.array;
}

impl<Rows, T, Row> SourceRows for ManyRows<Rows, T, Row> {
    type AtMostOne = Fail<crate::check::ManyRows>;
    const ARRAYS: bool = true;
}

/// Where a column's array stands among the parameters of many rows.
pub trait ArrayPlace {
    /// The place, of a column that is itself no array.
    fn array_place(column: &str) -> Option<usize>;
}

impl ArrayPlace for Nil {
    fn array_place(_: &str) -> Option<usize> {
        None
    }
}

impl<C: Column, Value, Rest: ArrayPlace> ArrayPlace for Cons<Assignment<C, Value>, Rest> {
    fn array_place(column: &str) -> Option<usize> {
        match (C::NAME.text == column, IsArray::<C::SqlType>::ANSWER) {
            (true, false) => Some(0),
            (true, true) => None,
            (false, array) => Rest::array_place(column).map(|place| place + usize::from(!array)),
        }
    }
}
