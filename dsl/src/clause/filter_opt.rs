//! A condition that may be absent: the text stays a constant, a parameter says whether it counts.

use crate::backend::{Backend, Encode, Values};
use crate::check::*;
use crate::kernel::*;
use crate::render::{Dialect, Render, Rope, precedence};
use crate::stmt::Select;
use crate::types::Bool;

use super::AddCondition;

/// `$n OR condition`, where `$n` says that the condition is absent; its parameters are NULL then.
#[derive(Clone, Copy, Debug)]
pub struct IfGiven<Condition>(Option<Condition>);

impl<D: Dialect, Condition: Render<D>> Render<D> for IfGiven<Condition> {
    type Support = Condition::Support;
    const ROPE: &'static Rope = &Rope::Infix {
        precedence: precedence::OR,
        left: &Rope::Parameter(&<Bool as SqlType>::NAME),
        operator: " OR ",
        right: Condition::ROPE,
    };
}

impl<B: Backend, Condition: Values<B> + Render<B::Dialect>> Values<B> for IfGiven<Condition>
where
    bool: Encode<B, Bool>,
{
    fn values(&self, parameters: &mut B::Parameters) {
        B::push::<Bool, bool>(parameters, &self.0.is_none());
        match &self.0 {
            Some(condition) => condition.values(parameters),
            None => Condition::ROPE.for_each_parameter(&mut |name| B::push_null(parameters, name)),
        }
    }
}

/// What may be absent fixes no column.
impl<Condition> Pins for IfGiven<Condition> {
    type Pinned = Nil;
}

#[relvar_macros::brief]
impl<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
    Select<Scope, Distinct, Columns, From, Filter, Group, Having, Order, Limit, Offset>
{
    /// `WHERE $1 OR condition`: a condition that only counts where it is `Some`. The query's type and its text are the same
    /// either way, so it is prepared once.
    ///
    /// ```
    /// # relvar::doc_schema!();
    /// use relvar::prelude::*;
    /// let older_than: Option<i32> = None;
    /// let some = users.filter(users::name.ne("Bo")).filter_opt(older_than.map(|age| users::age.gt(age)));
    /// assert_eq!(
    ///     some.select(users::id).sql::<Postgres>(),
    ///     "SELECT users.id FROM users WHERE users.name <> $1 AND ($2 OR users.age > $3)",
    /// );
    /// ```
    ///
    /// An absent condition counts as true. The server plans such a text anew for the parameters of each execution as long
    /// as that pays.
    pub fn filter_opt<Condition>(
        self,
        condition: Option<Condition>,
    ) -> Select<Scope, Distinct, Columns, From, Filter::And, Group, Having, Order, Limit, Offset>
    where
        Filter: AddCondition<IfGiven<Condition>>,
        Condition: ValueIn<Scope>,
        Condition::SqlType: SearchCondition<WHERE>,
        ScopeOf<Condition, Scope>: InFrom<Culprit<ScopeOf<Condition, Scope>>>,
        AggregateIn<Condition>: NoAggregate<WHERE>,
        WindowIn<Condition>: NoWindow<WHERE>,
    {
        self.map_filter(|existing| existing.and(IfGiven(condition)))
    }
}
