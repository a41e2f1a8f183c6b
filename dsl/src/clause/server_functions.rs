//! Functions of the server itself that give rows, or several values at once (PostgreSQL manual, sections 9.26 and 9.27).
//!
//! ```
//! use relvar::clause::server_functions::pg_partition_tree;
//! use relvar::prelude::*;
//! let parts = pg_partition_tree("orders");
//! let sql = parts.query().filter(parts.isleaf).select(parts.relid.cast::<Text>()).sql::<Postgres>();
//! assert_eq!(
//!     sql,
//!     "SELECT CAST(pg_partition_tree.relid AS text) \
//!      FROM pg_partition_tree($1) AS pg_partition_tree (relid, parentrelid, isleaf, level) WHERE pg_partition_tree.isleaf",
//! );
//! ```

use super::functions::SetReturningFunctions;
use crate::types::*;

crate::set_returning! {
    /// `aclexplode(aclitem[])`: each privilege (section 9.26).
    pub fn aclexplode(acl: Array<Aclitem>) -> { grantor: Oid, grantee: Oid, privilege_type: Text, is_grantable: Bool } = Aclexplode "aclexplode" needs SetReturningFunctions;
    /// `pg_get_catalog_foreign_keys()`: which columns of the catalogue refer to which (section 9.26).
    pub fn pg_get_catalog_foreign_keys() -> { fktable: Regclass, fkcols: Array<Text>, pktable: Regclass, pkcols: Array<Text>, is_array: Bool, is_opt: Bool } = PgGetCatalogForeignKeys "pg_get_catalog_foreign_keys" needs SetReturningFunctions;
    /// `pg_get_keywords()`: the words of SQL, and where each may be a name (section 9.26).
    pub fn pg_get_keywords() -> { word: Text, catcode: ByteChar, barelabel: Bool, catdesc: Text, baredesc: Text } = PgGetKeywords "pg_get_keywords" needs SetReturningFunctions;
    /// `pg_options_to_table(options)`: `name=value` taken apart (section 9.26).
    pub fn pg_options_to_table(options: Array<Text>) -> { option_name: Text, option_value: Text nulls MaybeNull } = PgOptionsToTable "pg_options_to_table" needs SetReturningFunctions;
    /// `pg_listening_channels()`: where the session listens (section 9.26).
    pub fn pg_listening_channels() -> { channel: Text } = PgListeningChannels "pg_listening_channels" needs SetReturningFunctions;
    /// `pg_tablespace_databases(tablespace)`: the databases that have something there (section 9.26).
    pub fn pg_tablespace_databases(tablespace: Oid) -> { database: Oid } = PgTablespaceDatabases "pg_tablespace_databases" needs SetReturningFunctions;
    /// `pg_identify_object(classid, objid, objsubid)`: what an object is called (section 9.26).
    pub fn pg_identify_object(classid: Oid, objid: Oid, objsubid: Int4) -> { kind: Text nulls MaybeNull, schema: Text nulls MaybeNull, name: Text nulls MaybeNull, identity: Text nulls MaybeNull } = PgIdentifyObject "pg_identify_object" needs SetReturningFunctions;
    /// `pg_identify_object_as_address(classid, objid, objsubid)`: what `pg_get_object_address` takes (section 9.26).
    pub fn pg_identify_object_as_address(classid: Oid, objid: Oid, objsubid: Int4) -> { kind: Text nulls MaybeNull, object_names: Array<Text> nulls MaybeNull, object_args: Array<Text> nulls MaybeNull } = PgIdentifyObjectAsAddress "pg_identify_object_as_address" needs SetReturningFunctions;
    /// `pg_get_object_address(type, object_names, object_args)`: the numbers of an object (section 9.26).
    pub fn pg_get_object_address(kind: Text, object_names: Array<Text>, object_args: Array<Text>) -> { classid: Oid nulls MaybeNull, objid: Oid nulls MaybeNull, objsubid: Int4 nulls MaybeNull } = PgGetObjectAddress "pg_get_object_address" needs SetReturningFunctions;
    /// `pg_snapshot_xip(snapshot)`: the transactions that were running (section 9.26).
    pub fn pg_snapshot_xip(snapshot: PgSnapshot) -> { xid: Xid8 } = PgSnapshotXip "pg_snapshot_xip" needs SetReturningFunctions;
    /// `txid_snapshot_xip(snapshot)`: the transactions that were running (section 9.26).
    pub fn txid_snapshot_xip(snapshot: TxidSnapshot) -> { xid: Int8 } = TxidSnapshotXip "txid_snapshot_xip" needs SetReturningFunctions;
    /// `pg_get_multixact_members(multixid)`: the transactions that it stands for, and what they do (section 9.26).
    pub fn pg_get_multixact_members(multixid: Xid) -> { xid: Xid, mode: Text } = PgGetMultixactMembers "pg_get_multixact_members" needs SetReturningFunctions;
    /// `pg_control_init()`: what was decided when the cluster was made (section 9.26).
    pub fn pg_control_init() -> { max_data_alignment: Int4, database_block_size: Int4, blocks_per_segment: Int4, wal_block_size: Int4, bytes_per_wal_segment: Int4, max_identifier_length: Int4, max_index_columns: Int4, max_toast_chunk_size: Int4, large_object_chunk_size: Int4, float8_pass_by_value: Bool, data_page_checksum_version: Int4 } = PgControlInit "pg_control_init" needs SetReturningFunctions;
    /// `pg_control_recovery()`: how far a recovery must go (section 9.26).
    pub fn pg_control_recovery() -> { min_recovery_end_lsn: PgLsn, min_recovery_end_timeline: Int4, backup_start_lsn: PgLsn, backup_end_lsn: PgLsn, end_of_backup_record_required: Bool } = PgControlRecovery "pg_control_recovery" needs SetReturningFunctions;
    /// `pg_backup_stop(wait_for_archive)`: ends a backup (section 9.27).
    pub fn pg_backup_stop(wait_for_archive: Bool) -> { lsn: PgLsn nulls MaybeNull, labelfile: Text nulls MaybeNull, spcmapfile: Text nulls MaybeNull } = PgBackupStop "pg_backup_stop" needs SetReturningFunctions;
    /// `pg_walfile_name_offset(lsn)`: the file of a position, and the place in it (section 9.27).
    pub fn pg_walfile_name_offset(lsn: PgLsn) -> { file_name: Text nulls MaybeNull, file_offset: Int4 nulls MaybeNull } = PgWalfileNameOffset "pg_walfile_name_offset" needs SetReturningFunctions;
    /// `pg_get_wal_resource_managers()`: who writes to the log (section 9.27).
    pub fn pg_get_wal_resource_managers() -> { rm_id: Int4, rm_name: Text, rm_builtin: Bool } = PgGetWalResourceManagers "pg_get_wal_resource_managers" needs SetReturningFunctions;
    /// `pg_create_physical_replication_slot(slot_name, immediately_reserve, temporary)` (section 9.27).
    pub fn pg_create_physical_replication_slot(slot_name: Name, immediately_reserve: Bool, temporary: Bool) -> { slot_name: Name nulls MaybeNull, lsn: PgLsn nulls MaybeNull } = PgCreatePhysicalReplicationSlot "pg_create_physical_replication_slot" needs SetReturningFunctions;
    /// `pg_create_logical_replication_slot(slot_name, plugin, temporary, twophase)` (section 9.27).
    pub fn pg_create_logical_replication_slot(slot_name: Name, plugin: Name, temporary: Bool, twophase: Bool) -> { slot_name: Name nulls MaybeNull, lsn: PgLsn nulls MaybeNull } = PgCreateLogicalReplicationSlot "pg_create_logical_replication_slot" needs SetReturningFunctions;
    /// `pg_copy_physical_replication_slot(src_slot_name, dst_slot_name, temporary)` (section 9.27).
    pub fn pg_copy_physical_replication_slot(src_slot_name: Name, dst_slot_name: Name, temporary: Bool) -> { slot_name: Name nulls MaybeNull, lsn: PgLsn nulls MaybeNull } = PgCopyPhysicalReplicationSlot "pg_copy_physical_replication_slot" needs SetReturningFunctions;
    /// `pg_copy_logical_replication_slot(src_slot_name, dst_slot_name, temporary, plugin)` (section 9.27).
    pub fn pg_copy_logical_replication_slot(src_slot_name: Name, dst_slot_name: Name, temporary: Bool, plugin: Name) -> { slot_name: Name nulls MaybeNull, lsn: PgLsn nulls MaybeNull } = PgCopyLogicalReplicationSlot "pg_copy_logical_replication_slot" needs SetReturningFunctions;
    /// `pg_logical_slot_get_changes(slot_name, upto_lsn, upto_nchanges, VARIADIC options)`: takes the changes (section 9.27).
    pub fn pg_logical_slot_get_changes(slot_name: Name, upto_lsn: PgLsn, upto_nchanges: Int4) -> { lsn: PgLsn, xid: Xid, data: Text } = PgLogicalSlotGetChanges "pg_logical_slot_get_changes" needs SetReturningFunctions;
    /// `pg_logical_slot_peek_changes(slot_name, upto_lsn, upto_nchanges, VARIADIC options)`: looks at the changes (section 9.27).
    pub fn pg_logical_slot_peek_changes(slot_name: Name, upto_lsn: PgLsn, upto_nchanges: Int4) -> { lsn: PgLsn, xid: Xid, data: Text } = PgLogicalSlotPeekChanges "pg_logical_slot_peek_changes" needs SetReturningFunctions;
    /// `pg_logical_slot_get_binary_changes(slot_name, upto_lsn, upto_nchanges, VARIADIC options)` (section 9.27).
    pub fn pg_logical_slot_get_binary_changes(slot_name: Name, upto_lsn: PgLsn, upto_nchanges: Int4) -> { lsn: PgLsn, xid: Xid, data: Bytea } = PgLogicalSlotGetBinaryChanges "pg_logical_slot_get_binary_changes" needs SetReturningFunctions;
    /// `pg_logical_slot_peek_binary_changes(slot_name, upto_lsn, upto_nchanges, VARIADIC options)` (section 9.27).
    pub fn pg_logical_slot_peek_binary_changes(slot_name: Name, upto_lsn: PgLsn, upto_nchanges: Int4) -> { lsn: PgLsn, xid: Xid, data: Bytea } = PgLogicalSlotPeekBinaryChanges "pg_logical_slot_peek_binary_changes" needs SetReturningFunctions;
    /// `pg_replication_slot_advance(slot_name, upto_lsn)`: skips changes (section 9.27).
    pub fn pg_replication_slot_advance(slot_name: Name, upto_lsn: PgLsn) -> { slot_name: Name nulls MaybeNull, end_lsn: PgLsn nulls MaybeNull } = PgReplicationSlotAdvance "pg_replication_slot_advance" needs SetReturningFunctions;
    /// `pg_partition_tree(relation)`: all partitions below it, and it (section 9.27).
    pub fn pg_partition_tree(relation: Regclass) -> { relid: Regclass, parentrelid: Regclass nulls MaybeNull, isleaf: Bool, level: Int4 } = PgPartitionTree "pg_partition_tree" needs SetReturningFunctions;
    /// `pg_partition_ancestors(relation)`: it, and all that it is a partition of (section 9.27).
    pub fn pg_partition_ancestors(relation: Regclass) -> { relid: Regclass } = PgPartitionAncestors "pg_partition_ancestors" needs SetReturningFunctions;
    /// `pg_ls_dir(dirname)`: the names in a folder (section 9.27).
    pub fn pg_ls_dir(dirname: Text) -> { name: Text } = PgLsDir "pg_ls_dir" needs SetReturningFunctions;
    /// `pg_ls_dir(dirname, missing_ok, include_dot_dirs)`: the names in a folder (section 9.27).
    pub fn pg_ls_dir_with(dirname: Text, missing_ok: Bool, include_dot_dirs: Bool) -> { name: Text } = PgLsDirWith "pg_ls_dir" needs SetReturningFunctions;
}

