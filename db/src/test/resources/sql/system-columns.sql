# Columns that every table has: xmin changes with what is in the row, ctid tells rows apart. Which row comes first by ctid is not PostgreSQL's.

create table s (a int primary key, b text)
----
CREATE TABLE

insert into s values (1,'x'),(2,'y')
----
INSERT 0 2

select tableoid::regclass, xmax, cmin, cmax, xmin = xmin, pg_typeof(xmin), pg_typeof(ctid), pg_typeof(cmin) from s order by a
----
tableoid regclass, xmax xid, cmin cid, cmax cid, ?column? bool, pg_typeof regtype, pg_typeof regtype, pg_typeof regtype
s|0|0|0|t|xid|tid|cid
s|0|0|0|t|xid|tid|cid
SELECT 2

select * from s where xmin is null
----
a int4, b text
SELECT 0

with v as (select xmin x from s where a=1) update s set b='z' from v where a=1 and xmin = v.x returning a, b, xmin <> v.x
----
a int4, b text, ?column? bool
1|z|t
UPDATE 1

create table nopk (b int)
----
CREATE TABLE

insert into nopk values (1),(1),(2)
----
INSERT 0 3

delete from nopk x using nopk y where x.b=y.b and x.ctid < y.ctid
----
DELETE 1

select count(*) from nopk
----
count int8
2
SELECT 1

delete from nopk where ctid in (select ctid from nopk limit 1)
----
DELETE 1

select count(*) from nopk
----
count int8
1
SELECT 1

select count(*) from s
----
count int8
2
SELECT 1

select s.xmin is null, s.ctid is null from nopk left join s on false
----
?column? bool, ?column? bool
t|t
SELECT 1

select (select count(distinct ctid) from s) = (select count(*) from s)
----
?column? bool
t
SELECT 1

create table bad (xmin int)
----
ERROR 42701: column name "xmin" conflicts with a system column name

create table bad (a int, ctid int)
----
ERROR 42701: column name "ctid" conflicts with a system column name

alter table s add column xmax int
----
ERROR 42701: column name "xmax" conflicts with a system column name

alter table s rename column b to cmin
----
ERROR 42701: column name "cmin" conflicts with a system column name

select xmin from (select * from s) x
----
ERROR 42703 at 8: column "xmin" does not exist

create view vv as select a, b, xmin as version from s
----
CREATE VIEW

select a, version > '0'::xid from vv
----
ERROR 42883 at 19: operator does not exist: xid > xid
HINT: No operator matches the given name and argument types. You might need to add explicit type casts.

create view vv2 as select a, b, xmin as version from s
----
CREATE VIEW

select xmin is not null from pg_class where relname='s'
----
?column? bool
t
SELECT 1

insert into s(a,b) values (7,'q') returning xmin is not null, ctid is not null
----
?column? bool, ?column? bool
t|t
INSERT 0 1

insert into s(a,b) values (7,'q') on conflict (a) do update set b='r' returning xmin is not null, xmax is not null
----
?column? bool, ?column? bool
t|t
INSERT 0 1

select count(xmin), max(ctid) is not null from s
----
count int8, ?column? bool
3|t
SELECT 1

select s.xmin from s, nopk where false
----
xmin xid
SELECT 0

select xmin from s, nopk
----
ERROR 42702 at 8: column reference "xmin" is ambiguous

merge into s using nopk on false when not matched then insert values (9,'k')
----
MERGE 1

update s set b = 'w' where a = 7 and xmin = '12'::xid
----
UPDATE 0

update nopk set b=6 where b=5 returning ctid is not null, xmin is not null
----
?column? bool, ?column? bool
UPDATE 0

delete from nopk where b=6 returning ctid is not null, xmin is not null, xmax is not null
----
?column? bool, ?column? bool, ?column? bool
DELETE 0

merge into s using (values (20,'h')) v(x,y) on s.a=v.x when not matched then insert values (v.x, v.y)
----
MERGE 1

create function trf() returns trigger language plpgsql as $$ begin perform new.xmin; return new; end $$
----
CREATE FUNCTION
