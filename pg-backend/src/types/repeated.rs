//! Rows of arrays that repeat one another: told by the bytes of their elements.
//!
//! Equal bytes are equal values for every type that can be a key, so what is found here the server would refuse. Values that
//! are equal in other bytes (`1.0` and `1.00`) are left to it.

use std::collections::HashMap;

/// The first row that equals an earlier one in all columns, and that one, counted from 1; NULL equals nothing. Each column
/// is a one-dimensional array in PostgreSQL's binary format.
pub(crate) fn repeated(columns: &[&[u8]]) -> Option<(usize, usize)> {
    if let [column] = columns {
        return repeated_in(Elements::of(column)?);
    }
    let mut columns: Vec<Elements<'_>> =
        columns.iter().map(|column| Elements::of(column)).collect::<Option<_>>()?;
    let mut seen = HashMap::new();
    for row in 1_usize.. {
        let mut key = Vec::with_capacity(columns.len());
        let mut null = false;
        for column in &mut columns {
            match column.next()? {
                Some(value) => key.push(value),
                None => null = true,
            }
        }
        if null {
            continue;
        }
        if let Some(first) = seen.insert(key, row) {
            return Some((first, row));
        }
    }
    None
}

/// Of one column.
fn repeated_in(column: Elements<'_>) -> Option<(usize, usize)> {
    let mut seen = HashMap::new();
    let mut values = (1..).zip(column).filter_map(|(row, value)| Some((row, value?)));
    values.find_map(|(row, value)| seen.insert(value, row).map(|first| (first, row)))
}

/// The elements of an array that are still to come.
struct Elements<'b>(&'b [u8]);

impl<'b> Elements<'b> {
    /// Skips the header: dimensions, flags, element type, length, lower bound.
    fn of(array: &'b [u8]) -> Option<Self> {
        match array.first_chunk::<4>()? {
            [0, 0, 0, 1] => array.get(20..).map(Elements),
            _ => Some(Elements(&[])),
        }
    }
}

impl<'b> Iterator for Elements<'b> {
    type Item = Option<&'b [u8]>;

    fn next(&mut self) -> Option<Option<&'b [u8]>> {
        let (length, rest) = self.0.split_first_chunk::<4>()?;
        let Ok(length) = usize::try_from(i32::from_be_bytes(*length)) else {
            self.0 = rest;
            return Some(None);
        };
        let (value, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some(Some(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::encoded;
    use relvar::types::{Array, Int4, Text};

    #[test]
    fn the_first_repetition_is_found() {
        let numbers = encoded::<Array<Int4>, _>(&[Some(1), None, Some(2), None, Some(1), Some(2)]).unwrap();
        assert_eq!(repeated(&[&numbers]), Some((1, 5)));
        let names = encoded::<Array<Text>, _>(&["a", "b", "c", "b", "d", "c"]).unwrap();
        assert_eq!(repeated(&[&names]), Some((2, 4)));
        assert_eq!(repeated(&[&numbers, &names]), Some((3, 6)));
    }

    #[test]
    fn different_rows_and_none_are_no_repetition() {
        let none: &[i32] = &[];
        let nothing = encoded::<Array<Int4>, _>(none).unwrap();
        assert_eq!(repeated(&[&nothing]), None);
        let numbers = encoded::<Array<Int4>, _>(&[1, 2, 3]).unwrap();
        assert_eq!(repeated(&[&numbers]), None);
    }
}
