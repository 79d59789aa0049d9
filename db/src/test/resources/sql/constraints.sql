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
