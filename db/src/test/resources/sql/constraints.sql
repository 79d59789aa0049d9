create table u (id int primary key, a int unique, b int, c text, constraint bc unique (b, c), check (b > 0))
----
CREATE TABLE

insert into u values (1, 1, 1, 'x'), (2, null, 1, 'y'), (3, null, 2, null), (4, 5, 2, null)
----
INSERT 0 4

insert into u values (5, 1, 9, 'z')
----
ERROR 23505: duplicate key value violates unique constraint "u_a_key"
DETAIL: Key (a)=(1) already exists.

insert into u values (5, 9, 1, 'x')
----
ERROR 23505: duplicate key value violates unique constraint "bc"
DETAIL: Key (b, c)=(1, x) already exists.

insert into u values (5, 9, 0, 'x')
----
ERROR 23514: new row for relation "u" violates check constraint "u_b_check"
DETAIL: Failing row contains (5, 9, 0, x).

insert into u values (6, 6, 6, 'x'), (6, 7, 7, 'y')
----
ERROR 23505: duplicate key value violates unique constraint "u_pkey"
DETAIL: Key (id)=(6) already exists.

update u set a = 5 where id = 1
----
ERROR 23505: duplicate key value violates unique constraint "u_a_key"
DETAIL: Key (a)=(5) already exists.

update u set b = 2, c = 'y' where id = 2 returning *
----
id int4, a int4, b int4, c text
2|NULL|2|y
UPDATE 1

update u set id = id + 10 where id = 2
----
UPDATE 1

select * from u order by id
----
id int4, a int4, b int4, c text
1|1|1|x
3|NULL|2|NULL
4|5|2|NULL
12|NULL|2|y
SELECT 4

insert into u values (12, 1, 1, 'q') on conflict do nothing
----
INSERT 0 0

insert into u values (2, 77, 3, 'q') on conflict (id) do update set c = excluded.c || '!', b = u.b + 1 returning *
----
id int4, a int4, b int4, c text
2|77|3|q
INSERT 0 1

insert into u values (2, 77, 3, 'q') on conflict (a) do nothing
----
INSERT 0 0

insert into u values (8, 5, 3, 'q') on conflict (id) do nothing
----
ERROR 23505: duplicate key value violates unique constraint "u_a_key"
DETAIL: Key (a)=(5) already exists.

insert into u values (9, 90, 3, 'r'), (9, 91, 3, 's') on conflict (id) do update set c = excluded.c
----
ERROR 21000: ON CONFLICT DO UPDATE command cannot affect row a second time
HINT: Ensure that no rows proposed for insertion within the same command have duplicate constrained values.

insert into u values (2, 70, 3, 'r') on conflict (c) do nothing
----
ERROR 42P10: there is no unique or exclusion constraint matching the ON CONFLICT specification

insert into u values (2, 70, 3, 'r') on conflict (id) do update set c = 'w' where u.b > 100
----
INSERT 0 0

insert into u (id, b, c) values (11, 1, 'k') on conflict on constraint bc do nothing
----
INSERT 0 1

insert into u values (1)
----
ERROR 23505: duplicate key value violates unique constraint "u_pkey"
DETAIL: Key (id)=(1) already exists.

insert into u (id, nope) values (1, 2)
----
ERROR 42703 at 20: column "nope" of relation "u" does not exist

insert into u (id, id) values (1, 2)
----
ERROR 42701 at 20: column "id" specified more than once

insert into u values (1,2,3,'4',5)
----
ERROR 42601 at 33: INSERT has more expressions than target columns

insert into u (id, a) values (1)
----
ERROR 42601 at 20: INSERT has more target columns than expressions

insert into u values (null, 1, 1, 'a')
----
ERROR 23502: null value in column "id" of relation "u" violates not-null constraint
DETAIL: Failing row contains (null, 1, 1, a).

insert into u select 20, 20, 20, 'sel'
----
INSERT 0 1

insert into u select id + 100, null, b + 100, c from u where id < 4
----
INSERT 0 3

select * from u order by id
----
id int4, a int4, b int4, c text
1|1|1|x
2|77|3|q
3|NULL|2|NULL
4|5|2|NULL
11|NULL|1|k
12|NULL|2|y
20|20|20|sel
101|NULL|101|x
102|NULL|103|q
103|NULL|102|NULL
SELECT 10

update u set nope = 1
----
ERROR 42703 at 14: column "nope" of relation "u" does not exist

