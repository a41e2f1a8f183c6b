//! Values of composite types: how many fields, and for each its type, its length and its bytes. They are read as
//! [records](super::record).

use std::num::TryFromIntError;

use bytes::{BufMut, BytesMut};
use relvar::backend::{CodecError, Encoded};
use relvar::kernel::TypeName;

use crate::catalog;
use crate::parameters::ELEMENT_TYPE;

fn too_long(_: TryFromIntError) -> CodecError {
    CodecError::new("the value is longer than PostgreSQL can hold")
}

/// Writes how many fields follow.
pub(crate) fn begin_composite(buffer: &mut BytesMut, fields: usize) -> Result<(), CodecError> {
    buffer.put_i32(i32::try_from(fields).map_err(too_long)?);
    Ok(())
}

/// Writes one field, of the type `name`.
///
/// The server compares the number of a type only where it is one of its own; what the database itself has is known by
/// the place of the field, and 0 stands for it.
pub(crate) fn write_field(
    buffer: &mut BytesMut,
    name: &TypeName,
    encode: impl FnOnce(&mut BytesMut) -> Result<Encoded, CodecError>,
) -> Result<(), CodecError> {
    buffer.put_u32(catalog::fixed_oid(name));
    let length = buffer.len();
    buffer.put_i32(-1);
    if encode(buffer)? == Encoded::Null {
        buffer.truncate(length + 4);
        return Ok(());
    }
    if name.base().array {
        let element = TypeName { array: false, ..name.base() };
        let place = length + 4 + ELEMENT_TYPE;
        buffer[place..place + 4].copy_from_slice(&catalog::fixed_oid(&element).to_be_bytes());
    }
    let written = i32::try_from(buffer.len() - length - 4).map_err(too_long)?;
    buffer[length..length + 4].copy_from_slice(&written.to_be_bytes());
    Ok(())
}

#[cfg(test)]
mod tests {
    use relvar::backend::Encode;
    use relvar::types::{Array, Int4, Text};

    use super::*;
    use crate::Pg;

    #[test]
    fn fields_have_the_numbers_of_their_types() {
        let mut buffer = BytesMut::new();
        begin_composite(&mut buffer, 2).unwrap();
        let numbers = <Array<Int4> as relvar::kernel::SqlType>::NAME;
        write_field(&mut buffer, &numbers, |buffer| Encode::<Pg, Array<Int4>>::encode(&[7], buffer)).unwrap();
        let text = TypeName { name: "mood", ..<Text as relvar::kernel::SqlType>::NAME };
        write_field(&mut buffer, &text, |_| Ok(Encoded::Null)).unwrap();
        let expected = [2, 1007, 28, 1, 0, 23, 1, 1, 4, 7, 0, -1].map(i32::to_be_bytes).concat();
        assert_eq!(&buffer[..], expected);
    }
}
