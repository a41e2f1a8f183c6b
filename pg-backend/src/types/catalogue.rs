//! The types of the server's own catalogue: names, object identifiers, nothing.

use bytes::{BufMut, BytesMut};
use postgres_protocol::types::{oid_from_sql, oid_to_sql};
use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::{
    Oid, Regclass, Regcollation, Regnamespace, Regoper, Regoperator, Regproc, Regprocedure, Regrole, Regtype,
    Void, Xid, Xid8,
};

use super::codec;
use crate::Pg;

codec!(u32 as Oid: oid_to_sql, oid_from_sql);
codec!(u32 as Xid: oid_to_sql, oid_from_sql);
codec!(u32 as Regclass: oid_to_sql, oid_from_sql);
codec!(u32 as Regcollation: oid_to_sql, oid_from_sql);
codec!(u32 as Regnamespace: oid_to_sql, oid_from_sql);
codec!(u32 as Regoper: oid_to_sql, oid_from_sql);
codec!(u32 as Regoperator: oid_to_sql, oid_from_sql);
codec!(u32 as Regproc: oid_to_sql, oid_from_sql);
codec!(u32 as Regprocedure: oid_to_sql, oid_from_sql);
codec!(u32 as Regrole: oid_to_sql, oid_from_sql);
codec!(u32 as Regtype: oid_to_sql, oid_from_sql);

impl Encode<Pg, Xid8> for u64 {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        buffer.put_u64(*self);
        Ok(Encoded::Written)
    }
}

impl Decode<Pg, Xid8> for u64 {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        let bytes = value.try_into().map_err(|_| CodecError::new("an xid8 has eight bytes"))?;
        Ok(u64::from_be_bytes(bytes))
    }
}

impl Decode<Pg, Void> for () {
    fn decode(_: &[u8]) -> Result<Self, CodecError> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{refused, round_trip};

    #[test]
    fn numbers_of_objects() {
        round_trip::<Oid, u32>([0, 1, u32::MAX]);
        round_trip::<Xid8, u64>([0, 1, u64::MAX]);
        assert!(!refused::<Regclass, u32>(&[0; 8]).is_empty());
        assert_eq!(refused::<Xid8, u64>(&[0; 4]), "an xid8 has eight bytes");
    }
}
