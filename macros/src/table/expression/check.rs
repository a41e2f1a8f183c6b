//! Checks an expression: do its columns exist, do its kinds fit, may it stand where it stands?

use super::functions::Volatility;
use super::{CastTarget, Class, Expression, Literal, Node, Operator, precedence};
use crate::names::Name;
use crate::report::{Report, suggestion};
use crate::table::data_type::{BuiltIn, Kind};
use crate::table::model::{Fill, Table};

/// Where an expression stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Check,
    IndexKey,
    IndexPredicate,
    Default,
    Generated,
    /// The CHECK of a domain.
    Domain,
}

impl Place {
    /// How a message names it.
    fn shown(self) -> &'static str {
        match self {
            Place::Check => "a CHECK constraint",
            Place::Domain => "the CHECK of a domain",
            Place::IndexKey => "an index",
            Place::IndexPredicate => "the predicate of an index",
            Place::Default => "a DEFAULT",
            Place::Generated => "a generated column",
        }
    }

    /// Must the same row always give the same value?
    fn wants_immutable(self) -> bool {
        matches!(self, Place::IndexKey | Place::IndexPredicate | Place::Generated)
    }
}

/// Checks `expression` and tells its kind.
pub(crate) fn check(expression: &Expression, table: &Table, place: Place, report: &mut Report) -> Kind {
    let kind = Checker { table, place, report }.kind(expression);
    if matches!(place, Place::Check | Place::Domain | Place::IndexPredicate) && !kind.fits(Kind::Bool) {
        let message = format!("{} needs a condition, found {}", place.shown(), kind.shown());
        report.error(expression.span, message);
    }
    kind
}

struct Checker<'a> {
    table: &'a Table,
    place: Place,
    report: &'a mut Report,
}

