# Materialized views (PostgreSQL 15, CREATE MATERIALIZED VIEW): a query, and the rows that it had when it was last asked.

create table t (a int primary key, b text)
----
CREATE TABLE

insert into t values (1, 'x'), (2, 'y')
----
INSERT 0 2

create materialized view mv as select a, b || '!' as c from t
----
SELECT 2

select * from mv order by a
----
a int4, c text
1|x!
2|y!
SELECT 2

create materialized view if not exists mv as select 1
----
NOTICE:  relation "mv" already exists, skipping
CREATE MATERIALIZED VIEW

create materialized view mv as select 1
----
ERROR 42P07: relation "mv" already exists

create materialized view m2 (x, y) as select a, b from t with no data
----
CREATE MATERIALIZED VIEW

select * from m2
----
ERROR 55000: materialized view "m2" has not been populated
HINT: Use the REFRESH MATERIALIZED VIEW command.

explain (costs off) select * from m2
----
Seq Scan on m2
EXPLAIN

select relname, relispopulated, relkind, relreplident, relhasindex, relhasrules from pg_class where relname in ('mv', 'm2') order by relname
----
relname name, relispopulated bool, relkind char, relreplident char, relhasindex bool, relhasrules bool
m2|f|m|d|f|t
mv|t|m|d|f|t
SELECT 2

refresh materialized view m2
----
REFRESH MATERIALIZED VIEW

select * from m2 order by x
----
x int4, y text
1|x
2|y
SELECT 2

insert into t values (3, 'z')
----
INSERT 0 1

select count(*) from mv
----
count int8
2
SELECT 1

refresh materialized view mv
----
REFRESH MATERIALIZED VIEW

select count(*) from mv
----
count int8
3
SELECT 1

# As in PostgreSQL, CONCURRENTLY wants a unique index and rows.

refresh materialized view concurrently mv
----
ERROR 55000: cannot refresh materialized view "public.mv" concurrently
HINT: Create a unique index with no WHERE clause on one or more columns of the materialized view.

create unique index mvi on mv (a)
----
CREATE INDEX

delete from t where a = 1
----
DELETE 1

refresh materialized view concurrently mv
----
REFRESH MATERIALIZED VIEW

select * from mv where a = 2
----
a int4, c text
2|y!
SELECT 1

select count(*) from mv where a = 1
----
count int8
0
SELECT 1

refresh materialized view concurrently mv with no data
----
ERROR 42601: CONCURRENTLY and WITH NO DATA options cannot be used together

refresh materialized view mv with no data
----
REFRESH MATERIALIZED VIEW

select count(*) from mv
----
ERROR 55000: materialized view "mv" has not been populated
HINT: Use the REFRESH MATERIALIZED VIEW command.

refresh materialized view concurrently mv
----
ERROR 0A000: CONCURRENTLY cannot be used when the materialized view is not populated

refresh materialized view mv
----
REFRESH MATERIALIZED VIEW

select c from mv where a = 3
----
c text
z!
SELECT 1

refresh materialized view t
----
ERROR 0A000: "t" is not a materialized view

refresh materialized view nope
----
ERROR 42P01: relation "nope" does not exist

select schemaname, matviewname, hasindexes, ispopulated, definition from pg_matviews order by 2
----
schemaname name, matviewname name, hasindexes bool, ispopulated bool, definition text
public|m2|f|t| SELECT a AS x, b AS y FROM t;
public|mv|t|t| SELECT a, b || '!' AS c FROM t;
SELECT 2

# Within a transaction, as all else.

begin
----
BEGIN

create materialized view m9 as select count(*) as n from t
----
SELECT 1

insert into t values (10, 'ten')
----
INSERT 0 1

refresh materialized view m9
----
REFRESH MATERIALIZED VIEW

select n from m9
----
n int8
3
SELECT 1

rollback
----
ROLLBACK

select n from m9
----
ERROR 42P01 at 15: relation "m9" does not exist

select count(*) from t
----
count int8
2
SELECT 1

# It changes by REFRESH alone.

insert into mv values (1)
----
ERROR 42809: cannot change materialized view "mv"

update mv set a = 1
----
ERROR 42809: cannot change materialized view "mv"

delete from mv
----
ERROR 42809: cannot change materialized view "mv"

truncate mv
----
ERROR 42809: "mv" is not a table

copy mv to stdout
----
ERROR 42809: cannot copy from materialized view "mv"
HINT: Try the COPY (SELECT ...) TO variant.

lock table mv
----
ERROR 42809: cannot lock relation "mv"
DETAIL: This operation is not supported for materialized views.

select * from mv for update
----
ERROR 42809: cannot lock rows in materialized view "mv"

drop table mv
----
ERROR 42809: "mv" is not a table
HINT: Use DROP MATERIALIZED VIEW to remove a materialized view.

drop view mv
----
ERROR 42809: "mv" is not a view
HINT: Use DROP MATERIALIZED VIEW to remove a materialized view.

