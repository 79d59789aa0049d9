create sequence s
----
CREATE SEQUENCE

select nextval('s'), nextval('s')
----
nextval int8, nextval int8
1|2
SELECT 1

select nextval('s')
----
nextval int8
3
SELECT 1

select currval('s'), lastval()
----
currval int8, lastval int8
3|3
SELECT 1

select last_value, is_called from s
----
last_value int8, is_called bool
3|t
SELECT 1

create sequence t increment by 10 minvalue 5 maxvalue 30 cycle
----
CREATE SEQUENCE

select nextval('t') from generate_series(1, 5)
----
nextval int8
5
15
25
5
15
SELECT 5

select setval('t', 7), nextval('t')
----
setval int8, nextval int8
7|17
SELECT 1

select setval('t', 7, false), nextval('t')
----
setval int8, nextval int8
7|7
SELECT 1

select setval('t', 31)
----
ERROR 22003: setval: value 31 is out of bounds for sequence "t" (5..30)

create sequence d increment -1 maxvalue 3 minvalue 1
----
CREATE SEQUENCE

select nextval('d') from generate_series(1, 3)
----
nextval int8
3
2
1
SELECT 3

select nextval('d')
----
ERROR 2200H: nextval: reached minimum value of sequence "d" (1)

alter sequence d restart
----
ALTER SEQUENCE

select nextval('d')
----
nextval int8
3
SELECT 1

alter sequence d cycle increment -2 restart with 2
----
ALTER SEQUENCE

select nextval('d') from generate_series(1, 3)
----
nextval int8
2
3
1
SELECT 3

create sequence d
----
ERROR 42P07: relation "d" already exists

create sequence if not exists d
----
NOTICE:  relation "d" already exists, skipping
CREATE SEQUENCE

create sequence bad increment 0
----
ERROR 22023: INCREMENT must not be zero

create sequence bad minvalue 10 maxvalue 5
----
ERROR 22023: MINVALUE (10) must be less than MAXVALUE (5)

create sequence bad as smallint maxvalue 40000
----
ERROR 22023: MAXVALUE (40000) is out of range for sequence data type smallint

create sequence bad start 0
----
ERROR 22023: START value (0) cannot be less than MINVALUE (1)

create sequence bad cache 0
----
ERROR 22023: CACHE (0) must be greater than zero

create sequence bad as text
----
ERROR 22023: sequence type must be smallint, integer, or bigint

create sequence bad cycle no cycle
----
ERROR 42601 at 27: conflicting or redundant options

select nextval('nosuch')
----
ERROR 42P01: relation "nosuch" does not exist

create sequence "Mixed Case"
----
CREATE SEQUENCE

select nextval('public."Mixed Case"')
----
nextval int8
1
SELECT 1

select nextval('"Mixed Case')
----
ERROR 42602: invalid name syntax

select currval('"Mixed Case"')
----
currval int8
1
SELECT 1

create sequence fresh
----
CREATE SEQUENCE

select currval('fresh')
----
ERROR 55000: currval of sequence "fresh" is not yet defined in this session

select * from fresh
----
last_value int8, log_cnt int8, is_called bool
1|0|f
SELECT 1

alter sequence fresh rename to stale
----
ALTER SEQUENCE

select nextval('stale')
----
nextval int8
1
SELECT 1

drop sequence stale, t
----
DROP SEQUENCE

drop sequence stale
----
ERROR 42P01: sequence "stale" does not exist

drop sequence if exists stale
----
NOTICE:  sequence "stale" does not exist, skipping
DROP SEQUENCE

drop table s
----
ERROR 42809: "s" is not a table
HINT: Use DROP SEQUENCE to remove a sequence.

create table plain (a int)
----
CREATE TABLE

drop sequence plain
----
ERROR 42809: "plain" is not a sequence

select nextval('plain')
----
ERROR 42809: "plain" is not a sequence

insert into s values (1)
----
ERROR 42809: cannot change sequence "s"

update s set last_value = 1
----
ERROR 42809: cannot change sequence "s"

delete from s
----
ERROR 42809: cannot change sequence "s"

alter sequence nosuch restart
----
ERROR 42P01: relation "nosuch" does not exist

alter sequence if exists nosuch restart
----
NOTICE:  relation "nosuch" does not exist, skipping
ALTER SEQUENCE

create table serials (a serial, b bigserial, c smallserial, d text)
----
CREATE TABLE

