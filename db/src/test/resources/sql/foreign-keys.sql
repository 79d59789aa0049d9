create table p (id int primary key, name text unique, x int, y int, unique (x, y))
----
CREATE TABLE

create table c (id int primary key, p int references p, note text)
----
CREATE TABLE

insert into p values (1, 'one', 10, 11), (2, 'two', 20, 21), (3, 'three', 30, 31)
----
INSERT 0 3

insert into c values (1, 1, 'a'), (2, 2, 'b'), (3, null, 'c')
----
INSERT 0 3

insert into c values (4, 9, 'd')
----
ERROR 23503: insert or update on table "c" violates foreign key constraint "c_p_fkey"
DETAIL: Key (p)=(9) is not present in table "p".

update c set p = 8 where id = 1
----
ERROR 23503: insert or update on table "c" violates foreign key constraint "c_p_fkey"
DETAIL: Key (p)=(8) is not present in table "p".

update c set note = 'z' where id = 1
----
UPDATE 1

delete from p where id = 1
----
ERROR 23503: update or delete on table "p" violates foreign key constraint "c_p_fkey" on table "c"
DETAIL: Key (id)=(1) is still referenced from table "c".

update p set id = 7 where id = 2
----
ERROR 23503: update or delete on table "p" violates foreign key constraint "c_p_fkey" on table "c"
DETAIL: Key (id)=(2) is still referenced from table "c".

update p set name = 'zwei' where id = 2
----
UPDATE 1

delete from p where id = 3
----
DELETE 1

insert into c select 5, 5
----
ERROR 23503: insert or update on table "c" violates foreign key constraint "c_p_fkey"
DETAIL: Key (p)=(5) is not present in table "p".

insert into c values (1, 1) on conflict (id) do update set p = 77
----
ERROR 23503: insert or update on table "c" violates foreign key constraint "c_p_fkey"
DETAIL: Key (p)=(77) is not present in table "p".

copy c from stdin
<<<
10	1	k
11	99	l
----
ERROR 23503: insert or update on table "c" violates foreign key constraint "c_p_fkey"
DETAIL: Key (p)=(99) is not present in table "p".

drop table p
----
ERROR 2BP01: cannot drop table p because other objects depend on it
DETAIL: constraint c_p_fkey on table c depends on table p
HINT: Use DROP ... CASCADE to drop the dependent objects too.

truncate p
----
ERROR 0A000: cannot truncate a table referenced in a foreign key constraint
DETAIL: Table "c" references "p".
HINT: Truncate table "c" at the same time, or use TRUNCATE ... CASCADE.

truncate p, c
----
TRUNCATE TABLE

insert into p values (1, 'one', 10, 11)
----
INSERT 0 1

create table bad (a int references nosuch)
----
ERROR 42P01: relation "nosuch" does not exist

create table bad (a text references p)
----
ERROR 42804: foreign key constraint "bad_a_fkey" cannot be implemented
DETAIL: Key columns "a" and "id" are of incompatible types: text and integer.

create table bad (a int references p (x))
----
ERROR 42830: there is no unique constraint matching given keys for referenced table "p"

create table bad (a int, b int, foreign key (a, b) references p (x))
----
ERROR 42830: number of referencing and referenced columns for foreign key disagree

create table bad (a int, foreign key (b) references p)
----
ERROR 42703: column "b" referenced in foreign key constraint does not exist

create table bad (a int references c (note))
----
ERROR 42830: there is no unique constraint matching given keys for referenced table "c"

create table nokey (a int)
----
CREATE TABLE

create table bad (a int references nokey)
----
ERROR 42704: there is no primary key for referenced table "nokey"

create table wide (a int, b int, constraint wide_fk foreign key (b, a) references p (y, x) match full on delete cascade on update cascade)
----
CREATE TABLE

insert into wide values (10, 11), (null, null)
----
INSERT 0 2

insert into wide values (10, null)
----
ERROR 23503: insert or update on table "wide" violates foreign key constraint "wide_fk"
DETAIL: MATCH FULL does not allow mixing of null and nonnull key values.

