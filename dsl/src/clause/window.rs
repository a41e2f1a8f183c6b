//! `WINDOW` (PostgreSQL manual, section 7.2.5): windows with names.

use super::AddHaving;
use crate::backend::{Backend, Values};
use crate::check::*;
use crate::expr::NamedWindow;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope};
use crate::stmt::Select;

/// The windows that a query names: those before, and one more. It stands in the slot of HAVING, which SQL writes before
/// it.
#[derive(Clone, Copy, Debug)]
pub struct Windows<Before, Named>(pub(crate) Before, pub(crate) Named);

/// HAVING, and the windows after it.
pub trait WindowList<D: Dialect> {
    /// What they need.
    type Support: Verdict;
    /// HAVING.
    const BEFORE: &'static Rope;
    /// The windows with commas.
    const LIST: &'static Rope;
}

impl<D: Dialect> WindowList<D> for Unset {
    type Support = Valid;
    const BEFORE: &'static Rope = &Rope::Empty;
    const LIST: &'static Rope = &Rope::Empty;
}

impl<D: Dialect, Condition: Render<D>> WindowList<D> for super::HavingClause<Condition> {
    type Support = Condition::Support;
    const BEFORE: &'static Rope = <Self as Render<D>>::ROPE;
    const LIST: &'static Rope = &Rope::Empty;
}

impl<D: Dialect, Before: WindowList<D>, Named: Render<D>> WindowList<D> for Windows<Before, Named> {
    type Support = Both<Before::Support, Named::Support>;
    const BEFORE: &'static Rope = Before::BEFORE;
    const LIST: &'static Rope = &Rope::List(", ", &[Before::LIST, Named::ROPE]);
}

impl<D: Dialect, Before, Named> Render<D> for Windows<Before, Named>
where
    Self: WindowList<D>,
{
    type Support = <Self as WindowList<D>>::Support;
    const ROPE: &'static Rope = &Rope::Join(&[
        <Self as WindowList<D>>::BEFORE,
        &Rope::Clause(" WINDOW ", <Self as WindowList<D>>::LIST),
    ]);
}

impl<B: Backend, Before: Values<B>, Named: Values<B>> Values<B> for Windows<Before, Named> {
    fn values(&self, parameters: &mut B::Parameters) {
        self.0.values(parameters);
        self.1.values(parameters);
    }
}

impl<Before: AddHaving<Condition>, Named, Condition> AddHaving<Condition> for Windows<Before, Named> {
    type And = Windows<Before::And, Named>;

    fn add(self, condition: Condition) -> Self::And {
        Windows(self.0.add(condition), self.1)
    }
}

/// The verdict "the query `Held` has no window of this letter yet".
pub type FreshWindow<Held, const LETTER: char> =
    <Held as Defines<<Label<LETTER> as LabelDigit>::Digit<()>, Never, WindowNamed<LETTER>>>::Fresh;

#[relvar_macros::brief]
impl<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
    Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
{
    /// `WINDOW name AS (definition)`: a window that several functions share. It comes before the clauses that use it.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let team = window().partition_by(users::team_id).order_by(users::age).named::<'t'>();
    /// let sql = users.window(team).select((rank().over(team), lag(users::name).over(team))).sql::<Postgres>();
    /// assert_eq!(
    ///     sql,
    ///     "SELECT rank() OVER t, lag(users.name) OVER t FROM users \
    ///      WINDOW t AS (PARTITION BY users.team_id ORDER BY users.age)",
    /// );
    /// ```
    pub fn window<const LETTER: char, Definition>(
        self,
        window: NamedWindow<LETTER, Definition>,
    ) -> Select<
        Scope,
        Distinct,
        Columns,
        From,
        Filter,
        Group,
        Windows<Having, NamedWindow<LETTER, Definition>>,
        Order,
        Limit,
        Offset,
    >
    where
        Label<LETTER>: LabelDigit,
        Having: Defines<<Label<LETTER> as LabelDigit>::Digit<()>, Never, WindowNamed<LETTER>>,
        Definition: InScope<Scope> + GroupedBy<DefinedIn<Having>>,
        Group: CheckGrouping<Definition>,
        FreshWindow<Having, LETTER>: WindowFresh<Culprit<FreshWindow<Having, LETTER>>>,
        ScopeOf<Definition, Scope>: InFrom<Culprit<ScopeOf<Definition, Scope>>>,
        GroupingOf<Group, Definition>: IsGrouped<Culprit<GroupingOf<Group, Definition>>>,
        <Definition as GroupedBy<DefinedIn<Having>>>::Verdict:
            WindowDefined<Culprit<<Definition as GroupedBy<DefinedIn<Having>>>::Verdict>>,
    {
        self.map_having(|having| Windows(having, window))
    }
}
