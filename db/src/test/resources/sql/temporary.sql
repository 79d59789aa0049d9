# Temporary tables: in a schema of the session's own, that is searched first.

create table t (i int)
----
CREATE TABLE

insert into t values (1)
----
INSERT 0 1

select * from t
----
i int4
1
SELECT 1

create temp table t (tt text)
----
CREATE TABLE

select * from t
----
tt text
SELECT 0

select * from public.t
----
i int4
1
SELECT 1

select * from pg_temp.t
----
tt text
SELECT 0

create temp table t (again int)
----
ERROR 42P07: relation "t" already exists

create temp table if not exists t (again int)
----
NOTICE:  relation "t" already exists, skipping
CREATE TABLE

select relpersistence, pg_table_is_visible(oid) from pg_class where relname = 't' order by 1
----
relpersistence char, pg_table_is_visible bool
p|f
t|t
SELECT 2

select table_type from information_schema.tables where table_name = 't' order by 1
----
table_type varchar
BASE TABLE
LOCAL TEMPORARY
SELECT 2

select pg_my_temp_schema() <> 0, pg_is_other_temp_schema(pg_my_temp_schema())
----
?column? bool, pg_is_other_temp_schema bool
t|f
SELECT 1

select current_schemas(true)
----
current_schemas _name
{pg_temp_1,pg_catalog,public}
SELECT 1

drop table t
----
DROP TABLE

select * from t
----
i int4
1
SELECT 1

# Not more lasting than said.

create temp table a (i serial primary key, j int) on commit delete rows
----
CREATE TABLE

insert into a (j) values (10) returning *
----
i int4, j int4
1|10
INSERT 0 1

select * from a
----
i int4, j int4
SELECT 0

begin
----
BEGIN

insert into a (j) values (20) returning *
----
i int4, j int4
2|20
INSERT 0 1

select * from a
----
i int4, j int4
2|20
SELECT 1

commit
----
COMMIT

select * from a
----
i int4, j int4
SELECT 0

create temp table d (i int) on commit drop
----
CREATE TABLE

select * from d
----
ERROR 42P01 at 15: relation "d" does not exist

begin
----
BEGIN

create temp table d (i int) on commit drop
----
CREATE TABLE

create temp view over_d as select * from d
----
CREATE VIEW

insert into d values (1)
----
INSERT 0 1

select * from over_d
----
i int4
1
SELECT 1

commit
----
COMMIT

select * from d
----
ERROR 42P01 at 15: relation "d" does not exist

select * from over_d
----
ERROR 42P01 at 15: relation "over_d" does not exist

begin
----
BEGIN

create temp table r (i int)
----
CREATE TABLE

rollback
----
ROLLBACK

select * from r
----
ERROR 42P01 at 15: relation "r" does not exist

create temp table made_of_rows on commit preserve rows as select n from generate_series(1, 3) n
----
SELECT 3

select sum(n) from made_of_rows
----
sum int8
6
SELECT 1

select 1 as one, 'two' as two into temp table into_one
----
SELECT 1

select * from into_one
----
one int4, two text
1|two
SELECT 1

select n * 2 as doubled into public.into_two from generate_series(1, 2) n
----
SELECT 2

select * from into_two
----
doubled int4
2
4
SELECT 2

select (select 1 into x)
----
ERROR 42601 at 23: SELECT ... INTO is not allowed here

# Where they can be, and what can refer to them.

create table t2 (i int) on commit drop
----
ERROR 42P16: ON COMMIT can only be used on temporary tables

create temp table public.t2 (i int)
----
ERROR 42P16 at 19: cannot create temporary relation in non-temporary schema

create table pg_temp.t2 (i int primary key)
----
CREATE TABLE

select relpersistence from pg_class where relname = 't2'
----
relpersistence char
t
SELECT 1

create table child (i int references t2)
----
ERROR 42P16: constraints on permanent tables may reference only permanent tables

create temp table child (i int references t2)
----
CREATE TABLE

create temp table other_child (i int references public.t)
----
ERROR 42P16: constraints on temporary tables may reference only temporary tables

alter table t2 set schema public
----
ERROR 0A000: cannot move objects into or out of temporary schemas

alter table public.t set schema pg_temp
----
ERROR 0A000: cannot move objects into or out of temporary schemas

select * from pg_temp_77.t
----
ERROR 0A000: cannot access temporary tables of other sessions

create view over_temporary as select * from t2
----
NOTICE:  view "over_temporary" will be a temporary view
CREATE VIEW

drop table t2
----
ERROR 2BP01: cannot drop table t2 because other objects depend on it
DETAIL: constraint child_i_fkey on table child depends on table t2
view over_temporary depends on table t2
HINT: Use DROP ... CASCADE to drop the dependent objects too.

drop table t2 cascade
----
NOTICE:  drop cascades to 2 other objects
DROP TABLE

create temp sequence s
----
CREATE SEQUENCE

select nextval('s'), nextval('pg_temp.s')
----
nextval int8, nextval int8
1|2
SELECT 1

set search_path to pg_temp, public
----
SET

create table implicitly (i int)
----
CREATE TABLE

select relpersistence from pg_class where relname = 'implicitly'
----
relpersistence char
t
SELECT 1

set search_path to public, pg_temp
----
SET

create temp table t (behind int)
----
CREATE TABLE

select * from t
----
i int4
1
SELECT 1

select * from pg_temp.t
----
behind int4
SELECT 0
