# Triggers, keys and foreign keys of partitioned tables

create function trg() returns trigger language plpgsql as $$ begin raise notice '% % % on %: %', tg_when, tg_level, tg_op, tg_table_name, coalesce(new, old); return coalesce(new,old); end $$
----
CREATE FUNCTION

create function trgs() returns trigger language plpgsql as $$ begin raise notice '% % % on %', tg_when, tg_level, tg_op, tg_table_name; return null; end $$
----
CREATE FUNCTION

create table p (a int, b int, c text, primary key (a, b)) partition by range (a)
----
CREATE TABLE

create table p1 partition of p for values from (0) to (10)
----
CREATE TABLE

create table p2 (c text, b int not null, a int not null)
----
CREATE TABLE

alter table p attach partition p2 for values from (10) to (20)
----
ALTER TABLE

create trigger t1 before insert or update or delete on p for each row execute function trg()
----
CREATE TRIGGER

create trigger t2 after insert or update or delete on p for each row execute function trg()
----
CREATE TRIGGER

create trigger t3 after insert or update or delete on p execute function trgs()
----
CREATE TRIGGER

create trigger t4 before insert or update or delete on p execute function trgs()
----
CREATE TRIGGER

insert into p values (1,1,'one'),(11,1,'eleven')
----
NOTICE:  BEFORE STATEMENT INSERT on p
NOTICE:  BEFORE ROW INSERT on p1: (1,1,one)
NOTICE:  BEFORE ROW INSERT on p2: (eleven,1,11)
NOTICE:  AFTER ROW INSERT on p1: (1,1,one)
NOTICE:  AFTER ROW INSERT on p2: (eleven,1,11)
NOTICE:  AFTER STATEMENT INSERT on p
INSERT 0 2

update p set c = upper(c)
----
NOTICE:  BEFORE STATEMENT UPDATE on p
NOTICE:  BEFORE ROW UPDATE on p1: (1,1,ONE)
NOTICE:  BEFORE ROW UPDATE on p2: (ELEVEN,1,11)
NOTICE:  AFTER ROW UPDATE on p1: (1,1,ONE)
NOTICE:  AFTER ROW UPDATE on p2: (ELEVEN,1,11)
NOTICE:  AFTER STATEMENT UPDATE on p
UPDATE 2

update p set a = a + 10 where a = 1
----
NOTICE:  BEFORE STATEMENT UPDATE on p
NOTICE:  BEFORE ROW UPDATE on p1: (11,1,ONE)
NOTICE:  BEFORE ROW DELETE on p1: (1,1,ONE)
NOTICE:  BEFORE ROW INSERT on p2: (ONE,1,11)
ERROR 23505: duplicate key value violates unique constraint "p2_pkey"
DETAIL: Key (a, b)=(11, 1) already exists.

delete from p where a = 11 and b = 1
----
NOTICE:  BEFORE STATEMENT DELETE on p
NOTICE:  BEFORE ROW DELETE on p2: (ELEVEN,1,11)
NOTICE:  AFTER ROW DELETE on p2: (ELEVEN,1,11)
NOTICE:  AFTER STATEMENT DELETE on p
DELETE 1

insert into p2 values ('x', 5, 15)
----
NOTICE:  BEFORE ROW INSERT on p2: (x,5,15)
NOTICE:  AFTER ROW INSERT on p2: (x,5,15)
INSERT 0 1

drop trigger t1 on p
----
DROP TRIGGER

drop trigger t2 on p1
----
ERROR 2BP01: cannot drop trigger t2 on table p1 because trigger t2 on table p requires it
HINT: You can drop trigger t2 on table p instead.

drop trigger t2 on p
----
DROP TRIGGER

drop trigger t3 on p
----
DROP TRIGGER

drop trigger t4 on p
----
DROP TRIGGER

truncate p
----
TRUNCATE TABLE

insert into p values (1,1,'a'),(12,2,'b'),(13,3,'c')
----
INSERT 0 3

insert into p values (12,2,'z') on conflict (a,b) do update set c = excluded.c || p.c where p.b > 0 returning *
----
a int4, b int4, c text
12|2|zb
INSERT 0 1

insert into p values (12,2,'z'),(5,5,'new') on conflict do nothing returning *
----
a int4, b int4, c text
5|5|new
INSERT 0 1

insert into p values (12,2,'z') on conflict (a,b) do update set a = 3
----
ERROR 0A000: invalid ON UPDATE specification
DETAIL: The result tuple would appear in a different partition than the original tuple.

