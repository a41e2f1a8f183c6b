//! Functions of geometric types (PostgreSQL manual, section 9.11). `use relvar::fns::geometry::*` brings their operators as
//! well, which the prelude leaves out: they would stand in the list of every column's methods.
//!
//! ```
//! # relvar::table! { places { #[primary_key] id -> Int4, spot -> Point, extent -> PgBox } }
//! use relvar::fns::geometry::{area, circle_around};
//! use relvar::prelude::*;
//! let near = circle_around(places::spot, 2.0);
//! let sql = places.filter(near.includes(places::spot)).select(area(places::extent)).sql::<Postgres>();
//! assert_eq!(
//!     sql,
//!     "SELECT area(places.extent) FROM places WHERE circle(places.spot, $1) @> places.spot",
//! );
//! ```

pub use crate::expr::ops::geometry::{GeometricOperators as _, GeometricSigns as _};
use crate::types::*;

crate::function! { postgres "9.11";
    /// The area.
    pub fn area(shape in Bounded) -> Float8 = Area "area";
    /// The area of a closed path; NULL of an open one.
    pub fn area_of_path(path: Path) -> Float8 = AreaOfPath "area" nulls MaybeNull;
    /// The middle.
    pub fn center(shape in Bounded) -> Point = Center "center";
    /// From one corner to the opposite one.
    pub fn diagonal(rectangle: PgBox) -> Lseg = Diagonal "diagonal";
    /// How wide it is.
    pub fn diameter(circle: Circle) -> Float8 = Diameter "diameter";
    /// From below to above.
    pub fn height(rectangle: PgBox) -> Float8 = Height "height";
    /// Does it go back to its first point?
    pub fn isclosed(path: Path) -> Bool = IsClosed "isclosed";
    /// Does it end at its last point?
    pub fn isopen(path: Path) -> Bool = IsOpen "isopen";
    /// All its lines together.
    pub fn length(shape in Linear) -> Float8 = LinearLength "length";
    /// How many points it has.
    pub fn npoints(shape in Pointed) -> Int4 = Npoints "npoints";
    /// The same path, closed.
    pub fn pclose(path: Path) -> Path = Pclose "pclose";
    /// The same path, open.
    pub fn popen(path: Path) -> Path = Popen "popen";
    /// From the middle to the rim.
    pub fn radius(circle: Circle) -> Float8 = Radius "radius";
    /// How steep the line between two points is.
    pub fn slope(point: Point, other: Point) -> Float8 = Slope "slope";
    /// From left to right.
    pub fn width(rectangle: PgBox) -> Float8 = Width "width";
    /// `box(shape)`: inside of a circle, around a polygon; an empty one of a point.
    pub fn box_of(shape in MadeBox) -> PgBox = BoxOf "box";
    /// `box(corner, corner)`
    pub fn box_between(corner: Point, other: Point) -> PgBox = BoxBetween "box";
    /// The smallest box around both.
    pub fn bound_box(rectangle: PgBox, other: PgBox) -> PgBox = BoundBox "bound_box";
    /// `circle(shape)`: the smallest around a box; of a polygon one around its center with the mean distance to its points.
    pub fn circle_of(shape in MadeCircle) -> Circle = CircleOf "circle";
    /// `circle(center, radius)`
    pub fn circle_around(center: Point, radius: Float8) -> Circle = CircleAround "circle";
    /// `line(point, point)`: through both.
    pub fn line_through(point: Point, other: Point) -> Line = LineThrough "line";
    /// `lseg(box)`: the diagonal.
    pub fn lseg_of(rectangle: PgBox) -> Lseg = LsegOf "lseg";
    /// `lseg(point, point)`
    pub fn lseg_between(point: Point, other: Point) -> Lseg = LsegBetween "lseg";
    /// `path(polygon)`: closed, with the same points.
    pub fn path_of(polygon: Polygon) -> Path = PathOf "path";
    /// `point(x, y)`
    pub fn point(x: Float8, y: Float8) -> Point = MakePoint "point";
    /// `point(shape)`: the center.
    pub fn point_of(shape in MadePoint) -> Point = PointOf "point";
    /// `polygon(shape)`: of a circle with twelve points.
    pub fn polygon_of(shape in MadePolygon) -> Polygon = PolygonOf "polygon";
    /// `polygon(points, circle)`: with so many points.
    pub fn polygon_in(points: Int4, circle: Circle) -> Polygon = PolygonIn "polygon";
}
