select 1
----
?column? int4
1
SELECT 1

select 1 + 2 as three, 'a' || 'b', null, true, 1.50
----
three int4, ?column? text, ?column? text, ?column? bool, ?column? numeric
3|ab|NULL|t|1.50
SELECT 1

create table t (id int primary key, a text, b numeric(6,2) default 1.5, c varchar(5) not null default 'x')
----
CREATE TABLE

create table t (id int)
----
ERROR 42P07: relation "t" already exists

create table if not exists t (id int)
----
NOTICE:  relation "t" already exists, skipping
CREATE TABLE

insert into t values (1, 'one', 2.345, 'abc'), (2, 'two', default, 'd')
----
INSERT 0 2

insert into t (id, a) values (3, null) returning *
----
id int4, a text, b numeric, c varchar
3|NULL|1.50|x
INSERT 0 1

insert into t values (1, 'dup')
----
ERROR 23505: duplicate key value violates unique constraint "t_pkey"
DETAIL: Key (id)=(1) already exists.

insert into t values (4, 'a', 1, null)
----
ERROR 23502: null value in column "c" of relation "t" violates not-null constraint
DETAIL: Failing row contains (4, a, 1.00, null).

insert into t values (4, 'a', 1, 'toolong')
----
ERROR 22001: value too long for type character varying(5)

select * from t order by id
----
id int4, a text, b numeric, c varchar
1|one|2.35|abc
2|two|1.50|d
3|NULL|1.50|x
SELECT 3

select a, b from t where id = 2
----
a text, b numeric
two|1.50
SELECT 1

select id from t where a is null or b > 2 order by id desc
----
id int4
3
1
SELECT 2

update t set a = a || '!', b = b + 1 where id < 3
----
UPDATE 2

select * from t order by id
----
id int4, a text, b numeric, c varchar
1|one!|3.35|abc
2|two!|2.50|d
3|NULL|1.50|x
SELECT 3

update t set id = id + 10 returning id, a
----
id int4, a text
11|one!
12|two!
13|NULL
UPDATE 3

delete from t where id = 12 returning t.a as gone
----
gone text
two!
DELETE 1

select count(*), sum(id), min(a), max(b) from t
----
count int8, sum int8, min text, max numeric
2|24|one!|3.35
SELECT 1

select * from t where id in (11, 12, 13) order by 1
----
id int4, a text, b numeric, c varchar
11|one!|3.35|abc
13|NULL|1.50|x
SELECT 2

select id, case when a is null then 'none' else a end from t order by 2
----
id int4, a text
13|none
11|one!
SELECT 2

select x from t
----
ERROR 42703 at 8: column "x" does not exist

select t.x from t
----
ERROR 42703 at 8: column t.x does not exist

select nope.id from t
----
ERROR 42P01 at 8: missing FROM-clause entry for table "nope"

select * from missing
----
ERROR 42P01 at 15: relation "missing" does not exist

select id from t t1, t t2
----
ERROR 42702 at 8: column reference "id" is ambiguous

select a from t group by id
----
a text
one!
NULL
SELECT 2

select b from t group by a
----
ERROR 42803 at 8: column "t.b" must appear in the GROUP BY clause or be used in an aggregate function

select a, count(*) from t group by a having count(*) > 0 order by a
----
a text, count int8
one!|1
NULL|1
SELECT 2

select id + 'x' from t
----
ERROR 22P02 at 13: invalid input syntax for type integer: "x"

select id from t where a
----
ERROR 42804 at 24: argument of WHERE must be type boolean, not type text

select * from t limit 1 offset 1
----
id int4, a text, b numeric, c varchar
13|NULL|1.50|x
SELECT 1

values (1, 'a'), (2, 'b')
----
column1 int4, column2 text
1|a
2|b
SELECT 2

select * from (values (1, 'a'), (2, 'b')) as v(n, s) where n > 1
----
n int4, s text
2|b
SELECT 1

truncate t
----
TRUNCATE TABLE

select * from t
----
id int4, a text, b numeric, c varchar
SELECT 0

drop table t
----
DROP TABLE

drop table t
----
ERROR 42P01: table "t" does not exist

drop table if exists t
----
NOTICE:  table "t" does not exist, skipping
DROP TABLE