insert into serials (d) values ('x'), ('y') returning *
----
a int4, b int8, c int2, d text
1|1|1|x
2|2|2|y
INSERT 0 2

insert into serials values (default, 100, default, 'z') returning *
----
a int4, b int8, c int2, d text
3|100|3|z
INSERT 0 1

insert into serials (a) values (null)
----
ERROR 23502: null value in column "a" of relation "serials" violates not-null constraint
DETAIL: Failing row contains (null, 3, 4, null).

select pg_get_serial_sequence('serials', 'a'), pg_get_serial_sequence('public.serials', 'd')
----
pg_get_serial_sequence text, pg_get_serial_sequence text
public.serials_a_seq|NULL
SELECT 1

select pg_get_serial_sequence('serials', 'nosuch')
----
ERROR 42703: column "nosuch" of relation "serials" does not exist

drop sequence serials_a_seq
----
ERROR 2BP01: cannot drop sequence serials_a_seq because other objects depend on it
DETAIL: default value for column a of table serials depends on sequence serials_a_seq
HINT: Use DROP ... CASCADE to drop the dependent objects too.

drop sequence serials_a_seq cascade
----
NOTICE:  drop cascades to default value for column a of table serials
DROP SEQUENCE

insert into serials (d) values ('no default')
----
ERROR 23502: null value in column "a" of relation "serials" violates not-null constraint
DETAIL: Failing row contains (null, 4, 5, no default).

truncate serials restart identity
----
TRUNCATE TABLE

insert into serials (a, d) values (1, 'again') returning b
----
b int8
1
INSERT 0 1

drop table serials
----
DROP TABLE

select nextval('serials_b_seq')
----
ERROR 42P01: relation "serials_b_seq" does not exist

create table identities (a int generated always as identity, b int generated by default as identity (start 10 increment 5), c text)
----
CREATE TABLE

insert into identities (c) values ('x'), ('y') returning *
----
a int4, b int4, c text
1|10|x
2|15|y
INSERT 0 2

insert into identities values (1, 2, 'z')
----
ERROR 428C9: cannot insert a non-DEFAULT value into column "a"
DETAIL: Column "a" is an identity column defined as GENERATED ALWAYS.
HINT: Use OVERRIDING SYSTEM VALUE to override.

insert into identities values (default, 2, 'z') returning *
----
a int4, b int4, c text
3|2|z
INSERT 0 1

insert into identities overriding system value values (100, 200, 'z') returning *
----
a int4, b int4, c text
100|200|z
INSERT 0 1

insert into identities overriding user value values (100, 200, 'z') returning *
----
a int4, b int4, c text
4|20|z
INSERT 0 1

insert into identities select 1, 2, 'w'
----
ERROR 428C9: cannot insert a non-DEFAULT value into column "a"
DETAIL: Column "a" is an identity column defined as GENERATED ALWAYS.
HINT: Use OVERRIDING SYSTEM VALUE to override.

insert into identities overriding user value select 1, 2, 'w' returning *
----
a int4, b int4, c text
5|25|w
INSERT 0 1

update identities set a = 5
----
ERROR 428C9: column "a" can only be updated to DEFAULT
DETAIL: Column "a" is an identity column defined as GENERATED ALWAYS.

update identities set a = default, b = default where c = 'x' returning *
----
a int4, b int4, c text
6|30|x
UPDATE 1

select pg_get_serial_sequence('identities', 'a')
----
pg_get_serial_sequence text
public.identities_a_seq
SELECT 1

drop sequence identities_a_seq
----
ERROR 2BP01: cannot drop sequence identities_a_seq because column a of table identities requires it
HINT: You can drop column a of table identities instead.

create table bad (a text generated always as identity)
----
ERROR 22023: identity column type must be smallint, integer, or bigint

create table bad (a int default 1 generated always as identity)
----
ERROR 42601 at 35: both default and identity specified for column "a" of table "bad"

create table bad (a serial default 1)
----
ERROR 42601 at 19: multiple default values specified for column "a" of table "bad"

create table bad (a serial null)
----
ERROR 42601 at 19: conflicting NULL/NOT NULL declarations for column "a" of table "bad"

create table gen (a int, b int, c int generated always as (a + b) stored, d text generated always as (upper('x')) stored)
----
CREATE TABLE

insert into gen values (1, 2) returning *
----
a int4, b int4, c int4, d text
1|2|3|X
INSERT 0 1

