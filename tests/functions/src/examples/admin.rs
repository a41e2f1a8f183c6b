//! The server and its administration: run where that harms nothing, else prepared.

use relvar::expr::fns::admin::*;

use relvar::prelude::*;

use super::{any, examples};

examples! { "admin";
    run {
    pg_current_wal_flush_lsn() => any();
    pg_current_wal_insert_lsn() => any();
    pg_current_wal_lsn() => any();
    pg_walfile_name(1_u64) => any();
    pg_is_in_recovery() => any();
    pg_column_size(1) => any();
    pg_indexes_size("users") => any();
    pg_relation_size("users") => any();
    pg_size_pretty(1_i64) => any();
    pg_table_size("users") => any();
    pg_total_relation_size("users") => any();
    pg_advisory_unlock_all() => any();
    pg_try_advisory_xact_lock(1_i64) => any();
    pg_wal_lsn_diff(1_u64, 1_u64) => any();
    pg_size_pretty_numeric(rust_decimal::Decimal::ONE) => any();
    }
    prepare {
    current_setting("x");
    current_setting_with("x", true);
    set_config("x", "x", true);
    pg_cancel_backend(1);
    pg_log_backend_memory_contexts(1);
    pg_reload_conf();
    pg_rotate_logfile();
    pg_terminate_backend(1, 1_i64);
    pg_create_restore_point("x");
    pg_backup_start("x");
    pg_backup_start_with("x", true);
    pg_switch_wal();
    pg_last_wal_receive_lsn();
    pg_last_wal_replay_lsn();
    pg_is_wal_replay_paused();
    pg_get_wal_replay_pause_state();
    pg_promote(true, 1);
    pg_wal_replay_pause();
    pg_wal_replay_resume();
    pg_export_snapshot();
    pg_drop_replication_slot("x");
    pg_replication_origin_create("x");
    pg_replication_origin_drop("x");
    pg_replication_origin_oid("x");
    pg_replication_origin_session_setup("x");
    pg_replication_origin_session_reset();
    pg_replication_origin_session_is_setup();
    pg_replication_origin_session_progress(true);
    pg_replication_origin_xact_reset();
    pg_replication_origin_advance("x", 1_u64);
    pg_replication_origin_progress("x", true);
    pg_logical_emit_message(true, "x", "x");
    pg_logical_emit_message_bytes(true, "x", vec![1_u8]);
    pg_column_compression(1);
    pg_database_size("x");
    pg_database_size_oid(1_u32);
    pg_relation_size_with("users", "x");
    pg_size_bytes("x");
    pg_tablespace_size("x");
    pg_tablespace_size_oid(1_u32);
    pg_relation_filenode("users");
    pg_relation_filepath("users");
    pg_filenode_relation(1_u32, 1_u32);
    pg_collation_actual_version(1_u32);
    pg_database_collation_actual_version(1_u32);
    pg_import_system_collations(1_u32);
    pg_partition_root("users");
    brin_summarize_new_values("users");
    brin_summarize_range("users", 1_i64);
    brin_desummarize_range("users", 1_i64);
    gin_clean_pending_list("users");
    pg_read_file("x");
    pg_read_file_at("x", 1_i64, 1_i64);
    pg_read_file_with("x", 1_i64, 1_i64, true);
    pg_read_binary_file("x");
    pg_read_binary_file_at("x", 1_i64, 1_i64);
    pg_read_binary_file_with("x", 1_i64, 1_i64, true);
    pg_advisory_lock(1_i64);
    pg_advisory_lock_keys(1, 1);
    pg_advisory_lock_shared(1_i64);
    pg_advisory_lock_shared_keys(1, 1);
    pg_advisory_unlock(1_i64);
    pg_advisory_unlock_keys(1, 1);
    pg_advisory_unlock_shared(1_i64);
    pg_advisory_unlock_shared_keys(1, 1);
    pg_advisory_xact_lock(1_i64);
    pg_advisory_xact_lock_keys(1, 1);
    pg_advisory_xact_lock_shared(1_i64);
    pg_advisory_xact_lock_shared_keys(1, 1);
    pg_try_advisory_lock(1_i64);
    pg_try_advisory_lock_keys(1, 1);
    pg_try_advisory_lock_shared(1_i64);
    pg_try_advisory_lock_shared_keys(1, 1);
    pg_try_advisory_xact_lock_keys(1, 1);
    pg_try_advisory_xact_lock_shared(1_i64);
    pg_try_advisory_xact_lock_shared_keys(1, 1);
    pg_last_xact_replay_timestamp();
    pg_replication_origin_xact_setup(1_u64, jiff::Timestamp::UNIX_EPOCH);
    }
}
