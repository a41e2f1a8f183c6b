//! What `create_all` creates.

use relvar::kernel::TypeName;
use relvar::schema::{ColumnSchema, Fill, ForeignKeySchema, IndexSchema, TableSchema, UniqueSchema};
use relvar_pg::ddl::{Report, create_all, create_all_sql, drop_all_sql};

use crate::describe::{
    CYCLE, STATUS, TABLE, TEAMS, USERS, check, column, filled, index, nullable, references, typed, unique,
};
use crate::fixture::Database;

fn created(report: &Report) -> Vec<String> {
    report.created.iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn tables_are_created_in_any_order_and_then_left_alone() {
    for tables in [[USERS, TEAMS], [TEAMS, USERS]] {
        let database = Database::new().await;
        let mut db = database.connect().await;
        let report = create_all(&mut db, &tables).await.unwrap();
        let all = ["enum type public.order_status", "table public.teams", "table public.users"];
        assert_eq!((created(&report), report.unchanged.len()), (all.map(str::to_owned).to_vec(), 0));
        let before = dump(&database).await;
        let again = create_all(&mut db, &tables).await.unwrap();
        assert_eq!((again.created, again.unchanged), (vec![], report.created));
        assert_eq!(dump(&database).await, before);
    }
}

/// Every row of the catalogue that could have changed, with its version.
async fn dump(database: &Database) -> Vec<String> {
    let query = "
        SELECT concat('class ', oid, ' ', xmin, ' ', relname) FROM pg_class UNION ALL
        SELECT concat('attribute ', attrelid, ' ', xmin, ' ', attname) FROM pg_attribute UNION ALL
        SELECT concat('constraint ', oid, ' ', xmin, ' ', conname) FROM pg_constraint UNION ALL
        SELECT concat('type ', oid, ' ', xmin, ' ', typname) FROM pg_type UNION ALL
        SELECT concat('comment ', objoid, ' ', objsubid, ' ', xmin) FROM pg_description UNION ALL
        SELECT concat('namespace ', oid, ' ', xmin, ' ', nspname) FROM pg_namespace WHERE nspname !~ '^pg_'
        ORDER BY 1";
    database.texts(query).await
}

#[tokio::test]
async fn everything_declared_is_in_the_catalogue() {
    let database = Database::new().await;
    let mut db = database.connect().await;
    create_all(&mut db, &[USERS, TEAMS]).await.unwrap();
    assert_eq!(
        database.texts("SELECT concat_ws(' ', attname, format_type(atttypid, atttypmod), attnotnull, nullif(attidentity, ''),
                nullif(attgenerated, ''), pg_get_expr(adbin, adrelid))
            FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
            WHERE attrelid = 'users'::regclass AND attnum > 0 ORDER BY attnum")
        .await,
        [
            "id integer t d",
            "email character varying(80) t",
            "name text t",
            "age integer f",
            "balance numeric(15,2) f",
            "status order_status t 'new'::order_status",
            "history order_status[] t",
            "created_at timestamp with time zone t now()",
            "shown text t s (lower(name) || '!'::text)",
            "team_id integer f",
            "chief_id integer f",
        ]
    );
    assert_eq!(
        database
            .texts(
                "SELECT conname || ': ' || pg_get_constraintdef(oid) FROM pg_constraint
            WHERE conrelid = 'users'::regclass ORDER BY conname"
            )
            .await,
        [
            "chief: FOREIGN KEY (chief_id) REFERENCES users(id) ON UPDATE RESTRICT ON DELETE SET NULL",
            "named: CHECK ((name <> ''::text))",
            "one_place: UNIQUE (team_id, age) DEFERRABLE",
            "users_age_check: CHECK ((age >= 0))",
            "users_email_key: UNIQUE (email)",
            "users_pkey: PRIMARY KEY (id)",
            "users_team_id_fkey: FOREIGN KEY (team_id) REFERENCES teams(id) ON DELETE CASCADE",
        ]
    );
    assert_eq!(
        database.texts("SELECT indexdef FROM pg_indexes WHERE tablename = 'users' AND indexname ~ 'idx|by' ORDER BY indexname").await,
        [
            "CREATE INDEX by_status ON public.users USING btree (status)",
            "CREATE INDEX users_lower_age_idx ON public.users USING btree (lower(name), age DESC)",
            "CREATE UNIQUE INDEX users_name_idx ON public.users USING btree (name) WHERE (age > 17)",
        ]
    );
    assert_eq!(
        database
            .texts(
                "SELECT description FROM pg_description WHERE objoid = 'users'::regclass ORDER BY objsubid"
            )
            .await,
        ["People who may sign in.\nIt's a \\ table.", "Where mail goes."]
    );
    assert_eq!(
        database.texts("SELECT enumlabel::text FROM pg_enum ORDER BY enumsortorder").await,
        ["new", "paid", "it's lost"]
    );
    assert_eq!(
        database.texts("SELECT concat(attname, attidentity) FROM pg_attribute WHERE attrelid = 'teams'::regclass AND attnum = 1").await,
        ["ida"]
    );
}

#[tokio::test]
async fn tables_of_a_cycle_reference_each_other() {
    let database = Database::new().await;
    let mut db = database.connect().await;
    assert_eq!(
        created(&create_all(&mut db, &CYCLE).await.unwrap()),
        ["table public.hens", "table public.eggs"]
    );
    let query = "SELECT conrelid::regclass || ' ' || confrelid::regclass FROM pg_constraint WHERE contype = 'f' ORDER BY 1";
    let rows = db.client().query(query, &[]).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.get(0)).collect::<Vec<&str>>(), ["eggs hens", "hens eggs"]);
    assert_eq!(create_all(&mut db, &CYCLE).await.unwrap().unchanged.len(), 2);
}

