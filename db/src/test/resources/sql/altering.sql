# ALTER TABLE.

create table t (id int primary key, a int, b varchar(5) not null default 'x', check (a > 0))
----
CREATE TABLE

insert into t values (1, 10, 'one'), (2, 20, 'two'), (3, 30, 'three')
----
INSERT 0 3

create index t_a on t (a)
----
CREATE INDEX

alter table t add column c int
----
ALTER TABLE

alter table t add c text
----
ERROR 42701: column "c" of relation "t" already exists

alter table t add column if not exists c text
----
NOTICE:  column "c" of relation "t" already exists, skipping
ALTER TABLE

alter table t add column d int not null
----
ERROR 23502: column "d" of relation "t" contains null values

alter table t add column d int not null default 7, add e timestamp, add constraint d_small check (d < 100)
----
ALTER TABLE

insert into t (id, a) values (4, 40)
----
INSERT 0 1

select * from t order by id
----
id int4, a int4, b varchar, c int4, d int4, e timestamp
1|10|one|NULL|7|NULL
2|20|two|NULL|7|NULL
3|30|three|NULL|7|NULL
4|40|x|NULL|7|NULL
SELECT 4

insert into t (id, a, d) values (5, 50, 100)
----
ERROR 23514: new row for relation "t" violates check constraint "d_small"
DETAIL: Failing row contains (5, 50, x, null, 100, null).

alter table t add check (d < 7)
----
ERROR 23514: check constraint "t_d_check" of relation "t" is violated by some row

alter table t add constraint d_tiny check (d < 7) not valid
----
ALTER TABLE

insert into t (id, a) values (5, 50)
----
ERROR 23514: new row for relation "t" violates check constraint "d_tiny"
DETAIL: Failing row contains (5, 50, x, null, 7, null).

alter table t validate constraint d_tiny
----
ERROR 23514: check constraint "d_tiny" of relation "t" is violated by some row

alter table t drop constraint d_tiny, drop constraint if exists nothing
----
NOTICE:  constraint "nothing" of relation "t" does not exist, skipping
ALTER TABLE

alter table t drop constraint nothing
----
ERROR 42704: constraint "nothing" of relation "t" does not exist

# Renamed.

alter table t rename column a to amount
----
ALTER TABLE

alter table t rename a to z
----
ERROR 42703: column "a" does not exist

alter table t rename id to amount
----
ERROR 42701: column "amount" of relation "t" already exists

insert into t (id, amount) values (6, -1)
----
ERROR 23514: new row for relation "t" violates check constraint "t_a_check"
DETAIL: Failing row contains (6, -1, x, null, 7, null).

select amount from t where amount >= 30 order by 1
----
amount int4
30
40
SELECT 2

alter table t rename constraint t_a_check to amount_positive
----
ALTER TABLE

insert into t (id, amount) values (6, -1)
----
ERROR 23514: new row for relation "t" violates check constraint "amount_positive"
DETAIL: Failing row contains (6, -1, x, null, 7, null).

alter table t rename to u
----
ALTER TABLE

select id from t
----
ERROR 42P01 at 16: relation "t" does not exist

select count(*) from u
----
count int8
4
SELECT 1

insert into u (id, amount) values (1, 1)
----
ERROR 23505: duplicate key value violates unique constraint "t_pkey"
DETAIL: Key (id)=(1) already exists.

alter table u rename constraint t_pkey to u_pkey
----
ALTER TABLE

insert into u (id, amount) values (1, 1)
----
ERROR 23505: duplicate key value violates unique constraint "u_pkey"
DETAIL: Key (id)=(1) already exists.

# Defaults and NULLs.

alter table u alter column c set default 5, alter b drop default
----
ALTER TABLE

insert into u (id, amount, b) values (7, 70, 'seven')
----
INSERT 0 1

insert into u (id, amount) values (8, 80)
----
ERROR 23502: null value in column "b" of relation "u" violates not-null constraint
DETAIL: Failing row contains (8, 80, null, 5, 7, null).

select * from u where id = 7
----
id int4, amount int4, b varchar, c int4, d int4, e timestamp
7|70|seven|5|7|NULL
SELECT 1

alter table u alter c set default 'x'
----
ERROR 22P02: invalid input syntax for type integer: "x"

alter table u alter column e set not null
----
ERROR 23502: column "e" of relation "u" contains null values

update u set e = '2024-02-03 04:05:06'
----
UPDATE 5

alter table u alter column e set not null
----
ALTER TABLE

alter table u alter column e drop not null
----
ALTER TABLE

