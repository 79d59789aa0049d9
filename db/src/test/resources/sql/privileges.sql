CREATE ROLE alice LOGIN
----
CREATE ROLE

CREATE ROLE bob LOGIN
----
CREATE ROLE

CREATE ROLE staff
----
CREATE ROLE

GRANT staff TO bob
----
GRANT ROLE

CREATE TABLE t (a int PRIMARY KEY, b int CHECK (b > 0), c text DEFAULT 'x')
----
CREATE TABLE

INSERT INTO t VALUES (1, 1, 'one')
----
INSERT 0 1

CREATE VIEW v AS SELECT a, b FROM t
----
CREATE VIEW

CREATE SEQUENCE q
----
CREATE SEQUENCE

CREATE SCHEMA s
----
CREATE SCHEMA

CREATE TABLE s.u (x int)
----
CREATE TABLE

SET ROLE bob
----
SET

SELECT * FROM t
----
ERROR 42501: permission denied for table t

SELECT * FROM nothere
----
ERROR 42P01 at 15: relation "nothere" does not exist

SELECT count(*) FROM t
----
ERROR 42501: permission denied for table t

INSERT INTO t VALUES (2)
----
ERROR 42501: permission denied for table t

UPDATE t SET b = 2
----
ERROR 42501: permission denied for table t

DELETE FROM t
----
ERROR 42501: permission denied for table t

TRUNCATE t
----
ERROR 42501: permission denied for table t

LOCK TABLE t IN SHARE MODE
----
ERROR 42501: permission denied for table t

SELECT * FROM v
----
ERROR 42501: permission denied for view v

SELECT nextval('q')
----
ERROR 42501: permission denied for sequence q

SELECT * FROM s.u
----
ERROR 42501 at 15: permission denied for schema s

SELECT * FROM s.nothere
----
ERROR 42501 at 15: permission denied for schema s

SELECT * FROM missing.u
----
ERROR 42P01 at 15: relation "missing.u" does not exist

CREATE TABLE mine (a int)
----
ERROR 42501: permission denied for schema public

CREATE SCHEMA mine
----
ERROR 42501: permission denied for database phantom

ALTER TABLE t ADD COLUMN d int
----
ERROR 42501: must be owner of table t

DROP TABLE t
----
ERROR 42501: must be owner of table t

CREATE INDEX ON t (b)
----
ERROR 42501: must be owner of table t

DROP VIEW v
----
ERROR 42501: must be owner of view v

ALTER SEQUENCE q RESTART
----
ERROR 42501: must be owner of sequence q

DROP SEQUENCE q
----
ERROR 42501: must be owner of sequence q

DROP SCHEMA s
----
ERROR 42501: must be owner of schema s

COMMENT ON TABLE t IS 'mine'
----
ERROR 42501: must be owner of table t

GRANT SELECT ON t TO bob
----
ERROR 42501: permission denied for table t

SELECT * FROM pg_authid
----
ERROR 42501: permission denied for table pg_authid

SELECT rolname FROM pg_roles WHERE rolname = 'bob'
----
rolname name
bob
SELECT 1

RESET ROLE
----
RESET

GRANT SELECT ON t TO staff
----
GRANT

GRANT INSERT (a, b), UPDATE (b) ON t TO bob
----
GRANT

GRANT SELECT ON v TO bob WITH GRANT OPTION
----
GRANT

GRANT USAGE ON SEQUENCE q TO bob
----
GRANT

SET ROLE bob
----
SET

SELECT * FROM t
----
a int4, b int4, c text
1|1|one
SELECT 1

SELECT * FROM t FOR UPDATE
----
a int4, b int4, c text
1|1|one
SELECT 1

INSERT INTO t (a, b) VALUES (2, 2)
----
INSERT 0 1

INSERT INTO t VALUES (3, 3)
----
INSERT 0 1

INSERT INTO t (a, c) VALUES (4, 'four')
----
ERROR 42501: permission denied for table t

INSERT INTO t (a, b) VALUES (2, 3) ON CONFLICT (a) DO UPDATE SET b = 5 RETURNING a, b
----
a int4, b int4
2|5
INSERT 0 1