#[tokio::test]
async fn the_text_creates_and_drops_the_same() {
    let database = Database::new().await;
    let mut db = database.connect().await;
    let tables = [USERS, CYCLE[0], CYCLE[1], TEAMS];
    db.batch_execute(&create_all_sql(&tables).unwrap()).await.unwrap();
    assert_eq!(create_all(&mut db, &tables).await.unwrap().created, []);
    db.batch_execute(&drop_all_sql(&tables).unwrap()).await.unwrap();
    assert_eq!(database.relations().await, [""; 0]);
    db.batch_execute(&drop_all_sql(&tables).unwrap()).await.unwrap();
}

#[tokio::test]
async fn only_what_is_missing_is_created() {
    let database = Database::new().await;
    let mut db = database.connect().await;
    create_all(&mut db, &[TEAMS]).await.unwrap();
    db.client().execute("INSERT INTO teams (title) VALUES ('a')", &[]).await.unwrap();
    let report = create_all(&mut db, &[USERS, TEAMS]).await.unwrap();
    assert_eq!(created(&report), ["enum type public.order_status", "table public.users"]);
    assert_eq!(report.unchanged.iter().map(ToString::to_string).collect::<Vec<_>>(), ["table public.teams"]);
    assert_eq!(db.client().query_one("SELECT count(*) FROM teams", &[]).await.unwrap().get::<_, i64>(0), 1);
    // The target need not be given, where it is there.
    let member = TableSchema {
        name: "members",
        columns: const { &[column("team_id", "int4")] },
        foreign_keys: const { &[references(&["team_id"], "teams")] },
        ..TABLE
    };
    assert_eq!(created(&create_all(&mut db, &[member]).await.unwrap()), ["table public.members"]);
    assert_eq!(create_all(&mut db, &[member]).await.unwrap().created, []);
}

#[tokio::test]
async fn schemas_are_created_and_may_share_names() {
    let database = Database::new().await;
    let mut db = database.connect().await;
    let kind = TypeName { schema: Some("kinds"), ..STATUS };
    let columns: &[ColumnSchema] = const { &[column("id", "int4"), nullable("parent", "int4")] };
    let one = TableSchema { schema: Some("a"), name: "t", columns, primary_key: &["id"], ..TABLE };
    let two = TableSchema {
        schema: Some("b"),
        columns: vec![columns[0], columns[1], typed("kind", kind)].leak(),
        foreign_keys: const { &[ForeignKeySchema { table: (Some("a"), "t"), ..references(&["parent"], "") }] },
        indexes: const { &[index(&["parent"])] },
        ..one
    };
    let tables = [two, one, TableSchema { schema: None, ..one }];
    let report = create_all(&mut db, &tables).await.unwrap();
    assert_eq!(
        created(&report),
        [
            "schema kinds",
            "schema b",
            "schema a",
            "enum type kinds.order_status",
            "table a.t",
            "table b.t",
            "table public.t"
        ]
    );
    assert_eq!(create_all(&mut db, &tables).await.unwrap().unchanged.len(), 7);
    // The same table under its full name.
    assert_eq!(
        create_all(&mut db, &[TableSchema { schema: Some("public"), ..one }]).await.unwrap().created,
        []
    );
    let error =
        create_all(&mut db, &[tables[2], TableSchema { schema: Some("public"), ..one }]).await.unwrap_err();
    assert_eq!(error.mistakes()[0].to_string(), "table t: it is described twice");
}

