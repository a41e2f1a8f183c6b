//! Operators of geometric types (PostgreSQL manual, section 9.11); `+`, `-`, `*` and `/` with a point are those of
//! arithmetic, `@>`, `<@` and `&&` those of [containers](super::container), `<<`, `>>`, `&<` and `&>` those of
//! [ranges](super::range).
//!
//! They are not in the prelude.
//!
//! ```
//! # relvar::table! { places { #[primary_key] id -> Int4, spot -> Point, extent -> PgBox } }
//! use relvar::fns::geometry::*;
//! use relvar::prelude::*;
//! use relvar::value::Coordinate;
//! let here = Coordinate::new(1.0, 2.0);
//! let nearest = places.filter(places::extent.includes(here)).order_by(places::spot.distance(here).asc());
//! let sql = nearest.select(places::extent.add(Coordinate::new(5.0, 0.0))).sql::<Postgres>();
//! assert_eq!(
//!     sql,
//!     "SELECT places.extent + $1 FROM places WHERE places.extent @> $2 ORDER BY places.spot <-> $3",
//! );
//! ```

use super::container::{Includes, IsIncludedIn, OverlapsWith};
use super::range::{IsLeftOf, IsNotBefore, IsNotBeyond, IsRightOf};
use crate::render::OnPostgres;
use crate::types::*;

crate::overloads! {
    /// `<->`, `##`, `#`, `~=` and where one shape lies beside another.
    pub trait GeometricOperators {
        /// `self <-> right`: how far the two are from each other
        fn distance = Distance "<->" OTHER;
        /// `self <-> right` of two paths; NULL where one is open and has one point only
        fn path_distance = PathDistance "<->" OTHER nulls MaybeNull;
        /// `self ## right`: the point of `right` that is closest to it; NULL where there is none such
        fn closest_point = ClosestPoint "##" OTHER nulls MaybeNull;
        /// `self # right`: where the two cross, or what is in both; NULL where there is nothing
        fn intersection = Intersection "#" OTHER nulls MaybeNull;
        /// `self ?# right`: do they cross?
        fn intersects = Intersects "?#" OTHER;
        /// `self + right` of two open paths: one after the other; NULL where one is closed
        fn joined_with = JoinedWith "+" ADDITION nulls MaybeNull;
        /// `self <<| right`: does it lie below `right`?
        fn is_below = IsBelow "<<|" OTHER;
        /// `self |>> right`: does it lie above `right`?
        fn is_above = IsAbove "|>>" OTHER;
        /// `self &<| right`: does it not extend above `right`?
        fn is_not_above = IsNotAbove "&<|" OTHER;
        /// `self |&> right`: does it not extend below `right`?
        fn is_not_below = IsNotBelow "|&>" OTHER;
        /// `self <^ right`: does it lie below `right`, or touch it from below?
        fn is_below_or_touches = IsBelowOrTouches "<^" OTHER;
        /// `self >^ right`: does it lie above `right`, or touch it from above?
        fn is_above_or_touches = IsAboveOrTouches ">^" OTHER;
        /// `self ?- right`: do the points lie on a horizontal line?
        fn is_level_with = IsLevelWith "?-" OTHER;
        /// `self ?| right`: do the points lie on a vertical line?
        fn is_plumb_with = IsPlumbWith "?|" OTHER;
        /// `self ?-| right`: is there a right angle between them?
        fn is_perpendicular_to = IsPerpendicularTo "?-|" OTHER;
        /// `self ?|| right`: have they the same direction?
        fn is_parallel_to = IsParallelTo "?||" OTHER;
        /// `self ~= right`: are they the same?
        fn is_same_as = IsSameAs "~=" OTHER;
        /// `self = right`: of boxes and circles the areas, of paths the number of points, of segments and lines themselves
        fn is_as_large_as = IsAsLargeAs "=" COMPARISON;
        /// `self <> right`: the areas of circles, two segments, two points
        fn is_not_as_large_as = IsNotAsLargeAs "<>" COMPARISON;
        /// `self < right`: areas, lengths of segments, numbers of points of paths
        fn is_smaller_than = IsSmallerThan "<" COMPARISON;
        /// `self <= right`: areas, lengths of segments, numbers of points of paths
        fn is_not_larger_than = IsNotLargerThan "<=" COMPARISON;
        /// `self > right`: areas, lengths of segments, numbers of points of paths
        fn is_larger_than = IsLargerThan ">" COMPARISON;
        /// `self >= right`: areas, lengths of segments, numbers of points of paths
        fn is_not_smaller_than = IsNotSmallerThan ">=" COMPARISON;
    }
}