/// Those with moments in their rows.
#[cfg(feature = "with-jiff-0_2")]
mod moments {
    use super::SetReturningFunctions;
    use crate::types::*;

    crate::set_returning! {
        /// `pg_xact_commit_timestamp_origin(xid)`: when it was committed, and where it came from (section 9.26).
        pub fn pg_xact_commit_timestamp_origin(xid: Xid) -> { committed_at: Timestamptz nulls MaybeNull, roident: Oid nulls MaybeNull } = PgXactCommitTimestampOrigin "pg_xact_commit_timestamp_origin" needs SetReturningFunctions;
        /// `pg_last_committed_xact()`: the latest commit (section 9.26).
        pub fn pg_last_committed_xact() -> { xid: Xid nulls MaybeNull, committed_at: Timestamptz nulls MaybeNull, roident: Oid nulls MaybeNull } = PgLastCommittedXact "pg_last_committed_xact" needs SetReturningFunctions;
        /// `pg_control_checkpoint()`: the last checkpoint (section 9.26).
        pub fn pg_control_checkpoint() -> { checkpoint_lsn: PgLsn, redo_lsn: PgLsn, redo_wal_file: Text, timeline_id: Int4, prev_timeline_id: Int4, full_page_writes: Bool, next_xid: Text, next_oid: Oid, next_multixact_id: Xid, next_multi_offset: Xid, oldest_xid: Xid, oldest_xid_dbid: Oid, oldest_active_xid: Xid, oldest_multi_xid: Xid, oldest_multi_dbid: Oid, oldest_commit_ts_xid: Xid, newest_commit_ts_xid: Xid, checkpoint_time: Timestamptz } = PgControlCheckpoint "pg_control_checkpoint" needs SetReturningFunctions;
        /// `pg_control_system()`: what the cluster is (section 9.26).
        pub fn pg_control_system() -> { pg_control_version: Int4, catalog_version_no: Int4, system_identifier: Int8, pg_control_last_modified: Timestamptz } = PgControlSystem "pg_control_system" needs SetReturningFunctions;
        /// `pg_ls_logdir()`: the files of the server's log (section 9.27).
        pub fn pg_ls_logdir() -> { name: Text, size: Int8, modification: Timestamptz } = PgLsLogdir "pg_ls_logdir" needs SetReturningFunctions;
        /// `pg_ls_waldir()`: the files of the write-ahead log (section 9.27).
        pub fn pg_ls_waldir() -> { name: Text, size: Int8, modification: Timestamptz } = PgLsWaldir "pg_ls_waldir" needs SetReturningFunctions;
        /// `pg_ls_logicalmapdir()` (section 9.27).
        pub fn pg_ls_logicalmapdir() -> { name: Text, size: Int8, modification: Timestamptz } = PgLsLogicalmapdir "pg_ls_logicalmapdir" needs SetReturningFunctions;
        /// `pg_ls_logicalsnapdir()` (section 9.27).
        pub fn pg_ls_logicalsnapdir() -> { name: Text, size: Int8, modification: Timestamptz } = PgLsLogicalsnapdir "pg_ls_logicalsnapdir" needs SetReturningFunctions;
        /// `pg_ls_replslotdir(slot_name)` (section 9.27).
        pub fn pg_ls_replslotdir(slot_name: Text) -> { name: Text, size: Int8, modification: Timestamptz } = PgLsReplslotdir "pg_ls_replslotdir" needs SetReturningFunctions;
        /// `pg_ls_archive_statusdir()` (section 9.27).
        pub fn pg_ls_archive_statusdir() -> { name: Text, size: Int8, modification: Timestamptz } = PgLsArchiveStatusdir "pg_ls_archive_statusdir" needs SetReturningFunctions;
        /// `pg_ls_tmpdir()`: the temporary files (section 9.27).
        pub fn pg_ls_tmpdir() -> { name: Text, size: Int8, modification: Timestamptz } = PgLsTmpdir "pg_ls_tmpdir" needs SetReturningFunctions;
        /// `pg_ls_tmpdir(tablespace)`: the temporary files in a tablespace (section 9.27).
        pub fn pg_ls_tmpdir_of(tablespace: Oid) -> { name: Text, size: Int8, modification: Timestamptz } = PgLsTmpdirOf "pg_ls_tmpdir" needs SetReturningFunctions;
        /// `pg_stat_file(filename, missing_ok)`: a file; all NULL where it is missing (section 9.27).
        pub fn pg_stat_file(filename: Text, missing_ok: Bool) -> { size: Int8 nulls MaybeNull, access: Timestamptz nulls MaybeNull, modification: Timestamptz nulls MaybeNull, change: Timestamptz nulls MaybeNull, creation: Timestamptz nulls MaybeNull, isdir: Bool nulls MaybeNull } = PgStatFile "pg_stat_file" needs SetReturningFunctions;
    }
}

#[cfg(feature = "with-jiff-0_2")]
pub use moments::*;