UPDATE t SET b = b + 1 WHERE a = 2
----
UPDATE 1

UPDATE t SET c = 'no'
----
ERROR 42501: permission denied for table t

DELETE FROM t WHERE a = 2
----
ERROR 42501: permission denied for table t

SELECT nextval('q'), currval('q')
----
nextval int8, currval int8
1|1
SELECT 1

SELECT setval('q', 7)
----
ERROR 42501: permission denied for sequence q

GRANT SELECT ON v TO alice
----
GRANT

GRANT INSERT ON v TO alice
----
WARNING:  no privileges were granted for "v"
GRANT

GRANT SELECT, INSERT ON v TO alice
----
WARNING:  not all privileges were granted for "v"
GRANT

SET ROLE alice
----
SET

SELECT * FROM v ORDER BY a
----
a int4, b int4
1|1
2|6
3|3
SELECT 3

INSERT INTO v VALUES (9, 9)
----
ERROR 42501: permission denied for view v

SELECT a FROM t
----
ERROR 42501: permission denied for table t

RESET ROLE
----
RESET

REVOKE SELECT ON v FROM bob
----
ERROR 2BP01: dependent privileges exist
HINT: Use CASCADE to revoke them too.

REVOKE SELECT ON v FROM bob CASCADE
----
REVOKE

SET ROLE alice
----
SET

SELECT * FROM v
----
ERROR 42501: permission denied for view v

RESET ROLE
----
RESET

REVOKE staff FROM bob
----
REVOKE ROLE

SET ROLE bob
----
SET

SELECT * FROM t
----
ERROR 42501: permission denied for table t

UPDATE t SET b = 1
----
UPDATE 3

UPDATE t SET b = b
----
ERROR 42501: permission denied for table t

INSERT INTO t (a, b) VALUES (10, 10)
----
INSERT 0 1

RESET ROLE
----
RESET

GRANT SELECT (a) ON t TO bob
----
GRANT

SET ROLE bob
----
SET

SELECT a FROM t ORDER BY a
----
a int4
1
2
3
10
SELECT 4

SELECT count(*) FROM t
----
count int8
4
SELECT 1

SELECT b FROM t
----
ERROR 42501: permission denied for table t

SELECT * FROM t
----
ERROR 42501: permission denied for table t

SELECT t FROM t
----
ERROR 42501: permission denied for table t

SELECT x.a FROM t x JOIN t y USING (a) ORDER BY 1
----
a int4
1
2
3
10
SELECT 4

SELECT a FROM t WHERE b > 1
----
ERROR 42501: permission denied for table t

RESET ROLE
----
RESET

SELECT relname, relacl FROM pg_class WHERE relname IN ('t', 'v', 'q') ORDER BY 1
----
relname name, relacl _text
q|{phantom=rwU/phantom,bob=U/phantom}
t|{phantom=arwdDxt/phantom,staff=r/phantom}
v|{phantom=arwdDxt/phantom}
SELECT 3

SELECT attname, attacl FROM pg_attribute WHERE attrelid = 't'::regclass AND attnum > 0 ORDER BY attnum
----
attname name, attacl _text
a|{bob=ar/phantom}
b|{bob=aw/phantom}
c|NULL
SELECT 3

SELECT grantee, table_name, privilege_type, is_grantable FROM information_schema.table_privileges WHERE table_schema = 'public' AND grantee <> 'phantom' ORDER BY 1, 2, 3
----
grantee name, table_name name, privilege_type varchar, is_grantable varchar
staff|t|SELECT|NO
SELECT 1

SELECT has_table_privilege('bob', 't', 'SELECT'), has_table_privilege('bob', 't', 'INSERT'), has_column_privilege('bob', 't', 'a', 'SELECT'), has_any_column_privilege('bob', 't', 'UPDATE')
----
has_table_privilege bool, has_table_privilege bool, has_column_privilege bool, has_any_column_privilege bool
f|f|t|t
SELECT 1

