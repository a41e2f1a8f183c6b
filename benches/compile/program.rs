//! What is compiled: tables and functions, chosen at random but always the same, in no library's spelling.

/// An SQL type that every library reads into the same Rust type.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Type {
    Int4,
    Text,
    Int8,
    Bool,
    Float8,
}

impl Type {
    pub(crate) fn sql(self) -> &'static str {
        match self {
            Self::Int4 => "Int4",
            Self::Text => "Text",
            Self::Int8 => "Int8",
            Self::Bool => "Bool",
            Self::Float8 => "Float8",
        }
    }

    pub(crate) fn rust(self) -> &'static str {
        match self {
            Self::Int4 => "i32",
            Self::Text => "String",
            Self::Int8 => "i64",
            Self::Bool => "bool",
            Self::Float8 => "f64",
        }
    }
}

#[derive(Clone)]
pub(crate) struct Column {
    /// `table::column`, which every library writes alike.
    pub(crate) path: String,
    pub(crate) name: String,
    pub(crate) sql_type: Type,
    pub(crate) nullable: bool,
}

impl Column {
    /// The type that the column is read into.
    pub(crate) fn rust(&self) -> String {
        let plain = self.sql_type.rust();
        if self.nullable { format!("Option<{plain}>") } else { plain.to_owned() }
    }
}

/// A table. Its first column is the key; `next`, where it has one, refers to the key of the next table.
#[derive(Clone)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<Column>,
}

#[derive(Clone)]
pub(crate) enum Condition {
    /// The column and `eq`, `ne`, `gt` or `lt`, then a literal.
    Compare(Column, &'static str, String),
    IsNull(Column),
}

/// A query that reads rows into a tuple.
#[derive(Clone)]
pub(crate) struct Select {
    pub(crate) table: String,
    /// Child, parent: `child.next = parent.id`.
    pub(crate) joins: Vec<(String, String)>,
    pub(crate) conditions: Vec<Condition>,
    pub(crate) distinct_on: Vec<Column>,
    pub(crate) order: Vec<(Column, &'static str)>,
    pub(crate) limit: Option<u64>,
    pub(crate) columns: Vec<Column>,
}

/// A query that groups by columns and selects them and a count.
#[derive(Clone)]
pub(crate) struct Group {
    pub(crate) table: String,
    pub(crate) columns: Vec<Column>,
    pub(crate) counted: Column,
}

/// A query that reads columns of one table into a struct of its own, field by field.
#[derive(Clone)]
pub(crate) struct Shape {
    pub(crate) table: String,
    pub(crate) columns: Vec<Column>,
    /// From expressions that the query names, or from the columns that are called like the fields.
    pub(crate) by_expressions: bool,
}

/// A query over many tables that groups by columns and reads them and a count into a struct.
#[derive(Clone)]
pub(crate) struct Report {
    pub(crate) table: String,
    /// Child, parent: `child.next = parent.id`.
    pub(crate) joins: Vec<(String, String)>,
    pub(crate) columns: Vec<Column>,
    pub(crate) counted: Column,
}

/// An INSERT of one row.
#[derive(Clone)]
pub(crate) struct Insert {
    pub(crate) table: String,
    pub(crate) values: Vec<(Column, String)>,
}

#[derive(Clone)]
pub(crate) enum Function {
    Select(Select),
    Group(Group),
    Insert(Insert),
    Shape(Shape),
    Report(Report),
}

/// One crate per library: a schema and functions over it.
#[derive(Clone)]
pub(crate) struct Program {
    pub(crate) name: String,
    pub(crate) tables: Vec<Table>,
    /// Whether any two tables may stand in one query: Diesel wants that declared, and the declaration has its cost.
    pub(crate) joinable: bool,
    pub(crate) functions: Vec<Function>,
    /// The program without the functions: what is taken off to know what the functions cost.
    pub(crate) base: Option<&'static str>,
    /// Whether `cargo build` is measured too, and what [`Program::in_every_way`] says.
    pub(crate) built: bool,
    /// Measured in one round only, because some library takes minutes for it.
    pub(crate) once: bool,
    /// Whether it is measured of relvar alone: the peers cannot say it.
    pub(crate) alone: bool,
}

impl Program {
    /// Whether every library says it: the schema that queries are asked of, and the programs of such queries.
    pub(crate) fn queried(&self) -> bool {
        self.name == SCHEMA || self.base == Some(SCHEMA)
    }

    /// Whether it is also checked after a change of one function and linked into executables.
    pub(crate) fn in_every_way(&self) -> bool {
        self.built && !self.functions.is_empty()
    }

