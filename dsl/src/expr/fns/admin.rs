//! The server and its administration (PostgreSQL manual, section 9.27).

use crate::types::*;

crate::function! { postgres "9.27";
    pub fn current_setting(setting_name: Text) or current_setting_with(missing_ok: Bool) -> Text = CurrentSetting "current_setting" nulls MaybeNull;
    pub fn set_config(setting_name: Text, new_value: Text, is_local: Bool) -> Text = SetConfig "set_config" nulls MaybeNull;
    pub fn pg_cancel_backend(pid: Int4) -> Bool = PgCancelBackend "pg_cancel_backend";
    pub fn pg_log_backend_memory_contexts(pid: Int4) -> Bool = PgLogBackendMemoryContexts "pg_log_backend_memory_contexts";
    pub fn pg_reload_conf() -> Bool = PgReloadConf "pg_reload_conf" nulls NeverNull;
    pub fn pg_rotate_logfile() -> Bool = PgRotateLogfile "pg_rotate_logfile" nulls NeverNull;
    pub fn pg_terminate_backend(pid: Int4, timeout: Int8) -> Bool = PgTerminateBackend "pg_terminate_backend";
    pub fn pg_create_restore_point(name: Text) -> PgLsn = PgCreateRestorePoint "pg_create_restore_point";
    pub fn pg_current_wal_flush_lsn() -> PgLsn = PgCurrentWalFlushLsn "pg_current_wal_flush_lsn" nulls NeverNull;
    pub fn pg_current_wal_insert_lsn() -> PgLsn = PgCurrentWalInsertLsn "pg_current_wal_insert_lsn" nulls NeverNull;
    pub fn pg_current_wal_lsn() -> PgLsn = PgCurrentWalLsn "pg_current_wal_lsn" nulls NeverNull;
    pub fn pg_backup_start(label: Text) or pg_backup_start_with(fast: Bool) -> PgLsn = PgBackupStart "pg_backup_start" nulls MaybeNull;
    pub fn pg_switch_wal() -> PgLsn = PgSwitchWal "pg_switch_wal" nulls NeverNull;
    pub fn pg_walfile_name(lsn: PgLsn) -> Text = PgWalfileName "pg_walfile_name";
    pub fn pg_is_in_recovery() -> Bool = PgIsInRecovery "pg_is_in_recovery" nulls NeverNull;
    pub fn pg_last_wal_receive_lsn() -> PgLsn = PgLastWalReceiveLsn "pg_last_wal_receive_lsn" nulls MaybeNull;
    pub fn pg_last_wal_replay_lsn() -> PgLsn = PgLastWalReplayLsn "pg_last_wal_replay_lsn" nulls MaybeNull;
    pub fn pg_is_wal_replay_paused() -> Bool = PgIsWalReplayPaused "pg_is_wal_replay_paused" nulls NeverNull;
    pub fn pg_get_wal_replay_pause_state() -> Text = PgGetWalReplayPauseState "pg_get_wal_replay_pause_state" nulls NeverNull;
    pub fn pg_promote(wait: Bool, wait_seconds: Int4) -> Bool = PgPromote "pg_promote" nulls MaybeNull;
    pub fn pg_wal_replay_pause() -> Void = PgWalReplayPause "pg_wal_replay_pause" nulls NeverNull;
    pub fn pg_wal_replay_resume() -> Void = PgWalReplayResume "pg_wal_replay_resume" nulls NeverNull;
    pub fn pg_export_snapshot() -> Text = PgExportSnapshot "pg_export_snapshot" nulls NeverNull;
    pub fn pg_drop_replication_slot(slot_name: Name) -> Void = PgDropReplicationSlot "pg_drop_replication_slot";
    pub fn pg_replication_origin_create(node_name: Text) -> Oid = PgReplicationOriginCreate "pg_replication_origin_create" nulls MaybeNull;
    pub fn pg_replication_origin_drop(node_name: Text) -> Void = PgReplicationOriginDrop "pg_replication_origin_drop";
    pub fn pg_replication_origin_oid(node_name: Text) -> Oid = PgReplicationOriginOid "pg_replication_origin_oid" nulls MaybeNull;
    pub fn pg_replication_origin_session_setup(node_name: Text) -> Void = PgReplicationOriginSessionSetup "pg_replication_origin_session_setup";
    pub fn pg_replication_origin_session_reset() -> Void = PgReplicationOriginSessionReset "pg_replication_origin_session_reset" nulls NeverNull;
    pub fn pg_replication_origin_session_is_setup() -> Bool = PgReplicationOriginSessionIsSetup "pg_replication_origin_session_is_setup" nulls NeverNull;
    pub fn pg_replication_origin_session_progress(flush: Bool) -> PgLsn = PgReplicationOriginSessionProgress "pg_replication_origin_session_progress" nulls MaybeNull;
    pub fn pg_replication_origin_xact_reset() -> Void = PgReplicationOriginXactReset "pg_replication_origin_xact_reset" nulls NeverNull;
    pub fn pg_replication_origin_advance(node_name: Text, lsn: PgLsn) -> Void = PgReplicationOriginAdvance "pg_replication_origin_advance";
    pub fn pg_replication_origin_progress(node_name: Text, flush: Bool) -> PgLsn = PgReplicationOriginProgress "pg_replication_origin_progress" nulls MaybeNull;
    pub fn pg_logical_emit_message(transactional: Bool, prefix: Text, content: Text) -> PgLsn = PgLogicalEmitMessage "pg_logical_emit_message";
    pub fn pg_logical_emit_message_bytes(transactional: Bool, prefix: Text, content: Bytea) -> PgLsn = PgLogicalEmitMessageBytes "pg_logical_emit_message";
    pub fn pg_column_size(value: AnyType) -> Int4 = PgColumnSize "pg_column_size";
    pub fn pg_column_compression(value: AnyType) -> Text = PgColumnCompression "pg_column_compression" nulls MaybeNull;
    pub fn pg_database_size(value: Name) -> Int8 = PgDatabaseSize "pg_database_size";
    pub fn pg_database_size_oid(value: Oid) -> Int8 = PgDatabaseSizeOid "pg_database_size";
    pub fn pg_indexes_size(value: Regclass) -> Int8 = PgIndexesSize "pg_indexes_size" nulls MaybeNull;
    pub fn pg_relation_size(relation: Regclass) or pg_relation_size_with(fork: Text) -> Int8 = PgRelationSize "pg_relation_size" nulls MaybeNull;
    pub fn pg_size_bytes(value: Text) -> Int8 = PgSizeBytes "pg_size_bytes";
    pub fn pg_size_pretty(value: Int8) -> Text = PgSizePretty "pg_size_pretty";
    pub fn pg_table_size(value: Regclass) -> Int8 = PgTableSize "pg_table_size" nulls MaybeNull;
    pub fn pg_tablespace_size(value: Name) -> Int8 = PgTablespaceSize "pg_tablespace_size" nulls MaybeNull;
    pub fn pg_tablespace_size_oid(value: Oid) -> Int8 = PgTablespaceSizeOid "pg_tablespace_size" nulls MaybeNull;
    pub fn pg_total_relation_size(value: Regclass) -> Int8 = PgTotalRelationSize "pg_total_relation_size" nulls MaybeNull;
    pub fn pg_relation_filenode(relation: Regclass) -> Oid = PgRelationFilenode "pg_relation_filenode" nulls MaybeNull;
    pub fn pg_relation_filepath(relation: Regclass) -> Text = PgRelationFilepath "pg_relation_filepath" nulls MaybeNull;
    pub fn pg_filenode_relation(tablespace: Oid, filenode: Oid) -> Regclass = PgFilenodeRelation "pg_filenode_relation" nulls MaybeNull;
    pub fn pg_collation_actual_version(value: Oid) -> Text = PgCollationActualVersion "pg_collation_actual_version" nulls MaybeNull;
    pub fn pg_database_collation_actual_version(value: Oid) -> Text = PgDatabaseCollationActualVersion "pg_database_collation_actual_version" nulls MaybeNull;
    pub fn pg_import_system_collations(schema: Regnamespace) -> Int4 = PgImportSystemCollations "pg_import_system_collations" nulls MaybeNull;
    pub fn pg_partition_root(value: Regclass) -> Regclass = PgPartitionRoot "pg_partition_root" nulls MaybeNull;
    pub fn brin_summarize_new_values(index: Regclass) -> Int4 = BrinSummarizeNewValues "brin_summarize_new_values" nulls MaybeNull;
    pub fn brin_summarize_range(index: Regclass, block: Int8) -> Int4 = BrinSummarizeRange "brin_summarize_range" nulls MaybeNull;
    pub fn brin_desummarize_range(index: Regclass, block: Int8) -> Void = BrinDesummarizeRange "brin_desummarize_range";
    pub fn gin_clean_pending_list(index: Regclass) -> Int8 = GinCleanPendingList "gin_clean_pending_list" nulls MaybeNull;
    pub fn pg_read_file(filename: Text) or pg_read_file_at(offset: Int8, length: Int8) or pg_read_file_with(offset: Int8, length: Int8, missing_ok: Bool) -> Text = PgReadFile "pg_read_file" nulls MaybeNull;
    pub fn pg_read_binary_file(filename: Text) or pg_read_binary_file_at(offset: Int8, length: Int8) or pg_read_binary_file_with(offset: Int8, length: Int8, missing_ok: Bool) -> Bytea = PgReadBinaryFile "pg_read_binary_file" nulls MaybeNull;
    pub fn pg_advisory_lock(key: Int8) -> Void = PgAdvisoryLock "pg_advisory_lock";
    pub fn pg_advisory_lock_keys(first: Int4, second: Int4) -> Void = PgAdvisoryLockKeys "pg_advisory_lock";
    pub fn pg_advisory_lock_shared(key: Int8) -> Void = PgAdvisoryLockShared "pg_advisory_lock_shared";
    pub fn pg_advisory_lock_shared_keys(first: Int4, second: Int4) -> Void = PgAdvisoryLockSharedKeys "pg_advisory_lock_shared";
    pub fn pg_advisory_unlock(key: Int8) -> Bool = PgAdvisoryUnlock "pg_advisory_unlock";
    pub fn pg_advisory_unlock_keys(first: Int4, second: Int4) -> Bool = PgAdvisoryUnlockKeys "pg_advisory_unlock";
    pub fn pg_advisory_unlock_all() -> Void = PgAdvisoryUnlockAll "pg_advisory_unlock_all" nulls NeverNull;
    pub fn pg_advisory_unlock_shared(key: Int8) -> Bool = PgAdvisoryUnlockShared "pg_advisory_unlock_shared";
    pub fn pg_advisory_unlock_shared_keys(first: Int4, second: Int4) -> Bool = PgAdvisoryUnlockSharedKeys "pg_advisory_unlock_shared";
    pub fn pg_advisory_xact_lock(key: Int8) -> Void = PgAdvisoryXactLock "pg_advisory_xact_lock";
    pub fn pg_advisory_xact_lock_keys(first: Int4, second: Int4) -> Void = PgAdvisoryXactLockKeys "pg_advisory_xact_lock";
    pub fn pg_advisory_xact_lock_shared(key: Int8) -> Void = PgAdvisoryXactLockShared "pg_advisory_xact_lock_shared";
    pub fn pg_advisory_xact_lock_shared_keys(first: Int4, second: Int4) -> Void = PgAdvisoryXactLockSharedKeys "pg_advisory_xact_lock_shared";
    pub fn pg_try_advisory_lock(key: Int8) -> Bool = PgTryAdvisoryLock "pg_try_advisory_lock";
    pub fn pg_try_advisory_lock_keys(first: Int4, second: Int4) -> Bool = PgTryAdvisoryLockKeys "pg_try_advisory_lock";
    pub fn pg_try_advisory_lock_shared(key: Int8) -> Bool = PgTryAdvisoryLockShared "pg_try_advisory_lock_shared";
    pub fn pg_try_advisory_lock_shared_keys(first: Int4, second: Int4) -> Bool = PgTryAdvisoryLockSharedKeys "pg_try_advisory_lock_shared";
    pub fn pg_try_advisory_xact_lock(key: Int8) -> Bool = PgTryAdvisoryXactLock "pg_try_advisory_xact_lock";
    pub fn pg_try_advisory_xact_lock_keys(first: Int4, second: Int4) -> Bool = PgTryAdvisoryXactLockKeys "pg_try_advisory_xact_lock";
    pub fn pg_try_advisory_xact_lock_shared(key: Int8) -> Bool = PgTryAdvisoryXactLockShared "pg_try_advisory_xact_lock_shared";
    pub fn pg_try_advisory_xact_lock_shared_keys(first: Int4, second: Int4) -> Bool = PgTryAdvisoryXactLockSharedKeys "pg_try_advisory_xact_lock_shared";
}

#[cfg(feature = "with-rust_decimal-1")]
crate::function! { postgres "9.27";
    pub fn pg_wal_lsn_diff(lsn1: PgLsn, lsn2: PgLsn) -> Numeric = PgWalLsnDiff "pg_wal_lsn_diff";
    pub fn pg_size_pretty_numeric(value: Numeric) -> Text = PgSizePrettyNumeric "pg_size_pretty";
}

#[cfg(feature = "with-jiff-0_2")]
crate::function! { postgres "9.27";
    pub fn pg_last_xact_replay_timestamp() -> Timestamptz = PgLastXactReplayTimestamp "pg_last_xact_replay_timestamp" nulls MaybeNull;
    pub fn pg_replication_origin_xact_setup(origin_lsn: PgLsn, origin_timestamp: Timestamptz) -> Void = PgReplicationOriginXactSetup "pg_replication_origin_xact_setup";
}
