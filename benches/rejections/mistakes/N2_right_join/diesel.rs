//! not expressible: no RIGHT JOIN
