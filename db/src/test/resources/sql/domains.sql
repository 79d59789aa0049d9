create domain posint as int check (value > 0)
----
CREATE DOMAIN

create domain posint as int
----
ERROR 42710: type "posint" already exists

create domain tiny posint constraint small check (value < 10) not null default 3
----
CREATE DOMAIN

create domain word text collate "C" constraint plain check (value ~ '^[a-z]*$')
----
CREATE DOMAIN

create domain code varchar(3)
----
CREATE DOMAIN

create domain bad as int unique
----
ERROR 42601 at 26: unique constraints not possible for domains

create domain bad as int references nix
----
ERROR 42601 at 26: foreign key constraints not possible for domains

create domain bad as int check (other > 0)
----
ERROR 42703 at 39: column "other" does not exist

create domain bad as nix
----
ERROR 42704 at 22: type "nix" does not exist

create domain bad as int default 'x'
----
ERROR 22P02 at 34: invalid input syntax for type integer: "x"

create domain bad as int not null null
----
ERROR 42601 at 35: conflicting NULL/NOT NULL declarations for column "bad" of table "bad"

select 5::posint, pg_typeof(5::posint), 5::posint + 1, 'abcd'::code, pg_typeof(1::tiny + 1)
----
posint posint, pg_typeof regtype, ?column? int4, code code, pg_typeof regtype
5|posint|6|abc|integer
SELECT 1

select 0::posint
----
ERROR 23514: value for domain posint violates check constraint "posint_check"

select '-1'::posint
----
ERROR 23514: value for domain posint violates check constraint "posint_check"

select null::posint, null::tiny
----
ERROR 23502: domain tiny does not allow null values

select 11::tiny
----
ERROR 23514: value for domain tiny violates check constraint "small"

select (-1)::tiny
----
ERROR 23514: value for domain tiny violates check constraint "posint_check"

select 'x'::posint
----
ERROR 22P02 at 8: invalid input syntax for type integer: "x"

select array[1,2]::posint[], '{3,4}'::posint[]
----
array _posint, posint _posint
{1,2}|{3,4}
SELECT 1

select '{1,-2}'::posint[]
----
ERROR 23514 at 8: value for domain posint violates check constraint "posint_check"

select array[1,0]::posint[]
----
ERROR 23514: value for domain posint violates check constraint "posint_check"

create table t (k int primary key, p posint, c code default 'ab', w word)
----
CREATE TABLE

insert into t values (1, 1, 'abc', 'x'), (2, null, null, null)
----
INSERT 0 2

insert into t values (3, 0)
----
ERROR 23514: value for domain posint violates check constraint "posint_check"

insert into t values (3, 3, 'abcd')
----
ERROR 22001: value too long for type character varying(3)

insert into t values (3, 3, 'abc', 'X')
----
ERROR 23514: value for domain word violates check constraint "plain"

update t set p = p - 1
----
ERROR 23514: value for domain posint violates check constraint "posint_check"

select * from t where p = 1
----
k int4, p posint, c code, w word
1|1|abc|x
SELECT 1

select sum(p), max(p), p + 0.5, w || 'y', length(c) from t group by p, w, c order by 1
----
sum int8, max int4, ?column? numeric, ?column? text, length int4
1|1|1.5|xy|3
NULL|NULL|NULL|NULL|NULL
SELECT 2

create index on t (p)
----
CREATE INDEX

select k from t where p > 0 order by p
----
k int4
1
SELECT 1

create table keyed (k posint primary key, v code unique)
----
CREATE TABLE

explain (costs off) select * from keyed where k = 3
----
Index Scan using keyed_pkey on keyed
  Index Cond: (k = 3)
EXPLAIN

explain (costs off) select * from keyed where v > 'b'
----
Index Scan using keyed_v_key on keyed
  Index Cond: (v > 'b'::text)
EXPLAIN

insert into keyed values (3, 'c'), (4, 'd')
----
INSERT 0 2

select * from keyed where k = 3
----
k posint, v code
3|c
SELECT 1

select k from keyed where v >= 'c' and v < 'd'
----
k posint
3
SELECT 1

create table d (x tiny, y int)
----
CREATE TABLE

insert into d (y) values (1)
----
INSERT 0 1

insert into d values (null, 1)
----
ERROR 23502: domain tiny does not allow null values

insert into d values (2, 2), (9, 3)
----
INSERT 0 2

select * from d order by x
----
x tiny, y int4
2|2
3|1
9|3
SELECT 3

alter table t add column z tiny
----
ALTER TABLE

select z from t order by k
----
z tiny
3
3
SELECT 2

create domain needed as int not null
----
CREATE DOMAIN

alter table t add column n needed
----
ERROR 23502: domain needed does not allow null values

