# Tables that inherit columns and checks from others, and whose rows are theirs too (PostgreSQL 15, 5.10).

create table p(a int, b text default 'x', check (a > 0))
----
CREATE TABLE

create table c1(c int) inherits (p)
----
CREATE TABLE

create table c2(a int not null) inherits (p)
----
NOTICE:  merging column "a" with inherited definition
NOTICE:  merging column "a" with inherited definition
CREATE TABLE

create table g1() inherits (c1)
----
CREATE TABLE

insert into p values (1,'p')
----
INSERT 0 1

insert into c1 values (2,'c1',20)
----
INSERT 0 1

insert into c2 values (3,'c2')
----
INSERT 0 1

insert into g1 values (4,'g1',40)
----
INSERT 0 1

select tableoid::regclass, * from p order by a
----
tableoid regclass, a int4, b text
p|1|p
c1|2|c1
c2|3|c2
g1|4|g1
SELECT 4

select * from only p
----
a int4, b text
1|p
SELECT 1

select * from c1 order by a
----
a int4, b text, c int4
2|c1|20
4|g1|40
SELECT 2

insert into c1 values (-1,'no',1)
----
ERROR 23514: new row for relation "c1" violates check constraint "p_a_check"
DETAIL: Failing row contains (-1, no, 1).

update p set b = b || '!' where a > 1
----
UPDATE 3

select * from p order by a
----
a int4, b text
1|p
2|c1!
3|c2!
4|g1!
SELECT 4

delete from p where a = 4 returning *
----
a int4, b text
4|g1!
DELETE 1

delete from only p
----
DELETE 1

select count(*) from p
----
count int8
2
SELECT 1

alter table p add column d int default 7
----
ALTER TABLE

select * from c1
----
a int4, b text, c int4, d int4
2|c1!|20|7
SELECT 1

alter table p drop column b
----
ALTER TABLE

select * from c1
----
a int4, c int4, d int4
2|20|7
SELECT 1

alter table c1 no inherit p
----
ALTER TABLE

select * from p order by a
----
a int4, d int4
3|7
SELECT 1

alter table c1 inherit p
----
ALTER TABLE

alter table c1 add column b text
----
ALTER TABLE

drop table p
----
ERROR 2BP01: cannot drop table p because other objects depend on it
DETAIL: table c2 depends on table p
table c1 depends on table p
table g1 depends on table c1
HINT: Use DROP ... CASCADE to drop the dependent objects too.

select inhrelid::regclass, inhparent::regclass, inhseqno from pg_inherits order by 1
----
inhrelid regclass, inhparent regclass, inhseqno int4
c1|p|1
c2|p|1
g1|c1|1
SELECT 3

truncate p
----
TRUNCATE TABLE

select count(*) from c2
----
count int8
0
SELECT 1

select count(*) from only c2 join p using (a)
----
count int8
0
SELECT 1

alter table c2 add constraint ck check (d < 10)
----
ALTER TABLE

create table m(a int, z int)
----
CREATE TABLE

alter table m inherit p
----
ERROR 42804: child table is missing column "d"

create table other(b int)
----
CREATE TABLE

create table mm() inherits (p, other)
----
CREATE TABLE

alter table p rename column a to aa
----
ALTER TABLE

select * from mm
----
aa int4, d int4, b int4
SELECT 0

drop table p cascade
----
NOTICE:  drop cascades to 4 other objects
DROP TABLE

# MERGE changes the rows of all, and new ones are those of the table it names

create table merged (a int, b text)
----
CREATE TABLE

create table merged_child (c int) inherits (merged)
----
CREATE TABLE

insert into merged_child values (1, 'old', 7)
----
INSERT 0 1

merge into merged m using (values (1, 'new'), (2, 'added')) v (a, b) on m.a = v.a when matched then update set b = v.b when not matched then insert values (v.a, v.b)
----
MERGE 2

select tableoid::regclass, * from merged order by a
----
tableoid regclass, a int4, b text
merged_child|1|new
merged|2|added
SELECT 2

select * from merged_child
----
a int4, b text, c int4
1|new|7
SELECT 1
