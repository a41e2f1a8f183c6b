//! Ranges and multiranges as Rust values.

use std::ops::{self, Bound};

/// A range: nothing, or all values between two bounds, each of which belongs to it, does not, or is missing.
///
/// ```
/// use relvar::value::Range;
/// let week = Range::from(1..8);
/// assert!(week.contains(&7) && !week.contains(&8));
/// assert_eq!(week.to_string(), "[1,8)");
/// assert_eq!(Range::from(..=3).to_string(), "(,3]");
/// assert_eq!(Range::from(8..1), Range::Empty);
/// ```
///
/// The server writes ranges of integers and of dates in one way, with the lower bound and without the upper one:
/// `[1,7]` is read as `[1,8)`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Range<T> {
    /// `empty`: it contains no value.
    #[default]
    Empty,
    /// From the lower bound to the upper one. The server refuses a lower bound above the upper one.
    Between(Bound<T>, Bound<T>),
}

impl<T> Range<T> {
    /// Every value: `(,)`.
    pub const ALL: Self = Range::Between(Bound::Unbounded, Bound::Unbounded);

    /// The lower bound; `None` where the range is empty.
    pub fn lower(&self) -> Option<&Bound<T>> {
        match self {
            Range::Empty => None,
            Range::Between(lower, _) => Some(lower),
        }
    }

    /// The upper bound; `None` where the range is empty.
    pub fn upper(&self) -> Option<&Bound<T>> {
        match self {
            Range::Empty => None,
            Range::Between(_, upper) => Some(upper),
        }
    }

    /// The same range of other values, in the same order.
    pub fn map<Other>(self, mut each: impl FnMut(T) -> Other) -> Range<Other> {
        match self {
            Range::Empty => Range::Empty,
            Range::Between(lower, upper) => Range::Between(lower.map(&mut each), upper.map(&mut each)),
        }
    }
}

impl<T: PartialOrd> Range<T> {
    /// Does the value lie in the range?
    pub fn contains(&self, value: &T) -> bool {
        match self {
            Range::Empty => false,
            Range::Between(lower, upper) => {
                let above = match lower {
                    Bound::Included(lower) => lower <= value,
                    Bound::Excluded(lower) => lower < value,
                    Bound::Unbounded => true,
                };
                let below = match upper {
                    Bound::Included(upper) => value <= upper,
                    Bound::Excluded(upper) => value < upper,
                    Bound::Unbounded => true,
                };
                above && below
            }
        }
    }
}

/// As PostgreSQL writes it: `[1,8)`.
impl<T: std::fmt::Display> std::fmt::Display for Range<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Range::Between(lower, upper) = self else { return f.write_str("empty") };
        match lower {
            Bound::Included(lower) => write!(f, "[{lower},")?,
            Bound::Excluded(lower) => write!(f, "({lower},")?,
            Bound::Unbounded => f.write_str("(,")?,
        }
        match upper {
            Bound::Included(upper) => write!(f, "{upper}]"),
            Bound::Excluded(upper) => write!(f, "{upper})"),
            Bound::Unbounded => f.write_str(")"),
        }
    }
}

impl<T: PartialOrd> From<ops::Range<T>> for Range<T> {
    fn from(range: ops::Range<T>) -> Self {
        if range.is_empty() {
            return Range::Empty;
        }
        Range::Between(Bound::Included(range.start), Bound::Excluded(range.end))
    }
}

impl<T: PartialOrd> From<ops::RangeInclusive<T>> for Range<T> {
    fn from(range: ops::RangeInclusive<T>) -> Self {
        if range.is_empty() {
            return Range::Empty;
        }
        let (lower, upper) = range.into_inner();
        Range::Between(Bound::Included(lower), Bound::Included(upper))
    }
}

impl<T> From<ops::RangeFrom<T>> for Range<T> {
    fn from(range: ops::RangeFrom<T>) -> Self {
        Range::Between(Bound::Included(range.start), Bound::Unbounded)
    }
}

impl<T> From<ops::RangeTo<T>> for Range<T> {
    fn from(range: ops::RangeTo<T>) -> Self {
        Range::Between(Bound::Unbounded, Bound::Excluded(range.end))
    }
}

impl<T> From<ops::RangeToInclusive<T>> for Range<T> {
    fn from(range: ops::RangeToInclusive<T>) -> Self {
        Range::Between(Bound::Unbounded, Bound::Included(range.end))
    }
}

impl<T> From<ops::RangeFull> for Range<T> {
    fn from(_: ops::RangeFull) -> Self {
        Range::ALL
    }
}

/// A multirange: ranges that the server keeps in order, without overlaps, without empty ones.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Multirange<T>(pub Vec<Range<T>>);

impl<T, Item: Into<Range<T>>> FromIterator<Item> for Multirange<T> {
    fn from_iter<Items: IntoIterator<Item = Item>>(items: Items) -> Self {
        Multirange(items.into_iter().map(Into::into).collect())
    }
}
