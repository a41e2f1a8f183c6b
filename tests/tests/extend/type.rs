//! PostgreSQL's `pg_lsn`, as a crate outside declares it: marker, value, codec.
use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar_pg::Pg;

/// A position in the write-ahead log.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lsn(pub u64);

relvar::sql_type! {
    /// `pg_lsn` (PostgreSQL manual, section 8.20).
    pub PgLsn = "pg_lsn", Lsn: Equality, Ordered, Extremes;
}
relvar::rust_field!(Lsn: PgLsn);

impl Encode<Pg, PgLsn> for Lsn {
    fn encode(&self, buffer: &mut bytes::BytesMut) -> Result<Encoded, CodecError> {
        buffer.extend_from_slice(&self.0.to_be_bytes());
        Ok(Encoded::Written)
    }
}

impl Decode<Pg, PgLsn> for Lsn {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        let bytes = value.try_into().map_err(|_| CodecError::new("a pg_lsn has eight bytes"))?;
        Ok(Lsn(u64::from_be_bytes(bytes)))
    }
}
