//! What holds for every value of a type.

use jiff::civil::{self, DateTime};
use jiff::{SignedDuration, Timestamp as Moment};
use proptest::prelude::*;
use relvar::types::{Bytea, Date, Float4, Float8, Int8, Jsonb, Text, Time, Timestamp, Timestamptz, Uuid};

use crate::file::{bound, decoded, encoded, round_trip};

/// The microseconds from the first day to the last.
const YEARS: std::ops::Range<i64> = -62_167_219_200_000_000..253_402_207_200_000_000;

fn moments() -> impl Strategy<Value = Moment> {
    YEARS.prop_map(|microseconds| Moment::from_microsecond(microseconds).unwrap())
}

fn datetimes() -> impl Strategy<Value = DateTime> {
    let epoch = civil::date(1970, 1, 1).at(0, 0, 0, 0);
    YEARS.prop_map(move |microseconds| epoch.checked_add(SignedDuration::from_micros(microseconds)).unwrap())
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|fields| serde_json::Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn numbers(integers in prop::collection::vec(any::<i64>(), 1..64), bits in prop::collection::vec(any::<u64>(), 1..64)) {
        round_trip::<Int8, i64>(integers);
        let numbers = bits.iter().map(|bits| f64::from_bits(*bits)).filter(|number| !number.is_nan());
        round_trip::<Float8, f64>(numbers.clone());
        round_trip::<Float4, f32>(numbers.map(|number| number as f32));
    }

    #[test]
    fn texts_and_bytes(
        texts in prop::collection::vec(any::<String>(), 1..32),
        blobs in prop::collection::vec(any::<Vec<u8>>(), 1..32),
        uuids in prop::collection::vec(any::<u128>(), 1..32),
    ) {
        round_trip::<Text, String>(texts);
        round_trip::<Bytea, Vec<u8>>(blobs);
        round_trip::<Uuid, uuid::Uuid>(uuids.into_iter().map(uuid::Uuid::from_u128));
    }

    #[test]
    fn dates_and_times(
        moments in prop::collection::vec(moments(), 1..64),
        datetimes in prop::collection::vec(datetimes(), 1..64),
    ) {
        round_trip::<Timestamptz, Moment>(moments);
        round_trip::<Date, civil::Date>(datetimes.iter().map(|at| at.date()));
        round_trip::<Time, civil::Time>(datetimes.iter().map(|at| at.time()));
        round_trip::<Timestamp, DateTime>(datetimes);
    }

    #[test]
    fn trees(trees in prop::collection::vec(json(), 1..16)) {
        round_trip::<Jsonb, serde_json::Value>(trees);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_texts_is_that_of_time(one in moments(), step in -2_000_000_i64..2_000_000) {
        let other = Moment::from_microsecond(one.as_microsecond() + step).unwrap();
        let [sent, after] = [one, other].map(|moment| encoded::<Timestamptz, Moment>(&moment).unwrap());
        prop_assert_eq!(bound(&sent).as_str().unwrap().cmp(bound(&after).as_str().unwrap()), one.cmp(&other));
    }

    #[test]
    fn any_text_is_a_time_or_refused(text in "[0-9:. TZ-]{0,30}") {
        let value = rusqlite::types::ValueRef::Text(text.as_bytes());
        if let Ok(moment) = decoded::<Timestamptz, Moment>(value) {
            let sent = encoded::<Timestamptz, Moment>(&moment).unwrap();
            prop_assert_eq!(&bound(&sent).as_str().unwrap()[..19], &text[..19]);
        }
    }
}
