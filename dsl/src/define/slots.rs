//! `slots!`: a statement's record, one slot per clause in SQL's order.

/// Declares a statement: its clauses' slots, a setter for each, and its text as the slots' texts one after another.
///
/// A setter replaces one slot, so a clause never rebuilds the others by hand.
macro_rules! slots {
    // slots! { pub struct Select<Scope> { distinct: Distinct = set_distinct, .. } }
    ($(#[$doc:meta])* pub struct $name:ident<$fixed:ident> { $($slot:ident: $state:ident = $set:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        #[must_use = "a query does nothing until it is fetched or executed"]
        pub struct $name<$fixed, $($state),*> {
            $( pub(crate) $slot: $state, )*
            pub(crate) fixed: std::marker::PhantomData<$fixed>,
        }

        slots!(@setters $name $fixed [] $($slot $state $set,)*);
    };
    (@setters $name:ident $fixed:ident [$($before:ident $before_state:ident,)*]) => {};
    (@setters $name:ident $fixed:ident [$($before:ident $before_state:ident,)*]
        $slot:ident $state:ident $set:ident, $($after:ident $after_state:ident $after_set:ident,)*
    ) => {
        impl<$fixed, $($before_state,)* $state, $($after_state),*> $name<$fixed, $($before_state,)* $state, $($after_state),*> {
            /// The statement with this slot mapped, and with another FROM clause where `NewScope` says so.
            #[allow(dead_code, reason = "not every clause is set through this door")]
            pub(crate) fn $set<NewScope, New>(
                self,
                map: impl FnOnce($state) -> New,
            ) -> $name<NewScope, $($before_state,)* New, $($after_state),*> {
                $name {
                    $( $before: self.$before, )*
                    $slot: map(self.$slot),
                    $( $after: self.$after, )*
                    fixed: std::marker::PhantomData,
                }
            }
        }
        slots!(@setters $name $fixed [$($before $before_state,)* $slot $state,] $($after $after_state $after_set,)*);
    };
}
pub(crate) use slots;
