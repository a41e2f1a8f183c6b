//! The output columns of a select list as columns of tables, so that one that is there need not be selected again.

use crate::kernel::ColumnReference;
use crate::render::{Rope, same};
use crate::schema::ColumnSchema;

/// What the output columns of an item are, in order.
#[derive(Debug)]
pub enum Places {
    /// So many columns of which nothing is known.
    Others(usize),
    /// One that is a column of a table.
    Column(ColumnReference),
    /// All columns of a table, qualified alike, and so many others.
    Whole(&'static Rope, &'static [ColumnSchema], usize),
    /// Those of several items.
    Items(&'static [&'static Places]),
}

impl Places {
    /// The place of `column`, counted from 0.
    pub(crate) const fn find(&self, column: &ColumnReference) -> Option<usize> {
        match self.find_from(0, column) {
            Found::At(place) => Some(place),
            Found::Not(_) => None,
        }
    }

    const fn find_from(&self, mut place: usize, column: &ColumnReference) -> Found {
        match self {
            Places::Others(columns) => Found::Not(place + *columns),
            Places::Column(other) => {
                if is(column, other.qualifier, other.name.text) {
                    Found::At(place)
                } else {
                    Found::Not(place + 1)
                }
            }
            Places::Whole(qualifier, columns, others) => {
                let mut index = 0;
                while index < columns.len() {
                    if is(column, qualifier, columns[index].name) {
                        return Found::At(place + index);
                    }
                    index += 1;
                }
                Found::Not(place + columns.len() + *others)
            }
            Places::Items(items) => {
                let mut index = 0;
                while index < items.len() {
                    match items[index].find_from(place, column) {
                        Found::Not(next) => place = next,
                        found => return found,
                    }
                    index += 1;
                }
                Found::Not(place)
            }
        }
    }
}

enum Found {
    At(usize),
    /// Not up to this place.
    Not(usize),
}

const fn is(column: &ColumnReference, qualifier: &Rope, name: &str) -> bool {
    same(column.name.text, name) && column.qualifier.same_qualifier(qualifier)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Name;

    const TABLE: &Rope = &Rope::Name(Name::plain("users"));
    const ALIAS: &Rope = &Rope::Label(Name::plain("users"), "_b");

    const fn column(qualifier: &'static Rope, name: &'static str) -> ColumnReference {
        ColumnReference { qualifier, name: Name::plain(name) }
    }

    const LIST: Places = Places::Items(&[
        &Places::Others(3),
        &Places::Items(&[&Places::Column(column(ALIAS, "id")), &Places::Column(column(TABLE, "name"))]),
        &Places::Column(column(TABLE, "id")),
    ]);

    #[test]
    fn a_column_is_found_where_it_is() {
        assert_eq!(LIST.find(&column(ALIAS, "id")), Some(3));
        assert_eq!(LIST.find(&column(TABLE, "name")), Some(4));
        assert_eq!(LIST.find(&column(TABLE, "id")), Some(5));
        assert_eq!(LIST.find(&column(ALIAS, "name")), None);
        assert_eq!(LIST.find(&column(&Rope::Empty, "id")), None);
    }
}
