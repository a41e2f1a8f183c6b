//! Functions over types of the server itself: privileges, snapshots, stored expressions (PostgreSQL manual, section 9.26).

use crate::types::*;

crate::function! { postgres "9.26";
    /// The privileges of an object of this kind, such as `b'r'` for a table, that belongs to `owner`, as long as nobody has
    /// granted or revoked any.
    pub fn acldefault(kind: ByteChar, owner: Oid) -> Array<Aclitem> = Acldefault "acldefault";
    /// The privileges, separated by commas, of `grantee`.
    pub fn makeaclitem(grantee: Oid, grantor: Oid, privileges: Text, is_grantable: Bool) -> Aclitem = Makeaclitem "makeaclitem";
    /// The text of an expression that the catalogue keeps, about columns of `relation`.
    pub fn pg_get_expr(expr: PgNodeTree, relation: Oid) or pg_get_expr_with(pretty: Bool) -> Text = PgGetExpr "pg_get_expr" nulls MaybeNull;
    /// What the statement sees.
    pub fn pg_current_snapshot() -> PgSnapshot = PgCurrentSnapshot "pg_current_snapshot" nulls NeverNull;
    pub fn pg_snapshot_xmax(snapshot: PgSnapshot) -> Xid8 = PgSnapshotXmax "pg_snapshot_xmax";
    pub fn pg_snapshot_xmin(snapshot: PgSnapshot) -> Xid8 = PgSnapshotXmin "pg_snapshot_xmin";
    /// Is what the transaction did seen?
    pub fn pg_visible_in_snapshot(transaction: Xid8, snapshot: PgSnapshot) -> Bool = PgVisibleInSnapshot "pg_visible_in_snapshot";
    pub fn txid_current_snapshot() -> TxidSnapshot = TxidCurrentSnapshot "txid_current_snapshot" nulls NeverNull;
    pub fn txid_snapshot_xmax(snapshot: TxidSnapshot) -> Int8 = TxidSnapshotXmax "txid_snapshot_xmax";
    pub fn txid_snapshot_xmin(snapshot: TxidSnapshot) -> Int8 = TxidSnapshotXmin "txid_snapshot_xmin";
    pub fn txid_visible_in_snapshot(transaction: Int8, snapshot: TxidSnapshot) -> Bool = TxidVisibleInSnapshot "txid_visible_in_snapshot";
}
