//! What may stand right of an operator, and what may be stored in a column.

use std::marker::PhantomData;

use super::*;
use crate::kernel::{Column, Expression};
use crate::types::{Common, CommonType, Comparable};

/// What may stand where a value of the SQL type `Type` is expected: a Rust value of the type, or an expression of it
/// or of a type that is compared with it without a cast.
///
/// Exactly one integer type goes with each SQL integer, so that `views.gt(5)` needs no suffix.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be compared with SQL type `{Type}`",
    label = "expected a value or an expression of SQL type `{Type}`",
    note = "an expression of another type is compared after `.cast::<{Type}>()`",
    note = "NULL is never equal to anything: use `.is_null()`, or `.is_not_distinct_from(..)` for an `Option`",
    note = "rules T1, T7, T8, T13, N1, see `relvar::docs::rules`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait Operand<Type> {
    /// The value as an expression.
    type Expression: Expression;
    /// Turns it into one.
    fn operand(self) -> Self::Expression;
}

/// What may stand beside a value of the SQL type `Type` where one of both is chosen, as in CASE and COALESCE.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no common type with SQL type `{Type}`",
    label = "expected a value or an expression that goes with SQL type `{Type}`",
    note = "rule T9, see `relvar::docs::rules::T9`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait Alternative<Type> {
    /// The value as an expression.
    type Expression: Expression;
    /// The common type of both, the one beside it first.
    type Common: crate::kernel::SqlType;
    /// The common type of both, this value first: ELSE goes before the branches of CASE.
    type Before: crate::kernel::SqlType;
    /// Turns it into an expression.
    fn alternative(self) -> Self::Expression;
}

#[diagnostic::do_not_recommend]
impl<Type, Value: Operand<Type>> Alternative<Type> for Value
where
    Type: Common<<Value::Expression as Expression>::SqlType>,
    <Value::Expression as Expression>::SqlType: Common<Type>,
{
    type Expression = Value::Expression;
    type Common = CommonType<Type, <Value::Expression as Expression>::SqlType>;
    type Before = CommonType<<Value::Expression as Expression>::SqlType, Type>;

    fn alternative(self) -> Self::Expression {
        self.operand()
    }
}

/// What may stand right of an operator that several types have: see [`overloads!`](crate::overloads).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand right of an operator on SQL type `{Type}`",
    label = "expected a value or an expression that goes with `{Type}`",
    note = "rules T6, T11, see `relvar::docs::rules`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait RightOperand<Type> {
    /// The operand as an expression.
    type Expression: Expression;
    /// Turns it into one.
    fn right_operand(self) -> Self::Expression;
}

// The expression is a parameter: a message then speaks of this trait, and not of the one that it is made from.
#[diagnostic::do_not_recommend]
impl<Type, Value, E: Expression> RightOperand<Type> for Value
where
    Value: Operand<crate::types::RightOf<Type>, Expression = E>,
{
    type Expression = E;
    fn right_operand(self) -> E {
        self.operand()
    }
}

/// What may be stored in a column of the SQL type `Type`; an `Option` only where `Null` is `B1`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be stored in column `{Column}` of SQL type `{Type}`",
    label = "expected a value or an expression of SQL type `{Type}`",
    note = "an `Option` can only be stored in a nullable column",
    note = "rules T1, N4, see `relvar::docs::rules`"
)]
#[rust_analyzer::completions(ignore_flyimport_methods)]
pub trait Storable<Type, Null, Column> {
    /// The value as an expression.
    type Expression: Expression;
    /// Turns it into one.
    fn store(self) -> Self::Expression;
}

/// A value of the Rust type `Value` can be stored in the column `C`. The derives call it, for its bounds alone.
#[doc(hidden)]
#[relvar_macros::brief]
pub const fn stores<C: Column, Value>()
where
    Value: Storable<C::SqlType, C::Null, C>,
    C::Writable: crate::check::NotGenerated<crate::kernel::Culprit<C::Writable>>,
{
}

/// A value of the Rust type `Value` is compared with the column `C`. The derives call it, for its bound alone.
#[doc(hidden)]
pub const fn compares<C: Column, Value: Operand<C::SqlType>>() {}

/// A parameter of the same SQL type for another Rust value: a newtype is sent as the type within is.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
///
/// #[derive(relvar::Value)]
/// struct Years(i32);
///
/// let sql = users.filter(users::age.add(Years(1)).gt(Years(18))).count().sql::<Postgres>();
/// assert_eq!(sql, "SELECT count(*) FROM users WHERE users.age + $1 > $2");
/// ```
pub trait ForValue<Value> {
    /// The parameter.
    type Bind: Expression;
    /// Makes it.
    fn bind(value: Value) -> Self::Bind;
}

