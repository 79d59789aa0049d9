# CREATE TABLE AS.

create table t (id int primary key, a numeric(5,2), b varchar(4))
----
CREATE TABLE

insert into t values (1, 1.5, 'one'), (2, 2.25, 'two'), (3, null, null)
----
INSERT 0 3

create table s as select id, a * 2 as double, b, 'x' as c from t where id < 3
----
SELECT 2

select * from s order by id
----
id int4, double numeric, b varchar, c text
1|3.00|one|x
2|4.50|two|x
SELECT 2

insert into s values (2, 7, 'two', 'again')
----
INSERT 0 1

create table s as select 1
----
ERROR 42P07: relation "s" already exists

create table if not exists s as select 1
----
NOTICE:  relation "s" already exists, skipping
CREATE TABLE AS

create table n (x, y) as select id, b, a from t with no data
----
CREATE TABLE AS

select * from n
----
x int4, y varchar, a numeric
SELECT 0

create table m (x, y, z) as select 1, 2
----
ERROR 42601: too many column names were specified

create table m as select 1 as a, 2 as a
----
ERROR 42701: column "a" specified more than once

begin
----
BEGIN

create table m as values (1, 'a'), (2, 'b')
----
SELECT 2

create unique index m_one on m (column1)
----
CREATE INDEX

create table mm as select * from m union all select * from m
----
SELECT 4

select count(*) from mm
----
count int8
4
SELECT 1

rollback
----
ROLLBACK

select * from mm
----
ERROR 42P01 at 15: relation "mm" does not exist

create table agg as select b, count(*), sum(a) from t group by b
----
SELECT 3

select * from agg order by b
----
b varchar, count int8, sum numeric
one|1|1.50
two|1|2.25
NULL|1|NULL
SELECT 3

create table lots as select n, n % 10 as d from generate_series(1, 5000) n
----
SELECT 5000

select count(*), sum(d) from lots
----
count int8, sum int8
5000|22500
SELECT 1

# Programs older than PostgreSQL 12 say that their tables shall have no oids.

create table without_oids (a int) with (oids = false, fillfactor = 70)
----
CREATE TABLE

create table with_oids (a int) with (oids)
----
ERROR 0A000: tables declared WITH OIDS are not supported

alter table without_oids set (oids = false)
----
ERROR 22023: unrecognized parameter "oids"
