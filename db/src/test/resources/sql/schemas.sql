# Schemas: what is in them, and where names lead.

create schema a
----
CREATE SCHEMA

create schema if not exists a
----
NOTICE:  schema "a" already exists, skipping
CREATE SCHEMA

create schema a
----
ERROR 42P06: schema "a" already exists

create schema authorization phantom
----
CREATE SCHEMA

create schema pg_a
----
ERROR 42939: unacceptable schema name "pg_a"
DETAIL: The prefix "pg_" is reserved for system schemas.

create schema b authorization nobody
----
ERROR 42704: role "nobody" does not exist

create table a.t (id serial primary key, x int unique)
----
CREATE TABLE

insert into a.t (x) values (10), (20)
----
INSERT 0 2

select * from t
----
ERROR 42P01 at 15: relation "t" does not exist

create table phantom.t (only_mine text)
----
CREATE TABLE

insert into t values ('shadows') returning *
----
only_mine text
shadows
INSERT 0 1

create table public.t (k int)
----
CREATE TABLE

# The one of the user's own schema comes first.

select * from t
----
only_mine text
shadows
SELECT 1

drop schema phantom
----
ERROR 2BP01: cannot drop schema phantom because other objects depend on it
DETAIL: table t depends on schema phantom
HINT: Use DROP ... CASCADE to drop the dependent objects too.

drop table t
----
DROP TABLE

select * from t
----
k int4
SELECT 0

drop schema phantom
----
DROP SCHEMA

set search_path to a, public
----
SET

select * from t
----
id int4, x int4
1|10
2|20
SELECT 2

insert into t (x) values (30) returning *
----
id int4, x int4
3|30
INSERT 0 1

select current_schema, current_schemas(false), current_schemas(true)
----
current_schema name, current_schemas _name, current_schemas _name
a|{a,public}|{pg_catalog,a,public}
SELECT 1

select 't'::regclass, 'a.t'::regclass, 'public.t'::regclass, to_regclass('nowhere.t')
----
regclass regclass, regclass regclass, regclass regclass, to_regclass regclass
t|t|public.t|NULL
SELECT 1

select 'nowhere.t'::regclass
----
ERROR 3F000 at 8: schema "nowhere" does not exist

select relname, pg_table_is_visible(oid) from pg_class where relname like 't%' order by relnamespace, relname
----
relname name, pg_table_is_visible bool
t|f
table_constraints|f
table_privileges|f
tables|f
transforms|f
triggered_update_columns|f
triggers|f
t|t
t_id_seq|t
t_pkey|t
t_x_key|t
SELECT 11

select pg_get_expr(adbin, adrelid) from pg_attrdef
----
pg_get_expr text
nextval('t_id_seq'::regclass)
SELECT 1

create index on t (x, id)
----
CREATE INDEX

drop index a.t_x_id_idx
----
DROP INDEX

drop table public.t
----
DROP TABLE

set search_path to public
----
SET

select * from t
----
ERROR 42P01 at 15: relation "t" does not exist

select pg_get_expr(adbin, adrelid) from pg_attrdef
----
pg_get_expr text
nextval('a.t_id_seq'::regclass)
SELECT 1

select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'a' order by 2
----
nspname name, relname name
a|t
a|t_id_seq
a|t_pkey
a|t_x_key
SELECT 4

# Names move along with what they name.

create schema b
----
CREATE SCHEMA

alter table a.t set schema b
----
ALTER TABLE

select * from b.t order by id
----
id int4, x int4
1|10
2|20
3|30
SELECT 3

insert into b.t (x) values (40) returning id
----
id int4
4
INSERT 0 1

select * from a.t
----
ERROR 42P01 at 15: relation "a.t" does not exist

alter table b.t_id_seq set schema a
----
ERROR 0A000: cannot move an owned sequence into another schema
DETAIL: Sequence "t_id_seq" is linked to table "t".

alter schema b rename to c
----
ALTER SCHEMA

insert into c.t (x) values (50) returning id
----
id int4
8
INSERT 0 1

select pg_get_serial_sequence('c.t', 'id'), nextval('c.t_id_seq')
----
pg_get_serial_sequence text, nextval int8
c.t_id_seq|9
SELECT 1

alter table c.t set schema nowhere
----
ERROR 3F000: schema "nowhere" does not exist

create table a.t (other int)
----
CREATE TABLE

alter table c.t set schema a
----
ERROR 42P07: relation "t" already exists in schema "a"

alter schema c rename to a
----
ERROR 42P06: schema "a" already exists

alter schema nowhere rename to d
----
ERROR 3F000: schema "nowhere" does not exist

# What is in them keeps them.

drop schema c
----
ERROR 2BP01: cannot drop schema c because other objects depend on it
DETAIL: table c.t depends on schema c
HINT: Use DROP ... CASCADE to drop the dependent objects too.

create sequence c.s
----
CREATE SEQUENCE

create table public.child (x int references c.t (x))
----
CREATE TABLE

drop schema c
----
ERROR 2BP01: cannot drop schema c because other objects depend on it
DETAIL: table c.t depends on schema c
constraint child_x_fkey on table child depends on table c.t
sequence c.s depends on schema c
HINT: Use DROP ... CASCADE to drop the dependent objects too.

