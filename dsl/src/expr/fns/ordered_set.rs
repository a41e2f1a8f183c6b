//! Ordered-set and hypothetical-set aggregates (PostgreSQL manual, section 9.21, tables 9.61 and 9.62): their rows come
//! from `.within_group(..)`.

use super::super::{Aggregate, AggregateResult, Argument, Arguments, Direct, DirectList, OrderedSet};
use crate::check::{FitsOrder, NoWindowInAggregate, NotNested, WindowIn};
use crate::kernel::{Cons, Expression, Level, Nil, Valid};
use crate::row::{ItemLevel, LevelOfList, SelectList};
use crate::types::{Array, Continuous, Float8, Int8, Ordered};

/// `function(direct argument)`, to be continued by `.within_group(..)`
pub type DirectCall<F, E> = Aggregate<F, Direct<Arguments<E, ()>>>;

crate::aggregate!(@marker [
    /// `mode()`: the marker.
] pub Mode "mode" [OfGroup] [crate::render::WITHIN_GROUP]);

impl<Type: Ordered> AggregateResult<OrderedSet<Nil, Cons<Type, Nil>>> for Mode {
    type SqlType = Type;
}

/// `mode() WITHIN GROUP (ORDER BY expression)`: the most frequent value, some one of several; NULL over no rows
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// let sql = users.select(mode().within_group(users::team_id)).sql::<Postgres>();
/// assert_eq!(sql, "SELECT mode() WITHIN GROUP (ORDER BY users.team_id) FROM users");
/// ```
pub fn mode() -> Aggregate<Mode, Direct<()>> {
    Aggregate::new(Direct(()))
}

crate::aggregate!(@marker [
    /// `percentile_cont(fraction)`: the marker.
] pub PercentileCont "percentile_cont" [OfGroup] [crate::render::WITHIN_GROUP]);

impl<Type: Continuous> AggregateResult<OrderedSet<Cons<Float8, Nil>, Cons<Type, Nil>>> for PercentileCont {
    type SqlType = Type::Between;
}

impl<Type: Continuous> AggregateResult<OrderedSet<Cons<Array<Float8>, Nil>, Cons<Type, Nil>>>
    for PercentileCont
{
    type SqlType = Array<Type::Between>;
}

crate::aggregate!(@marker [
    /// `percentile_disc(fraction)`: the marker.
] pub PercentileDisc "percentile_disc" [OfGroup] [crate::render::WITHIN_GROUP]);

impl<Type: Ordered> AggregateResult<OrderedSet<Cons<Float8, Nil>, Cons<Type, Nil>>> for PercentileDisc {
    type SqlType = Type;
}

impl<Type: Ordered> AggregateResult<OrderedSet<Cons<Array<Float8>, Nil>, Cons<Type, Nil>>>
    for PercentileDisc
{
    type SqlType = Array<Type>;
}

macro_rules! percentiles {
    ($($(#[$doc:meta])* $function:ident($argument:ident: $type:ty) $name:ident;)*) => { $(
        $(#[$doc])*
        #[relvar_macros::brief]
        pub fn $function<Fraction, E>($argument: Fraction) -> DirectCall<$name, E>
        where
            Fraction: Argument<$type, Expression = E>,
            E: Expression<Level: Level<NoAggregate = Valid>>,
            WindowIn<E>: NoWindowInAggregate,
        {
            Aggregate::new(Direct(Arguments($argument.argument(), ())))
        }
    )* };
}

percentiles! {
    /// `percentile_cont(fraction) WITHIN GROUP (ORDER BY expression)` of numbers, as `float8`, or of intervals: the value
    /// below which the fraction of the rows lies, interpolated; NULL over no rows
    percentile_cont(fraction: Float8) PercentileCont;
    /// `percentile_cont(fractions) WITHIN GROUP (ORDER BY expression)`: one value per fraction, as an array
    percentile_cont_each(fractions: Array<Float8>) PercentileCont;
    /// `percentile_disc(fraction) WITHIN GROUP (ORDER BY expression)`: the first value whose position is not below the
    /// fraction; NULL over no rows
    percentile_disc(fraction: Float8) PercentileDisc;
    /// `percentile_disc(fractions) WITHIN GROUP (ORDER BY expression)`: one value per fraction, as an array
    percentile_disc_each(fractions: Array<Float8>) PercentileDisc;
}

macro_rules! hypothetical {
    ($($(#[$doc:meta])* $function:ident $name:ident $sql:literal $result:ident;)*) => { $(
        crate::aggregate!(@marker [$(#[$doc])*] pub $name $sql [NeverNull] [crate::render::WITHIN_GROUP]);

        impl<Row, Order> AggregateResult<OrderedSet<Row, Order>> for $name
        where
            Row: FitsOrder<Order>,
        {
            type SqlType = $result;
        }

        $(#[$doc])*
        #[relvar_macros::brief]
        pub fn $function<Row>(row: Row) -> Aggregate<$name, Direct<DirectList<Row>>>
        where
            Row: SelectList + ItemLevel,
            <LevelOfList<Row> as Level>::NoAggregate: NotNested,
            <LevelOfList<Row> as Level>::NoWindow: NoWindowInAggregate,
        {
            Aggregate::new(Direct(DirectList(row)))
        }
    )* };
}

hypothetical! {
    /// `rank(row) WITHIN GROUP (ORDER BY ..)`: the rank that a row with this value would have; a tuple for several
    /// expressions
    hypothetical_rank HypotheticalRank "rank" Int8;
    /// `dense_rank(row) WITHIN GROUP (ORDER BY ..)`: the rank without gaps that a row with this value would have
    hypothetical_dense_rank HypotheticalDenseRank "dense_rank" Int8;
    /// `percent_rank(row) WITHIN GROUP (ORDER BY ..)`: the relative rank, from 0 to 1, that a row with this value would have
    hypothetical_percent_rank HypotheticalPercentRank "percent_rank" Float8;
    /// `cume_dist(row) WITHIN GROUP (ORDER BY ..)`: the fraction of rows up to where a row with this value would be
    hypothetical_cume_dist HypotheticalCumeDist "cume_dist" Float8;
}
