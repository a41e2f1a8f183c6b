//! The keys of a page's rows beside its select list: those that the list has already are read from there.

use std::marker::PhantomData;

use super::seek::order;
use super::{Key, Onwards, SeekKeys};
use crate::backend::{Backend, CodecError, ColumnTypes, Decode, Values, read};
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope};
use crate::row::{ReadAs, RowIn, SelectList};
use crate::value::{Cursor, KeyedBy, RawValue};

/// The columns that make the cursor of a row, after the columns of `List`.
#[derive(Clone, Copy, Debug)]
pub struct CursorColumns<List, Keys>(PhantomData<(List, Keys)>);

impl<List, Keys> CursorColumns<List, Keys> {
    pub(super) const fn new() -> Self {
        CursorColumns(PhantomData)
    }
}

/// The key `E` beside the select list `List`.
struct Beside<List, E>(PhantomData<(List, E)>);

impl<List: SelectList, E: Expression> Beside<List, E> {
    /// The place of the key in the list.
    const PLACE: Option<usize> = match &E::REFERENCE {
        Some(column) => List::PLACES.find(column),
        None => None,
    };
    const HAS_COLUMN: bool = Self::PLACE.is_none();
}

/// The types of the keys that are not in `List`.
pub trait TypesBeside<List> {
    /// How many they are.
    const WIDTH: usize;
    /// In order.
    const COLUMNS: &'static ColumnTypes;
}

impl<List> TypesBeside<List> for Nil {
    const WIDTH: usize = 0;
    const COLUMNS: &'static ColumnTypes = &ColumnTypes::None;
}

impl<List, Dir, E, Null, Rest> TypesBeside<List> for Cons<Key<Dir, E, Null>, Rest>
where
    List: SelectList,
    E: Expression,
    Rest: TypesBeside<List>,
{
    const WIDTH: usize = Rest::WIDTH + Beside::<List, E>::HAS_COLUMN as usize;
    const COLUMNS: &'static ColumnTypes = if Beside::<List, E>::HAS_COLUMN {
        &ColumnTypes::Many(&[&ColumnTypes::One(&<E::SqlType as SqlType>::NAME), Rest::COLUMNS])
    } else {
        Rest::COLUMNS
    };
}

/// The text of the keys that are not in `List`.
pub trait RenderBeside<D, List> {
    /// Their expressions.
    const ROPE: &'static Rope;
}

impl<D, List> RenderBeside<D, List> for Nil {
    const ROPE: &'static Rope = &Rope::Empty;
}

impl<D, List, Dir, E, Null, Rest> RenderBeside<D, List> for Cons<Key<Dir, E, Null>, Rest>
where
    D: Dialect,
    List: SelectList,
    E: Expression + Render<D>,
    Rest: RenderBeside<D, List>,
{
    const ROPE: &'static Rope =
        if Beside::<List, E>::HAS_COLUMN { &Rope::List(", ", &[E::ROPE, Rest::ROPE]) } else { Rest::ROPE };
}

/// The values of the keys, as the driver `B` reads them.
pub trait ReadBeside<B: Backend, List> {
    /// Reads them from the columns of the list, which begin at `list`, and from those from `beside` on.
    fn read(row: &B::Row, list: usize, beside: usize, values: &mut KeyedBy) -> Result<(), CodecError>;
}

impl<B: Backend, List> ReadBeside<B, List> for Nil {
    fn read(_: &B::Row, _: usize, _: usize, _: &mut KeyedBy) -> Result<(), CodecError> {
        Ok(())
    }
}

impl<B, List, Dir, E, Null, Rest> ReadBeside<B, List> for Cons<Key<Dir, E, Null>, Rest>
where
    B: Backend,
    List: SelectList,
    E: Expression,
    Rest: ReadBeside<B, List>,
    RawValue: Decode<B, E::SqlType>,
{
    fn read(row: &B::Row, list: usize, beside: usize, values: &mut KeyedBy) -> Result<(), CodecError> {
        let (at, beside) = match Beside::<List, E>::PLACE {
            Some(place) => (list + place, beside),
            None => (beside, beside + 1),
        };
        values.push(read::<B, E::SqlType, Option<RawValue>>(row, at)?);
        Rest::read(row, list, beside, values)
    }
}

impl<D, List, Keys> Render<D> for CursorColumns<List, Keys>
where
    D: Dialect,
    Keys: SeekKeys<D, Onwards> + RenderBeside<D, List>,
{
    type Support = Keys::Support;
    const ROPE: &'static Rope = <Keys as RenderBeside<D, List>>::ROPE;
}

impl<B: Backend, List, Keys> Values<B> for CursorColumns<List, Keys> {
    fn values(&self, _: &mut B::Parameters) {}
}

impl<List, Keys: TypesBeside<List>> SelectList for CursorColumns<List, Keys> {
    type Items = Nil;
    const WIDTH: usize = Keys::WIDTH;
    const COLUMNS: &'static ColumnTypes = Keys::COLUMNS;
}

impl<List, Keys: TypesBeside<List>, Scope, Group> RowIn<Scope, Group> for CursorColumns<List, Keys> {
    type Row = Cursor;
}

impl<B, List, Keys> ReadAs<B, Cursor> for CursorColumns<List, Keys>
where
    B: Backend,
    List: SelectList,
    Keys: ReadBeside<B, List> + SeekKeys<B::Dialect, Onwards>,
{
    fn read(row: &B::Row, at: usize) -> Result<Cursor, CodecError> {
        let mut values = KeyedBy::new();
        Keys::read(row, at - List::WIDTH, at, &mut values)?;
        Ok(Cursor::new(order::<B, Keys>(), values))
    }
}
