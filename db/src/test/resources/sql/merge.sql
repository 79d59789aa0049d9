# MERGE (PostgreSQL 15, MERGE)

create table t (id int primary key, v text, n int default 5 check (n < 100))
----
CREATE TABLE

insert into t values (1, 'one', 1), (2, 'two', 2), (3, 'three', 3)
----
INSERT 0 3

create table s (id int, v text, n int)
----
CREATE TABLE

insert into s values (2, 'zwei', 20), (3, null, 30), (4, 'vier', 40), (5, 'fuenf', null)
----
INSERT 0 4

merge into t using s on t.id = s.id when matched and s.v is null then delete when matched then update set v = s.v, n = t.n + s.n when not matched and s.n is null then do nothing when not matched then insert (id, v) values (s.id, s.v)
----
MERGE 3

select * from t order by id
----
id int4, v text, n int4
1|one|1
2|zwei|22
4|vier|5
SELECT 3

merge into t as x using (values (1, 'uno'), (9, 'nine')) as y (id, w) on x.id = y.id when not matched then insert values (y.id, y.w, default) when matched then update set v = default, n = default
----
MERGE 2

select * from t order by id
----
id int4, v text, n int4
1|NULL|5
2|zwei|22
4|vier|5
9|nine|5
SELECT 4

merge into t using (values (1), (1)) y (id) on t.id = y.id when matched then update set n = 7
----
ERROR 21000: MERGE command cannot affect row a second time
HINT: Ensure that not more than one source row matches any one target row.

merge into t using (values (1), (1)) y (id) on t.id = y.id when matched then delete
----
ERROR 21000: MERGE command cannot affect row a second time
HINT: Ensure that not more than one source row matches any one target row.

merge into t using (values (1), (1)) y (id) on t.id = y.id when matched then do nothing
----
MERGE 0

merge into t using (values (77), (77)) y (id) on t.id = y.id when not matched then insert values (y.id)
----
ERROR 23505: duplicate key value violates unique constraint "t_pkey"
DETAIL: Key (id)=(77) already exists.

merge into t using s on t.id = s.id when matched then update set n = 1000
----
ERROR 23514: new row for relation "t" violates check constraint "t_n_check"
DETAIL: Failing row contains (2, zwei, 1000).

merge into t using s on t.id = s.id when matched then update set id = 1
----
ERROR 23505: duplicate key value violates unique constraint "t_pkey"
DETAIL: Key (id)=(1) already exists.

merge into t using s on t.id = s.id when matched then do nothing when matched then delete
----
ERROR 42601: unreachable WHEN clause specified after unconditional WHEN clause

merge into t using s on t.id = s.id when not matched then insert values (t.id)
----
ERROR 42P01 at 74: invalid reference to FROM-clause entry for table "t"
HINT: There is an entry for table "t", but it cannot be referenced from this part of the query.

merge into t using s on t.id = s.id when not matched and t.n > 1 then do nothing
----
ERROR 42P01 at 58: invalid reference to FROM-clause entry for table "t"
HINT: There is an entry for table "t", but it cannot be referenced from this part of the query.

merge into t using s on t.id = s.id when matched and s.n then do nothing
----
ERROR 42804 at 54: argument of WHEN must be type boolean, not type integer

merge into t using s on t.id = s.id when not matched then insert (id, v) values (1)
----
ERROR 42601 at 71: INSERT has more target columns than expressions

merge into t using s on t.id = s.id when not matched then insert (id) values (1, 2)
----
ERROR 42601 at 82: INSERT has more expressions than target columns

merge into t using s on t.id = s.id when not matched then insert (id, id) values (1, 2)
----
ERROR 42701 at 71: column "id" specified more than once

merge into t using s on t.id = s.id when not matched then insert (nope) values (1)
----
ERROR 42703 at 67: column "nope" of relation "t" does not exist

merge into t using t on t.id = t.id when matched then delete
----
ERROR 42712: name "t" specified more than once
DETAIL: The name is used both as MERGE target table and data source.

merge into t using s on t.id = s.id when matched then insert values (1)
----
ERROR 42601 at 55: syntax error at or near "insert"

merge into t using s on t.id = s.id when not matched then delete
----
ERROR 42601 at 59: syntax error at or near "delete"

merge into nope using s on true when matched then delete
----
ERROR 42P01 at 12: relation "nope" does not exist

merge into t using nope on true when matched then delete
----
ERROR 42P01 at 20: relation "nope" does not exist

merge into t using s on t.id = s.id when matched and count(*) > 1 then delete
----
ERROR 42803 at 54: aggregate functions are not allowed in MERGE WHEN conditions

create view v as select * from t
----
CREATE VIEW

merge into v using s on v.id = s.id when matched then delete
----
ERROR 0A000: cannot execute MERGE on relation "v"
DETAIL: This operation is not supported for views.

with q as (merge into t using s on true when matched then delete) select 1
----
ERROR 0A000 at 6: MERGE not supported in WITH query

with q as (select 1 as id) merge into t using q on t.id = q.id when matched then update set v = 'with'
----
MERGE 1

