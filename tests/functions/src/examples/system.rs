//! Privileges, snapshots and stored expressions.

use relvar::expr::Bind;
use relvar::expr::fns::system::*;
use relvar::prelude::*;
use relvar::value::Snapshot;

use super::{any, examples};

fn snapshot() -> Bind<PgSnapshot, Snapshot> {
    Bind::new(Snapshot { xmin: 10, xmax: 20, running: vec![10, 14] })
}

fn old_snapshot() -> Bind<TxidSnapshot, Snapshot> {
    Bind::new(Snapshot { xmin: 10, xmax: 20, running: vec![10, 14] })
}

// The catalogue alone has stored expressions.
relvar::table! {
    pg_catalog.pg_attrdef (oid) {
        oid -> Oid,
        adbin -> PgNodeTree,
    }
}

examples! { "system";
    run {
        makeaclitem(10_u32, 10_u32, "SELECT", false).eq(makeaclitem(10_u32, 10_u32, "SELECT", false)) => "true";
        acldefault(b'r' as i8, 10_u32).includes(makeaclitem(10_u32, 10_u32, "SELECT", false)) => "true";
        acldefault(b'r' as i8, 10_u32).includes(val::<Text, _>("=w/postgres").cast::<Aclitem>()) => any();
        pg_current_snapshot() => any();
        pg_snapshot_xmax(snapshot()) => "20";
        pg_snapshot_xmin(snapshot()) => "10";
        pg_visible_in_snapshot(9_u64, snapshot()) => "true";
        pg_visible_in_snapshot(14_u64, snapshot()) => "false";
        txid_current_snapshot() => any();
        txid_snapshot_xmax(old_snapshot()) => "20";
        txid_snapshot_xmin(old_snapshot()) => "10";
        txid_visible_in_snapshot(14_i64, old_snapshot()) => "false";
    }
    prepare {
        pg_get_expr(scalar(pg_attrdef.find(1_u32).select(pg_attrdef::adbin)), 1259_u32);
        pg_get_expr_with(scalar(pg_attrdef.find(1_u32).select(pg_attrdef::adbin)), 1259_u32, true);
    }
}
