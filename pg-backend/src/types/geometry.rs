//! Geometric types: their coordinates, of a path and of a polygon with their number before them.

use bytes::{BufMut, BytesMut};
use relvar::backend::{CodecError, Decode, Encode, Encoded};
use relvar::types::{Circle, Line, Lseg, Path, PgBox, Point, Polygon};
use relvar::value::{Coordinate, Disc, Outline, Polyline, Rectangle, Segment, StraightLine};

use crate::Pg;

fn malformed() -> CodecError {
    CodecError::new("the bytes are not those of such a shape")
}

fn write_numbers<const COUNT: usize>(numbers: [f64; COUNT], buffer: &mut BytesMut) -> Encoded {
    numbers.into_iter().for_each(|number| buffer.put_f64(number));
    Encoded::Written
}

fn read_numbers<const COUNT: usize>(value: &[u8]) -> Result<[f64; COUNT], CodecError> {
    let (numbers, rest) = value.as_chunks();
    let numbers: &[[u8; 8]; COUNT] = numbers.try_into().map_err(|_| malformed())?;
    if rest.is_empty() { Ok(numbers.map(f64::from_be_bytes)) } else { Err(malformed()) }
}

fn write_points(points: &[Coordinate], buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
    let too_many = |_| CodecError::new("the shape has more points than PostgreSQL can hold");
    buffer.put_i32(i32::try_from(points.len()).map_err(too_many)?);
    points.iter().for_each(|point| {
        write_numbers([point.x, point.y], buffer);
    });
    Ok(Encoded::Written)
}

fn read_points(value: &[u8]) -> Result<Vec<Coordinate>, CodecError> {
    let (count, points) = value.split_first_chunk().ok_or_else(malformed)?;
    let (points, rest) = points.as_chunks::<16>();
    if usize::try_from(i32::from_be_bytes(*count)) != Ok(points.len()) || !rest.is_empty() {
        return Err(malformed());
    }
    points.iter().map(|point| read_numbers(point).map(|[x, y]| Coordinate { x, y })).collect()
}

/// `numbers!(Coordinate as Point: [x, y] => write, read)`: a shape that is always as many numbers.
macro_rules! numbers {
    ($($rust:ident as $sql_type:ident: |$shape:ident| $write:expr, |$($number:ident),*| $read:expr;)*) => { $(
        impl Encode<Pg, $sql_type> for $rust {
            fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
                let $shape = self;
                Ok(write_numbers($write, buffer))
            }
        }

        impl Decode<Pg, $sql_type> for $rust {
            fn decode(value: &[u8]) -> Result<Self, CodecError> {
                let [$($number),*] = read_numbers(value)?;
                Ok($read)
            }
        }
    )* };
}

numbers! {
    Coordinate as Point: |point| [point.x, point.y], |x, y| Coordinate { x, y };
    StraightLine as Line: |line| [line.a, line.b, line.c], |a, b, c| StraightLine { a, b, c };
    Segment as Lseg: |segment| [segment.start.x, segment.start.y, segment.end.x, segment.end.y],
        |x, y, end_x, end_y| Segment::new((x, y), (end_x, end_y));
    Rectangle as PgBox:
        |rectangle| {
            let (upper, lower) = (rectangle.upper_right(), rectangle.lower_left());
            [upper.x, upper.y, lower.x, lower.y]
        },
        |right, upper, left, lower| Rectangle::new((right, upper), (left, lower));
    Disc as Circle: |disc| [disc.center.x, disc.center.y, disc.radius], |x, y, radius| Disc::new((x, y), radius);
}

impl Encode<Pg, Path> for Polyline {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        buffer.put_u8(u8::from(self.is_closed));
        write_points(&self.points, buffer)
    }
}

impl Decode<Pg, Path> for Polyline {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        let (&closed, points) = value.split_first().ok_or_else(malformed)?;
        Ok(Polyline { is_closed: closed != 0, points: read_points(points)? })
    }
}

impl Encode<Pg, Polygon> for Outline {
    fn encode(&self, buffer: &mut BytesMut) -> Result<Encoded, CodecError> {
        write_points(&self.0, buffer)
    }
}

impl Decode<Pg, Polygon> for Outline {
    fn decode(value: &[u8]) -> Result<Self, CodecError> {
        read_points(value).map(Outline)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::test::{encoded, refused, round_trip};

    #[test]
    fn every_shape() {
        let corners = [(0.0, 0.5), (f64::MIN, f64::INFINITY)];
        let [one, other] = corners;
        round_trip::<Point, Coordinate>(corners.map(Coordinate::from));
        round_trip::<Line, StraightLine>([StraightLine { a: 1.0, b: -1.0, c: 0.5 }]);
        round_trip::<Lseg, Segment>([Segment::new(one, other)]);
        round_trip::<PgBox, Rectangle>([Rectangle::new(one, other), Rectangle::new(other, one)]);
        round_trip::<Path, Polyline>([Polyline::open(corners), Polyline::closed([one])]);
        round_trip::<Polygon, Outline>([corners.into_iter().collect::<Outline>()]);
        round_trip::<Circle, Disc>([Disc::new(one, 2.0)]);
    }

    #[test]
    fn bytes_of_something_else_are_refused() {
        let path = encoded::<Path, _>(&Polyline::open([(1.0, 2.0)])).unwrap();
        for end in 0..path.len() {
            assert!(refused::<Path, Polyline>(&path[..end]).contains("not those of"));
        }
        assert!(refused::<Polygon, Outline>(&i32::MAX.to_be_bytes()).contains("not those of"));
        assert!(refused::<Point, Coordinate>(&[0; 24]).contains("not those of"));
        assert!(refused::<Circle, Disc>(&[0; 23]).contains("not those of"));
    }
}
