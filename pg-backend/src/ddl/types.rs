//! Which column types a foreign key can link.

use relvar::kernel::{Definition, TypeName};

/// `false` where the server is known to refuse a foreign key from a column of the type `referencing` to one of the
/// type `referenced`. Of types that are not in the table below, only the server knows.
pub(super) fn can_reference(referencing: &TypeName, referenced: &TypeName) -> bool {
    let (referencing, referenced) = (&referencing.base(), &referenced.base());
    if (referencing.schema, referencing.name) == (referenced.schema, referenced.name) {
        return referencing.array == referenced.array;
    }
    match (family(referencing), family(referenced)) {
        (Some(_), Some(_)) if referencing.array != referenced.array => false,
        (Some(_), Some(_)) if referencing.array => true,
        (Some((family, width)), Some((other, other_width))) => family == other && width <= other_width,
        _ => true,
    }
}

/// The family of types whose values the server compares with one another, and how wide the type is: one references
/// another of its family that is as wide or wider.
fn family(name: &TypeName) -> Option<(&str, u8)> {
    match name.definition {
        Definition::BuiltIn => {}
        Definition::Extension(_) => return None,
        _ => return Some((name.name, 0)),
    }
    if name.schema.is_some() {
        return None;
    }
    Some(match name.name {
        "int2" | "int4" | "int8" => ("number", 0),
        "numeric" => ("number", 1),
        "float4" | "float8" => ("number", 2),
        "text" | "varchar" | "bpchar" | "name" => ("string", 0),
        "date" | "timestamp" | "timestamptz" => ("date", 0),
        "time" => ("time", 0),
        "timetz" | "interval" => ("time", 1),
        "inet" | "cidr" => ("address", 0),
        "macaddr" | "macaddr8" => ("hardware address", 0),
        "bit" | "varbit" => ("bits", 0),
        single @ ("bool" | "uuid" | "bytea" | "jsonb") => (single, 0),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATUS: TypeName =
        TypeName { definition: Definition::Enum(&["new", "paid"]), ..TypeName::built_in("status") };

    #[test]
    fn a_type_references_itself_and_its_wider_relatives() {
        let link = |from, to| can_reference(&TypeName::built_in(from), &TypeName::built_in(to));
        assert!(link("int4", "int4") && link("int2", "int8") && link("int8", "int2"));
        assert!(link("int4", "numeric") && !link("numeric", "int4") && link("numeric", "float8"));
        assert!(link("varchar", "text") && !link("text", "int4") && !link("uuid", "text"));
        assert!(link("citext", "text"), "only the server knows");
        let numbers = TypeName::built_in("int4").array_of();
        assert!(!can_reference(&numbers, &TypeName::built_in("int4")));
        assert!(can_reference(&numbers, &numbers));
    }

    #[test]
    fn an_enum_type_references_itself_alone() {
        assert!(can_reference(&STATUS, &STATUS));
        assert!(!can_reference(&STATUS, &TypeName::built_in("text")));
        assert!(!can_reference(&STATUS, &TypeName { name: "mood", ..STATUS }));
    }
}
