//! Arrays (PostgreSQL manual, section 8.15).

use std::marker::PhantomData;

use typenum::{B0, B1};

use super::{Equality, Extremes, Ordered, RightOf};
use crate::expr::{Bind, Operand, Storable};
use crate::kernel::{Cons, D63, Expression, Fail, Nil, SqlType, TypeName};
use crate::row::Field;

/// `Element[]`, one-dimensional.
#[derive(Clone, Copy, Debug)]
pub struct Array<Element>(PhantomData<Element>);

impl<Element: SqlType> SqlType for Array<Element> {
    type Rust = Vec<Element::Rust>;
    type Id = D63<Element::Id>;
    type Equal = Element::Equal;
    type Kept = Fail<Self>;
    const NAME: TypeName = Element::NAME.array_of();
}

#[diagnostic::do_not_recommend]
impl<Element: Equality> Equality for Array<Element> {
    type Equated = Self;
}
#[diagnostic::do_not_recommend]
impl<Element: Ordered> Ordered for Array<Element> {}
#[diagnostic::do_not_recommend]
impl<Element: Ordered> Extremes for Array<Element> {
    type Extreme = Self;
}

/// An array: the capability, and what is in it.
#[diagnostic::on_unimplemented(
    message = "SQL type `{Self}` is not an array",
    label = "expected an array such as `Array<Int4>`",
    note = "rule T6, see `relvar::docs::rules::T6`"
)]
pub trait AnyArray: SqlType {
    /// The type of its elements.
    type Element: SqlType;
}

#[diagnostic::do_not_recommend]
impl<Element: SqlType> AnyArray for Array<Element> {
    type Element = Element;
}

/// An array whose elements are compared.
#[diagnostic::on_unimplemented(
    message = "no element of SQL type `{Self}` can be looked for: the elements have no `=` operator",
    label = "expected an array whose elements have `=`",
    note = "rule T6, see `relvar::docs::rules::T6`"
)]
pub trait SearchableArray: AnyArray {}

impl<Element: Equality> SearchableArray for Array<Element> {}

/// The SQL array of the `Item`s of a list. Where they are no values of `Element` there is none, and nothing that is made of the
/// list is refused once more.
pub type ListType<Item, Element> = Array<<<Item as Operand<Element>>::Expression as Expression>::SqlType>;

macro_rules! lists {
    ($([$($generics:tt)*] $list:ty;)*) => { $(
        #[diagnostic::do_not_recommend]
        impl<$($generics)* Element: SqlType, Item: Operand<Element>> Operand<Array<Element>> for $list {
            type Expression = Bind<ListType<Item, Element>, Self>;
            fn operand(self) -> Self::Expression {
                Bind::new(self)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($generics)* Element: SqlType, Item: Operand<Element>> Operand<RightOf<Array<Element>>> for $list {
            type Expression = Bind<ListType<Item, Element>, Self>;
            fn operand(self) -> Self::Expression {
                Bind::new(self)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($generics)* Element: SqlType, Item: Operand<Element>, Null, Column>
            Storable<Array<Element>, Null, Column> for $list
        {
            type Expression = Bind<ListType<Item, Element>, Self>;
            fn store(self) -> Self::Expression {
                Bind::new(self)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($generics)* Element: SqlType, Item: Operand<Element>, Column>
            Storable<Array<Element>, B1, Column> for Option<$list>
        {
            type Expression = Bind<ListType<Item, Element>, Self, B1>;
            fn store(self) -> Self::Expression {
                Bind::new(self)
            }
        }
    )* };
}

lists! {
    [] Vec<Item>;
    ['a,] &'a Vec<Item>;
    ['a,] &'a [Item];
    [const LENGTH: usize,] [Item; LENGTH];
    ['a, const LENGTH: usize,] &'a [Item; LENGTH];
}

/// The array types of the types in a list.
pub trait ArraysOf {
    /// `Array` of each.
    type Out;
}

impl ArraysOf for Nil {
    type Out = Nil;
}

impl<Element, Rest: ArraysOf> ArraysOf for Cons<Element, Rest> {
    type Out = Cons<Array<Element>, Rest::Out>;
}

impl<Item: Field> Field for Vec<Item>
where
    Item::Reads: ArraysOf,
{
    type Reads = <Item::Reads as ArraysOf>::Out;
    type Null = B0;
}
