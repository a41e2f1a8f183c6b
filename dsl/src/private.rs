//! The names that the macros emit, under one short path. Nothing here is promised.

pub use crate::backend::{Backend, CodecError, ColumnTypes, Decode, Encode, Encoded, Values, read};
pub use crate::check::{
    Declared, DeclaredLink, EmptyChunk, FieldName, GroupedBy, HasKeys, Here, InScope, NameAnswer, NameIn,
    Next, NoUse, NotTold, Place, foreign_key,
};
pub use crate::clause::{
    AllChanges, ChangeArrays, ChangeRow, ChangeSet, ChangeValues, Changed, EachChange, GivenField, GivenFlag,
    InsertArrays, InsertRow, InsertSource, InsertValues, KeepField, KeyField, ManyRows, OneRow, OneSparse,
    SetField, SparseColumn, SparseRow, SparseRows, SparseValues, UpdateSource, UpsertSource, UpsertValues,
    push_each,
};
pub use crate::expr::{
    AliasColumn, Assignment, Bind, CompositePart, DerivedColumn, FieldOf, ForValue, IdentityAlways, Newtype,
    Operand, Overridden, RowShape, Storable, TableColumn, compares, field_of, overrides, stores,
    stores_default, stores_in,
};
pub use crate::kernel::*;
pub use crate::render::{Dialect, Render, Rope};
pub use crate::row::{
    Blank, ByName, ColumnFrom, Field, FieldFits, Fits, ItemLevel, ListLevel, NullAsWritten, Outputs, ReadAs,
    Reshape, ReshapeAll, RowIn, SelectList, Shaped, ShapedColumn, ShapedColumns, TableRow,
};
pub use crate::schema::*;
pub use crate::tuples::SupportsAll;
pub use crate::types::{self, FirstRead};
pub use crate::value::OrDefault;
pub use typenum::{B0, B1, Bit};
