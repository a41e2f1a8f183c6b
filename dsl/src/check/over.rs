//! How window functions answer the other rules.

use super::*;
use crate::expr::*;
use crate::kernel::*;
use crate::row::{OrderList, SelectList};

impl<Scope, Call: InScope<Scope>, W: InScope<Scope>> InScope<Scope> for Over<Call, W> {
    type Verdict = Both<Call::Verdict, W::Verdict>;
}

impl<Scope, F, Args: InScope<Scope>> InScope<Scope> for WindowCall<F, Args> {
    type Verdict = Args::Verdict;
}

impl<Scope, List: SelectList<Items: InScope<Scope>>> InScope<Scope> for PartitionBy<List> {
    type Verdict = <List::Items as InScope<Scope>>::Verdict;
}

impl<Scope, Base, Partition, Order, Held> InScope<Scope> for Window<Base, Partition, Order, Held>
where
    Partition: InScope<Scope>,
    Order: InScope<Scope>,
{
    type Verdict = Both<Partition::Verdict, Order::Verdict>;
}

impl<Scope, const LETTER: char, Definition: InScope<Scope>> InScope<Scope>
    for WindowName<LETTER, Definition>
{
    type Verdict = Definition::Verdict;
}

/// A window function is computed after the groups: its arguments and its window are under GROUP BY.
impl<Group, Call: CallOperands, W: GroupedBy<Group>> GroupedBy<Group> for Over<Call, W>
where
    Call::Operands: GroupedBy<Group>,
{
    type Verdict = Both<<Call::Operands as GroupedBy<Group>>::Verdict, W::Verdict>;
}

/// What a call takes.
pub trait CallOperands {
    /// Arguments, or an aggregate's input.
    type Operands;
}

impl<F, Args> CallOperands for WindowCall<F, Args> {
    type Operands = Args;
}

impl<F, Input> CallOperands for Aggregate<F, Input> {
    type Operands = Input;
}

impl<Group> GroupedBy<Group> for EveryRow {
    type Verdict = Valid;
}

impl<Group> GroupedBy<Group> for Unset {
    type Verdict = Valid;
}

impl<Group, Args: GroupedBy<Group>> GroupedBy<Group> for Direct<Args> {
    type Verdict = Args::Verdict;
}

impl<Group, Condition: GroupedBy<Group>> GroupedBy<Group> for FilterWhere<Condition> {
    type Verdict = Condition::Verdict;
}

impl<Group, Terms: OrderList<Items: GroupedBy<Group>>> GroupedBy<Group> for Sorted<Terms> {
    type Verdict = <Terms::Items as GroupedBy<Group>>::Verdict;
}

impl<Group, Terms: OrderList<Items: GroupedBy<Group>>> GroupedBy<Group> for WithinGroup<Terms> {
    type Verdict = <Terms::Items as GroupedBy<Group>>::Verdict;
}

impl<Group, List: SelectList<Items: GroupedBy<Group>>> GroupedBy<Group> for PartitionBy<List> {
    type Verdict = <List::Items as GroupedBy<Group>>::Verdict;
}

impl<Group, Args, Distinct, Order, Filter> GroupedBy<Group> for Modified<Args, Distinct, Order, Filter>
where
    Args: GroupedBy<Group>,
    Order: GroupedBy<Group>,
    Filter: GroupedBy<Group>,
{
    type Verdict = Both<Args::Verdict, Both<Order::Verdict, Filter::Verdict>>;
}

impl<Group, Base, Partition, Order, Held> GroupedBy<Group> for Window<Base, Partition, Order, Held>
where
    Base: GroupedBy<Group>,
    Partition: GroupedBy<Group>,
    Order: GroupedBy<Group>,
{
    type Verdict = Both<Base::Verdict, Both<Partition::Verdict, Order::Verdict>>;
}

impl<Group: MeetsName<LETTER, Definition>, const LETTER: char, Definition> GroupedBy<Group>
    for WindowName<LETTER, Definition>
{
    type Verdict = Group::Verdict;
}

impl<Scope, Group, F, Args, W> NullIn<Scope, Group> for Over<WindowCall<F, Args>, W>
where
    F: WindowFunction,
    Args: ArgumentsNull<Scope, Group>,
    W: FrameRows,
    F::Nulls: AggregatePolicy<Args::Some, W::MayBeEmpty>,
{
    type Null = <F::Nulls as AggregatePolicy<Args::Some, W::MayBeEmpty>>::Null;
}

/// An aggregate's rows are those of the frame, after grouping.
impl<Scope, Group, F, Input, W> NullIn<Scope, Group> for Over<Aggregate<F, Input>, W>
where
    F: AggregateFunction,
    Input: InputNull<Scope, Group, Group>,
    W: FrameRows,
    F::Nulls: AggregatePolicy<Input::Some, Input::MayBeEmpty<W::MayBeEmpty>>,
{
    type Null = <F::Nulls as AggregatePolicy<Input::Some, Input::MayBeEmpty<W::MayBeEmpty>>>::Null;
}

impl<Argument: typenum::Bit, MayBeEmpty> AggregatePolicy<Argument, MayBeEmpty> for Strict {
    type Null = Argument;
}

impl<F: WindowFunction, Args: Keyed> Keyed for WindowCall<F, Args> {
    type Key<Rest: crate::kernel::Identity> = D63<F::Id<Args::Key<Rest>>>;
}

impl<Call: Keyed, W: Keyed> Keyed for Over<Call, W> {
    type Key<Rest: crate::kernel::Identity> = D62<D61<Call::Key<W::Key<Rest>>>>;
}

impl<List: SelectList<Items: Keyed>> Keyed for PartitionBy<List> {
    type Key<Rest: crate::kernel::Identity> = D7<<List::Items as Keyed>::Key<Rest>>;
}

impl<Base: Keyed, Partition: Keyed, Order: Keyed, Held: Keyed> Keyed
    for Window<Base, Partition, Order, Held>
{
    type Key<Rest: crate::kernel::Identity> = D8<Base::Key<Partition::Key<Order::Key<Held::Key<Rest>>>>>;
}

impl<const LETTER: char, Definition> Keyed for WindowName<LETTER, Definition>
where
    Label<LETTER>: LabelDigit,
{
    type Key<Rest: crate::kernel::Identity> = D9<<Label<LETTER> as LabelDigit>::Digit<Rest>>;
}

impl<Mode: frame::FrameWord, Start: Keyed, End: Keyed, Exclusion: frame::FrameWord> Keyed
    for frame::Frame<Mode, Start, End, Exclusion>
{
    type Key<Rest: crate::kernel::Identity> = D10<Mode::Id<Start::Key<End::Key<Exclusion::Id<Rest>>>>>;
}

impl<Call, W> Pins for Over<Call, W> {
    type Pinned = crate::kernel::Nil;
}
