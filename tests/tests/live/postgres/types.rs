//! Rules T: what is compared without a cast, and what is computed.

use crate::backend::with_database;
use relvar::prelude::*;
use relvar_tests::{memberships, messages, users};

// SQLite: no type Numeric
#[tokio::test]
async fn t3_an_average_is_numeric() {
    with_database(async |db| {
        let numbers = users.select((sum(users::age), avg(users::age))).fetch_one(db).await?;
        assert_eq!(
            (numbers.0, numbers.1.map(|mean| mean.to_string())),
            (Some(100), Some("33.3333333333333333".into()))
        );
        Ok(())
    })
    .await;
}

// PostgreSQL's own: repeat, to_hex
#[tokio::test]
async fn t5_an_argument_is_widened_but_not_narrowed() {
    relvar::function! {
        /// `repeat(text, times)`
        fn repeat(text: Text, times: Int4) -> Text = Repeat "repeat";
        /// `to_hex(number)` of a `bigint`
        fn to_hex(number: Int8) -> Text = ToHex "to_hex";
        /// `sqrt(number)` of a `double precision`
        fn sqrt(number: Float8) -> Float8 = SquareRoot "sqrt";
    }
    with_database(async |db| {
        // varchar where text is wanted, int2 for int4, int4 for int8, float4 for float8
        let loud =
            messages.find(1).select((upper(messages::text), to_hex(messages::id), sqrt(messages::weight)));
        assert_eq!(loud.fetch_one(db).await?, ("HI".to_owned(), "1".to_owned(), Some(1.5f64.sqrt())));
        let twice = repeat(memberships::role, memberships::level.add(1i16));
        let twice = memberships.find((1, 2)).select((twice, repeat("ab", 2))).fetch_one(db).await?;
        assert_eq!(twice.1, "abab");
        Ok(())
    })
    .await;
}
