//! Generates the data and sends it by COPY, line by line as the benchmark's own generator prints it.

use std::error::Error;
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

/// What is sent at once.
const CHUNK_BYTES: usize = 1 << 16;

/// What fails ends the program that loads.
type Loaded = Result<(), Box<dyn Error + Send + Sync>>;

/// Fills the eight tables, which must be there and empty, and analyzes them. Comments are cut out of `text`; `sent` is told
/// of each row.
pub(crate) async fn load(client: &Client, scale: f64, text: &TextPool, sent: impl Fn(u64)) -> Loaded {
    let words = Distributions::static_default();
    let regions = RegionGenerator::new_with_distributions_and_text_pool(words, text);
    copy::<region::table>(client, regions, &sent).await?;
    let nations = NationGenerator::new_with_distributions_and_text_pool(words, text);
    copy::<nation::table>(client, nations, &sent).await?;
    macro_rules! scaled {
        ($($table:ident $generator:ident;)*) => { $(
            let rows = $generator::new_with_distributions_and_text_pool(scale, 1, 1, words, text);
            copy::<$table::table>(client, rows, &sent).await?;
        )* };
    }
    scaled! {
        part PartGenerator;
        supplier SupplierGenerator;
    }
    copy::<partsupp::table>(client, PartSuppGenerator::new_with_text_pool(scale, 1, 1, text), &sent).await?;
    scaled! {
        customer CustomerGenerator;
        orders OrderGenerator;
        lineitem LineItemGenerator;
    }
    client.batch_execute("ANALYZE").await?;
    Ok(())
}

/// Sends `rows` to the table `T`. Each is printed as `value|value|`.
async fn copy<T: Table>(
    client: &Client,
    rows: impl IntoIterator<Item: Display>,
    sent: &impl Fn(u64),
) -> Loaded {
    let statement = format!("COPY {} FROM STDIN (DELIMITER '|')", T::SCHEMA.name);
    let mut sink = pin!(client.copy_in::<_, Bytes>(&statement).await?);
    let mut chunk = String::with_capacity(2 * CHUNK_BYTES);
    for row in rows {
        write!(chunk, "{row}")?;
        if chunk.pop() != Some('|') {
            return Err("the generator ends each value with a bar".into());
        }
        chunk.push('\n');
        sent(1);
        if chunk.len() >= CHUNK_BYTES {
            sink.feed(Bytes::from(std::mem::take(&mut chunk))).await?;
        }
    }
    sink.feed(Bytes::from(chunk)).await?;
    match sink.finish().await? {
        0 => Err(format!("no row of {}", T::SCHEMA.name).into()),
        _ => Ok(()),
    }
}