merge into p using (values (1,1,'m1'),(12,2,'m2'),(17,7,'m3'),(99,1,'out')) v(a,b,c) on p.a = v.a and p.b = v.b when matched and p.a = 1 then delete when matched then update set c = v.c when not matched and v.a < 20 then insert values (v.a, v.b, v.c)
----
MERGE 3

select tableoid::regclass, * from p order by a, b
----
tableoid regclass, a int4, b int4, c text
p1|5|5|new
p2|12|2|m2
p2|13|3|c
p2|17|7|m3
SELECT 4

copy p from stdin
<<<
2	2	copied
18	8	copied too
----
COPY 2

copy p from stdin
<<<
100	1	bad
----
ERROR 23514: no partition of relation "p" found for row
DETAIL: Partition key of the failing row contains (a) = (100).
CONTEXT: COPY p, line 1: "100	1	bad"

select tableoid::regclass, * from p order by a, b
----
tableoid regclass, a int4, b int4, c text
p1|2|2|copied
p1|5|5|new
p2|12|2|m2
p2|13|3|c
p2|17|7|m3
p2|18|8|copied too
SELECT 6

with x as (update p set b = b + 100 where a < 10 returning *) select * from x
----
a int4, b int4, c text
2|102|copied
5|105|new
SELECT 2

update p set c = v.y from (values (18,'joined')) v(x,y) where p.a = v.x returning p.*, v.*
----
a int4, b int4, c text, x int4, y text
18|8|joined|18|joined
UPDATE 1

delete from p using (values (18)) v(x) where p.a = v.x returning *
----
a int4, b int4, c text, x int4
18|8|joined|18
DELETE 1

begin
----
BEGIN

select * from p where a > 10 order by a for update
----
a int4, b int4, c text
12|2|m2
13|3|c
17|7|m3
SELECT 3

commit
----
COMMIT

create table f (x int, a int, b int, foreign key (a, b) references p on delete cascade on update cascade)
----
CREATE TABLE

insert into f values (1, 12, 2), (2, 13, 3)
----
INSERT 0 2

insert into f values (3, 12, 99)
----
ERROR 23503: insert or update on table "f" violates foreign key constraint "f_a_b_fkey"
DETAIL: Key (a, b)=(12, 99) is not present in table "p".

insert into f values (3, 500, 99)
----
ERROR 23503: insert or update on table "f" violates foreign key constraint "f_a_b_fkey"
DETAIL: Key (a, b)=(500, 99) is not present in table "p".

delete from p where a = 12
----
DELETE 1

select * from f
----
x int4, a int4, b int4
2|13|3
SELECT 1

update p set a = 4 where a = 13
----
UPDATE 1

select * from f
----
x int4, a int4, b int4
2|4|3
SELECT 1

drop table f
----
DROP TABLE

create table k (id int primary key)
----
CREATE TABLE

insert into k values (1),(2),(3)
----
INSERT 0 3

create table fp (id int references k on delete set null, v int) partition by list (v)
----
CREATE TABLE

create table fp1 partition of fp for values in (1)
----
CREATE TABLE

create table fp2 partition of fp for values in (2)
----
CREATE TABLE

insert into fp values (1,1),(2,2)
----
INSERT 0 2

insert into fp values (9,1)
----
ERROR 23503: insert or update on table "fp1" violates foreign key constraint "fp_id_fkey"
DETAIL: Key (id)=(9) is not present in table "k".

delete from k where id = 1
----
DELETE 1

select tableoid::regclass, * from fp order by v
----
tableoid regclass, id int4, v int4
fp1|NULL|1
fp2|2|2
SELECT 2

create table fp3 (id int, v int)
----
CREATE TABLE

insert into fp3 values (77, 3)
----
INSERT 0 1

alter table fp attach partition fp3 for values in (3)
----
ERROR 23503: insert or update on table "fp3" violates foreign key constraint "fp_id_fkey"
DETAIL: Key (id)=(77) is not present in table "k".

update fp3 set id = 3
----
UPDATE 1

alter table fp attach partition fp3 for values in (3)
----
ALTER TABLE

delete from k where id = 3
----
DELETE 1

select tableoid::regclass, * from fp order by v
----
tableoid regclass, id int4, v int4
fp1|NULL|1
fp2|2|2
fp3|NULL|3
SELECT 3

alter table fp detach partition fp2
----
ALTER TABLE

