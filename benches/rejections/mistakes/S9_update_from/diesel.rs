//! not expressible: no UPDATE .. FROM
