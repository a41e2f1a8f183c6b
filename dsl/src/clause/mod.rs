//! The clauses, by SQL keyword: each file has the node, the method, its rule, its text.
//!
//! | SQL | file |
//! |---|---|
//! | `SELECT list`, `count(*)` | `columns.rs` |
//! | `FROM`, a table on its own | `from.rs` |
//! | `FROM (query)`, `LATERAL` | `derived.rs`; what stands in FROM at all: `source.rs` |
//! | `WITH` | `with.rs`; a statement that writes in it: `writing.rs`; what it names: `cte.rs`, `recursive.rs` (on SQLite: `recursive_term.rs`), `search.rs` |
//! | `FROM (VALUES ..)`, `unnest` of several arrays, `json_to_recordset` | `rows.rs` |
//! | `FROM function(..)` | `set_returning.rs`; which there are: `functions.rs`, `search_functions.rs`, `server_functions.rs` |
//! | `JOIN` | `join.rs`; `USING`: `using.rs` |
//! | `TABLESAMPLE`, `ONLY` | `sample.rs` |
//! | `WHERE` | `filter.rs`; a condition that may be absent: `filter_opt.rs` |
//! | every clause of a query put together at run time | `dynamic.rs` |
//! | `GROUP BY` | `group_by.rs`; ROLLUP and its kin: `expr/grouping_sets.rs` |
//! | `HAVING` | `having.rs` |
//! | `WINDOW` | `window.rs` |
//! | `ORDER BY` | `order_by.rs`, `order_output.rs` |
//! | `LIMIT` | `limit.rs` |
//! | `FOR UPDATE`, `FOR SHARE` | `lock.rs` |
//! | pages after and before a cursor | `seek.rs`, `seek_keys.rs`, `cursor_columns.rs` |
//! | `OFFSET` | `offset.rs` |
//! | `UNION`, `INTERSECT`, `EXCEPT` | `set_operation.rs` |
//! | `DISTINCT` | `distinct.rs` |
//! | `ON CONFLICT` | `on_conflict.rs`; SQLite's `INSERT OR REPLACE`: `or_replace.rs` |
//! | `RETURNING` | `returning.rs`; inserted or updated: `upserted.rs` |
//! | `FROM` of UPDATE, `USING` of DELETE and MERGE | `beside.rs` |
//! | `SET` | `set.rs`; `SET (a, b) = ..`: `set_row.rs`; many rows by key: `changes.rs` |
//! | `VALUES` | `values.rs`; many rows: `many_rows.rs`, with absent fields: `sparse_rows.rs` |
//! | `INSERT .. SELECT` | `insert_query.rs` |
//! | `WHEN MATCHED`, `WHEN NOT MATCHED` | `when.rs` |
//! | the tables of `TRUNCATE` and `LOCK TABLE` | `command.rs` |

mod after_lock;
mod beside;
mod changes;
mod columns;
mod command;
mod cte;
mod cursor_columns;
mod derived;
mod distinct;
mod dynamic;
mod filter;
mod filter_opt;
mod from;
pub mod functions;
mod group_by;
mod having;
mod insert_query;
mod join;
mod key;
mod limit;
mod linked;
mod lock;
mod many_rows;
mod nested;
mod offset;
mod on_conflict;
mod or_replace;
mod order_by;
mod order_choice;
mod order_output;
mod recursive;
mod recursive_term;
mod returning;
mod rows;
mod sample;
mod search;
pub mod search_functions;
mod seek;
mod seek_keys;
pub mod server_functions;
mod set;
mod set_operation;
mod set_returning;
mod set_row;
mod source;
mod sparse_rows;
mod table;
mod under_with;
mod upsert_changes;
mod upserted;
mod using;
mod values;
mod when;
mod window;
mod with;
mod writing;

pub use beside::*;
pub use changes::*;
pub use columns::*;
pub use command::*;
pub use cte::*;
pub use cursor_columns::*;
pub use derived::*;
pub use distinct::*;
pub use dynamic::*;
pub use filter::*;
pub use filter_opt::*;
pub use from::*;
pub use group_by::*;
pub use having::*;
pub use insert_query::*;
pub use join::*;
pub use key::*;
pub use limit::*;
pub use linked::*;
pub use lock::*;
pub use many_rows::*;
pub use nested::*;
pub use offset::*;
pub use on_conflict::*;
pub use or_replace::*;
pub use order_by::*;
pub use order_choice::*;
pub use order_output::*;
pub use recursive::*;
pub use recursive_term::*;
pub use returning::*;
pub use rows::*;
pub use sample::*;
pub use search::*;
pub use seek::*;
pub use seek_keys::*;
pub use set::*;
pub use set_operation::*;
pub use set_returning::*;
pub use set_row::*;
pub use source::*;
pub use sparse_rows::*;
pub use table::*;
pub use under_with::*;
pub use upsert_changes::*;
pub use upserted::*;
pub use using::*;
pub use values::*;
pub use when::*;
pub use window::*;
pub use with::*;
pub use writing::*;
