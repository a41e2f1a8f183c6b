//! `REFRESH MATERIALIZED VIEW` (PostgreSQL manual, page REFRESH MATERIALIZED VIEW).

use std::marker::PhantomData;

use super::{Decodes, Executable, Spell, Statement};
use crate::backend::{Backend, CodecError, ColumnTypes, SqlText, Values};
use crate::check::*;
use crate::kernel::*;
use crate::render::{Dialect, MaterializedViews, Render, Rope, Support, SupportedBy, constant_text};

/// `REFRESH MATERIALIZED VIEW T`, in the way `How`.
#[derive(Clone, Copy, Debug)]
#[must_use = "a REFRESH does nothing until it is executed"]
pub struct Refresh<T, How>(PhantomData<(T, How)>);

/// How a materialized view is refreshed: the words before and after its name.
pub trait RefreshWords: 'static {
    /// `CONCURRENTLY `
    const BEFORE: &'static str;
    /// ` WITH NO DATA`
    const AFTER: &'static str;
}

macro_rules! ways {
    ($($(#[$doc:meta])* $name:ident $before:literal $after:literal;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl RefreshWords for $name {
            const BEFORE: &'static str = $before;
            const AFTER: &'static str = $after;
        }
    )* };
}

ways! {
    /// Who reads waits until it is done.
    Exclusively "" "";
    /// Who reads goes on with the old rows.
    Concurrently "CONCURRENTLY " "";
    /// Nothing is read: the view cannot be read either until it is refreshed again.
    WithNoData "" " WITH NO DATA";
}

/// `refresh` on a materialized view.
#[relvar_macros::brief]
pub trait RefreshMethods: Table + Declared<Table = Self> {
    /// `REFRESH MATERIALIZED VIEW view`: its query is run, and its rows become the view's. Who reads it waits.
    ///
    /// ```
    /// use relvar::prelude::*;
    /// relvar::view! {
    ///     #[materialized]
    ///     team_sizes { team_id -> Nullable<Int4>, members -> Int8 }
    /// }
    /// assert_eq!(team_sizes.refresh().sql::<Postgres>(), "REFRESH MATERIALIZED VIEW team_sizes");
    /// ```
    fn refresh(self) -> Refresh<Self, Exclusively>
    where
        RefreshOf<Self>: RefreshesView<Culprit<RefreshOf<Self>>>,
    {
        Refresh(PhantomData)
    }

    /// `REFRESH MATERIALIZED VIEW CONCURRENTLY view`: who reads it goes on with the old rows. The server asks for a unique
    /// index on columns of the view.
    fn refresh_concurrently(self) -> Refresh<Self, Concurrently>
    where
        RefreshOf<Self>: RefreshesView<Culprit<RefreshOf<Self>>>,
    {
        Refresh(PhantomData)
    }

    /// `REFRESH MATERIALIZED VIEW view WITH NO DATA`: its rows are thrown away, and reading it is an error until it is
    /// refreshed again.
    fn refresh_with_no_data(self) -> Refresh<Self, WithNoData>
    where
        RefreshOf<Self>: RefreshesView<Culprit<RefreshOf<Self>>>,
    {
        Refresh(PhantomData)
    }
}

impl<T: Table + Declared<Table = T>> RefreshMethods for T {}

impl<T, How> Statement for Refresh<T, How> {
    type Row = ();
    type Access = Writes;
    type Alone = Valid;
    type Grouping = Valid;
    type Meant = Valid;
    const COLUMNS: &'static ColumnTypes = &ColumnTypes::None;
}

impl<T, How> Executable for Refresh<T, How> {}

impl<D: Dialect, T: Table, How: RefreshWords> Render<D> for Refresh<T, How>
where
    MaterializedViews: SupportedBy<D>,
{
    type Support = Support<MaterializedViews, D>;
    const ROPE: &'static Rope = &Rope::Join(&[
        &Rope::Literal("REFRESH MATERIALIZED VIEW "),
        &Rope::Literal(How::BEFORE),
        T::FROM,
        &Rope::Literal(How::AFTER),
    ]);
}

impl<B: Backend, T, How> Values<B> for Refresh<T, How> {
    fn values(&self, _: &mut B::Parameters) {}
}

impl<D: Dialect, T, How> Spell<D> for Refresh<T, How>
where
    Self: Render<D>,
{
    type Support = <Self as Render<D>>::Support;

    fn text(&self) -> SqlText {
        SqlText::Constant(constant_text::<Self, D>())
    }
}

impl<B: Backend, T, How> Decodes<B> for Refresh<T, How> {
    fn decode(_: &B::Row) -> Result<(), CodecError> {
        Ok(())
    }
}
