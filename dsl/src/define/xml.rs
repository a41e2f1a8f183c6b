//! `xml_element!`, `xml_forest!`, `xml_table!`: SQL whose names are those of XML; each is one line.

/// Declares elements of XML: `XMLELEMENT` (PostgreSQL manual, section 9.15.1).
///
/// `pub fn name[attribute = "name", ..](content) = Marker "element";` An attribute is an expression or a value of any type,
/// and missing where it is NULL; so is the content, which stands as it is where it is XML, and as its text else. Without
/// attributes the brackets are left out, without content the parentheses are empty.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
/// use relvar::fns::xml::xmlconcat;
///
/// relvar::xml_element! {
///     /// `<user id="..">..</user>`
///     pub fn user[id = "id", team = "team-id"](content) = UserElement "user";
///     pub fn name(content) = NameElement "name";
///     pub fn rule() = RuleElement "hr";
/// }
///
/// let sql = users.select(user(users::id, users::team_id, xmlconcat((name(users::name), rule())))).sql::<Postgres>();
/// assert_eq!(
///     sql,
///     "SELECT xmlelement(NAME \"user\", XMLATTRIBUTES(users.id AS \"id\", users.team_id AS \"team-id\"), \
///      xmlconcat(xmlelement(NAME \"name\", users.name), xmlelement(NAME \"hr\"))) FROM users",
/// );
/// ```
#[macro_export]
macro_rules! xml_element {
    ($(
        $(#[$doc:meta])*
        $vis:vis fn $function:ident $([$($attribute:ident = $attribute_name:literal),+])? ($($content:ident)?) = $name:ident $element:literal;
    )*) => { $(
        $crate::xml_element!(@marker $vis $name [NeverNull]
            $crate::xml_element!(@words $element [$($content)?] $($($attribute_name)+)?));
        $crate::xml_element!(@fn [
            $(#[$doc])*
            #[doc = concat!("\n\nThe element `", $element, "`; never NULL.")]
        ] $vis $function $name $($($attribute)+)? $($content)?);
    )* };
    // xml_element!(@fn [/// docs] pub user UserElement id content): the function
    (@fn $docs:tt $vis:vis $function:ident $name:ident $($argument:ident)*) => {
        $crate::function!(@fn $docs $vis $function ($($argument: $crate::types::AnyType),*) () $name [$crate::types::Xml]);
    };
    // xml_element!(@marker pub UserElement [NeverNull] &["xmlelement(NAME \"user\")", ""]): the marker type and its facts
    (@marker $vis:vis $name:ident [$nulls:ident] $words:expr) => {
        #[doc = concat!("See the function that makes a `", stringify!($name), "`.")]
        $vis struct $name;

        impl $crate::expr::Function for $name {
            type Id<Rest: $crate::kernel::Identity> = $crate::__id!($name, Rest);
            type SqlType = $crate::types::Xml;
            type Nulls = $crate::expr::$nulls;
            type Feature = $crate::render::OnPostgres<$name>;
            const WORDS: &'static [&'static str] = $words;
        }
    };
    // xml_element!(@words "user" [content] "id" "team-id"): what stands before, between and after the arguments
    (@words $element:literal []) => { &[concat!("xmlelement(NAME \"", $element, "\")"), ""] };
    (@words $element:literal [$content:ident]) => { &[concat!("xmlelement(NAME \"", $element, "\", "), ")"] };
    (@words $element:literal $content:tt $($attribute:literal)+) => {
        $crate::xml_element!(@attributes [concat!("xmlelement(NAME \"", $element, "\", XMLATTRIBUTES("),] $content $($attribute)+)
    };
    (@attributes [$($word:expr,)*] [] $last:literal) => { &[$($word,)* concat!(" AS \"", $last, "\"))")] };
    (@attributes [$($word:expr,)*] [$content:ident] $last:literal) => {
        &[$($word,)* concat!(" AS \"", $last, "\"), "), ")"]
    };
    (@attributes [$($word:expr,)*] $content:tt $first:literal $($rest:literal)+) => {
        $crate::xml_element!(@attributes [$($word,)* concat!(" AS \"", $first, "\", "),] $content $($rest)+)
    };
}

/// Declares sequences of elements, one for each value: `XMLFOREST` (PostgreSQL manual, section 9.15.1).
///
/// `pub fn name(value = "element", ..) = Marker;` A value is an expression or a value of any type; of one that is NULL there
/// is no element, and where all are, the whole is NULL.
///
/// ```
/// # relvar::doc_schema!();
/// use relvar::prelude::*;
///
/// relvar::xml_forest! {
///     /// `<name>..</name><age>..</age>`
///     pub fn parts(name = "name", age = "age") = Parts;
/// }
///
/// let sql = users.select(parts(users::name, users::age)).sql::<Postgres>();
/// assert_eq!(sql, "SELECT xmlforest(users.name AS \"name\", users.age AS \"age\") FROM users");
/// ```
#[macro_export]
macro_rules! xml_forest {
    ($(
        $(#[$doc:meta])*
        $vis:vis fn $function:ident($($value:ident = $element:literal),+ $(,)?) = $name:ident;
    )*) => { $(
        $crate::xml_element!(@marker $vis $name [EveryNull] $crate::xml_forest!(@words ["xmlforest(",] $($element)+));
        $crate::xml_element!(@fn [
            $(#[$doc])*
            #[doc = "\n\nA sequence of elements; NULL where every argument is NULL."]
        ] $vis $function $name $($value)+);
    )* };
    (@words [$($word:expr,)*] $last:literal) => { &[$($word,)* concat!(" AS \"", $last, "\")")] };
    (@words [$($word:expr,)*] $first:literal $($rest:literal)+) => {
        $crate::xml_forest!(@words [$($word,)* concat!(" AS \"", $first, "\", "),] $($rest)+)
    };
}

/// Declares tables that are read from XML: `XMLTABLE` (PostgreSQL manual, section 9.15.3).
///
/// `pub fn name -> { column: Type = "path", .. } = Marker "name" rows "path";` makes a function that takes the document and
/// gives a table for FROM, with a row for everything that the path behind `rows` finds. The path of a column starts there; a
/// column can be NULL, unless `not null` stands behind its path, which makes a missing value an error of the server. `[column]`
/// before the braces names a column that numbers the rows from 1. The columns' types are scalar ones.
///
/// ```
/// # relvar::table! { pages { #[primary_key] id -> Int4, body -> Xml } }
/// use relvar::prelude::*;
///
/// relvar::xml_table! {
///     /// The links of a page.
///     pub fn links -> [place] { address: Text = "@href" not null, text: Text = "." } = Links "links" rows "//a";
/// }
///
/// let links = links(pages::body);
/// let sql = pages.cross_join(&links).select((links.place, links.address, links.text)).sql::<Postgres>();
/// assert_eq!(
///     sql,
///     "SELECT links.place, links.address, links.text FROM pages CROSS JOIN XMLTABLE($xpath$//a$xpath$ PASSING (pages.body) \
///      COLUMNS place FOR ORDINALITY, address text PATH $xpath$@href$xpath$ NOT NULL, text text PATH $xpath$.$xpath$) \
///      AS links (place, address, text)",
/// );
/// ```
#[macro_export]
macro_rules! xml_table {
    ($(
        $(#[$doc:meta])*
        $vis:vis fn $function:ident -> $([$number:ident])? {
            $($column:ident: $type:ident = $path:literal $(not $null:ident)?),+ $(,)?
        } = $name:ident $sql:literal rows $rows:literal;
    )*) => { $( $crate::paste::paste! {
        $crate::set_returning!(@between [concat!("XMLTABLE($xpath$", $rows, "$xpath$ PASSING (")] [
            &$crate::render::Rope::Join(&[
                &$crate::render::Rope::Literal(") COLUMNS "),
                &$crate::render::Rope::List(", ", &[
                    $(&$crate::render::Rope::Join(&[
                        &$crate::render::Rope::Name(<[<$name $number:camel Column>] as $crate::check::FieldName>::NAME),
                        &$crate::render::Rope::Literal(" FOR ORDINALITY"),
                    ]),)?
                    $(&$crate::render::Rope::Join(&[
                        &$crate::render::Rope::Name(<[<$name $column:camel Column>] as $crate::check::FieldName>::NAME),
                        &$crate::render::Rope::Literal(" "),
                        $crate::expr::Spelled::<$crate::types::$type>::ROPE,
                        &$crate::render::Rope::Literal(concat!(" PATH $xpath$", $path, "$xpath$" $(, " NOT NULL", $crate::xml_table!(@nothing $null))?)),
                    ])),+
                ]),
                &$crate::render::Rope::Literal(")"),
            ])
        ] $vis $name [] $sql [$crate::clause::functions::SetReturningFunctions]
            $($number: ($crate::types::Int4);)?
            $($column: ($crate::types::$type) optional $($null)?;)+);

        $(#[$doc])*
        #[$crate::__brief]
        $vis fn $function<Document, DocumentExpression>(
            document: Document,
        ) -> $crate::clause::SetReturning<
            $name,
            $crate::expr::Arguments<DocumentExpression, ()>,
            $crate::clause::Plain,
            $crate::expr::Unlabelled,
        >
        where
            Document: $crate::expr::Argument<$crate::types::Xml, Expression = DocumentExpression>,
            DocumentExpression: $crate::kernel::Expression,
            $crate::check::AggregateIn<DocumentExpression>: $crate::check::NoAggregate<$crate::check::FROM>,
            $crate::check::WindowIn<DocumentExpression>: $crate::check::NoWindow<$crate::check::FROM>,
        {
            $crate::clause::SetReturning::new($crate::expr::Arguments($crate::expr::Argument::argument(document), ()))
        }
    } )* };
    (@nothing $null:ident) => { "" };
}
