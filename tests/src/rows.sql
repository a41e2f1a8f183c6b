INSERT INTO teams (title) VALUES ('Red'), ('Blue'), ('Empty');
INSERT INTO users (email, name, age, karma, team_id) VALUES
    ('ann@x.org', 'Ann', 30, 7, 1),
    ('bob@x.org', 'Bob', 20, 3, 1),
    ('cid@x.org', 'Cid', NULL, 0, 2),
    ('dora@x.org', 'Dora', 50, 9, NULL);
INSERT INTO posts (user_id, title, body, status, views, rating) VALUES
    (1, 'First', 'one', 'published', 10, 4.5),
    (1, 'Second', NULL, 'draft', 0, NULL),
    (2, 'Third', 'three', 'published', 5, 3.5);
INSERT INTO comments (post_id, user_id, text, tone) VALUES
    (1, 2, 'nice', 'calm'),
    (1, NULL, 'spam', NULL),
    (3, 1, 'no', 'angry');
INSERT INTO memberships (user_id, team_id, role, level) VALUES
    (1, 1, 'chief', 3), (1, 2, 'member', 1), (2, 1, 'member', 1);
INSERT INTO messages (sender_id, recipient_id, text, weight) VALUES
    (1, 2, 'hi', 1.5), (2, 1, 'ho', NULL), (3, 1, 'hm', 2.5);
INSERT INTO tags (name, uses) VALUES ('rust', 3), ('sql', 1);
