//! One number for what was read: it has to be the same from every library.

use std::hash::{DefaultHasher, Hash, Hasher};

/// Something that was read, or the number of rows that were written.
pub(crate) trait Sum {
    fn sum(&self) -> u64;
}

/// The sum of what one call gave. Never a part of its caller, so that a profile can leave it out.
#[inline(never)]
pub(crate) fn taken(value: &impl Sum) -> u64 {
    value.sum()
}

impl Sum for u64 {
    fn sum(&self) -> u64 {
        *self
    }
}

impl<T: Sum> Sum for Option<T> {
    fn sum(&self) -> u64 {
        self.as_ref().map_or(0, Sum::sum)
    }
}

/// In any order: that of a table without ORDER BY is the server's business.
impl<T: Sum> Sum for [T] {
    fn sum(&self) -> u64 {
        self.iter().map(Sum::sum).fold(0, u64::wrapping_add)
    }
}

impl<T: Sum> Sum for Vec<T> {
    fn sum(&self) -> u64 {
        self.as_slice().sum()
    }
}

/// What belongs together: a row and its rows.
impl<A: Sum, B: Sum> Sum for (A, B) {
    fn sum(&self) -> u64 {
        together(self.0.sum(), self.1.sum())
    }
}

/// The sum of a row with rows inside, of which each is a number already.
pub(crate) fn together(row: u64, inside: u64) -> u64 {
    digest((row, inside))
}

/// One row of columns.
pub(crate) fn digest(columns: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    columns.hash(&mut hasher);
    hasher.finish()
}

/// The rows of a library, which have the same fields in all of them.
macro_rules! summed {
    ($($row:path { $($column:ident),+ })+) => { $(
        impl crate::sum::Sum for $row {
            fn sum(&self) -> u64 {
                crate::sum::digest(($(&self.$column,)+))
            }
        }
    )+ };
    ($user:path, $post:path, $comment:path) => {
        crate::sum::summed! {
            $user { id, name, hair_color }
            $post { id, user_id, title, body }
            $comment { id, post_id, text }
        }
    };
}
pub(crate) use summed;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_may_come_in_any_order_but_belong_where_they_are() {
        let tree = |inside: [(u64, Vec<u64>); 2]| Vec::from(inside).sum();
        let sum = tree([(1, vec![2, 3]), (4, vec![9])]);
        assert_eq!(sum, tree([(4, vec![9]), (1, vec![3, 2])]));
        assert_ne!(sum, tree([(1, vec![2]), (4, vec![3, 9])]));
        assert_ne!(sum, tree([(4, vec![2, 3]), (1, vec![9])]));
        let by_parts = together(1, [2, 3].sum()).wrapping_add(together(4, 9));
        assert_eq!(sum, by_parts);
    }
}
