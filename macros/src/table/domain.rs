//! What a domain has of a table: the condition of its CHECK, in the same small grammar, and the modifier of its type.

use proc_macro2::{Span, TokenStream};
use syn::parse::ParseStream;

use super::data_type::{DataType, ModifierKind};
use super::expression::{self, Place};
use super::model::{Column, Fill, Relation, Table};
use crate::names::Name;
use crate::report::Report;

/// The condition as SQL. It speaks of one column, the `value`.
pub(crate) fn domain_condition(
    base: &DataType,
    condition: TokenStream,
    report: &mut Report,
) -> Option<String> {
    let parse = |input: ParseStream<'_>| {
        let condition = expression::parse(input)?;
        if input.is_empty() { Ok(condition) } else { Err(input.error("expected an operator, or the end")) }
    };
    let condition = report.keep(syn::parse::Parser::parse2(parse, condition))?;
    let table = of_value(base);
    expression::check(&condition, &table, Place::Domain, report);
    Some(condition.sql(&str::to_owned))
}

/// A table whose only column is the domain's value.
fn of_value(base: &DataType) -> Table {
    let name = |text: &str| Name { text: text.to_owned(), span: Span::call_site() };
    let value = Column {
        docs: Vec::new(),
        name: name("value"),
        sql_name: name("value"),
        data_type: base.clone(),
        nullable: true,
        modifier: None,
        fill: Fill::Nothing,
    };
    Table {
        relation: Relation::Table,
        docs: Vec::new(),
        uses: Vec::new(),
        schema: None,
        name: name("domain"),
        sql_name: name("domain"),
        row_attributes: Vec::new(),
        extensions: Vec::new(),
        no_primary_key: Some(Span::call_site()),
        primary_keys: Vec::new(),
        columns: vec![value],
        uniques: Vec::new(),
        foreign_keys: Vec::new(),
        checks: Vec::new(),
        indexes: Vec::new(),
        unreadable: Vec::new(),
    }
}

/// The modifier of the type that a domain restricts, of `max_length`, `precision` and `scale`.
pub(crate) fn domain_modifier(
    base: &DataType,
    given: [Option<(i32, Span)>; 3],
    report: &mut Report,
) -> Option<String> {
    let takes = base.modifier();
    let [max_length, precision, scale] = given;
    let mut refuse = |given: Option<(i32, Span)>, word: &str| {
        if let Some((_, span)) = given {
            report.error(span, format!("`{}` takes no {word}", base.shown()));
        }
    };
    match takes {
        ModifierKind::Length => {
            refuse(precision.or(scale), "precision");
            max_length.map(|(length, _)| length.to_string())
        }
        ModifierKind::PrecisionAndScale => {
            refuse(max_length, "length");
            match (precision, scale) {
                (Some((precision, _)), Some((scale, _))) => Some(format!("{precision}, {scale}")),
                (Some((precision, _)), None) => Some(precision.to_string()),
                (None, Some((_, span))) => {
                    report.error(span, "a scale needs a precision: `precision = 10, scale = 2`");
                    None
                }
                (None, None) => None,
            }
        }
        ModifierKind::Fraction => {
            refuse(max_length, "length");
            refuse(scale, "scale");
            precision.map(|(precision, _)| precision.to_string())
        }
        ModifierKind::None => {
            refuse(max_length, "length");
            refuse(precision.or(scale), "precision");
            None
        }
    }
}
