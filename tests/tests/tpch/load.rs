//! Generates the data and sends it by COPY, line by line as the benchmark's own generator prints it.

use std::fmt::{Display, Write as _};
use std::pin::pin;

use bytes::Bytes;
use futures_util::SinkExt as _;
use relvar::kernel::Table;
use relvar_pg::tokio_postgres::Client;
use tpchgen::distribution::Distributions;
use tpchgen::generators::{
    CustomerGenerator, LineItemGenerator, NationGenerator, OrderGenerator, PartGenerator, PartSuppGenerator,
    RegionGenerator, SupplierGenerator,
};
use tpchgen::text::TextPool;

use crate::schema::*;

/// A hundredth of the smallest official size: 60 175 line items.
const SCALE: f64 = 0.01;

/// Comments are cut out of one long text. The official 300 MB of it would take longer than everything else here.
const TEXT_BYTES: i32 = 1 << 20;

/// What is sent at once.
const CHUNK_BYTES: usize = 1 << 16;

/// Fills the eight tables, which must be there and empty.
pub(crate) async fn load(client: &Client) {
    let words = Distributions::static_default();
    let text = TextPool::new(TEXT_BYTES, words);
    copy::<region::table>(client, RegionGenerator::new_with_distributions_and_text_pool(words, &text)).await;
    copy::<nation::table>(client, NationGenerator::new_with_distributions_and_text_pool(words, &text)).await;
    macro_rules! scaled {
        ($($table:ident $generator:ident;)*) => { $(
            let rows = $generator::new_with_distributions_and_text_pool(SCALE, 1, 1, words, &text);
            copy::<$table::table>(client, rows).await;
        )* };
    }
    scaled! {
        part PartGenerator;
        supplier SupplierGenerator;
    }
    copy::<partsupp::table>(client, PartSuppGenerator::new_with_text_pool(SCALE, 1, 1, &text)).await;
    scaled! {
        customer CustomerGenerator;
        orders OrderGenerator;
        lineitem LineItemGenerator;
    }
    client.batch_execute("ANALYZE").await.unwrap();
}

/// Sends `rows` to the table `T`. Each is printed as `value|value|`.
async fn copy<T: Table>(client: &Client, rows: impl IntoIterator<Item: Display>) {
    let statement = format!("COPY {} FROM STDIN (DELIMITER '|')", T::SCHEMA.name);
    let mut sink = pin!(client.copy_in::<_, Bytes>(&statement).await.unwrap());
    let mut chunk = String::with_capacity(2 * CHUNK_BYTES);
    for row in rows {
        write!(chunk, "{row}").unwrap();
        assert_eq!(chunk.pop(), Some('|'), "the generator ends each value with a bar");
        chunk.push('\n');
        if chunk.len() >= CHUNK_BYTES {
            sink.feed(Bytes::from(std::mem::take(&mut chunk))).await.unwrap();
        }
    }
    sink.feed(Bytes::from(chunk)).await.unwrap();
    let sent = sink.finish().await.unwrap();
    assert!(sent > 0, "no row of {}", T::SCHEMA.name);
}