crate::affix! {
    /// Operators before a geometric value.
    pub trait GeometricSigns {
        /// `@-@ self`: all its lines together
        fn total_length(Linear) -> Float8 = TotalLength "@-@ " "" OTHER needs OnPostgres<TotalLength>;
        /// `@@ self`: its center
        fn middle(Centered) -> Point = Middle "@@ " "" OTHER needs OnPostgres<Middle>;
        /// `# self`: how many points it has
        fn point_count(Pointed) -> Int4 = PointCount "# " "" OTHER needs OnPostgres<PointCount>;
        /// `?- self`: is it horizontal?
        fn is_horizontal(Directed) -> Bool = IsHorizontal "?- " "" OTHER needs OnPostgres<IsHorizontal>;
        /// `?| self`: is it vertical?
        fn is_vertical(Directed) -> Bool = IsVertical "?| " "" OTHER needs OnPostgres<IsVertical>;
    }
}

crate::overload! {
    PgBox: Includes PgBox = Bool;
    PgBox: Includes Point = Bool;
    Circle: Includes Circle = Bool;
    Circle: Includes Point = Bool;
    Path: Includes Point = Bool;
    Polygon: Includes Point = Bool;
    Polygon: Includes Polygon = Bool;
    PgBox: IsIncludedIn PgBox = Bool;
    Circle: IsIncludedIn Circle = Bool;
    Lseg: IsIncludedIn PgBox = Bool;
    Lseg: IsIncludedIn Line = Bool;
    Point: IsIncludedIn PgBox = Bool;
    Point: IsIncludedIn Circle = Bool;
    Point: IsIncludedIn Line = Bool;
    Point: IsIncludedIn Lseg = Bool;
    Point: IsIncludedIn Path = Bool;
    Point: IsIncludedIn Polygon = Bool;
    Polygon: IsIncludedIn Polygon = Bool;
    PgBox: OverlapsWith PgBox = Bool;
    Circle: OverlapsWith Circle = Bool;
    Polygon: OverlapsWith Polygon = Bool;
    PgBox: IsLeftOf PgBox = Bool;
    Circle: IsLeftOf Circle = Bool;
    Point: IsLeftOf Point = Bool;
    Polygon: IsLeftOf Polygon = Bool;
    PgBox: IsRightOf PgBox = Bool;
    Circle: IsRightOf Circle = Bool;
    Point: IsRightOf Point = Bool;
    Polygon: IsRightOf Polygon = Bool;
    PgBox: IsNotBeyond PgBox = Bool;
    Circle: IsNotBeyond Circle = Bool;
    Polygon: IsNotBeyond Polygon = Bool;
    PgBox: IsNotBefore PgBox = Bool;
    Circle: IsNotBefore Circle = Bool;
    Polygon: IsNotBefore Polygon = Bool;
    PgBox: IsBelow PgBox = Bool;
    Circle: IsBelow Circle = Bool;
    Point: IsBelow Point = Bool;
    Polygon: IsBelow Polygon = Bool;
    PgBox: IsAbove PgBox = Bool;
    Circle: IsAbove Circle = Bool;
    Point: IsAbove Point = Bool;
    Polygon: IsAbove Polygon = Bool;
    PgBox: IsNotAbove PgBox = Bool;
    Circle: IsNotAbove Circle = Bool;
    Polygon: IsNotAbove Polygon = Bool;
    PgBox: IsNotBelow PgBox = Bool;
    Circle: IsNotBelow Circle = Bool;
    Polygon: IsNotBelow Polygon = Bool;
    PgBox: IsBelowOrTouches PgBox = Bool;
    Point: IsBelowOrTouches Point = Bool;
    PgBox: IsAboveOrTouches PgBox = Bool;
    Point: IsAboveOrTouches Point = Bool;
    PgBox: Intersects PgBox = Bool;
    Line: Intersects PgBox = Bool;
    Line: Intersects Line = Bool;
    Lseg: Intersects PgBox = Bool;
    Lseg: Intersects Line = Bool;
    Lseg: Intersects Lseg = Bool;
    Path: Intersects Path = Bool;
    PgBox: Intersection PgBox = PgBox;
    Line: Intersection Line = Point;
    Lseg: Intersection Lseg = Point;
    Line: ClosestPoint Lseg = Point;
    Lseg: ClosestPoint PgBox = Point;
    Lseg: ClosestPoint Lseg = Point;
    Point: ClosestPoint PgBox = Point;
    Point: ClosestPoint Line = Point;
    Point: ClosestPoint Lseg = Point;
    PgBox: Distance PgBox = Float8;
    PgBox: Distance Lseg = Float8;
    PgBox: Distance Point = Float8;
    Circle: Distance Circle = Float8;
    Circle: Distance Point = Float8;
    Circle: Distance Polygon = Float8;
    Line: Distance Line = Float8;
    Line: Distance Lseg = Float8;
    Line: Distance Point = Float8;
    Lseg: Distance PgBox = Float8;
    Lseg: Distance Line = Float8;
    Lseg: Distance Lseg = Float8;
    Lseg: Distance Point = Float8;
    Path: Distance Point = Float8;
    Point: Distance PgBox = Float8;
    Point: Distance Circle = Float8;
    Point: Distance Line = Float8;
    Point: Distance Lseg = Float8;
    Point: Distance Path = Float8;
    Point: Distance Point = Float8;
    Point: Distance Polygon = Float8;
    Polygon: Distance Circle = Float8;
    Polygon: Distance Point = Float8;
    Polygon: Distance Polygon = Float8;
    Path: PathDistance Path = Float8;
    Path: JoinedWith Path = Path;
    Point: IsLevelWith Point = Bool;
    Point: IsPlumbWith Point = Bool;
    Line: IsPerpendicularTo Line = Bool;
    Lseg: IsPerpendicularTo Lseg = Bool;
    Line: IsParallelTo Line = Bool;
    Lseg: IsParallelTo Lseg = Bool;
    PgBox: IsSameAs PgBox = Bool;
    Circle: IsSameAs Circle = Bool;
    Point: IsSameAs Point = Bool;
    Polygon: IsSameAs Polygon = Bool;
    PgBox: IsAsLargeAs PgBox = Bool;
    Circle: IsAsLargeAs Circle = Bool;
    Line: IsAsLargeAs Line = Bool;
    Lseg: IsAsLargeAs Lseg = Bool;
    Path: IsAsLargeAs Path = Bool;
    Circle: IsNotAsLargeAs Circle = Bool;
    Lseg: IsNotAsLargeAs Lseg = Bool;
    Point: IsNotAsLargeAs Point = Bool;
    PgBox: IsSmallerThan PgBox = Bool;
    Circle: IsSmallerThan Circle = Bool;
    Lseg: IsSmallerThan Lseg = Bool;
    Path: IsSmallerThan Path = Bool;
    PgBox: IsNotLargerThan PgBox = Bool;
    Circle: IsNotLargerThan Circle = Bool;
    Lseg: IsNotLargerThan Lseg = Bool;
    Path: IsNotLargerThan Path = Bool;
    PgBox: IsLargerThan PgBox = Bool;
    Circle: IsLargerThan Circle = Bool;
    Lseg: IsLargerThan Lseg = Bool;
    Path: IsLargerThan Path = Bool;
    PgBox: IsNotSmallerThan PgBox = Bool;
    Circle: IsNotSmallerThan Circle = Bool;
    Lseg: IsNotSmallerThan Lseg = Bool;
    Path: IsNotSmallerThan Path = Bool;
}

/// Rust values right of a shape of another kind.
macro_rules! others {
    // Point: StraightLine as Line;
    ($($left:ident: $rust:ident as $right:ident;)*) => { $(
        crate::right_of!($left: crate::value::$rust as $right);
    )* };
}

others! {
    Point: StraightLine as Line;
    Point: Segment as Lseg;
    Point: Rectangle as PgBox;
    Point: Polyline as Path;
    Point: Outline as Polygon;
    Point: Disc as Circle;
    Line: Coordinate as Point;
    Line: Segment as Lseg;
    Line: Rectangle as PgBox;
    Lseg: Coordinate as Point;
    Lseg: StraightLine as Line;
    Lseg: Rectangle as PgBox;
    PgBox: Segment as Lseg;
    Polygon: Coordinate as Point;
    Polygon: Disc as Circle;
    Circle: Outline as Polygon;
}
