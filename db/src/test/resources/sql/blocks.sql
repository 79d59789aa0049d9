# Schema changes are parts of transactions.

begin
----
BEGIN

create table t (id int primary key, a int)
----
CREATE TABLE

insert into t select n, n * 10 from generate_series(1, 5) n
----
INSERT 0 5

create unique index t_a on t (a)
----
CREATE INDEX

insert into t values (6, 50)
----
ERROR 23505: duplicate key value violates unique constraint "t_a"
DETAIL: Key (a)=(50) already exists.

insert into t values (6, 60)
----
INSERT 0 1

select id from t where a = 60
----
id int4
6
SELECT 1

explain (costs off) select id from t where a = 60
----
Index Scan using t_a on t
  Index Cond: (a = 60)
EXPLAIN

commit
----
COMMIT

select count(*) from t where a >= 10
----
count int8
6
SELECT 1

insert into t values (7, 60)
----
ERROR 23505: duplicate key value violates unique constraint "t_a"
DETAIL: Key (a)=(60) already exists.

# Taken back.

begin
----
BEGIN

drop table t
----
DROP TABLE

select * from t
----
ERROR 42P01 at 15: relation "t" does not exist

create table t (name text)
----
CREATE TABLE

insert into t values ('another')
----
INSERT 0 1

select * from t
----
name text
another
SELECT 1

rollback
----
ROLLBACK

select * from t where id = 1
----
id int4, a int4
1|10
SELECT 1

begin
----
BEGIN

drop index t_a
----
DROP INDEX

insert into t values (8, 60)
----
INSERT 0 1

create table other (x int)
----
CREATE TABLE

rollback
----
ROLLBACK

select * from t where id = 8
----
id int4, a int4
SELECT 0

select * from other
----
ERROR 42P01 at 15: relation "other" does not exist

explain (costs off) select id from t where a = 60
----
Index Scan using t_a on t
  Index Cond: (a = 60)
EXPLAIN

# An index that the rows do not allow.

begin
----
BEGIN

insert into t values (9, null), (10, null)
----
INSERT 0 2

create unique index t_one on t (a)
----
CREATE INDEX

create unique index t_two on t ((a))
----
CREATE INDEX

update t set a = 1
----
ERROR 23505: duplicate key value violates unique constraint "t_a"
DETAIL: Key (a)=(1) already exists.

rollback
----
ROLLBACK

# The row order changes at once.

create table h (a int, b text)
----
CREATE TABLE

create index h_b on h (b)
----
CREATE INDEX

insert into h values (3, 'three'), (1, 'one'), (2, 'two')
----
INSERT 0 3

begin
----
BEGIN

alter table h add primary key (a)
----
ALTER TABLE

explain (costs off) select * from h where a = 2
----
Index Scan using h_pkey on h
  Index Cond: (a = 2)
EXPLAIN

select * from h where b = 'two'
----
a int4, b text
2|two
SELECT 1

insert into h values (2, 'again')
----
ERROR 23505: duplicate key value violates unique constraint "h_pkey"
DETAIL: Key (a)=(2) already exists.

insert into h values (4, 'four')
----
INSERT 0 1

select * from h
----
a int4, b text
1|one
2|two
3|three
4|four
SELECT 4

commit
----
COMMIT

select * from h where b = 'four'
----
a int4, b text
4|four
SELECT 1

explain (costs off) select * from h where b = 'four'
----
Index Scan using h_b on h
  Index Cond: (b = 'four'::text)
EXPLAIN

begin
----
BEGIN

alter table h add primary key (b)
----
ERROR 42P16: multiple primary keys for table "h" are not allowed

rollback
----
ROLLBACK

begin
----
BEGIN

drop table t, h
----
DROP TABLE

create table h (z int)
----
CREATE TABLE

commit
----
COMMIT

select * from h
----
z int4
SELECT 0

select * from t
----
ERROR 42P01 at 15: relation "t" does not exist

create table if not exists h (z int)
----
NOTICE:  relation "h" already exists, skipping
CREATE TABLE

drop table if exists t, h
----
NOTICE:  table "t" does not exist, skipping
DROP TABLE

truncate nothing
----
ERROR 42P01 at 10: relation "nothing" does not exist
