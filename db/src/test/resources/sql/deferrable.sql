CREATE TABLE places (id int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED, seat int UNIQUE DEFERRABLE)
----
CREATE TABLE

INSERT INTO places VALUES (1, 1), (2, 2), (3, 3)
----
INSERT 0 3

UPDATE places SET id = id + 1, seat = seat + 1
----
UPDATE 3

SELECT * FROM places ORDER BY id
----
id int4, seat int4
2|2
3|3
4|4
SELECT 3

BEGIN
----
BEGIN

INSERT INTO places VALUES (2, 99)
----
INSERT 0 1

SELECT count(*) FROM places WHERE id = 2
----
count int8
2
SELECT 1

COMMIT
----
ERROR 23505: duplicate key value violates unique constraint "places_pkey"
DETAIL: Key (id)=(2) already exists.

BEGIN
----
BEGIN

SET CONSTRAINTS places_seat_key DEFERRED
----
SET CONSTRAINTS

UPDATE places SET seat = 2 WHERE id = 4
----
UPDATE 1

UPDATE places SET seat = 7 WHERE id = 4
----
UPDATE 1

COMMIT
----
COMMIT

INSERT INTO places VALUES (20, 7)
----
ERROR 23505: duplicate key value violates unique constraint "places_seat_key"
DETAIL: Key (seat)=(7) already exists.

BEGIN
----
BEGIN

SET CONSTRAINTS ALL DEFERRED
----
SET CONSTRAINTS

INSERT INTO places VALUES (5, 7)
----
INSERT 0 1

SET CONSTRAINTS ALL IMMEDIATE
----
ERROR 23505: duplicate key value violates unique constraint "places_seat_key"
DETAIL: Key (seat)=(7) already exists.

ROLLBACK
----
ROLLBACK

INSERT INTO places VALUES (30, NULL), (31, NULL)
----
INSERT 0 2

UPDATE places SET id = NULL WHERE id = 30
----
ERROR 23502: null value in column "id" of relation "places" violates not-null constraint
DETAIL: Failing row contains (null, null).

SELECT conname, condeferrable, condeferred, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'places'::regclass ORDER BY 1
----
conname name, condeferrable bool, condeferred bool, pg_get_constraintdef text
places_pkey|t|t|PRIMARY KEY (id) DEFERRABLE INITIALLY DEFERRED
places_seat_key|t|f|UNIQUE (seat) DEFERRABLE
SELECT 2

INSERT INTO places VALUES (4, 5) ON CONFLICT (id) DO NOTHING
----
ERROR 55000: ON CONFLICT does not support deferrable unique constraints/exclusion constraints as arbiters

CREATE TABLE refers (a int REFERENCES places)
----
ERROR 55000: cannot use a deferrable primary key for referenced table "places"

CREATE TABLE refers (a int REFERENCES places (seat))
----
ERROR 55000: cannot use a deferrable unique constraint for referenced table "places"

CREATE TABLE later (a int, b text)
----
CREATE TABLE

INSERT INTO later VALUES (1, 'a'), (1, 'b')
----
INSERT 0 2

ALTER TABLE later ADD PRIMARY KEY (a) DEFERRABLE
----
ERROR 23505: could not create unique index "later_pkey"
DETAIL: Key (a)=(1) is duplicated.

DELETE FROM later WHERE b = 'b'
----
DELETE 1

ALTER TABLE later ADD PRIMARY KEY (a) DEFERRABLE INITIALLY DEFERRED
----
ALTER TABLE

ALTER TABLE later ALTER a DROP NOT NULL
----
ERROR 42P16: column "a" is in a primary key

ALTER TABLE later DROP CONSTRAINT later_pkey
----
ALTER TABLE

CREATE UNIQUE INDEX later_a ON later (a)
----
CREATE INDEX

ALTER TABLE later ADD CONSTRAINT later_key PRIMARY KEY USING INDEX later_a
----
NOTICE:  ALTER TABLE / ADD CONSTRAINT USING INDEX will rename index "later_a" to "later_key"
ALTER TABLE

CREATE UNIQUE INDEX later_b ON later (b)
----
CREATE INDEX

ALTER TABLE later ADD UNIQUE USING INDEX later_b
----
ALTER TABLE

ALTER TABLE later ADD UNIQUE USING INDEX later_b
----
ERROR 55000 at 23: index "later_b" is already associated with a constraint

CREATE INDEX later_c ON later (b)
----
CREATE INDEX

