//! The tasks in relvar, compiled with the tests, so that they follow the library.

#![allow(dead_code, unreachable_pub, reason = "the files are modules of a program of their own")]

#[path = "tasks/01_read_by_key/relvar.rs"]
mod task_01_read_by_key;

#[path = "tasks/02_filtered_list/relvar.rs"]
mod task_02_filtered_list;

#[path = "tasks/03_left_join/relvar.rs"]
mod task_03_left_join;

#[path = "tasks/04_insert_returning/relvar.rs"]
mod task_04_insert_returning;

#[path = "tasks/05_update_by_key/relvar.rs"]
mod task_05_update_by_key;

#[path = "tasks/06_delete_by_condition/relvar.rs"]
mod task_06_delete_by_condition;

#[path = "tasks/07_count_per_group/relvar.rs"]
mod task_07_count_per_group;

#[path = "tasks/08_page_by_key/relvar.rs"]
mod task_08_page_by_key;

#[path = "tasks/09_upsert/relvar.rs"]
mod task_09_upsert;

#[path = "tasks/10_dynamic_filter/relvar.rs"]
mod task_10_dynamic_filter;

#[path = "tasks/11_lock_and_change/relvar.rs"]
mod task_11_lock_and_change;

#[path = "tasks/12_tree/relvar.rs"]
mod task_12_tree;
