//! The encoded parameters of one statement: one flat buffer, and where each value stands in it.

use std::cell::Cell;
use std::error::Error as StdError;
use std::fmt;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use bytes::BytesMut;
use postgres_types::{Format, IsNull, Kind, ToSql, Type, to_sql_checked};
use relvar::backend::{CodecError, Encoded};
use relvar::kernel::TypeName;

use crate::send::{Room, room};

/// Room for the values of a small statement, so that its buffer is allocated once.
const FIRST_ALLOCATION: usize = 64;

/// Buffers with room for more bytes or values are not worth keeping.
const LARGEST_SPARE: (usize, usize) = (1024, 64);

thread_local! {
    /// The parameters of a statement that is over, for the next one on this thread.
    static SPARE: Cell<Option<Box<Inner>>> = const { Cell::new(None) };
}

/// Where an array has the OID of its element type: after the number of dimensions and the flag for NULLs.
pub(crate) const ELEMENT_TYPE: usize = 8;

/// The parameters of one statement, encoded in PostgreSQL's binary format.
///
/// One address, because a request is moved from hand to hand.
#[derive(Default)]
pub struct Parameters(Option<Box<Inner>>);

struct Inner {
    bytes: BytesMut,
    values: Vec<Parameter>,
    /// A number for the types, in order.
    types: u64,
    error: Option<Unsendable>,
    /// Where a statement is sent from; here, because it is used again like the buffers. The lock is never taken: it only
    /// makes this `Sync`.
    room: Mutex<Option<Room>>,
}

impl Inner {
    /// Those of a statement that is over, where there are any.
    fn spare() -> Box<Self> {
        let spare = SPARE.try_with(Cell::take).ok().flatten();
        spare.unwrap_or_else(|| {
            let bytes = BytesMut::with_capacity(FIRST_ALLOCATION);
            Box::new(Inner { bytes, values: Vec::new(), types: 0, error: None, room: Mutex::default() })
        })
    }
}

/// Why a statement is not sent.
#[derive(Clone)]
pub(crate) enum Unsendable {
    /// A value cannot be encoded.
    Value(CodecError),
    /// Two rows (counted from 1) have the same key, and one statement cannot change a row twice.
    Repeated { first: usize, second: usize },
}

struct Parameter {
    type_name: &'static TypeName,
    /// Where the value stands in the buffer; NULL ends before it starts. Four bytes each: no message is longer.
    start: u32,
    end: u32,
}

impl Parameter {
    fn range(&self) -> Option<Range<usize>> {
        (self.start <= self.end).then_some(self.start as usize..self.end as usize)
    }
}

impl Parameters {
    /// Appends what `encode` writes. The first failure is kept, and [`Parameters::check`] gives it.
    pub(crate) fn push(
        &mut self,
        type_name: &'static TypeName,
        encode: impl FnOnce(&mut BytesMut) -> Result<Encoded, CodecError>,
    ) {
        let Inner { bytes, values, types, error, .. } = &mut **self.0.get_or_insert_with(Inner::spare);
        let start = bytes.len();
        let outcome = match encode(bytes) {
            // The protocol's own limit on a message is half of this.
            Ok(_) if bytes.len() >= u32::MAX as usize => {
                Err(CodecError::new("the statement's values are too long"))
            }
            outcome => outcome,
        };
        if !matches!(outcome, Ok(Encoded::Written)) {
            bytes.truncate(start);
        }
        let (start, end) = match outcome {
            Ok(Encoded::Written) => (start as u32, bytes.len() as u32),
            Ok(Encoded::Null) => (1, 0),
            Err(failure) => {
                let (position, reason) = (values.len() + 1, failure.reason());
                error.get_or_insert_with(|| {
                    let reason = format!("parameter ${position} ({}): {reason}", type_name.name);
                    Unsendable::Value(CodecError::new(reason))
                });
                (1, 0)
            }
        };
        *types = types.rotate_left(7) ^ type_name.name.as_ptr().addr() as u64 ^ u64::from(type_name.array);
        values.push(Parameter { type_name, start, end });
    }

    /// A number for the types, in order. Other types may have the same.
    pub(crate) fn types_key(&self) -> u64 {
        self.0.as_ref().map_or(0, |inner| inner.types)
    }

    fn values(&self) -> &[Parameter] {
        self.0.as_ref().map_or(&[], |inner| &inner.values)
    }

    /// Remembers the first two rows that are equal in all of these arrays.
    pub(crate) fn refuse_repeated(&mut self, arrays: &[usize]) {
        let Some(inner) = &mut self.0 else { return };
        let bytes = &inner.bytes;
        let array = |place: &usize| inner.values.get(*place).and_then(Parameter::range).map(|at| &bytes[at]);
        let Some(columns) = arrays.iter().map(array).collect::<Option<Vec<_>>>() else { return };
        if let Some((first, second)) = crate::types::repeated(&columns) {
            inner.error.get_or_insert(Unsendable::Repeated { first, second });
        }
    }

    /// Why the statement cannot be sent.
    pub(crate) fn check(&self) -> Result<(), Unsendable> {
        match self.0.as_ref().and_then(|inner| inner.error.as_ref()) {
            None => Ok(()),
            Some(error) => Err(error.clone()),
        }
    }