ALTER TABLE later ADD UNIQUE USING INDEX later_c
----
ERROR 42809 at 23: "later_c" is not a unique index
DETAIL: Cannot create a primary key or unique constraint using such an index.

CREATE UNIQUE INDEX later_d ON later (b) WHERE a > 1
----
CREATE INDEX

ALTER TABLE later ADD UNIQUE USING INDEX later_d
----
ERROR 42809 at 23: "later_d" is a partial index
DETAIL: Cannot create a primary key or unique constraint using such an index.

CREATE UNIQUE INDEX later_e ON later (lower(b))
----
CREATE INDEX

ALTER TABLE later ADD UNIQUE USING INDEX later_e
----
ERROR 42809 at 23: index "later_e" contains expressions
DETAIL: Cannot create a primary key or unique constraint using such an index.

SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'later'::regclass ORDER BY 1
----
pg_get_constraintdef text
PRIMARY KEY (a)
UNIQUE (b)
SELECT 2

INSERT INTO later VALUES (1, 'x')
----
ERROR 23505: duplicate key value violates unique constraint "later_key"
DETAIL: Key (a)=(1) already exists.

CREATE TABLE child (a int CONSTRAINT child_a REFERENCES later)
----
CREATE TABLE

ALTER TABLE child ALTER CONSTRAINT child_a DEFERRABLE INITIALLY DEFERRED
----
ALTER TABLE

BEGIN
----
BEGIN

INSERT INTO child VALUES (8)
----
INSERT 0 1

INSERT INTO later VALUES (8, 'eight')
----
INSERT 0 1

COMMIT
----
COMMIT

ALTER TABLE child ALTER CONSTRAINT child_a NOT DEFERRABLE
----
ALTER TABLE

INSERT INTO child VALUES (9)
----
ERROR 23503: insert or update on table "child" violates foreign key constraint "child_a"
DETAIL: Key (a)=(9) is not present in table "later".

ALTER TABLE later ALTER CONSTRAINT later_key DEFERRABLE
----
ERROR 42809: constraint "later_key" of relation "later" is not a foreign key constraint

CREATE TABLE keyless (a int NOT NULL, b numeric(6, 2), c text, UNIQUE (b, c) DEFERRABLE)
----
CREATE TABLE

INSERT INTO keyless SELECT n, n, 'x' || n FROM generate_series(1, 5) n
----
INSERT 0 5

INSERT INTO keyless VALUES (6, null, 'y'), (7, null, 'y'), (8, 8, null), (9, 8, null)
----
INSERT 0 4

BEGIN
----
BEGIN

ALTER TABLE keyless ADD PRIMARY KEY (a)
----
ALTER TABLE

INSERT INTO keyless VALUES (10, 1.00, 'x1')
----
ERROR 23505: duplicate key value violates unique constraint "keyless_b_c_key"
DETAIL: Key (b, c)=(1.00, x1) already exists.

ROLLBACK
----
ROLLBACK

BEGIN
----
BEGIN

ALTER TABLE keyless ADD PRIMARY KEY (a)
----
ALTER TABLE

COMMIT
----
COMMIT

SELECT * FROM keyless WHERE b = 3
----
a int4, b numeric, c text
3|3.00|x3
SELECT 1

INSERT INTO keyless VALUES (11, 1.00, 'x1')
----
ERROR 23505: duplicate key value violates unique constraint "keyless_b_c_key"
DETAIL: Key (b, c)=(1.00, x1) already exists.

CREATE TABLE twice (a int NOT NULL, b numeric(6, 2))
----
CREATE TABLE

INSERT INTO twice VALUES (1, 1), (2, 2), (3, 2.00), (4, null), (5, null)
----
INSERT 0 5

ALTER TABLE twice ADD CONSTRAINT twice_b UNIQUE (b) DEFERRABLE
----
ERROR 23505: could not create unique index "twice_b"
DETAIL: Key (b)=(2.00) is duplicated.

UPDATE twice SET b = 3 WHERE a = 3
----
UPDATE 1

BEGIN
----
BEGIN

ALTER TABLE twice ADD CONSTRAINT twice_b UNIQUE (b) DEFERRABLE
----
ALTER TABLE

ALTER TABLE twice ADD PRIMARY KEY (a)
----
ALTER TABLE

SELECT a FROM twice WHERE b = 2
----
a int4
2
SELECT 1

COMMIT
----
COMMIT

UPDATE twice SET b = 2 WHERE a = 3
----
ERROR 23505: duplicate key value violates unique constraint "twice_b"
DETAIL: Key (b)=(2.00) already exists.