insert into wide values (11, 10)
----
ERROR 23503: insert or update on table "wide" violates foreign key constraint "wide_fk"
DETAIL: Key (b, a)=(10, 11) is not present in table "p".

update p set x = 100, y = 110 where id = 1
----
UPDATE 1

select * from wide order by a
----
a int4, b int4
100|110
NULL|NULL
SELECT 2

delete from p where id = 1
----
DELETE 1

select * from wide order by a
----
a int4, b int4
NULL|NULL
SELECT 1

create table actions (id int primary key, a int default 0 references p on delete set null on update cascade, b int default 0 references p on delete set default, c int references p on delete restrict)
----
CREATE TABLE

insert into p values (0, 'zero', 0, 0), (1, 'one', 1, 1), (2, 'two', 2, 2)
----
INSERT 0 3

insert into actions values (1, 1, 1, null), (2, 2, 2, 2)
----
INSERT 0 2

delete from p where id = 1
----
DELETE 1

select * from actions order by id
----
id int4, a int4, b int4, c int4
1|NULL|0|NULL
2|2|2|2
SELECT 2

delete from p where id = 2
----
ERROR 23503: update or delete on table "p" violates foreign key constraint "actions_c_fkey" on table "actions"
DETAIL: Key (id)=(2) is still referenced from table "actions".

delete from p where id = 0
----
ERROR 23503: update or delete on table "p" violates foreign key constraint "actions_b_fkey" on table "actions"
DETAIL: Key (id)=(0) is still referenced from table "actions".

create table pair (a int, b int, c int, foreign key (a, b) references p (x, y) on delete set null (b))
----
CREATE TABLE

insert into pair values (0, 0, 1)
----
INSERT 0 1

delete from actions
----
DELETE 2

delete from p where id = 0
----
DELETE 1

select * from pair
----
a int4, b int4, c int4
0|NULL|1
SELECT 1

create table tree (id int primary key, parent int references tree on delete cascade)
----
CREATE TABLE

insert into tree values (3, 2), (2, 1), (1, null), (4, 4)
----
INSERT 0 4

insert into tree values (5, 6)
----
ERROR 23503: insert or update on table "tree" violates foreign key constraint "tree_parent_fkey"
DETAIL: Key (parent)=(6) is not present in table "tree".

delete from tree where id = 1
----
DELETE 1

select * from tree
----
id int4, parent int4
4|4
SELECT 1

delete from tree
----
DELETE 1

create table a (id int primary key)
----
CREATE TABLE

create table b (id int primary key references a deferrable initially deferred)
----
CREATE TABLE

insert into b values (1)
----
ERROR 23503: insert or update on table "b" violates foreign key constraint "b_id_fkey"
DETAIL: Key (id)=(1) is not present in table "a".

begin
----
BEGIN

insert into b values (1)
----
INSERT 0 1

insert into a values (1)
----
INSERT 0 1

commit
----
COMMIT

begin
----
BEGIN

insert into b values (2)
----
INSERT 0 1

set constraints all immediate
----
ERROR 23503: insert or update on table "b" violates foreign key constraint "b_id_fkey"
DETAIL: Key (id)=(2) is not present in table "a".

rollback
----
ROLLBACK

select * from b
----
id int4
1
SELECT 1

begin
----
BEGIN

set constraints b_id_fkey immediate
----
SET CONSTRAINTS

insert into b values (3)
----
ERROR 23503: insert or update on table "b" violates foreign key constraint "b_id_fkey"
DETAIL: Key (id)=(3) is not present in table "a".

rollback
----
ROLLBACK

begin
----
BEGIN

delete from a
----
DELETE 1

insert into a values (1)
----
INSERT 0 1

commit
----
COMMIT

begin
----
BEGIN

delete from a
----
DELETE 1

commit
----
ERROR 23503: update or delete on table "a" violates foreign key constraint "b_id_fkey" on table "b"
DETAIL: Key (id)=(1) is still referenced from table "b".

set constraints nosuch deferred
----
ERROR 42704: constraint "nosuch" does not exist

set constraints c_p_fkey deferred
----
ERROR 42809: constraint "c_p_fkey" is not deferrable