insert into gen (a) values (5) returning *
----
a int4, b int4, c int4, d text
5|NULL|NULL|X
INSERT 0 1

insert into gen (a, b, c) values (1, 2, 3)
----
ERROR 428C9: cannot insert a non-DEFAULT value into column "c"
DETAIL: Column "c" is a generated column.

insert into gen (a, b, c) values (1, 2, default) returning c
----
c int4
3
INSERT 0 1

update gen set a = 10 where b = 2 returning *
----
a int4, b int4, c int4, d text
10|2|12|X
10|2|12|X
UPDATE 2

update gen set c = 1
----
ERROR 428C9: column "c" can only be updated to DEFAULT
DETAIL: Column "c" is a generated column.

update gen set c = default
----
UPDATE 3

create table bad (a int, b int generated always as (a + random()) stored)
----
ERROR 42P17: generation expression is not immutable

create table bad (a int, b int generated always as (c) stored, c int generated always as (a) stored)
----
ERROR 42P17 at 53: cannot use generated column "c" in column generation expression
DETAIL: A generated column cannot reference another generated column.

create table bad (a int, b int default 5 generated always as (a) stored)
----
ERROR 42601 at 26: both default and generation expression specified for column "b" of table "bad"

create table checked (a int, b int generated always as (a * 2) stored check (b < 10))
----
CREATE TABLE

insert into checked values (4), (5)
----
ERROR 23514: new row for relation "checked" violates check constraint "checked_b_check"
DETAIL: Failing row contains (5, 10).

copy gen from stdin
<<<
7	8
----
COPY 1

copy gen (a, c) from stdin
<<<
7	8
----
ERROR 42P10: column "c" is a generated column
DETAIL: Generated columns cannot be used in COPY.

select * from gen order by a, b
----
a int4, b int4, c int4, d text
5|NULL|NULL|X
7|8|15|X
10|2|12|X
10|2|12|X
SELECT 4

create table loop (a int default nextval('s'), b timestamptz default now())
----
CREATE TABLE

insert into loop default values returning a
----
a int4
4
INSERT 0 1

create table later (x text)
----
CREATE TABLE

insert into later values ('a'), ('b')
----
INSERT 0 2

alter table later add column id serial, add column n int generated always as identity (start 10), add column up text generated always as (upper(x)) stored
----
ALTER TABLE

select * from later order by id
----
x text, id int4, n int4, up text
a|1|10|A
b|2|11|B
SELECT 2

insert into later (x) values ('c') returning *
----
x text, id int4, n int4, up text
c|3|12|C
INSERT 0 1

alter table later alter column n set generated by default set increment by 5 restart with 100
----
ALTER TABLE

insert into later (x, n) values ('d', 1), ('e', default) returning n
----
n int4
1
100
INSERT 0 2

alter table later alter column n set default 5
----
ERROR 42601: column "n" of relation "later" is an identity column

alter table later alter column n drop identity
----
ALTER TABLE

alter table later alter column n drop identity
----
ERROR 55000: column "n" of relation "later" is not an identity column

alter table later alter column n drop identity if exists
----
NOTICE:  column "n" of relation "later" is not an identity column, skipping
ALTER TABLE

alter table later alter column n add generated always as identity
----
ALTER TABLE

alter table later alter column n type bigint
----
ALTER TABLE

alter table later alter column n type text
----
ERROR 22023: identity column type must be smallint, integer, or bigint

alter table later drop column x
----
ERROR 2BP01: cannot drop column x of table later because other objects depend on it
DETAIL: column up of table later depends on column x of table later
HINT: Use DROP ... CASCADE to drop the dependent objects too.

alter table later alter column up drop expression
----
ALTER TABLE

alter table later alter column up drop expression if exists
----
NOTICE:  column "up" of relation "later" is not a stored generated column, skipping
ALTER TABLE

alter table later drop column x
----
ALTER TABLE

alter table later drop column id
----
ALTER TABLE

select nextval('later_id_seq')
----
ERROR 42P01: relation "later_id_seq" does not exist

alter table later_n_seq rename to n_seq
----
ALTER TABLE

insert into later (up) values ('f') returning *
----
n int8, up text
1|f
INSERT 0 1

drop table later
----
DROP TABLE

create sequence never_drawn
----
CREATE SEQUENCE

select pg_sequence_last_value('never_drawn'::regclass), pg_sequence_last_value('s'::regclass) is not null
----
pg_sequence_last_value int8, ?column? bool
NULL|t
SELECT 1