insert into fp2 values (1234, 2)
----
ERROR 23503: insert or update on table "fp2" violates foreign key constraint "fp_id_fkey"
DETAIL: Key (id)=(1234) is not present in table "k".

drop table k
----
ERROR 2BP01: cannot drop table k because other objects depend on it
DETAIL: constraint fp_id_fkey on table fp depends on table k
constraint fp_id_fkey on table fp2 depends on table k
HINT: Use DROP ... CASCADE to drop the dependent objects too.

drop table k cascade
----
NOTICE:  drop cascades to 2 other objects
DROP TABLE

drop table fp, fp2
----
DROP TABLE

create table bad (a int primary key, b int) partition by range (b)
----
ERROR 0A000: unique constraint on partitioned table must include all partitioning columns
DETAIL: PRIMARY KEY constraint on table "bad" lacks column "b" which is part of the partition key.

create table bad (a int, b int, unique (a)) partition by range (a, b)
----
ERROR 0A000: unique constraint on partitioned table must include all partitioning columns
DETAIL: UNIQUE constraint on table "bad" lacks column "b" which is part of the partition key.

create table bad (a int primary key, b int) partition by range ((a+1))
----
ERROR 0A000: unsupported PRIMARY KEY constraint with partition key definition
DETAIL: PRIMARY KEY constraints cannot be used when partition keys include expressions.

create table bad (a int) partition by magic (a)
----
ERROR 22023: unrecognized partitioning strategy "magic"

create table bad (a int) partition by list (a, a)
----
ERROR 42P17: cannot use "list" partition strategy with more than one column

create table bad (a int) partition by range (zz)
----
ERROR 42703 at 46: column "zz" named in partition key does not exist

create table e (a int, b text) partition by range ((a % 10), lower(b))
----
CREATE TABLE

create table e1 partition of e for values from (0, 'a') to (5, 'm')
----
CREATE TABLE

create table e2 partition of e for values from (5, 'm') to (maxvalue, maxvalue)
----
CREATE TABLE

insert into e values (12, 'Q'), (25, 'ZZ'), (19, 'a')
----
INSERT 0 3

insert into e values (20, 'A')
----
INSERT 0 1

insert into e values (-20, null)
----
ERROR 23514: no partition of relation "e" found for row
DETAIL: Partition key of the failing row contains ((a % 10), lower(b)) = (0, null).

select tableoid::regclass, * from e order by a
----
tableoid regclass, a int4, b text
e1|12|Q
e2|19|a
e1|20|A
e2|25|ZZ
SELECT 4

select * from pg_partition_tree('e')
----
relid regclass, parentrelid regclass, isleaf bool, level int4
e|NULL|f|0
e1|e|t|1
e2|e|t|1
SELECT 3

select pg_partition_root('e1'), pg_get_partkeydef('e'::regclass)
----
pg_partition_root regclass, pg_get_partkeydef text
e|RANGE (((a % 10)), lower(b))
SELECT 1

select * from pg_partition_ancestors('e1')
----
relid regclass
e1
e
SELECT 2

create unique index on p (a)
----
CREATE INDEX

create index pc on p (c)
----
CREATE INDEX

drop index p1_c_idx
----
ERROR 2BP01: cannot drop index p1_c_idx because index pc requires it
HINT: You can drop index pc instead.

drop index pc
----
DROP INDEX

select relname, relkind, relispartition from pg_class where relname like 'p%' and relnamespace = 'public'::regnamespace order by 1
----
relname name, relkind char, relispartition bool
p|p|f
p1|r|t
p1_a_idx|i|t
p1_pkey|i|t
p2|r|t
p2_a_idx|i|t
p2_pkey|i|t
p_a_idx|I|f
p_pkey|I|f
SELECT 9

alter table p drop constraint p_pkey
----
ALTER TABLE

select inhrelid::regclass, inhparent::regclass from pg_inherits order by 1,2
----
inhrelid regclass, inhparent regclass
p1|p
p2|p
e1|e
e2|e
p1_a_idx|p_a_idx
p2_a_idx|p_a_idx
SELECT 6

create table nulls (a int, b bool) partition by list (b)
----
CREATE TABLE

create table nt partition of nulls for values in (true)
----
CREATE TABLE

create table nf partition of nulls (a check (a > 0)) for values in (false, null)
----
CREATE TABLE

insert into nulls values (1, true), (2, false), (3, null)
----
INSERT 0 3

insert into nulls values (-1, null)
----
ERROR 23514: new row for relation "nf" violates check constraint "nf_a_check"
DETAIL: Failing row contains (-1, null).