    /// An empty room to send the statement from.
    pub(crate) fn take_room(&mut self) -> Room {
        let kept = &mut self.0.get_or_insert_with(Inner::spare).room;
        kept.get_mut().unwrap_or_else(PoisonError::into_inner).take().unwrap_or_else(room)
    }

    /// Keeps the room, empty again, for another statement.
    pub(crate) fn keep_room(&mut self, room: Option<Room>) {
        if let Some(inner) = &mut self.0 {
            *inner.room.get_mut().unwrap_or_else(PoisonError::into_inner) = room;
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.values().len()
    }

    /// Has the statement no parameters?
    pub fn is_empty(&self) -> bool {
        self.values().is_empty()
    }

    /// The SQL types, in order.
    pub fn type_names(&self) -> impl ExactSizeIterator<Item = &'static TypeName> {
        self.values().iter().map(|parameter| parameter.type_name)
    }

    /// The values, in order, as tokio-postgres takes them.
    pub(crate) fn bound(&self) -> BoundValues<'_> {
        BoundValues(self)
    }
}

/// The values of a statement. One address, because the future that sends them holds it twice.
#[derive(Clone, Copy)]
pub(crate) struct BoundValues<'p>(&'p Parameters);

impl<'p> IntoIterator for BoundValues<'p> {
    type Item = Bound<'p>;
    type IntoIter = BoundIter<'p>;

    fn into_iter(self) -> BoundIter<'p> {
        let bytes: &[u8] = self.0.0.as_ref().map_or(&[], |inner| &inner.bytes);
        BoundIter { values: self.0.values().iter(), bytes }
    }
}

/// The values of a statement, one after the other.
pub(crate) struct BoundIter<'p> {
    values: std::slice::Iter<'p, Parameter>,
    bytes: &'p [u8],
}

impl<'p> Iterator for BoundIter<'p> {
    type Item = Bound<'p>;

    fn next(&mut self) -> Option<Bound<'p>> {
        let parameter = self.values.next()?;
        Some(Bound {
            bytes: parameter.range().map(|range| &self.bytes[range]),
            array: parameter.type_name.array,
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.values.size_hint()
    }
}

impl ExactSizeIterator for BoundIter<'_> {}

impl Drop for Parameters {
    fn drop(&mut self) {
        if let Some(mut inner) = self.0.take()
            && inner.bytes.capacity() <= LARGEST_SPARE.0
            && inner.values.capacity() <= LARGEST_SPARE.1
            && inner.error.is_none()
        {
            inner.bytes.clear();
            inner.values.clear();
            inner.types = 0;
            // A thread that ends keeps nothing.
            let _ = SPARE.try_with(|spare| spare.set(Some(inner)));
        }
    }
}

impl fmt::Debug for Parameters {
    /// Shows the types, never a value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.type_names().map(|type_name| type_name.name)).finish()
    }
}

/// One encoded value. Its `Debug` shows no value, because tokio-postgres logs parameters.
pub(crate) struct Bound<'p> {
    /// `None` is NULL.
    bytes: Option<&'p [u8]>,
    array: bool,
}

impl Bound<'_> {
    pub(crate) fn is_null(&self) -> bool {
        self.bytes.is_none()
    }
}

impl fmt::Debug for Bound<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("_")
    }
}

impl ToSql for Bound<'_> {
    fn to_sql(
        &self,
        server_type: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn StdError + Sync + Send>> {
        let Some(bytes) = self.bytes else { return Ok(IsNull::Yes) };
        let start = out.len();
        out.extend_from_slice(bytes);
        // An array names the type of its elements, which only the server's catalogue knows for an enum.
        if self.array
            && let Kind::Array(element) = server_type.kind()
        {
            let place = start + ELEMENT_TYPE;
            out[place..place + 4].copy_from_slice(&element.oid().to_be_bytes());
        }
        Ok(IsNull::No)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    fn encode_format(&self, _: &Type) -> Format {
        Format::Binary
    }

    to_sql_checked!();
}

#[cfg(test)]
mod tests {
    use super::*;

    static INT4: TypeName = TypeName::built_in("int4");

    #[test]
    fn null_and_failed_values_leave_no_bytes() {
        let mut parameters = Parameters::default();
        parameters.push(&INT4, |buffer| {
            buffer.extend_from_slice(b"abcd");
            Ok(Encoded::Written)
        });
        parameters.push(&INT4, |_| Ok(Encoded::Null));
        parameters.push(&INT4, |buffer| {
            buffer.extend_from_slice(b"half");
            Err(CodecError::new("cannot be written"))
        });
        let bound: Vec<_> =
            parameters.bound().into_iter().map(|bound| bound.bytes.map(<[u8]>::to_vec)).collect();
        assert_eq!(bound, [Some(b"abcd".to_vec()), None, None]);
        let error = parameters.check().unwrap_err();
        let Unsendable::Value(error) = error else { panic!("the value was written") };
        assert_eq!(error.reason(), "parameter $3 (int4): cannot be written");
    }

    #[test]
    fn debug_of_a_bound_value_hides_it() {
        assert_eq!(format!("{:?}", Bound { bytes: Some(b"secret"), array: false }), "_");
    }
}
