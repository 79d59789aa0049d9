CREATE ROLE alice LOGIN
----
CREATE ROLE

CREATE USER bob WITH PASSWORD 'secret' CONNECTION LIMIT 5 VALID UNTIL '2030-01-01 00:00:00+00'
----
CREATE ROLE

CREATE ROLE staff NOINHERIT CREATEROLE ROLE alice ADMIN bob
----
CREATE ROLE

CREATE GROUP readers IN ROLE staff
----
CREATE ROLE

CREATE ROLE alice
----
ERROR 42710: role "alice" already exists

CREATE ROLE pg_mine
----
ERROR 42939: role name "pg_mine" is reserved
DETAIL: Role names starting with "pg_" are reserved.

CREATE ROLE public
----
ERROR 42939 at 13: role name "public" is reserved

CREATE ROLE current_user
----
ERROR 42939 at 13: CURRENT_USER cannot be used as a role name here

CREATE ROLE none
----
ERROR 42939 at 13: role name "none" is reserved

CREATE ROLE x LOGIN NOLOGIN
----
ERROR 42601 at 21: conflicting or redundant options

CREATE ROLE x LONGIN
----
ERROR 42601 at 15: unrecognized role option "longin"

CREATE ROLE x CONNECTION LIMIT -2
----
ERROR 22023: invalid connection limit: -2

CREATE ROLE x IN ROLE nobody
----
ERROR 42704: role "nobody" does not exist

CREATE ROLE x PASSWORD ''
----
NOTICE:  empty string is not a valid password, clearing password
CREATE ROLE

SELECT rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolconnlimit, rolpassword, rolvaliduntil FROM pg_roles WHERE rolname !~ '^pg_' ORDER BY 1
----
rolname name, rolsuper bool, rolinherit bool, rolcreaterole bool, rolcreatedb bool, rolcanlogin bool, rolconnlimit int4, rolpassword text, rolvaliduntil timestamptz
alice|f|t|f|f|t|-1|********|NULL
bob|f|t|f|f|t|5|********|2030-01-01 00:00:00+00
phantom|t|t|t|t|t|-1|********|NULL
readers|f|t|f|f|f|-1|********|NULL
staff|f|f|t|f|f|-1|********|NULL
x|f|t|f|f|f|-1|********|NULL
SELECT 6

SELECT rolname, rolpassword LIKE 'SCRAM-SHA-256$4096:%' FROM pg_authid WHERE rolpassword IS NOT NULL
----
rolname name, ?column? bool
bob|t
SELECT 1

SELECT r.rolname, m.rolname, g.rolname, admin_option FROM pg_auth_members a JOIN pg_roles r ON r.oid = roleid JOIN pg_roles m ON m.oid = member JOIN pg_roles g ON g.oid = grantor WHERE r.rolname !~ '^pg_' ORDER BY 1, 2
----
rolname name, rolname name, rolname name, admin_option bool
staff|alice|phantom|f
staff|bob|phantom|t
staff|readers|phantom|f
SELECT 3

SELECT usename FROM pg_user ORDER BY 1
----
usename name
alice
bob
phantom
SELECT 3

GRANT readers TO alice
----
GRANT ROLE

GRANT readers TO alice
----
NOTICE:  role "alice" is already a member of role "readers"
GRANT ROLE

GRANT readers TO alice WITH ADMIN OPTION
----
GRANT ROLE

GRANT alice TO readers
----
ERROR 0LP01: role "alice" is a member of role "readers"

GRANT staff TO staff
----
ERROR 0LP01: role "staff" is a member of role "staff"

REVOKE readers FROM bob
----
WARNING:  role "bob" is not a member of role "readers"
REVOKE ROLE

REVOKE ADMIN OPTION FOR readers FROM alice
----
REVOKE ROLE

REVOKE nobody FROM alice
----
ERROR 42704: role "nobody" does not exist

GRANT pg_database_owner TO alice
----
ERROR XX000: role "pg_database_owner" cannot have explicit members

ALTER GROUP readers ADD USER bob
----
ALTER ROLE

ALTER GROUP readers DROP USER bob
----
ALTER ROLE

ALTER ROLE x SUPERUSER
----
ALTER ROLE

