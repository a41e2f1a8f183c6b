//! Points, lines and shapes as Rust values. Each is written as PostgreSQL writes it.

use std::fmt;

/// A value of `point`.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Coordinate {
    /// To the right.
    pub x: f64,
    /// Upwards.
    pub y: f64,
}

impl Coordinate {
    /// The point `(x,y)`.
    pub const fn new(x: f64, y: f64) -> Self {
        Coordinate { x, y }
    }
}

impl From<(f64, f64)> for Coordinate {
    fn from((x, y): (f64, f64)) -> Self {
        Coordinate { x, y }
    }
}

impl fmt::Display for Coordinate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({},{})", self.x, self.y)
    }
}

/// A value of `line`: the points with `ax + by + c = 0`. The server takes none in which `a` and `b` are both 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StraightLine {
    /// The factor of `x`.
    pub a: f64,
    /// The factor of `y`.
    pub b: f64,
    /// What is added.
    pub c: f64,
}

impl fmt::Display for StraightLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{{{},{},{}}}", self.a, self.b, self.c)
    }
}

/// A value of `lseg`: the part of a line between two points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// Where it begins.
    pub start: Coordinate,
    /// Where it ends.
    pub end: Coordinate,
}

impl Segment {
    /// From `start` to `end`.
    pub fn new(start: impl Into<Coordinate>, end: impl Into<Coordinate>) -> Self {
        Segment { start: start.into(), end: end.into() }
    }
}

impl fmt::Display for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{},{}]", self.start, self.end)
    }
}

/// A value of `box`: a rectangle without slope.
///
/// ```
/// use relvar::value::Rectangle;
/// let rectangle = Rectangle::new((0.0, 3.0), (2.0, 1.0));
/// assert_eq!(rectangle.to_string(), "(2,3),(0,1)");
/// assert_eq!(rectangle.lower_left(), (0.0, 1.0).into());
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rectangle {
    upper_right: Coordinate,
    lower_left: Coordinate,
}

impl Rectangle {
    /// The smallest one with these two points in it: two opposite corners.
    pub fn new(one: impl Into<Coordinate>, other: impl Into<Coordinate>) -> Self {
        let (one, other) = (one.into(), other.into());
        let (left, right) = sorted(one.x, other.x);
        let (lower, upper) = sorted(one.y, other.y);
        Rectangle { upper_right: Coordinate::new(right, upper), lower_left: Coordinate::new(left, lower) }
    }

    /// The corner with the greatest coordinates.
    pub const fn upper_right(&self) -> Coordinate {
        self.upper_right
    }

    /// The corner with the least coordinates.
    pub const fn lower_left(&self) -> Coordinate {
        self.lower_left
    }
}

/// The lesser one first; what is no number is greater than all numbers, as for the server.
fn sorted(one: f64, other: f64) -> (f64, f64) {
    if one > other || one.is_nan() { (other, one) } else { (one, other) }
}

impl fmt::Display for Rectangle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{}", self.upper_right, self.lower_left)
    }
}

/// A value of `path`: points with straight lines between them. The server takes none without points.
///
/// ```
/// use relvar::value::Polyline;
/// assert_eq!(Polyline::open([(0.0, 0.0), (1.5, 1.0)]).to_string(), "[(0,0),(1.5,1)]");
/// assert_eq!(Polyline::closed([(0.0, 0.0), (1.5, 1.0)]).to_string(), "((0,0),(1.5,1))");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Polyline {
    /// Is there a line from the last point to the first?
    pub is_closed: bool,
    /// The points.
    pub points: Vec<Coordinate>,
}

impl Polyline {
    /// A path that ends at its last point.
    pub fn open<Point: Into<Coordinate>>(points: impl IntoIterator<Item = Point>) -> Self {
        Polyline { is_closed: false, points: points.into_iter().map(Into::into).collect() }
    }

    /// A path that goes back to its first point.
    pub fn closed<Point: Into<Coordinate>>(points: impl IntoIterator<Item = Point>) -> Self {
        Polyline { is_closed: true, points: points.into_iter().map(Into::into).collect() }
    }
}

fn write_points(f: &mut fmt::Formatter<'_>, points: &[Coordinate]) -> fmt::Result {
    for (place, point) in points.iter().enumerate() {
        let comma = if place == 0 { "" } else { "," };
        write!(f, "{comma}{point}")?;
    }
    Ok(())
}

impl fmt::Display for Polyline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (open, close) = if self.is_closed { ("(", ")") } else { ("[", "]") };
        f.write_str(open)?;
        write_points(f, &self.points)?;
        f.write_str(close)
    }
}

/// A value of `polygon`: the area within a closed path. The server takes none without points.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline(pub Vec<Coordinate>);

impl<Point: Into<Coordinate>> FromIterator<Point> for Outline {
    fn from_iter<Points: IntoIterator<Item = Point>>(points: Points) -> Self {
        Outline(points.into_iter().map(Into::into).collect())
    }
}

impl fmt::Display for Outline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(")?;
        write_points(f, &self.0)?;
        f.write_str(")")
    }
}

/// A value of `circle`. The server takes none with a negative radius.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Disc {
    /// Its middle.
    pub center: Coordinate,
    /// How far it goes.
    pub radius: f64,
}

impl Disc {
    /// All points that are not farther from `center` than `radius`.
    pub fn new(center: impl Into<Coordinate>, radius: f64) -> Self {
        Disc { center: center.into(), radius }
    }
}

impl fmt::Display for Disc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{},{}>", self.center, self.radius)
    }
}
