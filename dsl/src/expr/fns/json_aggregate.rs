//! Aggregates that build JSON (PostgreSQL manual, section 9.21). They are NULL over no rows; a NULL becomes JSON's `null`.

use super::super::{Aggregate, AggregateResult, Arguments};
use crate::check::{NoWindowInAggregate, WindowIn};
use crate::kernel::Expression;

crate::aggregate! {
    /// `json_agg(argument)`: an array
    pub fn json_agg() -> [Type] crate::types::Json = JsonAgg "json_agg" nulls OfRows needs crate::render::JsonAggregates;
}

crate::aggregate! {
    /// `jsonb_agg(argument)`: an array
    pub fn jsonb_agg() -> [Type] crate::types::Jsonb = JsonbAgg "jsonb_agg" nulls OfRows needs crate::render::JsonAggregates;
}

macro_rules! objects {
    ($($(#[$doc:meta])* $function:ident $name:ident $sql:literal $result:ident;)*) => { $(
        crate::aggregate!(@marker [$(#[$doc])*] pub $name $sql [OfRows] [crate::render::JsonAggregates]);

        impl<Key, Value> AggregateResult<crate::__list!(Key, Value)> for $name {
            type SqlType = crate::types::$result;
        }

        $(#[$doc])*
        #[relvar_macros::brief]
        pub fn $function<Key: Expression, Value: Expression>(
            key: Key,
            value: Value,
        ) -> Aggregate<$name, Arguments<Key, Arguments<Value, ()>>>
        where
            WindowIn<Key>: NoWindowInAggregate,
            WindowIn<Value>: NoWindowInAggregate,
        {
            Aggregate::new(Arguments(key, Arguments(value, ())))
        }
    )* };
}

objects! {
    /// `json_object_agg(key, value)`: an object; a NULL key is an error of the server
    json_object_agg JsonObjectAgg "json_object_agg" Json;
    /// `jsonb_object_agg(key, value)`: an object, of equal keys the last; a NULL key is an error of the server
    jsonb_object_agg JsonbObjectAgg "jsonb_object_agg" Jsonb;
}
