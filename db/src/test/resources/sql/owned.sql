CREATE SCHEMA shop AUTHORIZATION phantom CREATE VIEW cheap AS SELECT id FROM goods WHERE price < 5 CREATE TABLE goods (id int PRIMARY KEY DEFAULT nextval('numbers'), price int) CREATE INDEX goods_price ON goods (price) CREATE SEQUENCE numbers GRANT SELECT ON goods TO PUBLIC
----
CREATE SCHEMA

INSERT INTO shop.goods (price) VALUES (3), (9)
----
INSERT 0 2

SELECT * FROM shop.cheap
----
id int4
1
SELECT 1

SELECT schemaname, indexname FROM pg_indexes WHERE tablename = 'goods' ORDER BY 2
----
schemaname name, indexname name
shop|goods_pkey
shop|goods_price
SELECT 2

SELECT has_table_privilege('public', 'shop.goods', 'SELECT')
----
has_table_privilege bool
t
SELECT 1

CREATE SCHEMA other CREATE TABLE shop.elsewhere (a int)
----
ERROR 42P15: CREATE specifies a schema (shop) different from the one being created (other)

CREATE SCHEMA IF NOT EXISTS shop CREATE TABLE more (a int)
----
ERROR 0A000 at 34: CREATE SCHEMA IF NOT EXISTS cannot include schema elements

CREATE SCHEMA broken CREATE TABLE t (a int) CREATE VIEW v AS SELECT nothing FROM t
----
ERROR 42703: column "nothing" does not exist

SELECT count(*) FROM pg_namespace WHERE nspname = 'broken'
----
count int8
0
SELECT 1

ALTER SEQUENCE shop.numbers SET UNLOGGED
----
ALTER SEQUENCE

CREATE ROLE clerk
----
CREATE ROLE

CREATE ROLE heir
----
CREATE ROLE

GRANT CREATE ON SCHEMA shop TO clerk
----
GRANT

GRANT SELECT ON shop.goods TO clerk WITH GRANT OPTION
----
GRANT

ALTER DEFAULT PRIVILEGES IN SCHEMA shop GRANT SELECT ON TABLES TO clerk
----
ALTER DEFAULT PRIVILEGES

CREATE FUNCTION shop.one() RETURNS int LANGUAGE sql AS 'SELECT 1'
----
CREATE FUNCTION

GRANT EXECUTE ON FUNCTION shop.one() TO clerk
----
GRANT

CREATE TABLE shop.ledger (id int PRIMARY KEY)
----
CREATE TABLE

ALTER TABLE shop.ledger OWNER TO clerk
----
ALTER TABLE

CREATE FUNCTION shop.two() RETURNS int LANGUAGE sql AS 'SELECT 2'
----
CREATE FUNCTION

ALTER FUNCTION shop.two() OWNER TO clerk
----
ALTER FUNCTION

CREATE VIEW shop.totals AS SELECT count(*) FROM shop.ledger
----
CREATE VIEW

DROP ROLE clerk
----
ERROR 2BP01: role "clerk" cannot be dropped because some objects depend on it
DETAIL: privileges for schema shop
privileges for table shop.goods
privileges for function shop.one()
owner of table shop.ledger
owner of function shop.two()
privileges for view shop.totals
privileges for default privileges on new relations belonging to role phantom

DROP OWNED BY clerk
----
ERROR 2BP01: cannot drop desired object(s) because other objects depend on them
DETAIL: view shop.totals depends on table shop.ledger
HINT: Use DROP ... CASCADE to drop the dependent objects too.

DROP OWNED BY clerk CASCADE
----
NOTICE:  drop cascades to view shop.totals
DROP OWNED

DROP ROLE clerk
----
DROP ROLE

SELECT relname FROM pg_class WHERE relname IN ('ledger', 'totals')
----
relname name
SELECT 0

SELECT shop.two()
----
ERROR 42883 at 8: function shop.two() does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

DROP OWNED BY heir, nobody
----
ERROR 42704: role "nobody" does not exist

CREATE TYPE weather AS ENUM ('wet', 'dry')
----
CREATE TYPE

CREATE TABLE days (d int, w weather DEFAULT 'wet')
----
CREATE TABLE

CREATE VIEW wet_days AS SELECT d, 'wet' AS said, CASE WHEN w = 'wet' THEN 1 END AS one FROM days WHERE w IN ('wet', 'dry') AND w <> ALL ('{dry}')
----
CREATE VIEW

CREATE VIEW over AS SELECT d FROM wet_days WHERE one = 1
----
CREATE VIEW

ALTER TYPE weather RENAME VALUE 'wet' TO 'rainy'
----
ALTER TYPE

ALTER TYPE weather RENAME VALUE 'dry' TO 'sunny'
----
ALTER TYPE

INSERT INTO days (d) VALUES (1)
----
INSERT 0 1

SELECT * FROM wet_days
----
d int4, said text, one int4
1|wet|1
SELECT 1

SELECT * FROM over
----
d int4
1
SELECT 1

SELECT pg_get_viewdef('wet_days')
----
pg_get_viewdef text
 SELECT d, 'wet' AS said, CASE WHEN w = 'rainy' THEN 1 END AS one FROM days WHERE w IN ('rainy', 'sunny') AND w <> ALL ('{sunny}');
SELECT 1