select * from t order by id
----
id int4, v text, n int4
1|with|5
2|zwei|22
4|vier|5
9|nine|5
SELECT 4

create table nopk (a int, b text)
----
CREATE TABLE

merge into nopk using (select g, 'x' || g as b from generate_series(1, 3) g) y on nopk.a = y.g when not matched then insert values (y.g, y.b)
----
MERGE 3

merge into nopk using (select g, 'y' || g as b from generate_series(2, 5) g) y on nopk.a = y.g when matched then update set b = y.b when not matched then insert (b, a) values (y.b, y.g)
----
MERGE 4

select * from nopk order by a
----
a int4, b text
1|x1
2|y2
3|y3
4|y4
5|y5
SELECT 5

merge into nopk using t on nopk.a = t.id and t.id > 100 when not matched then insert default values
----
MERGE 4

select count(*) from nopk
----
count int8
9
SELECT 1

create table ident (id int generated always as identity primary key, x int, y int generated always as (x * 2) stored)
----
CREATE TABLE

merge into ident using (values (1), (2)) y (x) on ident.x = y.x when not matched then insert (x) values (y.x)
----
MERGE 2

merge into ident using (values (1), (3)) y (x) on ident.x = y.x when matched then update set x = ident.x + 10 when not matched then insert (x) values (y.x)
----
MERGE 2

select * from ident order by id
----
id int4, x int4, y int4
1|11|22
2|2|4
3|3|6
SELECT 3

merge into ident using (values (7)) y (x) on ident.x = y.x when not matched then insert (id, x) values (50, y.x)
----
ERROR 428C9: cannot insert a non-DEFAULT value into column "id"
DETAIL: Column "id" is an identity column defined as GENERATED ALWAYS.
HINT: Use OVERRIDING SYSTEM VALUE to override.

merge into ident using (values (7)) y (x) on ident.x = y.x when not matched then insert (id, x) overriding system value values (50, y.x)
----
MERGE 1

select * from ident order by id
----
id int4, x int4, y int4
1|11|22
2|2|4
3|3|6
50|7|14
SELECT 4

create table parent (id int primary key)
----
CREATE TABLE

create table child (id int primary key, p int references parent on delete cascade)
----
CREATE TABLE

insert into parent values (1), (2)
----
INSERT 0 2

insert into child values (1, 1), (2, 2)
----
INSERT 0 2

merge into parent using (values (1), (3)) y (id) on parent.id = y.id when matched then delete when not matched then insert values (y.id)
----
MERGE 2

select * from parent order by 1
----
id int4
2
3
SELECT 2

select * from child
----
id int4, p int4
2|2
SELECT 1

merge into child using (values (9)) y (id) on child.id = y.id when not matched then insert values (y.id, 99)
----
ERROR 23503: insert or update on table "child" violates foreign key constraint "child_p_fkey"
DETAIL: Key (p)=(99) is not present in table "parent".

select * from t order by id
----
id int4, v text, n int4
1|with|5
2|zwei|22
4|vier|5
9|nine|5
SELECT 4

merge into t using s a join s b on a.id = b.id on t.id = a.id when matched then update set v = a.v || b.v
----
MERGE 2

# Nothing has to be built again, but the names must be right.

reindex table t
----
REINDEX

reindex table v
----
ERROR 42809: "v" is not a table or materialized view

reindex table nope
----
ERROR 42P01: relation "nope" does not exist

reindex index t_pkey
----
REINDEX

reindex index t
----
ERROR 42809: "t" is not an index

reindex (nonsense) table t
----
ERROR 42601 at 10: unrecognized REINDEX option "nonsense"

reindex schema nope
----
ERROR 3F000: schema "nope" does not exist

reindex database nope
----
ERROR 0A000: can only reindex the currently open database

create index pat on t (v text_pattern_ops)
----
CREATE INDEX

create index pat2 on t (v varchar_pattern_ops desc)
----
CREATE INDEX

create index pat3 on t (v nonsense_ops)
----
ERROR 42704: operator class "nonsense_ops" does not exist for access method "btree"

alter index pat rename to pattern
----
ALTER INDEX

alter index t_pkey rename to t_key
----
ALTER INDEX

select indexname from pg_indexes where tablename = 't' order by 1
----
indexname name
pat2
pattern
t_key
SELECT 3

select conname from pg_constraint where conrelid = 't'::regclass order by 1
----
conname name
t_key
t_n_check
SELECT 2

alter index nope rename to x
----
ERROR 42P01: relation "nope" does not exist

alter index if exists nope rename to x
----
NOTICE:  relation "nope" does not exist, skipping
ALTER INDEX

alter index pattern rename to pat2
----
ERROR 42P07: relation "pat2" already exists

alter index pattern set (fillfactor = 70)
----
ALTER INDEX

explain (costs off) merge into nopk using t on nopk.a = t.id when matched then delete
----
Merge on nopk
  ->  LockRows
        ->  Hash Join
              Hash Cond: (t.id = nopk.a)
              ->  Seq Scan on t
              ->  Hash
                    ->  Seq Scan on nopk
EXPLAIN