create table late (a int)
----
CREATE TABLE

insert into late values (1), (50)
----
INSERT 0 2

alter table late add foreign key (a) references a
----
ERROR 23503: insert or update on table "late" violates foreign key constraint "late_a_fkey"
DETAIL: Key (a)=(50) is not present in table "a".

alter table late add constraint late_fk foreign key (a) references a not valid
----
ALTER TABLE

insert into late values (51)
----
ERROR 23503: insert or update on table "late" violates foreign key constraint "late_fk"
DETAIL: Key (a)=(51) is not present in table "a".

alter table late validate constraint late_fk
----
ERROR 23503: insert or update on table "late" violates foreign key constraint "late_fk"
DETAIL: Key (a)=(50) is not present in table "a".

delete from late where a = 50
----
DELETE 1

alter table late validate constraint late_fk
----
ALTER TABLE

alter table late validate constraint nosuch
----
ERROR 42704: constraint "nosuch" of relation "late" does not exist

alter table late add constraint late_fk foreign key (a) references a
----
ERROR 42710: constraint "late_fk" for relation "late" already exists

alter table late add check (a > 0)
----
ALTER TABLE

alter table late add constraint big check (a > 5)
----
ERROR 23514: check constraint "big" of relation "late" is violated by some row

alter table late add constraint big check (a > 5) not valid
----
ALTER TABLE

insert into late values (1)
----
ERROR 23514: new row for relation "late" violates check constraint "big"
DETAIL: Failing row contains (1).

alter table late validate constraint big
----
ERROR 23514: check constraint "big" of relation "late" is violated by some row

alter table late drop constraint big
----
ALTER TABLE

alter table late drop constraint big
----
ERROR 42704: constraint "big" of relation "late" does not exist

alter table late drop constraint if exists big
----
NOTICE:  constraint "big" of relation "late" does not exist, skipping
ALTER TABLE

alter table late drop constraint late_fk
----
ALTER TABLE

insert into late values (52)
----
INSERT 0 1

drop table a
----
ERROR 2BP01: cannot drop table a because other objects depend on it
DETAIL: constraint b_id_fkey on table b depends on table a
HINT: Use DROP ... CASCADE to drop the dependent objects too.

drop table a cascade
----
NOTICE:  drop cascades to constraint b_id_fkey on table b
DROP TABLE

insert into b values (77)
----
INSERT 0 1

drop table p, c
----
ERROR 2BP01: cannot drop desired object(s) because other objects depend on them
DETAIL: constraint wide_fk on table wide depends on table p
constraint actions_a_fkey on table actions depends on table p
constraint actions_b_fkey on table actions depends on table p
constraint actions_c_fkey on table actions depends on table p
constraint pair_a_b_fkey on table pair depends on table p
HINT: Use DROP ... CASCADE to drop the dependent objects too.

drop table p, c, wide, actions, pair
----
DROP TABLE

create table numbers (n numeric primary key)
----
CREATE TABLE

create table counts (n int references numbers on update cascade)
----
CREATE TABLE

insert into numbers values (1), (2)
----
INSERT 0 2

insert into counts values (1)
----
INSERT 0 1

insert into counts values (3)
----
ERROR 23503: insert or update on table "counts" violates foreign key constraint "counts_n_fkey"
DETAIL: Key (n)=(3) is not present in table "numbers".

update numbers set n = 5 where n = 1
----
UPDATE 1

select * from counts
----
n int4
5
SELECT 1

delete from numbers where n = 5
----
ERROR 23503: update or delete on table "numbers" violates foreign key constraint "counts_n_fkey" on table "counts"
DETAIL: Key (n)=(5) is still referenced from table "counts".

create table small (n smallint references nosmall)
----
ERROR 42P01: relation "nosmall" does not exist

begin
----
BEGIN

create table inside (id int primary key)
----
CREATE TABLE

create table inner_child (id int references inside)
----
CREATE TABLE

insert into inside values (1)
----
INSERT 0 1