#[tokio::test]
async fn a_table_is_created_in_the_current_schema_and_nowhere_else() {
    let database = Database::new().await;
    let mut db = database.connect().await;
    create_all(&mut db, &[TEAMS]).await.unwrap();
    db.batch_execute("CREATE SCHEMA tenant; SET search_path = tenant, public").await.unwrap();
    assert_eq!(created(&create_all(&mut db, &[TEAMS]).await.unwrap()), ["table tenant.teams"]);
    db.batch_execute("SET search_path = nowhere").await.unwrap();
    let error = create_all(&mut db, &[TEAMS]).await.unwrap_err();
    assert!(error.to_string().contains("search_path"), "{error}");
}

#[tokio::test]
async fn a_foreign_key_may_reference_a_unique_index() {
    let database = Database::new().await;
    let mut db = database.connect().await;
    let node = TableSchema {
        name: "nodes",
        columns: const { &[column("id", "int4"), column("code", "text"), nullable("next", "text")] },
        unique: const { &[unique(&["id"])] },
        indexes: const { &[IndexSchema { unique: true, ..index(&["code"]) }] },
        foreign_keys: const { &[ForeignKeySchema { references: &["code"], ..references(&["next"], "nodes") }] },
        ..TABLE
    };
    let link = TableSchema {
        name: "links",
        columns: const { &[column("code", "text")] },
        foreign_keys: const { &[ForeignKeySchema { references: &["code"], ..references(&["code"], "nodes") }] },
        ..TABLE
    };
    assert_eq!(create_all(&mut db, &[link, node]).await.unwrap().created.len(), 2);
    assert_eq!(create_all(&mut db, &[link, node]).await.unwrap().unchanged.len(), 2);
}

/// The server makes one constraint of two that are alike.
#[tokio::test]
async fn a_constraint_given_twice_is_no_drift() {
    let database = Database::new().await;
    let mut db = database.connect().await;
    let table = TableSchema {
        name: "twice",
        columns: const { &[column("id", "int4"), column("a", "int4")] },
        primary_key: &["id"],
        unique: const {
            &[
                unique(&["a"]),
                unique(&["a"]),
                UniqueSchema { name: Some("u"), ..unique(&["a"]) },
                unique(&["id"]),
            ]
        },
        checks: const { &[check("a > 0"), check("a > 0")] },
        indexes: const { &[index(&["a"]), index(&["a"])] },
        ..TABLE
    };
    create_all(&mut db, &[table]).await.unwrap();
    assert_eq!(create_all(&mut db, &[table]).await.unwrap().created, []);
}

#[tokio::test]
async fn a_default_may_be_any_expression() {
    let database = Database::new().await;
    let mut db = database.connect().await;
    let table = TableSchema {
        name: "defaults",
        columns: const {
            &[
                filled("a", "bool", Fill::Default("1 > 2 AND NOT false")),
                filled("b", "bool", Fill::Default("1 IN (1, 2)")),
                filled("c", "text", Fill::Default("'two words'")),
                filled("d", "timestamptz", Fill::Default("now() - interval '1 day'")),
                filled("e", "int4", Fill::Default("-1")),
                ColumnSchema { nullable: true, ..filled("f", "int4", Fill::Default("NULL")) },
            ]
        },
        ..TABLE
    };
    create_all(&mut db, &[table]).await.unwrap();
    assert_eq!(create_all(&mut db, &[table]).await.unwrap().created, []);
    let row = db
        .client()
        .query_one("INSERT INTO defaults DEFAULT VALUES RETURNING a, b, c, e, f IS NULL", &[])
        .await
        .unwrap();
    assert_eq!(
        (row.get(0), row.get(1), row.get(2), row.get(3), row.get(4)),
        (false, true, "two words", -1, true)
    );
}

#[tokio::test]
async fn nothing_stays_when_the_server_refuses_a_statement() {
    let database = Database::new().await;
    let mut db = database.connect().await;
    let bad = TableSchema {
        schema: Some("later"),
        name: "zoo",
        columns: const { &[filled("id", "int4", Fill::Default("no_such_function()"))] },
        ..TABLE
    };
    let error = create_all(&mut db, &[USERS, TEAMS, bad]).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "cannot create table later.zoo: function no_such_function() does not exist (SQLSTATE 42883)"
    );
    assert_eq!(error.server_error().and_then(|error| error.sqlstate()), Some("42883"));
    assert!(!relvar_pg::Error::from(error).is_drift());
    assert_eq!(database.relations().await, [""; 0]);
    assert!(db.client().query_one("SELECT 1 FROM pg_namespace WHERE nspname = 'later'", &[]).await.is_err());
    // The connection is as good as before.
    assert_eq!(create_all(&mut db, &[USERS, TEAMS]).await.unwrap().created.len(), 3);
}
