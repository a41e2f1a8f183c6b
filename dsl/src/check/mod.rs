//! The rule book: each rule is one file with its verdict, its sentence and its answer for every shape.
//!
//! | question | file |
//! |---|---|
//! | does every column come from FROM? | `scope.rs` |
//! | is a value nullable here? | `nullability.rs` |
//! | is every column grouped or aggregated? | `grouping.rs` |
//! | what do ROLLUP and its kin do to the other rules? | `grouping_sets.rs` |
//! | are aggregates and window functions allowed here? | `level.rs` |
//! | what may stand inside of an aggregate? | `aggregate.rs` |
//! | is a window possible, and is it defined? | `window.rs` |
//! | what do window functions answer the other rules? | `over.rs` |
//! | how many rows can there be? | `cardinality.rs` |
//! | can a FULL JOIN be made on its condition? | `full_join.rs` |
//! | are the columns that a subquery takes from outside grouped there? | `outer.rs` |
//! | does a query in FROM refer to the tables beside it? | `lateral.rs` |
//! | is every common table expression defined? | `with.rs` |
//! | is a recursive query well-formed? | `recursive.rs` |
//! | which foreign key links two tables? | `joinable.rs` |
//! | is what a clause takes as its condition one? | `boolean.rs` |
//! | may this clause still be given? | `once.rs` |
//! | does an INSERT or UPDATE set the right columns? | `complete.rs` |
//! | what may a WHEN of MERGE use and do? | `merge.rs` |
//! | does what UPDATE stores fit, where its tables are known? | `write.rs` |
//! | does a query give what an INSERT stores? | `insert_query.rs` |
//! | does ON CONFLICT name a key of the table? | `conflict.rs` |
//! | does a Rust field fit its column? | `fit.rs` |
//! | does a foreign key refer to a key? | `foreign_key.rs` |
//! | may the rows of a query be locked? | `lock.rs` |
//! | does ORDER BY tell all rows apart, for pages? | `seek.rs` |
//! | does ORDER BY order anything? | `order.rs` |
//! | does ORDER BY go with DISTINCT? | `distinct.rs` |
//! | do the branches of a UNION go together? | `set_operation.rs` |
//! | what does a function say of the condition that it gives? | `condition.rs` |
//! | is this a table or a view? | `relation.rs` |
//! | may this handle run this statement? | `access.rs` |
//! | does the dialect compute this with these types? | `by_type.rs`; in what order has it their values? `kept.rs` |

mod access;
mod aggregate;
mod boolean;
pub mod by_type;
mod cardinality;
mod complete;
mod condition;
mod conflict;
mod distinct;
mod fit;
mod foreign_key;
mod full_join;
mod grouping;
mod grouping_sets;
mod insert_query;
mod joinable;
pub mod kept;
mod lateral;
mod level;
mod lock;
mod merge;
mod nullability;
mod once;
mod order;
mod outer;
mod over;
mod recursive;
mod relation;
mod scope;
mod seek;
mod set_operation;
mod window;
mod with;
mod write;

pub use access::*;
pub use aggregate::*;
pub use boolean::*;
pub use cardinality::*;
pub use complete::*;
pub use condition::*;
pub use conflict::*;
pub use distinct::*;
pub use fit::*;
pub use foreign_key::*;
pub use full_join::*;
pub use grouping::*;
pub use grouping_sets::*;
pub use insert_query::*;
pub use joinable::*;
pub use lateral::*;
pub use level::*;
pub use lock::*;
pub use merge::*;
pub use nullability::*;
pub use once::*;
pub use order::*;
pub use outer::*;
pub use over::*;
pub use recursive::*;
pub use relation::*;
pub use scope::*;
pub use seek::*;
pub use set_operation::*;
pub use window::*;
pub use with::*;
pub use write::*;