insert into inner_child values (1), (2)
----
ERROR 23503: insert or update on table "inner_child" violates foreign key constraint "inner_child_id_fkey"
DETAIL: Key (id)=(2) is not present in table "inside".

rollback
----
ROLLBACK

with new_p as (insert into tree values (10, null) returning id) insert into tree select id + 1, id from new_p
----
INSERT 0 1

select * from tree order by id
----
id int4, parent int4
10|NULL
11|10
SELECT 2

# What is known of a table from before its foreign key does not hide the key.

create table known (id int primary key)
----
CREATE TABLE

create table unknown (a int)
----
CREATE TABLE

insert into known values (1)
----
INSERT 0 1

insert into unknown values (1)
----
INSERT 0 1

alter table unknown add foreign key (a) references known
----
ALTER TABLE

delete from known
----
ERROR 23503: update or delete on table "known" violates foreign key constraint "unknown_a_fkey" on table "unknown"
DETAIL: Key (id)=(1) is still referenced from table "unknown".

create table owners (id int primary key, code text unique)
----
CREATE TABLE

create table things (owner int references owners, code text references owners (code))
----
CREATE TABLE

alter table owners drop column id
----
ERROR 2BP01: cannot drop column id of table owners because other objects depend on it
DETAIL: constraint things_owner_fkey on table things depends on column id of table owners
HINT: Use DROP ... CASCADE to drop the dependent objects too.

alter table owners drop constraint owners_code_key
----
ERROR 2BP01: cannot drop constraint owners_code_key on table owners because other objects depend on it
DETAIL: constraint things_code_fkey on table things depends on index owners_code_key
HINT: Use DROP ... CASCADE to drop the dependent objects too.

alter table owners drop column id cascade
----
NOTICE:  drop cascades to constraint things_owner_fkey on table things
ALTER TABLE

insert into things values (1, 'x')
----
ERROR 23503: insert or update on table "things" violates foreign key constraint "things_code_fkey"
DETAIL: Key (code)=(x) is not present in table "owners".

insert into things values (1, null)
----
INSERT 0 1

alter table things drop column code
----
ALTER TABLE

alter table owners drop column code
----
ALTER TABLE

drop table owners
----
DROP TABLE

# a row whose reference is still to be looked at may get another key

create table late_parent (id int primary key)
----
CREATE TABLE

create table late_child (id int primary key, p int references late_parent deferrable initially deferred)
----
CREATE TABLE

begin
----
BEGIN

insert into late_child values (0, 20)
----
INSERT 0 1

update late_child set id = id + 1
----
UPDATE 1

commit
----
ERROR 23503: insert or update on table "late_child" violates foreign key constraint "late_child_p_fkey"
DETAIL: Key (p)=(20) is not present in table "late_parent".

select * from late_child
----
id int4, p int4
SELECT 0

begin
----
BEGIN

insert into late_child values (0, 20)
----
INSERT 0 1

update late_child set id = id + 1
----
UPDATE 1

insert into late_parent values (20)
----
INSERT 0 1

commit
----
COMMIT

select * from late_child
----
id int4, p int4
1|20
SELECT 1

# the default that rows get may be what is going

create table def_parent (id int primary key)
----
CREATE TABLE

create table def_child (p int default 0 references def_parent on delete set default on update set default)
----
CREATE TABLE

insert into def_parent values (0), (1), (2)
----
INSERT 0 3

insert into def_child values (2)
----
INSERT 0 1

delete from def_parent where id = 2
----
DELETE 1

select * from def_child
----
p int4
0
SELECT 1

delete from def_parent where id = 0
----
ERROR 23503: update or delete on table "def_parent" violates foreign key constraint "def_child_p_fkey" on table "def_child"
DETAIL: Key (id)=(0) is still referenced from table "def_child".

update def_parent set id = 5 where id = 0
----
ERROR 23503: update or delete on table "def_parent" violates foreign key constraint "def_child_p_fkey" on table "def_child"
DETAIL: Key (id)=(0) is still referenced from table "def_child".

alter table def_child alter column p set default 1
----
ALTER TABLE

delete from def_parent where id = 0
----
DELETE 1

select * from def_child
----
p int4
1
SELECT 1
