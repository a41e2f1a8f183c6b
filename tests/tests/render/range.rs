//! Ranges and multiranges: operators, functions, constructors.

use relvar::fns::range;
use relvar::prelude::*;
use relvar::value::{Multirange, Range};
use relvar_tests::assert_sql;

relvar::table! {
    rooms {
        #[primary_key] id -> Int4,
        numbers -> Int4range,
        booked -> Nullable<Tstzmultirange>,
    }
}

#[test]
fn operators() {
    assert_sql!(
        rooms.select((
            rooms::numbers.includes(7),
            rooms::numbers.includes(Range::from(1..2)),
            rooms::id.is_included_in(rooms::numbers),
            rooms::numbers.overlaps(Multirange::from_iter(std::iter::once(1..2))),
            rooms::numbers.add(Range::from(1..2)).mul(rooms::numbers),
            rooms::numbers.sub(Range::Empty),
        ))
        .filter(rooms::numbers.is_not_beyond(Range::from(..=9)).and(rooms::booked.includes(jiff::Timestamp::UNIX_EPOCH))),
        "SELECT rooms.numbers @> $1, rooms.numbers @> $2, rooms.id <@ rooms.numbers, rooms.numbers && $3,"
        "(rooms.numbers + $4) * rooms.numbers, rooms.numbers - $5 FROM rooms"
        "WHERE rooms.numbers &< $6 AND rooms.booked @> $7",
    );
}

#[test]
fn functions() {
    assert_sql!(
        rooms.select((
            range::lower(rooms::numbers),
            range::upper_inf(rooms::booked),
            range::range_merge_of(rooms::booked),
            range::int4range(rooms::id, 9),
            range::int4range_within(rooms::id, 9, "[]"),
            range::int4multirange((rooms::numbers, Range::from(1..3))),
        )),
        "SELECT lower(rooms.numbers), upper_inf(rooms.booked), range_merge(rooms.booked), int4range(rooms.id, $1),"
        "int4range(rooms.id, $2, $3), int4multirange(rooms.numbers, $4) FROM rooms",
    );
    assert_sql!(
        rooms.select((range::range_agg(rooms::numbers), range::range_intersect_agg(rooms::booked))),
        "SELECT range_agg(rooms.numbers), range_intersect_agg(rooms.booked) FROM rooms",
    );
}
