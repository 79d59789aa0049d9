# Partitioned tables (PostgreSQL 15, chapter 5.11)

create table r (a int, b text, c int default 5) partition by range (a)
----
CREATE TABLE

create table r1 partition of r for values from (minvalue) to (10)
----
CREATE TABLE

create table r2 partition of r for values from (10) to (20)
----
CREATE TABLE

create table r3 partition of r for values from (20) to (maxvalue) partition by list (b)
----
CREATE TABLE

create table r3a partition of r3 for values in ('a', 'b')
----
CREATE TABLE

create table r3n partition of r3 for values in (null)
----
CREATE TABLE

insert into r values (1,'x'),(10,'y'),(15,'z'),(20,'a'),(25,'b'),(30,null)
----
INSERT 0 6

insert into r values (40,'q')
----
ERROR 23514: no partition of relation "r3" found for row
DETAIL: Partition key of the failing row contains (b) = (q).

insert into r values (null,'q')
----
ERROR 23514: no partition of relation "r" found for row
DETAIL: Partition key of the failing row contains (a) = (null).

select tableoid::regclass, * from r
----
tableoid regclass, a int4, b text, c int4
r1|1|x|5
r2|10|y|5
r2|15|z|5
r3a|20|a|5
r3a|25|b|5
r3n|30|NULL|5
SELECT 6

select tableoid::regclass, * from r where a = 15
----
tableoid regclass, a int4, b text, c int4
r2|15|z|5
SELECT 1

select tableoid::regclass, * from r where a between 5 and 12
----
tableoid regclass, a int4, b text, c int4
r2|10|y|5
SELECT 1

select * from r where b is null
----
a int4, b text, c int4
30|NULL|5
SELECT 1

insert into r1 values (50,'bad')
----
ERROR 23514: new row for relation "r1" violates partition constraint
DETAIL: Failing row contains (50, bad, 5).

insert into r3a values (50,'q')
----
ERROR 23514: new row for relation "r3a" violates partition constraint
DETAIL: Failing row contains (50, q, 5).

update r set a = a + 10 where a < 20 returning *, tableoid::regclass
----
ERROR 23514: no partition of relation "r3" found for row
DETAIL: Partition key of the failing row contains (b) = (y).

update r set a = 12 where a = 11 returning *, tableoid::regclass
----
a int4, b text, c int4, tableoid regclass
UPDATE 0

update r1 set a = 100
----
ERROR 23514: new row for relation "r1" violates partition constraint
DETAIL: Failing row contains (100, x, 5).

select tableoid::regclass, * from r
----
tableoid regclass, a int4, b text, c int4
r1|1|x|5
r2|10|y|5
r2|15|z|5
r3a|20|a|5
r3a|25|b|5
r3n|30|NULL|5
SELECT 6

delete from r where a = 25 returning *
----
a int4, b text, c int4
25|b|5
DELETE 1

select count(*), sum(a) from r
----
count int8, sum int8
5|76
SELECT 1

create table r4 partition of r for values from (15) to (30)
----
ERROR 42P17 at 49: partition "r4" would overlap partition "r2"

create table rd partition of r default
----
CREATE TABLE

create table rd2 partition of r default
----
ERROR 42P17 at 33: partition "rd2" conflicts with existing default partition "rd"

create table h (k int, v text) partition by hash (k)
----
CREATE TABLE

create table h0 partition of h for values with (modulus 4, remainder 0)
----
CREATE TABLE

create table h1 partition of h for values with (modulus 4, remainder 1)
----
CREATE TABLE

create table h2 partition of h for values with (modulus 4, remainder 2)
----
CREATE TABLE

create table h3 partition of h for values with (modulus 4, remainder 3)
----
CREATE TABLE

insert into h select i, 'v'||i from generate_series(1,20) i
----
INSERT 0 20

select tableoid::regclass, array_agg(k order by k) from h group by 1 order by 1
----
tableoid regclass, array_agg _int4
h0|{1,12,14,16,17}
h1|{3,5,8,9,11,19,20}
h2|{2,13,18}
h3|{4,6,7,10,15}
SELECT 4

select tableoid::regclass, * from h where k = 7
----
tableoid regclass, k int4, v text
h3|7|v7
SELECT 1

create table hh partition of h for values with (modulus 8, remainder 3)
----
ERROR 42P17 at 43: partition "hh" would overlap partition "h3"

create table hh partition of h for values with (modulus 3, remainder 0)
----
ERROR 42P17: every hash partition modulus must be a factor of the next larger modulus
DETAIL: The new modulus 3 is not a factor of 4, the modulus of existing partition "h0".

alter table h add primary key (k)
----
ALTER TABLE

alter table h add unique (v)
----
ERROR 0A000: unique constraint on partitioned table must include all partitioning columns
DETAIL: UNIQUE constraint on table "h" lacks column "k" which is part of the partition key.

insert into h values (7, 'dup')
----
ERROR 23505: duplicate key value violates unique constraint "h3_pkey"
DETAIL: Key (k)=(7) already exists.

insert into h values (7, 'dup') on conflict (k) do update set v = excluded.v || h.v returning *
----
k int4, v text
7|dupv7
INSERT 0 1

insert into h values (7, 'dup') on conflict do nothing
----
INSERT 0 0

create index on h (v)
----
CREATE INDEX

alter table r detach partition r2
----
ALTER TABLE

select * from r
----
a int4, b text, c int4
1|x|5
20|a|5
30|NULL|5
SELECT 3

alter table r attach partition r2 for values from (10) to (15)
----
ERROR 23514: partition constraint of relation "r2" is violated by some row

alter table r attach partition r2 for values from (10) to (20)
----
ALTER TABLE

select count(*) from r
----
count int8
5
SELECT 1

alter table r add column d int not null default 7
----
ALTER TABLE

select * from r order by a
----
a int4, b text, c int4, d int4
1|x|5|7
10|y|5|7
15|z|5|7
20|a|5|7
30|NULL|5|7
SELECT 5

alter table r rename column d to dd
----
ALTER TABLE

alter table r1 drop column dd
----
ERROR 42P16: cannot drop inherited column "dd"

alter table r drop column a
----
ERROR 42P16: cannot drop column "a" because it is part of the partition key of relation "r"

alter table r drop column dd
----
ALTER TABLE

alter table r add constraint cc check (c < 100)
----
ALTER TABLE

insert into r values (1,'x',1000)
----
ERROR 23514: new row for relation "r1" violates check constraint "cc"
DETAIL: Failing row contains (1, x, 1000).

alter table r1 drop constraint cc
----
ERROR 42P16: cannot drop inherited constraint "cc" of relation "r1"

explain (costs off) select * from r where a = 5
----
Seq Scan on r1 r
  Filter: (a = 5)
  At Shard: filter
EXPLAIN

truncate r
----
TRUNCATE TABLE

select count(*) from r
----
count int8
0
SELECT 1

drop table r1
----
DROP TABLE

drop table r
----
DROP TABLE

drop table h
----
DROP TABLE
