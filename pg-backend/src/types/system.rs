//! Types of the server itself: a byte, and a snapshot, which is how many transactions run, its bounds, and they.

use bytes::{BufMut, BytesMut};
use postgres_protocol::types::{char_from_sql, char_to_sql};
use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::{ByteChar, PgSnapshot, TxidSnapshot};
use relvar::value::Snapshot;

use super::codec;
use crate::Pg;

codec!(i8 as ByteChar: char_to_sql, char_from_sql);

fn write(snapshot: &Snapshot, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
    let too_many = |_| CodecError::new("the snapshot has more transactions than PostgreSQL can hold");
    buffer.put_i32(i32::try_from(snapshot.running.len()).map_err(too_many)?);
    buffer.put_u64(snapshot.xmin);
    buffer.put_u64(snapshot.xmax);
    snapshot.running.iter().for_each(|transaction| buffer.put_u64(*transaction));
    Ok(Encoded::Written)
}

fn read(value: &[u8]) -> Result<Snapshot, CodecError> {
    let malformed = || CodecError::new("the bytes are not those of a snapshot");
    let (count, numbers) = value.split_first_chunk().ok_or_else(malformed)?;
    let (numbers, rest) = numbers.as_chunks();
    match numbers {
        [xmin, xmax, running @ ..]
            if rest.is_empty() && usize::try_from(i32::from_be_bytes(*count)) == Ok(running.len()) =>
        {
            let number = |bytes: &[u8; 8]| u64::from_be_bytes(*bytes);
            Ok(Snapshot {
                xmin: number(xmin),
                xmax: number(xmax),
                running: running.iter().map(number).collect(),
            })
        }
        _ => Err(malformed()),
    }
}

macro_rules! snapshots {
    ($($sql_type:ident)*) => { $(
        impl Encode<Pg, $sql_type> for Snapshot {
            fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
                write(self, buffer)
            }
        }

        impl Decode<Pg, $sql_type> for Snapshot {
            fn decode(value: &[u8]) -> Result<Self, CodecError> {
                read(value)
            }
        }
    )* };
}

snapshots!(PgSnapshot TxidSnapshot);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{encoded, refused, round_trip};

    #[test]
    fn bytes_and_snapshots() {
        let snapshot = Snapshot { xmin: 10, xmax: 20, running: vec![10, 14] };
        round_trip::<ByteChar, i8>([i8::MIN, 0, b'r' as i8]);
        round_trip::<PgSnapshot, Snapshot>([
            snapshot.clone(),
            Snapshot { running: vec![], ..snapshot.clone() },
        ]);
        let bytes = encoded::<TxidSnapshot, _>(&snapshot).unwrap();
        for end in 0..bytes.len() {
            assert!(refused::<TxidSnapshot, Snapshot>(&bytes[..end]).contains("not those of a snapshot"));
        }
    }
}