create table e (k int)
----
CREATE TABLE

alter table e add column n needed
----
ALTER TABLE

insert into e values (1)
----
ERROR 23502: domain needed does not allow null values

insert into e values (1, 2)
----
INSERT 0 1

alter domain posint add constraint big check (value > 5)
----
ERROR 23514: column "z" of table "t" contains values that violate the new constraint

alter domain posint add constraint big check (value > 5) not valid
----
ALTER DOMAIN

alter domain posint add constraint big check (value > 6)
----
ERROR 42710: constraint "big" for domain "posint" already exists

insert into t (k, p) values (4, 3)
----
ERROR 23514: value for domain posint violates check constraint "big"

insert into t (k, p) values (4, 8)
----
ERROR 23514: value for domain tiny violates check constraint "big"

alter domain posint validate constraint big
----
ERROR 23514: column "z" of table "t" contains values that violate the new constraint

alter domain posint rename constraint big to larger
----
ALTER DOMAIN

select 3::posint
----
ERROR 23514: value for domain posint violates check constraint "larger"

alter domain posint drop constraint larger
----
ALTER DOMAIN

alter domain posint drop constraint larger
----
ERROR 42704: constraint "larger" of domain "posint" does not exist

alter domain posint drop constraint if exists larger
----
NOTICE:  constraint "larger" of domain "posint" does not exist, skipping
ALTER DOMAIN

alter domain posint set not null
----
ERROR 23502: column "p" of table "t" contains null values

update t set p = 1 where p is null
----
UPDATE 1

alter domain posint set not null
----
ALTER DOMAIN

insert into t (k) values (5)
----
ERROR 23502: domain posint does not allow null values

alter domain posint drop not null
----
ALTER DOMAIN

alter domain posint set default 7
----
ALTER DOMAIN

insert into t (k) values (5)
----
INSERT 0 1

select k, p from t where k = 5
----
k int4, p posint
5|7
SELECT 1

alter domain posint drop default
----
ALTER DOMAIN

alter domain tiny add check (value <> 9)
----
ERROR 23514: column "x" of table "d" contains values that violate the new constraint

alter domain nix set not null
----
ERROR 42704: type "nix" does not exist

alter domain text set not null
----
ERROR 42809: text is not a domain

create domain ints as int[] check (array_length(value, 1) = 2)
----
CREATE DOMAIN

select '{1,2}'::ints, ('{1,2}'::ints)[1]
----
ints ints, ints int4
{1,2}|1
SELECT 1

select '{1}'::ints
----
ERROR 23514: value for domain ints violates check constraint "ints_check"

create table a (i ints, j posint[])
----
CREATE TABLE

insert into a values ('{1,2}', '{3,4}')
----
INSERT 0 1

update a set j[2] = 0
----
ERROR 23514: value for domain posint violates check constraint "posint_check"

update a set i[3] = 3
----
ERROR 23514: value for domain ints violates check constraint "ints_check"

update a set i[1] = 9, j[1] = 1
----
UPDATE 1

select i, j, i[1] from a
----
i ints, j _posint, i int4
{9,2}|{1,4}|9
SELECT 1

create type pair as (r posint, i int)
----
CREATE TYPE

create domain ordered as pair check ((value).r <= (value).i)
----
CREATE DOMAIN

select row(1,2)::ordered, (row(3,4)::ordered).r
----
row ordered, r posint
(1,2)|3
SELECT 1

select row(2,1)::ordered
----
ERROR 23514: value for domain ordered violates check constraint "ordered_check"

select row(0,1)::ordered
----
ERROR 23514: value for domain posint violates check constraint "posint_check"

select '(2,1)'::ordered
----
ERROR 23514: value for domain ordered violates check constraint "ordered_check"

create table c (o ordered)
----
CREATE TABLE

insert into c values ('(1,2)')
----
INSERT 0 1

insert into c (o.r, o.i) values (3, 4)
----
INSERT 0 1

update c set o.r = (o).r + 9
----
ERROR 23514: value for domain ordered violates check constraint "ordered_check"

update c set o.r = (o).r + 1, o.i = (o).i + 1
----
UPDATE 2

select * from c order by o
----
o ordered
(2,3)
(4,5)
SELECT 2

select json_populate_record(null::pair, '{"r": 0}')
----
ERROR 23514: value for domain posint violates check constraint "posint_check"

select * from json_to_record('{"p": 0}') as x(p posint)
----
ERROR 23514: value for domain posint violates check constraint "posint_check"

create function half(posint) returns posint language sql as 'select $1 / 2'
----
CREATE FUNCTION

select half(4)
----
half posint
2
SELECT 1

