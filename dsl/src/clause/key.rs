//! `find` and `find_by`: a condition on a whole key.

use crate::expr::{Infix, Operand, TableColumn, ops::comparison::Equal, ops::logic::And};
use crate::kernel::{Cons, Nil};

/// What `find` takes: a value for the primary key, or a tuple for a key of several columns. `Types` are the SQL types
/// of the key's columns.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a value of the PRIMARY KEY, whose SQL type is `{Types}`",
    label = "the primary key has the SQL type `{Types}`",
    note = "a key of several columns takes a tuple with a value for each, in the order of the key",
    note = "rule T14, see `relvar::docs::rules::T14`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait KeyValue<Types> {
    /// The values as expressions, one before the rest.
    type Operands;
    /// Turns them into that.
    fn operands(self) -> Self::Operands;
}

#[diagnostic::do_not_recommend]
impl<Type, Value: Operand<Type>> KeyValue<(Type,)> for Value {
    type Operands = (Value::Expression, ());

    fn operands(self) -> Self::Operands {
        (self.operand(), ())
    }
}

macro_rules! key_values {
    ($([$($type:ident $value:ident $index:tt)+])*) => { $(
        #[diagnostic::do_not_recommend]
        impl<$($type,)+ $($value: Operand<$type>),+> KeyValue<($($type,)+)> for ($($value,)+) {
            type Operands = key_values!(@type $($value)+);

            fn operands(self) -> Self::Operands {
                key_values!(@value self $($index)+)
            }
        }
    )* };
    (@type) => { () };
    (@type $first:ident $($rest:ident)*) => { ($first::Expression, key_values!(@type $($rest)*)) };
    (@value $key:ident) => { () };
    (@value $key:ident $first:tt $($rest:tt)*) => { ($key.$first.operand(), key_values!(@value $key $($rest)*)) };
}

key_values! {
    [A KeyA 0 B KeyB 1]
    [A KeyA 0 B KeyB 1 C KeyC 2]
    [A KeyA 0 B KeyB 1 C KeyC 2 D KeyD 3]
    [A KeyA 0 B KeyB 1 C KeyC 2 D KeyD 3 E KeyE 4]
    [A KeyA 0 B KeyB 1 C KeyC 2 D KeyD 3 E KeyE 4 F KeyF 5]
}

/// Columns equal to operands: `id = $1`, `role_id = $1 AND user_id = $2`.
pub trait KeyCondition<Operands> {
    /// The condition.
    type Condition;
    /// Builds it.
    fn condition(operands: Operands) -> Self::Condition;
}

impl<C, Value> KeyCondition<(Value, ())> for Cons<TableColumn<C>, Nil> {
    type Condition = Infix<Equal, TableColumn<C>, Value>;

    fn condition((value, ()): (Value, ())) -> Self::Condition {
        Infix::new(TableColumn::COLUMN, value)
    }
}

impl<C, Next, Tail, Value, More> KeyCondition<(Value, More)> for Cons<TableColumn<C>, Cons<Next, Tail>>
where
    Cons<Next, Tail>: KeyCondition<More>,
{
    type Condition =
        Infix<And, Infix<Equal, TableColumn<C>, Value>, <Cons<Next, Tail> as KeyCondition<More>>::Condition>;

    fn condition((value, more): (Value, More)) -> Self::Condition {
        Infix::new(Infix::new(TableColumn::COLUMN, value), Cons::<Next, Tail>::condition(more))
    }
}
