//! Functions of arrays (PostgreSQL manual, section 9.19), subscripts and constructors (sections 4.2.3, 4.2.4 and 4.2.12).

use crate::kernel::SqlType;
use crate::types::*;

crate::function! { postgres "9.19";
    /// With the element at the end.
    pub fn array_append(array in AnyArray, element: Of::Element) -> Of = ArrayAppend "array_append" nulls NeverNull;
    /// One after the other.
    pub fn array_cat(array in AnyArray, other: Of) -> Of = ArrayCat "array_cat" nulls EveryNull;
    /// The bounds, as text; NULL of an empty array.
    pub fn array_dims(array in AnyArray) -> Text = ArrayDims "array_dims" nulls MaybeNull;
    /// An array with this length in each dimension, counted from 1 or from `lower`, filled with `value`.
    pub fn array_fill(value in SqlType, lengths: Array<Int4>) or array_fill_from(lower: Array<Int4>) -> Array<Of> = ArrayFill "array_fill" nulls NeverNull;
    /// The length of a dimension; NULL where there is no such dimension, so also of an empty array. [`cardinality`] is never NULL.
    pub fn array_length(array in AnyArray, dimension: Int4) -> Int4 = ArrayLength "array_length" nulls MaybeNull;
    /// The first subscript of a dimension; NULL where there is no such dimension.
    pub fn array_lower(array in AnyArray, dimension: Int4) -> Int4 = ArrayLower "array_lower" nulls MaybeNull;
    /// How many dimensions; NULL of an empty array.
    pub fn array_ndims(array in AnyArray) -> Int4 = ArrayNdims "array_ndims" nulls MaybeNull;
    /// The subscript of the first such element, or of the first from `start` on; NULL where there is none.
    pub fn array_position(array in SearchableArray, element: Of::Element) or array_position_from(start: Int4) -> Int4 = ArrayPosition "array_position" nulls MaybeNull;
    /// The subscripts of all such elements.
    pub fn array_positions(array in SearchableArray, element: Of::Element) -> Array<Int4> = ArrayPositions "array_positions" nulls FirstNull;
    /// With the element at the start.
    pub fn array_prepend(element: Of::Element, array in AnyArray) -> Of = ArrayPrepend "array_prepend" nulls NeverNull;
    /// Without all such elements.
    pub fn array_remove(array in SearchableArray, element: Of::Element) -> Of = ArrayRemove "array_remove" nulls FirstNull;
    /// With `new` for every `old`.
    pub fn array_replace(array in SearchableArray, old: Of::Element, new: Of::Element) -> Of = ArrayReplace "array_replace" nulls FirstNull;
    /// The elements' texts; NULLs are left out, or written as `null_text`.
    pub fn array_to_string(array in AnyArray, delimiter: Text) or array_to_string_null(null_text: Text) -> Text = ArrayToString "array_to_string";
    /// The last subscript of a dimension; NULL where there is no such dimension.
    pub fn array_upper(array in AnyArray, dimension: Int4) -> Int4 = ArrayUpper "array_upper" nulls MaybeNull;
    /// How many elements.
    pub fn cardinality(array in AnyArray) -> Int4 = Cardinality "cardinality";
    /// Without the last `n` elements.
    pub fn trim_array(array in AnyArray, n: Int4) -> Of = TrimArray "trim_array";
}

crate::function! { postgres "4.2.12";
    /// `ARRAY[first, ..]`, of one element and a tuple of more.
    pub fn array(first in SqlType, .. rest: Of) -> Array<Of> = ArrayConstructor bare "ARRAY[" with ["]"] nulls NeverNull;
    /// `(array)[index]`, counted from 1; NULL where there is no such element.
    pub fn subscript(array in AnyArray, index: Int4) -> Of::Element = Subscript bare "(" with [")[", "]"] nulls MaybeNull;
    /// `(array)[from:to]`
    pub fn slice(array in AnyArray, from: Int4, to: Int4) -> Of = Slice bare "(" with [")[", ":", "]"];
    /// `(array)[from:]`
    pub fn slice_from(array in AnyArray, from: Int4) -> Of = SliceFrom bare "(" with [")[", ":]"];
    /// `(array)[:to]`
    pub fn slice_to(array in AnyArray, to: Int4) -> Of = SliceTo bare "(" with [")[:", "]"];
}