select half(1)
----
ERROR 23514: value for domain posint violates check constraint "posint_check"
CONTEXT: SQL function "half" statement 1

create function pl(n int) returns int language plpgsql as $$ declare x posint := n; begin x := x - 1; return x; end $$
----
CREATE FUNCTION

select pl(5)
----
pl int4
4
SELECT 1

select pl(1)
----
ERROR 23514: value for domain posint violates check constraint "posint_check"
CONTEXT: PL/pgSQL function pl(integer) line 1 at assignment

select typname, typtype, typbasetype::regtype, typtypmod, typnotnull, typdefault from pg_type where typname in ('posint', 'tiny', 'word', 'code', 'ints') order by 1
----
typname name, typtype char, typbasetype regtype, typtypmod int4, typnotnull bool, typdefault text
code|d|character varying|7|f|NULL
ints|d|integer[]|-1|f|NULL
posint|d|integer|-1|f|NULL
tiny|d|posint|-1|t|3
word|d|text|-1|f|NULL
SELECT 5

select conname, contypid::regtype, convalidated, pg_get_constraintdef(oid) from pg_constraint where contypid <> 0 order by 1
----
conname name, contypid regtype, convalidated bool, pg_get_constraintdef text
ints_check|ints|t|CHECK ((array_length(VALUE, 1) = 2))
ordered_check|ordered|t|CHECK (((VALUE).r <= (VALUE).i))
plain|word|t|CHECK ((VALUE ~ '^[a-z]*$'::text))
posint_check|posint|t|CHECK ((VALUE > 0))
small|tiny|t|CHECK ((VALUE < 10))
SELECT 5

select domain_name, data_type, character_maximum_length, domain_default, udt_name from information_schema.domains where domain_schema = 'public' order by 1
----
domain_name name, data_type varchar, character_maximum_length int4, domain_default varchar, udt_name name
code|character varying|3|NULL|varchar
ints|integer[]|NULL|NULL|_int4
needed|integer|NULL|NULL|int4
ordered|USER-DEFINED|NULL|NULL|pair
posint|integer|NULL|NULL|int4
tiny|USER-DEFINED|NULL|3|posint
word|text|NULL|NULL|text
SELECT 7

select constraint_name, domain_name from information_schema.domain_constraints where constraint_schema = 'public' order by 1
----
constraint_name name, domain_name name
ints_check|ints
ordered_check|ordered
plain|word
posint_check|posint
small|tiny
SELECT 5

select column_name, data_type, domain_name, udt_name from information_schema.columns where table_name = 't' order by ordinal_position
----
column_name name, data_type varchar, domain_name name, udt_name name
k|integer|NULL|int4
p|integer|posint|int4
c|character varying|code|varchar
w|text|word|text
z|USER-DEFINED|tiny|posint
SELECT 5

alter domain code rename to cipher
----
ALTER DOMAIN

select pg_typeof(c) from t where k = 1
----
pg_typeof regtype
cipher
SELECT 1

comment on domain cipher is 'three letters'
----
COMMENT

select obj_description('cipher'::regtype)
----
obj_description text
three letters
SELECT 1

drop domain posint
----
ERROR 2BP01: cannot drop type posint because other objects depend on it
DETAIL: type tiny depends on type posint
column z of table t depends on type tiny
column x of table d depends on type tiny
column p of table t depends on type posint
column k of table keyed depends on type posint
column j of table a depends on type posint[]
column r of composite type pair depends on type posint
function half(posint) depends on type posint
HINT: Use DROP ... CASCADE to drop the dependent objects too.

drop domain pair
----
ERROR 42809: "pair" is not a domain

drop type cipher
----
ERROR 2BP01: cannot drop type cipher because other objects depend on it
DETAIL: column c of table t depends on type cipher
column v of table keyed depends on type cipher
HINT: Use DROP ... CASCADE to drop the dependent objects too.

alter table t drop column c
----
ALTER TABLE

drop domain cipher
----
ERROR 2BP01: cannot drop type cipher because other objects depend on it
DETAIL: column v of table keyed depends on type cipher
HINT: Use DROP ... CASCADE to drop the dependent objects too.

drop domain posint cascade
----
NOTICE:  drop cascades to 8 other objects
DROP DOMAIN

select * from t order by k
----
k int4, w word
1|x
2|NULL
5|NULL
SELECT 3

drop domain if exists posint
----
NOTICE:  type "posint" does not exist, skipping
DROP DOMAIN

begin
----
BEGIN

create domain gone as int check (value > 1)
----
CREATE DOMAIN

select 2::gone
----
gone gone
2
SELECT 1

rollback
----
ROLLBACK

select 2::gone
----
ERROR 42704 at 11: type "gone" does not exist
