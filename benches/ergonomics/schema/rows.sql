TRUNCATE users, posts, comments, memberships RESTART IDENTITY;
INSERT INTO users (email, name, age, active) VALUES
    ('ann@example.org', 'Ann', 30, TRUE),
    ('bob@example.org', 'Bob', NULL, TRUE),
    ('cyd@example.org', 'Cyd', 17, TRUE),
    ('dan@example.org', 'Dan', 45, FALSE),
    ('ann@example.com', 'Ann', 52, TRUE),
    ('eve@example.org', 'Evan', 30, TRUE),
    ('fay@example.org', 'Fay', 18, FALSE);
INSERT INTO posts (user_id, title, body, views) VALUES
    (1, 'Keys', 'What a key is', 40),
    (1, 'Joins', NULL, 12),
    (1, 'Groups', 'More than one', 12),
    (3, 'Windows', 'A view of rows', 99),
    (3, 'Locks', NULL, 0),
    (5, 'Trees', 'Rows in rows', 12),
    (4, 'Pages', NULL, 7),
    (4, 'Plans', 'Costs', 40),
    (4, 'Types', 'Domains', 3),
    (4, 'Nulls', NULL, 5),
    (5, 'Views', 'Stored queries', 2);
INSERT INTO comments (post_id, user_id, body) VALUES
    (2, 1, 'Mine'),
    (1, 2, 'Good'),
    (1, 3, 'Thanks'),
    (4, 1, 'Nice view'),
    (4, 1, 'Twice'),
    (4, 2, 'Same'),
    (8, 6, 'Cheap'),
    (6, 3, 'Deep');
INSERT INTO memberships (user_id, team, role, credits) VALUES
    (1, 'red', 'lead', 100),
    (2, 'red', 'member', 20),
    (2, 'blue', 'lead', 5),
    (3, 'blue', 'member', 0),
    (5, 'red', 'member', 70);
