//! Ranges and multiranges as columns, compared, computed and aggregated.

use std::ops::Bound;

use jiff::civil::{Date, date};
use relvar::fns::range;
use relvar::prelude::*;
use relvar::value::{Multirange, Range};
use relvar_tests::with_database;

relvar::table! {
    rooms {
        #[primary_key] #[identity] id -> Int4,
        #[default("[1,5)")] numbers -> Int4range,
        booked -> Nullable<Daterange>,
        free -> Datemultirange,
        sizes -> Array<Numrange>,
    }
}

#[derive(Clone, Debug, PartialEq, relvar::Insert, relvar::Row)]
#[insert(table = rooms)]
struct Room {
    numbers: Range<i32>,
    booked: Option<Range<Date>>,
    free: Multirange<Date>,
    sizes: Vec<Range<rust_decimal::Decimal>>,
}

#[derive(Debug, PartialEq, relvar::Row)]
struct Span {
    least: Option<i32>,
    most: Option<i32>,
}

fn march(from: i8, to: i8) -> Range<Date> {
    Range::from(date(2024, 3, from)..date(2024, 3, to))
}

fn some_rooms() -> [Room; 3] {
    let size = |n: i64| rust_decimal::Decimal::new(n, 1);
    [
        Room {
            numbers: Range::from(1..5),
            booked: Some(march(1, 8)),
            free: [march(8, 10), march(12, 14)].into_iter().collect(),
            sizes: vec![Range::Between(Bound::Excluded(size(1)), Bound::Included(size(2))), Range::Empty],
        },
        Room { numbers: Range::from(..5), booked: None, free: Multirange::default(), sizes: vec![] },
        Room {
            numbers: Range::Empty,
            booked: Some(Range::ALL),
            free: [Range::ALL].into_iter().collect(),
            sizes: vec![Range::ALL],
        },
    ]
}

// SQLite: no type Range
#[tokio::test]
async fn columns_of_ranges() {
    with_database(async |db| {
        relvar_pg::ddl::create_all(db, &[rooms::SCHEMA]).await?;
        let many = some_rooms();
        assert_eq!(rooms.insert(&many).execute(db).await?, 3);
        assert_eq!(rooms.order_by(rooms::id).select_as::<Room>().fetch_all(db).await?, many);
        // T11: a range with its own element, its own range, its own multirange.
        assert_eq!(rooms.filter(rooms::numbers.includes(4)).count().fetch_one(db).await?, 2);
        assert_eq!(rooms.filter(rooms::id.is_included_in(rooms::numbers)).count().fetch_one(db).await?, 2);
        assert_eq!(rooms.filter(rooms::free.overlaps(rooms::booked)).count().fetch_one(db).await?, 1);
        assert_eq!(rooms.filter(rooms::booked.is_adjacent_to(rooms::free)).count().fetch_one(db).await?, 1);
        let longer = rooms::numbers.set(rooms::numbers.add(Range::from(5..=6)));
        let longer = rooms.update(longer).filter(rooms::id.eq(1)).returning(rooms::numbers);
        assert_eq!(longer.fetch_all(db).await?, [Range::from(1..7)]);
        Ok(())
    })
    .await;
}

// SQLite: no type Range
#[tokio::test]
async fn n3_a_bound_may_be_null() {
    with_database(async |db| {
        relvar_pg::ddl::create_all(db, &[rooms::SCHEMA]).await?;
        rooms.insert(&some_rooms()).execute(db).await?;
        let spans = rooms
            .order_by(rooms::id)
            .select(row!(Span { least: range::lower(rooms::numbers), most: range::upper(rooms::numbers) }))
            .fetch_all(db)
            .await?;
        let span = |least, most| Span { least, most };
        assert_eq!(spans, [span(Some(1), Some(5)), span(None, Some(5)), span(None, None)]);
        Ok(())
    })
    .await;
}

// SQLite: no type Range
#[tokio::test]
async fn aggregates_of_ranges() {
    with_database(async |db| {
        relvar_pg::ddl::create_all(db, &[rooms::SCHEMA]).await?;
        let both = (range::range_agg(rooms::numbers), range::range_intersect_agg(rooms::booked));
        assert_eq!(rooms.select(both).fetch_one(db).await?, (None, None));
        rooms.insert(&some_rooms()).execute(db).await?;
        let (all, common) = rooms.select(both).fetch_one(db).await?;
        assert_eq!(all, Some([..5].into_iter().collect()));
        assert_eq!(common, Some(march(1, 8)));
        let free = rooms.select(range::range_agg(rooms::free)).fetch_one(db).await?;
        assert_eq!(free, Some([Range::ALL].into_iter().collect()));
        Ok(())
    })
    .await;
}
