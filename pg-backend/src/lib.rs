//! relvar on PostgreSQL.

pub mod ddl;