impl Checker<'_> {
    fn kind(&mut self, expression: &Expression) -> Kind {
        match &expression.node {
            Node::Literal(Literal::Null) => Kind::Null,
            Node::Literal(Literal::Bool(_)) => Kind::Bool,
            Node::Literal(Literal::Number { integer: Some(_), .. }) => Kind::Integer,
            Node::Literal(Literal::Number { .. }) => Kind::Number,
            Node::Literal(Literal::Text(_)) => Kind::Quoted,
            Node::Column(name) => self.column(name),
            Node::Call { arguments, .. } => self.call(expression, arguments),
            Node::Prefix { operator, operand } if operator.precedence == precedence::NOT => {
                self.expect(operand, Kind::Bool, "NOT");
                Kind::Bool
            }
            Node::Prefix { operand, .. } => self.kind(operand),
            Node::Infix { operator, left, right } => self.infix(expression, operator, left, right),
            Node::Is { operand, what, .. } => {
                if *what == super::Test::Null {
                    self.kind(operand);
                } else {
                    self.expect(operand, Kind::Bool, "IS");
                }
                Kind::Bool
            }
            Node::Between { operand, low, high, .. } => {
                self.alike(operand, [&**low, &**high], "BETWEEN");
                Kind::Bool
            }
            Node::In { operand, list, .. } => {
                self.alike(operand, list, "IN");
                Kind::Bool
            }
            Node::Cast { operand, to } => self.cast(expression, operand, *to),
        }
    }

    fn column(&mut self, name: &Name) -> Kind {
        if self.place == Place::Default {
            let message = format!("a DEFAULT cannot refer to a column, found `{}`", name.text);
            self.report.error(name.span, message);
            return Kind::Any;
        }
        let Some(column) = self.table.column(&name.text) else {
            if self.place == Place::Domain {
                let message = format!("the CHECK of a domain speaks of its `value`, found `{}`", name.text);
                self.report.error(name.span, message);
                return Kind::Any;
            }
            if !self.table.unreadable.contains(&name.text) {
                let columns = self.table.columns.iter().map(|column| column.name.text.as_str());
                let hint = suggestion(&name.text, columns);
                let message = format!("table `{}` has no column `{}`{hint}", self.table.name.text, name.text);
                self.report.error(name.span, message);
            }
            return Kind::Any;
        };
        if self.place == Place::Generated && matches!(column.fill, Fill::Generated(_)) {
            let message = format!("a generated column cannot refer to the generated column `{}`", name.text);
            self.report.error(name.span, message);
        }
        column.data_type.kind()
    }

    fn call(&mut self, call: &Expression, arguments: &[Expression]) -> Kind {
        let Node::Call { function, .. } = &call.node else { return Kind::Any };
        for (index, argument) in arguments.iter().enumerate() {
            if let Some(wanted) = function.argument(index) {
                self.expect(argument, wanted, function.name);
            }
        }
        let depends = match function.volatility {
            Volatility::Immutable => false,
            Volatility::Zoned { dates } => arguments
                .iter()
                .any(|argument| self.has_zone(argument) || dates && self.kind_is_date(argument)),
            Volatility::Volatile => true,
        };
        if depends && self.place.wants_immutable() {
            let place = self.place.shown();
            let message = format!("`{}` is not immutable, so it cannot stand in {place}", function.name);
            self.report.error(call.span, message);
        }
        if matches!(function.name, "coalesce" | "greatest" | "least" | "nullif") {
            return self.common(arguments);
        }
        function.gives
    }

    /// The kind that all of `items` have, if it is one.
    fn common(&mut self, items: &[Expression]) -> Kind {
        let kinds = items.iter().map(|item| self.silently(item));
        kinds.reduce(|one, other| if one == other { one } else { Kind::Any }).unwrap_or(Kind::Any)
    }

    /// The kind of something whose mistakes are reported already.
    fn silently(&mut self, expression: &Expression) -> Kind {
        let mut unheard = Report::new();
        let kind = Checker { table: self.table, place: self.place, report: &mut unheard }.kind(expression);
        drop(unheard.into_errors());
        kind
    }

    fn infix(
        &mut self,
        whole: &Expression,
        operator: &Operator,
        left: &Expression,
        right: &Expression,
    ) -> Kind {
        match operator.class {
            Class::Logic => {
                self.expect(left, Kind::Bool, operator.sql);
                self.expect(right, Kind::Bool, operator.sql);
                Kind::Bool
            }
            Class::Comparison => {
                self.alike(left, [right], operator.sql);
                Kind::Bool
            }
            Class::Pattern => {
                self.expect(left, Kind::Text, operator.sql);
                self.expect(right, Kind::Text, operator.sql);
                Kind::Bool
            }
            Class::Arithmetic => self.arithmetic(operator, left, right),
            Class::Concatenation => self.concatenation(whole, left, right),
            Class::JsonField | Class::JsonText => {
                self.expect(left, Kind::Json, operator.sql);
                self.kind(right);
                if operator.class == Class::JsonText { Kind::Text } else { Kind::Json }
            }
        }
    }

    fn arithmetic(&mut self, operator: &Operator, left: &Expression, right: &Expression) -> Kind {
        let kinds = [(left, self.kind(left)), (right, self.kind(right))];
        for (side, kind) in kinds {
            if matches!(kind, Kind::Bool | Kind::Text | Kind::Quoted | Kind::Uuid | Kind::Bytes | Kind::Json)
            {
                self.report
                    .error(side.span, format!("`{}` needs a number, found {}", operator.sql, kind.shown()));
                return Kind::Any;
            }
        }
        let zoned = kinds.iter().any(|(side, _)| self.has_zone(side));
        if zoned && kinds.iter().any(|(_, kind)| *kind == Kind::Interval) && self.place.wants_immutable() {
            let place = self.place.shown();
            let message = format!(
                "a timestamptz `{}` an interval depends on the time zone, so it cannot stand in {place}",
                operator.sql
            );
            self.report.error(left.span, message);
        }
        match [kinds[0].1, kinds[1].1] {
            [Kind::Integer, Kind::Integer] => Kind::Integer,
            [Kind::Integer | Kind::Number, Kind::Integer | Kind::Number] => Kind::Number,
            _ => Kind::Any,
        }
    }

    fn concatenation(&mut self, whole: &Expression, left: &Expression, right: &Expression) -> Kind {
        let (left, right) = (self.kind(left), self.kind(right));
        let same = |kind: Kind| left.fits(kind) && right.fits(kind);
        if same(Kind::Text) {
            return Kind::Text;
        }
        if let Some(kind) = [Kind::Array, Kind::Json, Kind::Bytes].into_iter().find(|kind| same(*kind)) {
            return kind;
        }
        let by_settings =
            [left, right].iter().any(|kind| matches!(kind, Kind::Moment | Kind::Interval | Kind::Any));
        let one_is_text = [left, right].iter().any(|kind| matches!(kind, Kind::Text | Kind::Quoted));
        if !one_is_text {
            let (left, right) = (left.shown(), right.shown());
            self.report.error(whole.span, format!("`||` cannot join {left} and {right}"));
        } else if by_settings && self.place.wants_immutable() {
            let place = self.place.shown();
            let message = format!(
                "how this value is written as text depends on settings, so it cannot stand in {place}"
            );
            self.report.error(whole.span, message);
        }
        Kind::Text
    }

    fn cast(&mut self, whole: &Expression, operand: &Expression, to: CastTarget) -> Kind {
        let from = self.kind(operand);
        let target = if to.array { Kind::Array } else { to.built_in.kind };
        let literal = matches!(operand.node, Node::Literal(_));
        let through_settings = match (from, target) {
            (Kind::Text, Kind::Moment | Kind::Interval) => true,
            (Kind::Moment | Kind::Interval, Kind::Text) => true,
            (Kind::Moment, Kind::Moment) => self.has_zone(operand) != has_zone(to.built_in),
            _ => false,
        };
        if through_settings && !literal && self.place.wants_immutable() {
            let place = self.place.shown();
            let message =
                format!("this cast depends on settings of the session, so it cannot stand in {place}");
            self.report.error(whole.span, message);
        }
        target
    }

    /// Does it have a time zone, as far as the macro can tell?
    fn has_zone(&self, expression: &Expression) -> bool {
        match &expression.node {
            Node::Column(name) => self
                .table
                .column(&name.text)
                .and_then(|column| column.data_type.built_in())
                .is_some_and(has_zone),
            Node::Cast { to, .. } => has_zone(to.built_in),
            Node::Call { function, .. } => function.gives == Kind::Moment,
            _ => expression.operands().into_iter().any(|operand| self.has_zone(operand)),
        }
    }

    /// Is it a column of type Date? Most functions take a date as a timestamptz.
    fn kind_is_date(&self, expression: &Expression) -> bool {
        let column = expression.as_column().and_then(|name| self.table.column(&name.text));
        column.and_then(|column| column.data_type.built_in()).is_some_and(|built_in| built_in.name == "Date")
    }

    fn expect(&mut self, operand: &Expression, wanted: Kind, by: &str) {
        let found = self.kind(operand);
        if !found.fits(wanted) {
            let message = format!("`{by}` needs {}, found {}", wanted.shown(), found.shown());
            self.report.error(operand.span, message);
        }
    }

    fn alike<'e>(
        &mut self,
        operand: &Expression,
        others: impl IntoIterator<Item = &'e Expression>,
        operator: &str,
    ) {
        let kind = self.kind(operand);
        for other in others {
            let found = self.kind(other);
            if !kind.compares_with(found) {
                let message = format!("`{operator}` cannot compare {} with {}", kind.shown(), found.shown());
                self.report.error(other.span, message);
            } else if found == Kind::Null {
                let message = format!("`{operator}` with NULL is never true: write `is null`");
                self.report.error(other.span, message);
            }
        }
    }
}

fn has_zone(built_in: &BuiltIn) -> bool {
    built_in.name == "Timestamptz"
}

impl Expression {
    /// Does the literal overflow a column of the integer type `built_in`?
    pub(crate) fn overflows(&self, built_in: &BuiltIn) -> bool {
        match (&self.node, built_in.range) {
            (Node::Literal(Literal::Number { integer: Some(value), .. }), Some((low, high))) => {
                *value < low || *value > high
            }
            _ => false,
        }
    }
}