ALTER ROLE x RENAME TO alice
----
ERROR 42710: role "alice" already exists

ALTER ROLE x RENAME TO y
----
ALTER ROLE

ALTER ROLE x LOGIN
----
ERROR 42704: role "x" does not exist

ALTER ROLE pg_monitor LOGIN
----
ERROR 42939: role name "pg_monitor" is reserved
DETAIL: Cannot alter reserved roles.

ALTER ROLE y SET work_mem = '8MB'
----
ALTER ROLE

ALTER ROLE y SET search_path TO a, b
----
ALTER ROLE

ALTER ROLE y SET nonsense = 1
----
ERROR 42704: unrecognized configuration parameter "nonsense"

ALTER ROLE y RESET work_mem
----
ALTER ROLE

SELECT rolname, rolconfig FROM pg_roles WHERE rolconfig IS NOT NULL
----
rolname name, rolconfig _text
y|{"search_path=a, b"}
SELECT 1

ALTER ROLE y RESET ALL
----
ALTER ROLE

SELECT pg_has_role('alice', 'readers', 'MEMBER'), pg_has_role('alice', 'staff', 'USAGE'), pg_has_role('bob', 'readers', 'MEMBER')
----
pg_has_role bool, pg_has_role bool, pg_has_role bool
t|t|f
SELECT 1

SELECT pg_has_role('nobody', 'readers', 'MEMBER')
----
ERROR 42704: role "nobody" does not exist

SELECT pg_has_role('alice', 'readers', 'nonsense')
----
ERROR 22023: unrecognized privilege type: "nonsense"

SELECT 'alice'::regrole, 'nobody'::regrole
----
ERROR 42704 at 26: role "nobody" does not exist

SET ROLE alice
----
SET

SELECT current_user, session_user
----
current_user name, session_user name
alice|phantom
SELECT 1

CREATE ROLE z
----
ERROR 42501: permission denied to create role

ALTER ROLE alice PASSWORD 'other'
----
ALTER ROLE

ALTER ROLE bob PASSWORD 'other'
----
ERROR 42501: permission denied

ALTER ROLE alice SUPERUSER
----
ERROR 42501: must be superuser to alter superuser roles or change superuser attribute

GRANT y TO bob
----
ERROR 42501: must be superuser to alter superusers

GRANT staff TO y
----
ERROR 42501: must have admin option on role "staff"

DROP ROLE bob
----
ERROR 42501: permission denied to drop role

RESET ROLE
----
RESET

SET ROLE nobody
----
ERROR 22023: role "nobody" does not exist

SET ROLE staff
----
SET

CREATE ROLE z
----
CREATE ROLE

CREATE ROLE zz SUPERUSER
----
ERROR 42501: must be superuser to create superusers

GRANT y TO z
----
ERROR 42501: must be superuser to alter superusers

ALTER ROLE z RENAME TO zzz
----
ALTER ROLE

DROP ROLE y
----
ERROR 42501: must be superuser to drop superusers

DROP ROLE zzz
----
DROP ROLE

RESET ROLE
----
RESET

DROP ROLE phantom
----
ERROR 55006: current user cannot be dropped

DROP ROLE nobody
----
ERROR 42704: role "nobody" does not exist

DROP ROLE IF EXISTS nobody
----
NOTICE:  role "nobody" does not exist, skipping
DROP ROLE

DROP ROLE pg_monitor
----
ERROR 2BP01: cannot drop role pg_monitor because it is required by the database system

CREATE TABLE t (a int)
----
CREATE TABLE

ALTER TABLE t OWNER TO bob
----
ALTER TABLE

DROP ROLE bob
----
ERROR 2BP01: role "bob" cannot be dropped because some objects depend on it
DETAIL: owner of table t

SELECT tableowner FROM pg_tables WHERE tablename = 't'
----
tableowner name
bob
SELECT 1

ALTER TABLE t OWNER TO phantom
----
ALTER TABLE

DROP ROLE alice, bob, readers, staff
----
DROP ROLE

DROP ROLE y, z, zzz
----
ERROR 42704: role "z" does not exist

SELECT rolname FROM pg_roles WHERE rolname !~ '^pg_' ORDER BY 1
----
rolname name
phantom
y
SELECT 2