drop schema c cascade
----
NOTICE:  drop cascades to 3 other objects
DROP SCHEMA

select * from c.t
----
ERROR 42P01 at 15: relation "c.t" does not exist

insert into child values (77)
----
INSERT 0 1

drop schema nowhere
----
ERROR 3F000: schema "nowhere" does not exist

drop schema if exists nowhere
----
NOTICE:  schema "nowhere" does not exist, skipping
DROP SCHEMA

drop table if exists nowhere.t
----
NOTICE:  schema "nowhere" does not exist, skipping
DROP TABLE

drop table nowhere.t
----
ERROR 3F000: schema "nowhere" does not exist

create table nowhere.t (i int)
----
ERROR 3F000 at 14: schema "nowhere" does not exist

create sequence nowhere.s
----
ERROR 3F000 at 17: schema "nowhere" does not exist

alter table nowhere.t add column i int
----
ERROR 3F000: schema "nowhere" does not exist

drop schema pg_catalog
----
ERROR 2BP01: cannot drop schema pg_catalog because it is required by the database system

# Nowhere to make things.

set search_path to nowhere
----
SET

create table t (i int)
----
ERROR 3F000 at 14: no schema has been selected to create in

set search_path to public, pg_catalog
----
SET

create table pg_am (own int)
----
CREATE TABLE

select * from pg_am
----
own int4
SELECT 0

drop table pg_am
----
DROP TABLE

select count(*) > 0 from pg_am
----
?column? bool
t
SELECT 1

set search_path to pg_catalog
----
SET

create table t (i int)
----
ERROR 42501: permission denied to create "pg_catalog.t"
DETAIL: System catalog modifications are currently disallowed.

select current_schema
----
current_schema name
pg_catalog
SELECT 1

set search_path to public
----
SET

select * from one.two.three.four
----
ERROR 42601 at 15: improper qualified name (too many dotted names): one.two.three.four

select * from elsewhere.public.t
----
ERROR 0A000 at 15: cross-database references are not implemented: "elsewhere.public.t"

select phantom.a.t.other from phantom.a.t
----
other int4
SELECT 0

# All of it can be undone.

begin
----
BEGIN

create schema d
----
CREATE SCHEMA

create table d.t (i int)
----
CREATE TABLE

set search_path to d
----
SET

insert into t values (1) returning i
----
i int4
1
INSERT 0 1

alter schema d rename to e
----
ALTER SCHEMA

set search_path to e
----
SET

select * from t
----
i int4
1
SELECT 1

rollback
----
ROLLBACK

select * from t
----
ERROR 42P01 at 15: relation "t" does not exist

set search_path to public
----
SET

select nspname from pg_namespace order by 1
----
nspname name
a
information_schema
pg_catalog
pg_toast
public
SELECT 5

create table of_default (i int default nextval('a.none'))
----
ERROR 42P01 at 48: relation "a.none" does not exist

create sequence a.counted
----
CREATE SEQUENCE

create table of_default (i int default nextval('a.counted'))
----
CREATE TABLE

alter sequence a.counted owned by of_default.i
----
ERROR 55000: sequence must be in same schema as table it is linked to

alter sequence a.counted set schema public
----
ALTER SEQUENCE

alter sequence counted owned by of_default.i
----
ALTER SEQUENCE

alter sequence counted rename to any_other
----
ALTER SEQUENCE

insert into of_default default values returning i
----
i int4
1
INSERT 0 1

drop sequence any_other
----
ERROR 2BP01: cannot drop sequence any_other because other objects depend on it
DETAIL: default value for column i of table of_default depends on sequence any_other
HINT: Use DROP ... CASCADE to drop the dependent objects too.

drop sequence any_other cascade
----
NOTICE:  drop cascades to default value for column i of table of_default
DROP SEQUENCE

drop table of_default
----
DROP TABLE

# Views and types go with their schemas, too.

create schema v
----
CREATE SCHEMA

create type v.mood as enum ('sad', 'happy')
----
CREATE TYPE

create table v.t (i int, m v.mood)
----
CREATE TABLE

create view v.over_t as select i from v.t
----
CREATE VIEW

create view public.over_over as select * from v.over_t
----
CREATE VIEW

create table public.moody (m v.mood, i int)
----
CREATE TABLE

alter schema v rename to w
----
ALTER SCHEMA

select * from over_over
----
i int4
SELECT 0

insert into moody values ('happy', 1) returning m
----
m mood
happy
INSERT 0 1

drop schema w
----
ERROR 2BP01: cannot drop schema w because other objects depend on it
DETAIL: type w.mood depends on schema w
column m of table moody depends on type w.mood
table w.t depends on schema w
view w.over_t depends on schema w
view over_over depends on view w.over_t
HINT: Use DROP ... CASCADE to drop the dependent objects too.

drop schema w cascade
----
NOTICE:  drop cascades to 5 other objects
DROP SCHEMA

select * from moody
----
i int4
1
SELECT 1

drop table moody
----
DROP TABLE