update u set a = 1, a = 2
----
ERROR 42601: multiple assignments to same column "a"

update u set a = 'x'
----
ERROR 22P02 at 18: invalid input syntax for type integer: "x"

update u set a = true
----
ERROR 42804 at 18: column "a" is of type integer but expression is of type boolean
HINT: You will need to rewrite or cast the expression.

delete from u where nope = 1
----
ERROR 42703 at 21: column "nope" does not exist

create table bad (id int, id text)
----
ERROR 42701: column "id" specified more than once

create table bad (id int primary key, primary key (id))
----
ERROR 42P16 at 39: multiple primary keys for table "bad" are not allowed

create table bad (id int, primary key (nope))
----
ERROR 42703 at 27: column "nope" named in key does not exist

create table bad (id nosuchtype)
----
ERROR 42704 at 22: type "nosuchtype" does not exist

create table bad2 (id int references u (id))
----
CREATE TABLE

create table bad (id int default 'x')
----
ERROR 22P02 at 34: invalid input syntax for type integer: "x"

create table d (a int default 1 + 1, b text default 'it''s', c timestamp default now(), d varchar(3) default 'abc', e bool default true)
----
CREATE TABLE

insert into d (a) values (5)
----
INSERT 0 1

insert into d default values
----
INSERT 0 1

select a, b, d, e, c is not null from d order by a
----
a int4, b text, d varchar, e bool, ?column? bool
2|it's|abc|t|t
5|it's|abc|t|t
SELECT 2

alter table d add primary key (a)
----
ALTER TABLE

insert into d values (2)
----
ERROR 23505: duplicate key value violates unique constraint "d_pkey"
DETAIL: Key (a)=(2) already exists.

alter table d add primary key (b)
----
ERROR 42P16: multiple primary keys for table "d" are not allowed

create unique index on d (d)
----
ERROR 23505: could not create unique index "d_d_idx"
DETAIL: Key (d)=(abc) is duplicated.

create index d_b on d (b desc, a)
----
CREATE INDEX

create index d_b on d (b)
----
ERROR 42P07: relation "d_b" already exists

drop index d_b
----
DROP INDEX

drop index d_b
----
ERROR 42704: index "d_b" does not exist

drop index if exists d_b
----
NOTICE:  index "d_b" does not exist, skipping
DROP INDEX

drop index d_pkey
----
ERROR 2BP01: cannot drop index d_pkey because constraint d_pkey on table d requires it
HINT: You can drop constraint d_pkey on table d instead.

select a from d where b = 'it''s' order by a
----
a int4
2
5
SELECT 2

alter table u add constraint u_c_key unique (c)
----
ERROR 23505: could not create unique index "u_c_key"
DETAIL: Key (c)=(x) is duplicated.

vacuum analyze d
----
VACUUM

vacuum nothere
----
ERROR 42P01: relation "nothere" does not exist

create table k (id int primary key, v int unique)
----
CREATE TABLE

insert into k values (1, 10), (2, 20), (3, 30)
----
INSERT 0 3

update k set id = id + 1
----
ERROR 23505: duplicate key value violates unique constraint "k_pkey"
DETAIL: Key (id)=(2) already exists.

update k set id = id - 1
----
UPDATE 3

update k set v = 40 - v
----
ERROR 23505: duplicate key value violates unique constraint "k_v_key"
DETAIL: Key (v)=(30) already exists.

update k set v = v + 100, id = id + 100 returning *
----
id int4, v int4
100|110
101|120
102|130
UPDATE 3

select * from k where id = null
----
id int4, v int4
SELECT 0

with c as (select 1), c as (select 2) select * from c
----
ERROR 42712 at 23: WITH query name "c" specified more than once

select id from k where (id = 101 and v > 5) or (id = 101 and v < 5)
----
id int4
101
SELECT 1

create table inc (a int, b int, c text, d int, primary key (a) include (c), unique (b) include (c, d))
----
CREATE TABLE

select conname, contype, conkey, pg_get_constraintdef(oid) from pg_constraint where conrelid = 'inc'::regclass order by 1
----
conname name, contype char, conkey _int2, pg_get_constraintdef text
inc_b_c_d_key|u|{2}|UNIQUE (b) INCLUDE (c, d)
inc_pkey|p|{1}|PRIMARY KEY (a) INCLUDE (c)
SELECT 2