    /// The program after a change of one function: a query of its second half compares with the number beside the former one.
    /// Every library makes this change between two checks: sqlx sends the number as a value, so the text that it knows from the
    /// database stays. The number keeps its digits, too, so that no line or column moves in the functions below.
    pub(crate) fn changed(&self) -> Option<Self> {
        let mut program = self.clone();
        let half = program.functions.len() / 2;
        let number = program.functions[half..].iter_mut().find_map(Function::number)?;
        *number = (number.parse::<u64>().ok()? ^ 1).to_string();
        Some(program)
    }
}

impl Function {
    /// A whole number that a query compares a column with.
    fn number(&mut self) -> Option<&mut String> {
        let Self::Select(select) = self else { return None };
        select.conditions.iter_mut().find_map(|condition| match condition {
            Condition::Compare(column, _, literal) if matches!(column.sql_type, Type::Int4 | Type::Int8) => {
                Some(literal)
            }
            _ => None,
        })
    }
}

/// How much to generate.
pub(crate) struct Size {
    pub(crate) tables: usize,
    pub(crate) columns: usize,
    pub(crate) queries: usize,
    /// Functions of each kind in the programs that have one kind only.
    pub(crate) functions: usize,
}

/// The program with the tables of the programs of queries.
pub(crate) const SCHEMA: &str = "schema";

/// The program with neither tables nor functions.
pub(crate) const EMPTY: &str = "empty";

/// The program of queries with 12 joins and 40 columns, grouped.
pub(crate) const REPORT: &str = "report_40";

/// What the random choices begin with.
const SEED: u64 = 7;

/// The name of the column through which a table refers to the next.
pub(crate) const NEXT: &str = "next";

fn table(name: String, columns: usize, refers: bool) -> Table {
    const TYPES: [Type; 5] = [Type::Int4, Type::Text, Type::Int8, Type::Bool, Type::Float8];
    let column = |at: usize| {
        let (column, sql_type, nullable) = match at {
            0 => ("id".to_owned(), Type::Int4, false),
            1 if refers => (NEXT.to_owned(), Type::Int4, false),
            _ => (format!("c{at}"), TYPES[at % TYPES.len()], at % 4 == 3),
        };
        Column { path: format!("{name}::{column}"), name: column, sql_type, nullable }
    };
    Table { columns: (0..columns).map(column).collect(), name }
}

/// SplitMix64: every run and every library gets the same programs.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound.max(1) as u64).unwrap_or(0)
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    /// `count` different ones in random order.
    fn some<T: Clone>(&mut self, of: &[T], count: usize) -> Vec<T> {
        let mut left = of.to_vec();
        (0..count.min(of.len())).map(|_| left.swap_remove(self.below(left.len()))).collect()
    }

    fn literal(&mut self, sql_type: Type) -> String {
        let number = self.below(1000);
        match sql_type {
            Type::Int4 | Type::Int8 => number.to_string(),
            Type::Text => format!("\"s{number}\""),
            Type::Bool => number.is_multiple_of(2).to_string(),
            Type::Float8 => format!("{number}.5"),
        }
    }

    fn condition(&mut self, columns: &[Column]) -> Condition {
        let column = self.one(columns);
        if column.nullable && self.below(2) == 0 {
            return Condition::IsNull(column);
        }
        let operators: &[&str] =
            if column.sql_type == Type::Bool { &["eq"] } else { &["eq", "ne", "gt", "lt"] };
        let literal = self.literal(column.sql_type);
        Condition::Compare(column, self.one(operators), literal)
    }

    /// One or two joins along the ring of tables, one to three conditions, an order, three to six columns.
    fn query(&mut self, ring: &[Table]) -> Function {
        let start = self.below(ring.len());
        let length = 2 + self.below(2);
        let joined: Vec<&Table> = (start..start + length).map(|at| &ring[at % ring.len()]).collect();
        let columns: Vec<Column> = joined.iter().flat_map(|table| table.columns.clone()).collect();
        Function::Select(Select {
            table: joined[0].name.clone(),
            joins: joined.windows(2).map(|pair| (pair[0].name.clone(), pair[1].name.clone())).collect(),
            conditions: (0..1 + self.below(3)).map(|_| self.condition(&columns)).collect(),
            distinct_on: Vec::new(),
            order: vec![(self.one(&columns), self.one(&["asc", "desc"]))],
            limit: self.one(&[None, Some(10), Some(50)]),
            columns: {
                let count = 3 + self.below(4);
                self.some(&columns, count)
            },
        })
    }

    fn select_list(&mut self, table: &Table, count: usize) -> Function {
        Function::Select(Select {
            table: table.name.clone(),
            joins: Vec::new(),
            conditions: Vec::new(),
            distinct_on: Vec::new(),
            order: Vec::new(),
            limit: None,
            columns: self.some(&table.columns, count),
        })
    }

    /// Three columns, in the order of `count` others.
    fn ordered(&mut self, table: &Table, count: usize) -> Function {
        let columns = self.some(&table.columns, count);
        let order = columns.into_iter().map(|column| (column, self.one(&["asc", "desc"]))).collect();
        match self.select_list(table, 3) {
            Function::Select(select) => Function::Select(Select { order, ..select }),
            other => other,
        }
    }

    /// Three columns, one row for each value of `count` others.
    fn distinct_on(&mut self, table: &Table, count: usize) -> Function {
        let distinct_on = self.some(&table.columns, count);
        match self.select_list(table, 3) {
            Function::Select(select) => Function::Select(Select { distinct_on, ..select }),
            other => other,
        }
    }