SELECT has_table_privilege('bob', 't', 'FLY')
----
ERROR 22023: unrecognized privilege type: "FLY"

SELECT has_schema_privilege('bob', 'public', 'CREATE'), has_schema_privilege('bob', 'public', 'USAGE'), has_schema_privilege('bob', 's', 'USAGE')
----
has_schema_privilege bool, has_schema_privilege bool, has_schema_privilege bool
f|t|f
SELECT 1

SELECT has_database_privilege('bob', 'phantom', 'CREATE'), has_database_privilege('bob', 'phantom', 'TEMP'), has_sequence_privilege('bob', 'q', 'USAGE')
----
has_database_privilege bool, has_database_privilege bool, has_sequence_privilege bool
f|t|t
SELECT 1

GRANT USAGE ON SCHEMA s TO bob
----
GRANT

GRANT SELECT ON ALL TABLES IN SCHEMA s TO bob
----
GRANT

SET ROLE bob
----
SET

SELECT * FROM s.u
----
x int4
SELECT 0

RESET ROLE
----
RESET

REVOKE USAGE ON SCHEMA s FROM bob
----
REVOKE

SET ROLE bob
----
SET

SELECT * FROM s.u
----
ERROR 42501 at 15: permission denied for schema s

RESET ROLE
----
RESET

GRANT ALL ON SCHEMA public TO bob
----
GRANT

SELECT nspname, nspacl FROM pg_namespace WHERE nspname IN ('public', 's') ORDER BY 1
----
nspname name, nspacl _text
public|{pg_database_owner=UC/pg_database_owner,=U/pg_database_owner,bob=UC/pg_database_owner}
s|{phantom=UC/phantom}
SELECT 2

SET ROLE bob
----
SET

CREATE TABLE mine (a serial PRIMARY KEY, b int REFERENCES t (a))
----
ERROR 42501: permission denied for table t

CREATE TABLE mine (a serial PRIMARY KEY)
----
CREATE TABLE

INSERT INTO mine DEFAULT VALUES RETURNING a
----
a int4
1
INSERT 0 1

GRANT SELECT ON mine TO alice
----
GRANT

SELECT tableowner FROM pg_tables WHERE tablename = 'mine'
----
tableowner name
bob
SELECT 1

SELECT relname, relacl FROM pg_class WHERE relname IN ('mine', 'mine_a_seq') ORDER BY 1
----
relname name, relacl _text
mine|{bob=arwdDxt/bob,alice=r/bob}
mine_a_seq|NULL
SELECT 2

REVOKE ALL ON mine FROM bob
----
REVOKE

SELECT * FROM mine
----
ERROR 42501: permission denied for table mine

GRANT ALL ON mine TO bob
----
GRANT

SELECT * FROM mine
----
a int4
1
SELECT 1

RESET ROLE
----
RESET

ALTER DEFAULT PRIVILEGES FOR ROLE bob GRANT SELECT ON TABLES TO PUBLIC
----
ALTER DEFAULT PRIVILEGES

ALTER DEFAULT PRIVILEGES FOR ROLE bob IN SCHEMA public GRANT INSERT ON TABLES TO alice
----
ALTER DEFAULT PRIVILEGES

SELECT defaclrole::regrole, defaclobjtype, defaclacl FROM pg_default_acl ORDER BY 3
----
defaclrole regrole, defaclobjtype char, defaclacl _text
bob|r|{alice=a/bob}
bob|r|{bob=arwdDxt/bob,=r/bob}
SELECT 2

SET ROLE bob
----
SET

CREATE TABLE other (a int)
----
CREATE TABLE

SET ROLE alice
----
SET

INSERT INTO other VALUES (1)
----
INSERT 0 1

SELECT * FROM other
----
a int4
1
SELECT 1

DELETE FROM other
----
ERROR 42501: permission denied for table other

RESET ROLE
----
RESET

GRANT SELECT ON t TO PUBLIC WITH GRANT OPTION
----
ERROR 0LP01: grant options can only be granted to roles