select indexrelid::regclass, indnatts, indnkeyatts, indkey, indisprimary from pg_index where indrelid = 'inc'::regclass order by 1
----
indexrelid regclass, indnatts int2, indnkeyatts int2, indkey int2vector, indisprimary bool
inc_b_c_d_key|3|1|2 3 4|f
inc_pkey|2|1|1 3|t
SELECT 2

create table inc2 (a int primary key include (b), b int)
----
ERROR 42601 at 38: syntax error at or near "include"

create table inc3 (a int, b int, unique (a) include (zz))
----
ERROR 42703 at 34: column "zz" named in key does not exist

create table inc3 (a int, b int, primary key (a) include (zz))
----
ERROR 42703 at 34: column "zz" named in key does not exist

create table inc3 (a int, b int, unique (a) include (a))
----
CREATE TABLE

select conname, pg_get_constraintdef(oid) from pg_constraint where conrelid = 'inc3'::regclass order by 1
----
conname name, pg_get_constraintdef text
inc3_a_a1_key|UNIQUE (a) INCLUDE (a)
SELECT 1

create index on inc3 (b, b) include (a)
----
CREATE INDEX

select indexdef from pg_indexes where tablename = 'inc3' order by 1
----
indexdef text
CREATE INDEX inc3_b_b1_a_idx ON public.inc3 USING btree (b, b) INCLUDE (a)
CREATE UNIQUE INDEX inc3_a_a1_key ON public.inc3 USING btree (a) INCLUDE (a)
SELECT 2

create table inc4 (a int, b int, c int)
----
CREATE TABLE

alter table inc4 add primary key (a) include (b), add constraint inc4_u unique (b) include (c, a)
----
ALTER TABLE

alter table inc4 add unique (c) include (nope)
----
ERROR 42703 at 22: column "nope" named in key does not exist

alter table inc4 add unique nulls not distinct (c) include (a)
----
ALTER TABLE

select conname, contype, conkey, pg_get_constraintdef(oid) from pg_constraint where conrelid = 'inc4'::regclass order by 1
----
conname name, contype char, conkey _int2, pg_get_constraintdef text
inc4_c_a_key|u|{3}|UNIQUE NULLS NOT DISTINCT (c) INCLUDE (a)
inc4_pkey|p|{1}|PRIMARY KEY (a) INCLUDE (b)
inc4_u|u|{2}|UNIQUE (b) INCLUDE (c, a)
SELECT 3

insert into inc4 values (1, 2, 3), (2, 3, 4)
----
INSERT 0 2

insert into inc4 values (1, 5, 6)
----
ERROR 23505: duplicate key value violates unique constraint "inc4_pkey"
DETAIL: Key (a)=(1) already exists.

insert into inc4 values (1, 5, 6) on conflict (a) do update set b = 9 returning *
----
a int4, b int4, c int4
1|9|3
INSERT 0 1

insert into inc4 values (5, 9, 6) on conflict (b, c) do nothing
----
ERROR 42P10: there is no unique or exclusion constraint matching the ON CONFLICT specification

alter table inc4 drop column c
----
ALTER TABLE

select conname, contype, conkey, pg_get_constraintdef(oid) from pg_constraint where conrelid = 'inc4'::regclass order by 1
----
conname name, contype char, conkey _int2, pg_get_constraintdef text
inc4_pkey|p|{1}|PRIMARY KEY (a) INCLUDE (b)
SELECT 1

insert into inc4 values (1, 5)
----
ERROR 23505: duplicate key value violates unique constraint "inc4_pkey"
DETAIL: Key (a)=(1) already exists.

alter table inc4 drop column b
----
ALTER TABLE

select count(*) from pg_constraint where conrelid = 'inc4'::regclass
----
count int8
0
SELECT 1

insert into inc4 values (1)
----
INSERT 0 1

create table inc5 (like inc including all)
----
CREATE TABLE

select conname, pg_get_constraintdef(oid) from pg_constraint where conrelid = 'inc5'::regclass order by 1
----
conname name, pg_get_constraintdef text
inc5_b_c_d_key|UNIQUE (b) INCLUDE (c, d)
inc5_pkey|PRIMARY KEY (a) INCLUDE (c)
SELECT 2

alter table inc rename column c to cc
----
ALTER TABLE

select conname, pg_get_constraintdef(oid) from pg_constraint where conrelid = 'inc'::regclass order by 1
----
conname name, pg_get_constraintdef text
inc_b_c_d_key|UNIQUE (b) INCLUDE (cc, d)
inc_pkey|PRIMARY KEY (a) INCLUDE (cc)
SELECT 2
