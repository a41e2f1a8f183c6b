//! An alias: a further occurrence of a table in FROM.

use std::marker::PhantomData;
use std::ops::Deref;

use crate::check::{Declared, HasKeys, NoUse};
use crate::kernel::{Label, LabelDigit, Table, TableReference};
use crate::render::Rope;

/// The table `T` as `table_letter`. Its columns are fields.
pub struct Alias<T, const LETTER: char>(PhantomData<T>);

impl<T, const LETTER: char> Alias<T, LETTER> {
    pub(crate) const fn new() -> Self {
        Alias(PhantomData)
    }
}

impl<T, const LETTER: char> Clone for Alias<T, LETTER> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, const LETTER: char> Copy for Alias<T, LETTER> {}

impl<T: Table, const LETTER: char> TableReference for Alias<T, LETTER>
where
    Label<LETTER>: LabelDigit,
{
    type Id = T::IdWith<<Label<LETTER> as LabelDigit>::Digit<()>>;
    type IdBefore<Rest: crate::kernel::Identity> = T::IdWith<<Label<LETTER> as LabelDigit>::Digit<Rest>>;
    type Shown = Self;
    type Uses = NoUse;
    const FROM: &'static Rope = &Rope::Join(&[
        T::FROM,
        &Rope::Literal(" AS "),
        &Rope::Label(T::NAME, <Label<LETTER> as LabelDigit>::SUFFIX),
    ]);
    const QUALIFIER: &'static Rope = &Rope::Label(T::NAME, <Label<LETTER> as LabelDigit>::SUFFIX);
}

impl<T: Table, const LETTER: char> Declared for Alias<T, LETTER>
where
    Label<LETTER>: LabelDigit,
{
    type Table = T;
}

impl<T: Table, const LETTER: char> Deref for Alias<T, LETTER>
where
    Label<LETTER>: LabelDigit,
{
    type Target = T::AliasColumns<Self>;

    fn deref(&self) -> &Self::Target {
        T::alias_columns::<Self>()
    }
}

/// Keys of lists of columns, as the alias has them.
pub trait KeysThrough<Reference> {
    /// A list of lists.
    type Keys;
}

impl<Reference> KeysThrough<Reference> for crate::kernel::Nil {
    type Keys = crate::kernel::Nil;
}

impl<Reference, Key, Rest> KeysThrough<Reference> for crate::kernel::Cons<Key, Rest>
where
    Key: crate::check::ThroughAlias<Reference>,
    Rest: KeysThrough<Reference>,
{
    type Keys = crate::kernel::Cons<Key::Columns, Rest::Keys>;
}

impl<T: Table, const LETTER: char> HasKeys for Alias<T, LETTER>
where
    T::UniqueKeys: KeysThrough<Self>,
{
    type Keys = <T::UniqueKeys as KeysThrough<Self>>::Keys;
}