alter table u alter column id drop not null
----
ERROR 42P16: column "id" is in a primary key

alter table u alter column nothing set not null
----
ERROR 42703: column "nothing" of relation "u" does not exist

# Types.

alter table u alter column b type varchar(3)
----
ERROR 22001: value too long for type character varying(3)

alter table u alter column b type text
----
ALTER TABLE

alter table u alter column amount type bigint
----
ALTER TABLE

select id, amount from u where amount = 30
----
id int4, amount int8
3|30
SELECT 1

explain (costs off) select id from u where amount = 30
----
Index Scan using t_a on u
  Index Cond: (amount = 30)
EXPLAIN

alter table u alter column b type int
----
ERROR 42804: column "b" cannot be cast automatically to type integer
HINT: You might need to specify "USING b::integer".

alter table u alter column b type int using length(b)
----
ALTER TABLE

alter table u alter column id set data type numeric(10,2)
----
ALTER TABLE

select id, amount, b from u order by id
----
id numeric, amount int8, b int4
1.00|10|3
2.00|20|3
3.00|30|5
4.00|40|1
7.00|70|5
SELECT 5

select b from u where id = 3
----
b int4
5
SELECT 1

alter table u alter column e type date using d
----
ERROR 42804: result of USING clause for column "e" cannot be cast automatically to type date
HINT: You might need to add an explicit cast.

# Columns and keys go.

alter table u drop column amount
----
ALTER TABLE

alter table u drop column amount
----
ERROR 42703: column "amount" of relation "u" does not exist

alter table u drop column if exists amount
----
NOTICE:  column "amount" of relation "u" does not exist, skipping
ALTER TABLE

select * from u order by id
----
id numeric, b int4, c int4, d int4, e timestamp
1.00|3|NULL|7|2024-02-03 04:05:06
2.00|3|NULL|7|2024-02-03 04:05:06
3.00|5|NULL|7|2024-02-03 04:05:06
4.00|1|NULL|7|2024-02-03 04:05:06
7.00|5|5|7|2024-02-03 04:05:06
SELECT 5

explain (costs off) select * from u where id = 2
----
Index Scan using u_pkey on u
  Index Cond: (id = '2'::numeric)
EXPLAIN

alter table u drop constraint u_pkey
----
ALTER TABLE

insert into u (id, b, e) values (1, 1, null)
----
INSERT 0 1

select id, b from u where id = 1 order by b
----
id numeric, b int4
1.00|1
1.00|3
SELECT 2

alter table u add unique (id)
----
ERROR 23505: could not create unique index "u_id_key"
DETAIL: Key (id)=(1.00) is duplicated.

delete from u where id = 1 and b = 1
----
DELETE 1

alter table u add primary key (id)
----
ALTER TABLE

select id, b from u order by id
----
id numeric, b int4
1.00|3
2.00|3
3.00|5
4.00|1
7.00|5
SELECT 5

alter table u drop column id
----
ALTER TABLE

select * from u where b = 3 order by c
----
b int4, c int4, d int4, e timestamp
3|NULL|7|2024-02-03 04:05:06
3|NULL|7|2024-02-03 04:05:06
SELECT 2

# All or nothing.

create table w (a int, b int)
----
CREATE TABLE

begin
----
BEGIN

insert into w values (1, 2)
----
INSERT 0 1

alter table w add column c int default 9, alter a type text
----
ALTER TABLE

update w set c = c + 1
----
UPDATE 1

alter table w rename to ww
----
ALTER TABLE

select * from ww
----
a text, b int4, c int4
1|2|10
SELECT 1

rollback
----
ROLLBACK

select * from w
----
a int4, b int4
SELECT 0

alter table w owner to phantom
----
ALTER TABLE

alter table w set (fillfactor = 70)
----
ALTER TABLE

alter table if exists missing add column x int
----
NOTICE:  relation "missing" does not exist, skipping
ALTER TABLE

alter table missing add column x int
----
ERROR 42P01: relation "missing" does not exist

alter table w set schema other
----
ERROR 3F000: schema "other" does not exist

alter table w add column x int primary key, add column y int unique check (y > x)
----
ALTER TABLE

insert into w values (1, 1, 1, 2)
----
INSERT 0 1

insert into w values (1, 1, 2, 2)
----
ERROR 23514: new row for relation "w" violates check constraint "w_check"
DETAIL: Failing row contains (1, 1, 2, 2).

insert into w values (1, 1, 2, 1)
----
ERROR 23514: new row for relation "w" violates check constraint "w_check"
DETAIL: Failing row contains (1, 1, 2, 1).
