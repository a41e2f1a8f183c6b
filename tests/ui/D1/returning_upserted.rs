//! expects: dialect `relvar::prelude::Sqlite` has no `RETURNING_UPSERTED`
use relvar::prelude::*;
use relvar_tests::*;

fn main() {
    let upserted = tags.insert(tags::name.set("rust")).on_conflict(tags::name).do_update(tags::uses.set(9));
    let _ = upserted.returning_upserted(tags::uses).sql::<Sqlite>();
}
