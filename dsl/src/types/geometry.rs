//! Geometric types (PostgreSQL manual, section 8.8). None of them has an order, or a `=` that DISTINCT and GROUP BY could use.

use super::capability::arithmetic;
use super::{Addend, AnyType};
use crate::kernel::SqlType;
use crate::value::{Coordinate, Disc, Outline, Polyline, Rectangle, Segment, StraightLine};

crate::sql_type! {
    /// `point`.
    pub Point = "point", Coordinate: ;
}

crate::sql_type! {
    /// `line`: without an end.
    pub Line = "line", StraightLine: ;
}

crate::sql_type! {
    /// `lseg`: a line between two points.
    pub Lseg = "lseg", Segment: ;
}

crate::sql_type! {
    /// `box`: a rectangle without slope. Its name is not `Box`, because that of the standard library is in every program;
    /// a column's type may be written `Box`.
    pub PgBox = "box", Rectangle: ;
}

crate::sql_type! {
    /// `path`: lines from point to point, open or closed.
    pub Path = "path", Polyline: ; &'a Polyline
}

crate::sql_type! {
    /// `polygon`.
    pub Polygon = "polygon", Outline: ; &'a Outline
}

crate::sql_type! {
    /// `circle`.
    pub Circle = "circle", Disc: ;
}

crate::rust_field!(Coordinate: Point);
crate::rust_field!(StraightLine: Line);
crate::rust_field!(Segment: Lseg);
crate::rust_field!(Rectangle: PgBox);
crate::rust_field!(Polyline: Path);
crate::rust_field!(Outline: Polygon);
crate::rust_field!(Disc: Circle);

crate::right_of! {
    AnyType: Coordinate as Point;
    AnyType: StraightLine as Line;
    AnyType: Segment as Lseg;
    AnyType: Rectangle as PgBox;
    AnyType: Polyline as Path;
    AnyType: Outline as Polygon;
    AnyType: Disc as Circle
}

macro_rules! moved {
    ($($name:ident)*) => { $(
        arithmetic! {
            $name: Plus | Minus | Times | DividedBy Point = $name;
        }

        #[diagnostic::do_not_recommend]
        impl Addend for $name {
            type Left = $name;
        }
    )* };
}

moved!(Point PgBox Path Circle);

crate::right_of! {
    PgBox: Coordinate as Point;
    Path: Coordinate as Point;
    Circle: Coordinate as Point
}

/// A shape that functions of geometry take.
macro_rules! shapes {
    ($($(#[$doc:meta])* $trait:ident, $message:literal, $label:literal: $($name:ident)*;)*) => { $(
        $(#[$doc])*
        #[diagnostic::on_unimplemented(message = $message, label = $label,
        note = "rule T5, see `relvar::docs::rules::T5`"
    )]
        pub trait $trait: SqlType {}

        $(
            #[diagnostic::do_not_recommend]
            impl $trait for $name {}
        )*
    )* };
}

shapes! {
    /// It has `area` and `center`.
    Bounded, "SQL type `{Self}` has no area and no center", "expected `PgBox` or `Circle`": PgBox Circle;
    /// It has `length`, and `@-@`.
    Linear, "SQL type `{Self}` has no length", "expected `Lseg` or `Path`": Lseg Path;
    /// It has `npoints`, and `#`.
    Pointed, "SQL type `{Self}` has no points to count", "expected `Path` or `Polygon`": Path Polygon;
    /// It has a middle, `@@`.
    Centered, "SQL type `{Self}` has no center", "expected `PgBox`, `Lseg`, `Polygon` or `Circle`": PgBox Lseg Polygon Circle;
    /// It has a direction: `?-`, `?|`.
    Directed, "SQL type `{Self}` has no direction", "expected `Line` or `Lseg`": Line Lseg;
    /// `box` makes a box of it.
    MadeBox, "no `box` is made of SQL type `{Self}`", "expected `Point`, `Polygon` or `Circle`": Point Polygon Circle;
    /// `circle` makes a circle of it.
    MadeCircle, "no `circle` is made of SQL type `{Self}`", "expected `PgBox` or `Polygon`": PgBox Polygon;
    /// `point` makes a point of it, its center.
    MadePoint, "no `point` is made of SQL type `{Self}`", "expected `PgBox`, `Lseg`, `Polygon` or `Circle`": PgBox Lseg Polygon Circle;
    /// `polygon` makes a polygon of it.
    MadePolygon, "no `polygon` is made of SQL type `{Self}`", "expected `PgBox`, `Path` or `Circle`": PgBox Path Circle;
}
