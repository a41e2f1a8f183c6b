//! Functions of the server that stand in FROM.

use relvar::clause::server_functions::*;
use relvar::expr::Bind;
use relvar::types::*;
use relvar::value::Snapshot;

use super::examples;

/// The number of the catalogue's table of tables.
const PG_CLASS: u32 = 1259;

fn snapshot() -> Bind<PgSnapshot, Snapshot> {
    Bind::new(Snapshot { xmin: 10, xmax: 20, running: vec![10, 14] })
}

fn old_snapshot() -> Bind<TxidSnapshot, Snapshot> {
    Bind::new(Snapshot { xmin: 10, xmax: 20, running: vec![10, 14] })
}

examples! { "rows of the server"; rows {
    run {
        aclexplode(relvar::fns::system::acldefault(b'r' as i8, 10_u32));
        pg_get_catalog_foreign_keys();
        pg_get_keywords();
        pg_options_to_table(["a=b"]);
        pg_listening_channels();
        pg_tablespace_databases(1663_u32);
        pg_identify_object(PG_CLASS, PG_CLASS, 0);
        pg_identify_object(PG_CLASS, 0_u32, 0);
        pg_identify_object_as_address(PG_CLASS, PG_CLASS, 0);
        pg_get_object_address("table", ["pg_catalog", "pg_class"], Vec::<&str>::new());
        pg_snapshot_xip(snapshot());
        txid_snapshot_xip(old_snapshot());
        pg_control_init();
        pg_control_recovery();
        pg_control_checkpoint();
        pg_control_system();
        pg_walfile_name_offset(99_999_999_u64);
        pg_get_wal_resource_managers();
        pg_partition_tree("teams");
        pg_partition_ancestors("teams");
        pg_ls_dir("base");
        pg_ls_dir_with("base", true, true);
        pg_ls_waldir();
        pg_ls_logicalmapdir();
        pg_ls_logicalsnapdir();
        pg_ls_archive_statusdir();
        pg_ls_tmpdir();
        pg_ls_tmpdir_of(1663_u32);
        pg_stat_file("base", true);
        pg_stat_file("nothing", true);
    }
    prepare {
        pg_get_multixact_members(1_u32);
        pg_xact_commit_timestamp_origin(3_u32);
        pg_last_committed_xact();
        pg_backup_stop(true);
        pg_create_physical_replication_slot("x", false, true);
        pg_create_logical_replication_slot("x", "test_decoding", true, false);
        pg_copy_physical_replication_slot("x", "y", true);
        pg_copy_logical_replication_slot("x", "y", true, "test_decoding");
        pg_logical_slot_get_changes("x", 1_u64, 1);
        pg_logical_slot_peek_changes("x", 1_u64, 1);
        pg_logical_slot_get_binary_changes("x", 1_u64, 1);
        pg_logical_slot_peek_binary_changes("x", 1_u64, 1);
        pg_replication_slot_advance("x", 1_u64);
        pg_ls_logdir();
        pg_ls_replslotdir("x");
    }
} }