drop materialized view t
----
ERROR 42809: "t" is not a materialized view
HINT: Use DROP TABLE to remove a table.

drop materialized view nope
----
ERROR 42P01: materialized view "nope" does not exist

drop materialized view if exists nope
----
NOTICE:  materialized view "nope" does not exist, skipping
DROP MATERIALIZED VIEW

# What it reads cannot go without it, and it cannot go without what reads it.

drop table t
----
ERROR 2BP01: cannot drop table t because other objects depend on it
DETAIL: materialized view mv depends on table t
materialized view m2 depends on table t
HINT: Use DROP ... CASCADE to drop the dependent objects too.

alter table t drop column b
----
ERROR 2BP01: cannot drop column b of table t because other objects depend on it
DETAIL: materialized view mv depends on column b of table t
materialized view m2 depends on column b of table t
HINT: Use DROP ... CASCADE to drop the dependent objects too.

alter table t alter column b type varchar(3)
----
ERROR 0A000: cannot alter type of a column used by a view or rule
DETAIL: rule _RETURN on materialized view mv depends on column "b"

create view v as select * from mv
----
CREATE VIEW

drop materialized view mv
----
ERROR 2BP01: cannot drop materialized view mv because other objects depend on it
DETAIL: view v depends on materialized view mv
HINT: Use DROP ... CASCADE to drop the dependent objects too.

create materialized view m3 as select count(*) from mv
----
SELECT 1

alter materialized view mv rename to mw
----
ALTER MATERIALIZED VIEW

alter materialized view mw rename column c to d
----
ALTER MATERIALIZED VIEW

select * from m3
----
count int8
2
SELECT 1

refresh materialized view m3
----
REFRESH MATERIALIZED VIEW

select * from v order by a
----
a int4, c text
2|y!
3|z!
SELECT 2

alter table mw add column x int
----
ERROR 42809: ALTER action ADD COLUMN cannot be performed on relation "mw"
DETAIL: This operation is not supported for materialized views.

alter table mw rename to mv
----
ALTER TABLE

alter view mv rename to mx
----
ERROR 42809: "mv" is not a view

alter materialized view t rename to u
----
ERROR 42809: "t" is not a materialized view

alter materialized view if exists nope rename to u
----
NOTICE:  relation "nope" does not exist, skipping
ALTER MATERIALIZED VIEW

create schema s
----
CREATE SCHEMA

alter materialized view mv set schema s
----
ALTER MATERIALIZED VIEW

refresh materialized view s.mv
----
REFRESH MATERIALIZED VIEW

select * from v order by a
----
a int4, c text
2|y!
3|z!
SELECT 2

create materialized view m4 (p, q, r) as select 1, 2
----
ERROR 42601: too many column names were specified

create materialized view m5 as select 1 as a, 2 as a
----
ERROR 42701: column "a" specified more than once

create unlogged materialized view m6 as select 1
----
ERROR 0A000: materialized views cannot be unlogged

create materialized view m6 as with x as (insert into t values (9) returning a) select * from x
----
ERROR 0A000: materialized views must not use data-modifying statements in WITH

create temp table tt (a int)
----
CREATE TABLE

create materialized view m6 as select * from tt
----
ERROR 0A000: materialized views must not use temporary tables or views

create table fk (a int references m3)
----
ERROR 42809: referenced relation "m3" is not a table

comment on materialized view m3 is 'hey'
----
COMMENT

select obj_description('m3'::regclass, 'pg_class')
----
obj_description text
hey
SELECT 1

comment on materialized view t is 'hey'
----
ERROR 42809: "t" is not a materialized view

comment on view m3 is 'x'
----
ERROR 42809: "m3" is not a view

create materialized view m8 as select g from generate_series(1, 3) g with no data
----
CREATE MATERIALIZED VIEW

create index on m8 (g)
----
CREATE INDEX

refresh materialized view m8
----
REFRESH MATERIALIZED VIEW

select sum(g) from m8
----
sum int8
6
SELECT 1

create table likeness (like m8 including all)
----
CREATE TABLE

select indexname from pg_indexes where tablename = 'likeness'
----
indexname name
likeness_g_idx
SELECT 1

select table_name, table_type from information_schema.tables where table_schema in ('public', 's') order by 1
----
table_name name, table_type varchar
likeness|BASE TABLE
t|BASE TABLE
v|VIEW
SELECT 3

drop table t cascade
----
NOTICE:  drop cascades to 4 other objects
DROP TABLE

drop schema s cascade
----
DROP SCHEMA

drop materialized view m8
----
DROP MATERIALIZED VIEW

select count(*) from pg_matviews
----
count int8
0
SELECT 1

create table not_one (a int)
----
CREATE TABLE

create view not_one_either as select 1 as a
----
CREATE VIEW

refresh materialized view not_one
----
ERROR 0A000: "not_one" is not a materialized view

refresh materialized view not_one_either
----
ERROR 42809: "not_one_either" is not a table or materialized view
