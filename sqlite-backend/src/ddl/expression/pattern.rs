//! LIKE with a constant pattern as GLOB. LIKE of SQLite takes small letters for capitals or not by a setting of the connection,
//! and another program may have another setting; GLOB never does.

/// The pattern of GLOB that means the same as `pattern` of LIKE.
pub(super) fn glob(pattern: &str) -> Result<String, String> {
    let mut glob = String::new();
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        match character {
            '%' => glob.push('*'),
            '_' => glob.push('?'),
            '\\' => {
                let next = characters.next();
                literal(next.ok_or("the pattern of LIKE ends with an escape character")?, &mut glob);
            }
            other => literal(other, &mut glob),
        }
    }
    Ok(glob)
}

fn literal(character: char, glob: &mut String) {
    match character {
        '*' | '?' | '[' => glob.extend(['[', character, ']']),
        other => glob.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_both_languages() {
        assert_eq!(glob("a%b_c").as_deref(), Ok("a*b?c"));
        assert_eq!(glob(r"100\% [x]*?\\").as_deref(), Ok(r"100% [[]x][*][?]\"));
        assert!(glob(r"a\").is_err());
    }
}