impl<Type: crate::kernel::SqlType, Inner, Null, Value> ForValue<Value> for Bind<Type, Inner, Null> {
    type Bind = Bind<Type, Value, Null>;
    fn bind(value: Value) -> Self::Bind {
        Bind::new(value)
    }
}

/// A newtype over a type that can be stored; `#[derive(Value)]` implements it.
pub trait Newtype {
    /// The type within.
    type Inner;
}

#[diagnostic::do_not_recommend]
impl<Type: crate::kernel::SqlType, Column, Value: Newtype> Storable<Type, typenum::B1, Column>
    for Option<Value>
where
    Value::Inner: Storable<Type, typenum::B1, Column>,
{
    type Expression = Bind<Type, Self, typenum::B1>;
    fn store(self) -> Self::Expression {
        Bind::new(self)
    }
}

/// Says of an expression shape that it may stand as an operand and be stored.
macro_rules! expressions {
    ($([$($generics:tt)*] $shape:ty;)*) => { $(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*, Type> Operand<Type> for $shape
        where
            Self: Expression<SqlType: Comparable<Type>>,
        {
            type Expression = Self;
            fn operand(self) -> Self {
                self
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($generics)*, Type, Null, Target> Storable<Type, Null, Target> for $shape
        where
            Self: Expression<SqlType: Comparable<Type>>,
        {
            type Expression = Self;
            fn store(self) -> Self {
                self
            }
        }
    )* };
}

expressions! {
    [C] TableColumn<C>;
    [Reference, C] AliasColumn<Reference, C>;
    [Reference, Field, Kind, Bit] DerivedColumn<Reference, Field, Kind, Bit>;
    [Kind, Value, Bit] Bind<Kind, Value, Bit>;
    [Operator, Left, Right] Infix<Operator, Left, Right>;
    [Operator, Inner] Affix<Operator, Inner>;
    [Condition, Kind] Reusable<Condition, Kind>;
    [Inner] AssumeNotNull<Inner>;
    [Function, Arguments] Call<Function, Arguments>;
    [Function, Input] Aggregate<Function, Input>;
    [Callee, Frame] Over<Callee, Frame>;
    [List] Grouping<List>;
    [Branches, Else, Widest] Case<Branches, Else, Widest>;
    [Kind, Inner] Cast<Kind, Inner>;
    [Query] Exists<Query>;
    [Operator, Left, Query] Quantified<Operator, Left, Query>;
    [Query] Scalar<Query>;
    [Kind, Parts] Raw<Kind, Parts>;
}

/// The compiler quotes the only other implementation of a trait at length; with a second one it is brief.
macro_rules! briefly {
    ($($value:ty)*) => { $(
        #[diagnostic::do_not_recommend]
        impl Operand<crate::kernel::Never> for $value {
            type Expression = Bind<crate::types::Text, Self>;
            fn operand(self) -> Self::Expression {
                Bind::new(self)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<Null, Column> Storable<crate::kernel::Never, Null, Column> for $value {
            type Expression = Bind<crate::types::Text, Self>;
            fn store(self) -> Self::Expression {
                Bind::new(self)
            }
        }
    )* };
}

briefly! { bool i16 i32 i64 f32 f64 }

/// `column.set(value)`: an assignment for INSERT and UPDATE.
pub struct Assignment<C, Value> {
    pub(crate) value: Value,
    column: PhantomData<C>,
}

impl<C, Value: Clone> Clone for Assignment<C, Value> {
    fn clone(&self) -> Self {
        Assignment { value: self.value.clone(), column: PhantomData }
    }
}

impl<C, Value: Copy> Copy for Assignment<C, Value> {}

impl<C: Column, Value: std::fmt::Debug> std::fmt::Debug for Assignment<C, Value> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Assignment").field(&self.column()).field(&self.value).finish()
    }
}

impl<C, Value> Assignment<C, Value> {
    /// What the derives build.
    #[doc(hidden)]
    pub fn new(value: Value) -> Self {
        Assignment { value, column: PhantomData }
    }

    /// The column.
    pub fn column(&self) -> TableColumn<C> {
        TableColumn::COLUMN
    }

    /// The value.
    pub fn value(&self) -> &Value {
        &self.value
    }
}