    fn shape(&mut self, table: &Table, count: usize, by_expressions: bool) -> Function {
        let columns = self.some(&table.columns, count);
        Function::Shape(Shape { table: table.name.clone(), columns, by_expressions })
    }

    /// All tables joined, grouped by three columns of each.
    fn report(&mut self, tables: &[Table]) -> Function {
        let columns = tables.iter().flat_map(|table| self.some(&table.columns, 3)).collect();
        let counted = self.one(&tables[0].columns);
        Function::Report(Report {
            table: tables[0].name.clone(),
            joins: tables.windows(2).map(|pair| (pair[0].name.clone(), pair[1].name.clone())).collect(),
            columns,
            counted,
        })
    }

    fn group(&mut self, table: &Table, count: usize) -> Function {
        Function::Group(Group {
            table: table.name.clone(),
            columns: self.some(&table.columns, count),
            counted: self.one(&table.columns),
        })
    }

    fn insert(&mut self, table: &Table) -> Function {
        let columns = self.some(&table.columns, table.columns.len());
        let values = columns.into_iter().map(|column| {
            let literal = self.literal(column.sql_type);
            (column, literal)
        });
        Function::Insert(Insert { table: table.name.clone(), values: values.collect() })
    }
}

/// All programs, each after the one that it is compared with.
pub(crate) fn programs(size: &Size) -> Vec<Program> {
    let mut random = Random(SEED);
    let ring: Vec<Table> = (0..size.tables).map(|at| table(format!("t{at}"), size.columns, true)).collect();
    let many = |tables: usize, columns| -> Vec<Table> {
        (0..tables).map(|at| table(format!("t{at}"), columns, true)).collect()
    };
    let narrow = table("narrow".to_owned(), 15, false);
    let wide = table("wide".to_owned(), 30, false);
    let both = vec![narrow.clone(), wide.clone()];

    let schema = |name: &str, tables: Vec<Table>, built| Program {
        name: name.to_owned(),
        tables,
        joinable: true,
        functions: Vec::new(),
        base: None,
        built,
        once: false,
        alone: false,
    };
    // They begin with the queries of `queries`.
    let more = |count: usize| {
        let mut random = Random(SEED);
        Program {
            name: format!("queries_{count}"),
            functions: (0..count).map(|_| random.query(&ring)).collect(),
            base: Some(SCHEMA),
            ..schema("", ring.clone(), false)
        }
    };
    let mut programs = vec![
        schema(EMPTY, Vec::new(), false),
        schema(SCHEMA, ring.clone(), true),
        Program {
            name: "queries".to_owned(),
            functions: (0..size.queries).map(|_| random.query(&ring)).collect(),
            base: Some(SCHEMA),
            ..schema("", ring.clone(), true)
        },
        more(300),
        Program { once: true, ..more(1000) },
        schema("tables_100", many(100, 15), false),
        Program { joinable: false, ..schema("tables_100_unjoined", many(100, 15), false) },
        // The pairs of 200 tables take Diesel more than five minutes, even with 8 columns in each: they stay undeclared.
        Program { joinable: false, once: true, ..schema("tables_200_unjoined", many(200, 15), false) },
        schema("two_tables", both.clone(), false),
    ];
    let mut kind = |name: String, function: &mut dyn FnMut(&mut Random) -> Function| {
        programs.push(Program {
            tables: both.clone(),
            joinable: true,
            functions: (0..size.functions).map(|_| function(&mut random)).collect(),
            base: Some("two_tables"),
            built: false,
            once: false,
            alone: name.starts_with("row_"),
            name,
        });
    };
    // Every check of a list, over a short one and over long ones.
    for count in [4, 8, 15, 30] {
        kind(format!("select_{count}"), &mut |random| random.select_list(&wide, count));
    }
    for count in [4, 8, 15, 30] {
        kind(format!("group_{count}"), &mut |random| random.group(&wide, count));
    }
    for (count, table) in [(15, &narrow), (30, &wide)] {
        kind(format!("insert_{count}"), &mut |random| random.insert(table));
    }
    for count in [15, 30] {
        kind(format!("order_{count}"), &mut |random| random.ordered(&wide, count));
        kind(format!("distinct_on_{count}"), &mut |random| random.distinct_on(&wide, count));
        kind(format!("select_as_{count}"), &mut |random| random.shape(&wide, count, false));
        kind(format!("row_{count}"), &mut |random| random.shape(&wide, count, true));
    }
    let thirteen: Vec<Table> = many(13, 12);
    programs.push(Program { alone: true, ..schema("tables_13", thirteen.clone(), false) });
    programs.push(Program {
        name: REPORT.to_owned(),
        functions: (0..4).map(|_| random.report(&thirteen)).collect(),
        base: Some("tables_13"),
        ..Program { alone: true, ..schema("", thirteen, false) }
    });
    programs
}