GRANT EXECUTE ON t TO bob
----
ERROR 0LP01: invalid privilege type EXECUTE for relation

GRANT FLY ON t TO bob
----
ERROR 42601: unrecognized privilege type "fly"

GRANT SELECT ON SCHEMA s TO bob
----
ERROR 0LP01: invalid privilege type SELECT for schema

GRANT SELECT ON nothere TO bob
----
ERROR 42P01: relation "nothere" does not exist

GRANT SELECT ON t TO nobody
----
ERROR 42704: role "nobody" does not exist

GRANT SELECT (nothere) ON t TO bob
----
ERROR 42703: column "nothere" of relation "t" does not exist

GRANT DELETE (a) ON t TO bob
----
ERROR 0LP01: invalid privilege type DELETE for column

DROP ROLE bob
----
ERROR 2BP01: role "bob" cannot be dropped because some objects depend on it
DETAIL: privileges for schema public
privileges for table t
privileges for sequence q
privileges for table s.u
owner of table mine
owner of sequence mine_a_seq
owner of table other
owner of default privileges on new relations belonging to role bob
owner of default privileges on new relations belonging to role bob

REASSIGN OWNED BY bob TO alice
----
REASSIGN OWNED

SELECT tablename, tableowner FROM pg_tables WHERE schemaname = 'public' ORDER BY 1
----
tablename name, tableowner name
mine|alice
other|alice
t|phantom
SELECT 3

GRANT pg_read_all_data TO alice
----
GRANT ROLE

SET ROLE alice
----
SET

SELECT a FROM t ORDER BY 1
----
a int4
1
2
3
10
SELECT 4

SELECT * FROM s.u
----
x int4
SELECT 0

INSERT INTO t VALUES (1)
----
ERROR 42501: permission denied for table t

RESET ROLE
----
RESET

CREATE ROLE carol
----
CREATE ROLE

GRANT CREATE ON SCHEMA public TO carol
----
GRANT

CREATE TABLE kept (a int)
----
CREATE TABLE

SET ROLE carol
----
SET

CREATE TABLE copied (LIKE kept)
----
ERROR 42501: permission denied for table kept

CREATE TABLE copied AS SELECT * FROM kept
----
ERROR 42501: permission denied for table kept

SELECT * INTO copied FROM kept
----
ERROR 42501: permission denied for table kept

CREATE MATERIALIZED VIEW stolen AS SELECT * FROM kept
----
ERROR 42501: permission denied for table kept

CREATE MATERIALIZED VIEW empty AS SELECT * FROM kept WITH NO DATA
----
ERROR 42501: permission denied for table kept

REFRESH MATERIALIZED VIEW empty
----
ERROR 42P01: relation "empty" does not exist

CREATE VIEW through AS SELECT * FROM kept
----
CREATE VIEW

CREATE MATERIALIZED VIEW stolen AS SELECT * FROM through
----
ERROR 42501: permission denied for table kept

MERGE INTO t USING kept ON t.a = kept.a WHEN MATCHED THEN DO NOTHING
----
ERROR 42501: permission denied for table kept

COPY kept TO STDOUT
----
ERROR 42501: permission denied for table kept

EXPLAIN SELECT * FROM kept
----
ERROR 42501: permission denied for table kept

ANALYZE t
----
WARNING:  skipping "t" --- only table or database owner can analyze it
ANALYZE

ANALYZE t (nothere)
----
WARNING:  skipping "t" --- only table or database owner can analyze it
ANALYZE

VACUUM t
----
WARNING:  skipping "t" --- only table or database owner can vacuum it
VACUUM

CREATE VIEW seen WITH (security_invoker = true) AS SELECT 1 AS one
----
ERROR 0A000: security_invoker is not supported
DETAIL: A view reads with the privileges of its owner.

CREATE VIEW seen WITH (security_invoker = maybe) AS SELECT 1 AS one
----
ERROR 22023: invalid value for boolean option "security_invoker": maybe

CREATE VIEW seen WITH (security_invoker = false) AS SELECT 1 AS one
----
CREATE VIEW

RESET ROLE
----
RESET
