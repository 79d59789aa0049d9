create type pair as (a int, b text)
----
CREATE TYPE

create type pair as (x int)
----
ERROR 42710: type "pair" already exists

create type twice as (a int, a int)
----
ERROR 42701: column "a" specified more than once

create type looped as (x looped)
----
ERROR 42704 at 26: type "looped" does not exist

create type nothing as ()
----
CREATE TYPE

create table p (k int primary key, v pair, vs pair[])
----
CREATE TABLE

create type p as (x int)
----
ERROR 42710: type "p" already exists

create table pair (x int)
----
ERROR 42P07: relation "pair" already exists

insert into p (k, v.a, v.b) values (1, 5, 'x'), (2, null, null)
----
INSERT 0 2

insert into p (k, vs[2].b) values (3, 'deep')
----
INSERT 0 1

insert into p values (4, row(1, 'q'), array[row(1,'a'), row(2,'b')]::pair[]), (5, '(2,"a ""q"" \\ b")', '{"(1,)"}')
----
INSERT 0 2

update p set v.a = (v).a + 1, vs[1].a = 9 where k = 1
----
UPDATE 1

update p set v.c = 1
----
ERROR 42703 at 14: cannot assign to field "c" of column "v" because there is no such column in data type pair

update p set k.c = 1
----
ERROR 42804 at 14: cannot assign to field "c" of column "k" because its type integer is not a composite type

select * from p order by k
----
k int4, v pair, vs _pair
1|(6,x)|{"(9,)"}
2|(,)|NULL
3|NULL|[2:2]={"(,deep)"}
4|(1,q)|{"(1,a)","(2,b)"}
5|(2,"a ""q"" \\ b")|{"(1,)"}
SELECT 5

select k, v is null, v is not null, (v).b from p order by k
----
k int4, ?column? bool, ?column? bool, b text
1|f|t|x
2|t|f|NULL
3|t|f|NULL
4|f|t|q
5|f|t|a "q" \ b
SELECT 5

select v, count(*) from p group by v order by v
----
v pair, count int8
(1,q)|1
(2,"a ""q"" \\ b")|1
(6,x)|1
(,)|1
NULL|1
SELECT 5

select x.k, y.k from p x join p y on x.v = y.v order by 1
----
k int4, k int4
1|1
2|2
4|4
5|5
SELECT 4

select k from p where v > row(1,'a')::pair order by v desc
----
k int4
2
1
5
4
SELECT 4

select (v).nope from p
----
ERROR 42703 at 9: column "nope" not found in data type pair

select (k).x from p
----
ERROR 42809 at 9: column notation .x applied to type integer, which is not a composite type

select '(1'::pair
----
ERROR 22P02 at 8: malformed record literal: "(1"
DETAIL: Unexpected end of input.

select '(1,2,3)'::pair
----
ERROR 22P02 at 8: malformed record literal: "(1,2,3)"
DETAIL: Too many columns.

select '(1)'::pair
----
ERROR 22P02 at 8: malformed record literal: "(1)"
DETAIL: Too few columns.

select '(x,1)'::pair
----
ERROR 22P02 at 8: invalid input syntax for type integer: "x"

select '(1,2) 3'::pair
----
ERROR 22P02 at 8: malformed record literal: "(1,2) 3"
DETAIL: Junk after right parenthesis.

select ' ( 1 ,x )'::pair, '(,)'::pair, '(1,"")'::pair
----
pair pair, pair pair, pair pair
(1,"x ")|(,)|(1,"")
SELECT 1

select row(1)::pair
----
ERROR 42846 at 14: cannot cast type record to pair
DETAIL: Input has too few columns.

select row(1,2,3)::pair
----
ERROR 42846 at 18: cannot cast type record to pair
DETAIL: Input has too many columns.

select row(true,'a')::pair
----
row pair
(1,a)
SELECT 1

select row('7',8)::pair, ((9,'z')::pair).*
----
row pair, a int4, b text
(7,8)|9|z
SELECT 1

select coalesce(v, row(0,'n')::pair) from p order by k
----
coalesce pair
(6,x)
(,)
(0,n)
(1,q)
(2,"a ""q"" \\ b")
SELECT 5

select array_agg(v order by k) from p
----
array_agg _pair
{"(6,x)","(,)",NULL,"(1,q)","(2,\"a \"\"q\"\" \\\\ b\")"}
SELECT 1

select u, u.a from unnest((select vs from p where k = 4)) u
----
u record, a int4
(1,a)|1
(2,b)|2
SELECT 2

select (unnest(vs)).* from p where k = 4
----
a int4, b text
1|a
2|b
SELECT 2

select row_to_json(v), to_jsonb(vs) from p where k = 4
----
row_to_json json, to_jsonb jsonb
{"a":1,"b":"q"}|[{"a": 1, "b": "a"}, {"a": 2, "b": "b"}]
SELECT 1

select pg_typeof(v), pg_typeof(vs), pg_typeof((v).a) from p where k = 1
----
pg_typeof regtype, pg_typeof regtype, pg_typeof regtype
pair|pair[]|integer
SELECT 1

create index p_v on p (v)
----
CREATE INDEX

select k from p where v = row(6,'x')::pair
----
k int4
1
SELECT 1

create unique index p_b on p (((v).b))
----
CREATE INDEX

insert into p values (6, row(1,'q'), null)
----
ERROR 23505: duplicate key value violates unique constraint "p_b"
DETAIL: Key ((v).b)=(q) already exists.

create view pv as select k, (v).b as b, v from p
----
CREATE VIEW

alter type pair add attribute c numeric(5,2)
----
ALTER TYPE

select * from pv order by k
----
k int4, b text, v pair
1|x|(6,x,)
2|NULL|(,,)
3|NULL|NULL
4|q|(1,q,)
5|a "q" \ b|(2,"a ""q"" \\ b",)
SELECT 5

update p set v.c = 1.234 where k = 1
----
UPDATE 1

select v, vs from p where k in (1, 4) order by k
----
v pair, vs _pair
(6,x,1.23)|{"(9,,)"}
(1,q,)|{"(1,a,)","(2,b,)"}
SELECT 2

select k from p where v = row(1,'q',null)::pair
----
k int4
4
SELECT 1

alter type pair rename attribute a to aa
----
ALTER TYPE

select (v).aa from p order by k
----
aa int4
6
NULL
NULL
1
2
SELECT 5

alter type pair alter attribute c type text
----
ERROR 0A000: cannot alter type "pair" because column "p.v" uses it

alter type pair drop attribute c
----
ERROR 0A000: cannot drop a column of type "pair" because index "p_v" of table "p" uses it
HINT: Drop the index first.

drop index p_v
----
DROP INDEX

alter type pair drop attribute c, add attribute d int
----
ALTER TYPE

select v from p order by k
----
v pair
(6,x,)
(,,)
NULL
(1,q,)
(2,"a ""q"" \\ b",)
SELECT 5

alter type pair drop attribute nix
----
ERROR 42703: column "nix" of relation "pair" does not exist

alter type pair drop attribute if exists nix
----
NOTICE:  column "nix" of relation "pair" does not exist, skipping
ALTER TYPE

alter type pair add attribute b int
----
ERROR 42701: column "b" of relation "pair" already exists

alter type nix add attribute a int
----
ERROR 42P01: relation "nix" does not exist

alter type p add attribute a int
----
ERROR 42809: "p" is not a composite type

create type outer_type as (p pair, t p, ps pair[])
----
CREATE TYPE

select row(row(1,'a',2), row(7,null,null), array[row(3,'c',4)]::pair[])::outer_type
----
row outer_type
("(1,a,2)","(7,,)","{""(3,c,4)""}")
SELECT 1

create table o (o outer_type)
----
CREATE TABLE

insert into o values (row(row(1,'a',2), row(7,null,null), array[row(3,'c',4)]::pair[]))
----
INSERT 0 1

select ((o).p).b, (o).t.k, (o).ps[1].d from o
----
b text, k int4, d int4
a|7|4
SELECT 1

update o set o.p.b = 'changed', o.ps[1].aa = 33
----
UPDATE 1

select * from o
----
o outer_type
("(1,changed,2)","(7,,)","{""(33,c,4)""}")
SELECT 1

alter type pair add attribute e int
----
ALTER TYPE

select * from o
----
o outer_type
("(1,changed,2,)","(7,,)","{""(33,c,4,)""}")
SELECT 1

alter type pair drop attribute e
----
ALTER TYPE

create function f(p) returns int language sql as 'select $1.k'
----
CREATE FUNCTION

select f(p) from p order by 1
----
f int4
1
2
3
4
5
SELECT 5

create function made(a int, b text) returns pair language plpgsql as $$ begin return row(a, b, null::int); end $$
----
CREATE FUNCTION

select made(1,'x'), (made(2,'y')).b
----
made pair, b text
(1,x,)|y
SELECT 1

select * from made(3,'z')
----
aa int4, b text, d int4
3|z|NULL
SELECT 1

create function changed(n int) returns setof p language plpgsql as $$ declare r p; x pair; begin for r in select * from p order by k limit n loop x := r.v; x.b := 'set'; r.v := x; return next r; end loop; end $$
----
CREATE FUNCTION

select * from changed(2)
----
k int4, v pair, vs _pair
1|(6,set,)|{"(9,,)"}
2|(,set,)|NULL
SELECT 2

create function all_pairs() returns setof pair language sql as 'select v from p order by k'
----
CREATE FUNCTION

select b from all_pairs() where aa > 1
----
b text
x
a "q" \ b
SELECT 2

select json_populate_record(null::pair, '{"aa": 3, "b": "x", "zz": 5}'), (json_populate_record(row(1,'y',2)::pair, '{"b": null}')).*
----
json_populate_record pair, aa int4, b text, d int4
(3,x,)|1|NULL|2
SELECT 1

select * from jsonb_populate_recordset(null::pair, '[{"aa":1},{"b":"w"}]')
----
aa int4, b text, d int4
1|NULL|NULL
NULL|w|NULL
SELECT 2

select * from jsonb_populate_record(null::outer_type, '{"p": {"aa": 1, "b": [1, 2]}, "ps": [{"d": 4}, null]}')
----
p pair, t p, ps _pair
(1,"[1, 2]",)|NULL|{"(,,4)",NULL}
SELECT 1

select * from json_to_record('{"a":1,"b":[[1,2],[3,4]],"c":{"aa":4}}') as x(a int, b int[], c pair, d text)
----
a int4, b _int4, c pair, d text
1|{{1,2},{3,4}}|(4,,)|NULL
SELECT 1

select * from jsonb_to_recordset('[{"a":1,"b":"x"},{"a":2}]') as x(a int, b text)
----
a int4, b text
1|x
2|NULL
SELECT 2

select * from json_to_record('{}')
----
ERROR 42601 at 15: a column definition list is required for functions returning "record"

select * from json_populate_record(null::pair, '[]')
----
ERROR 22023: cannot call populate_composite on an array

select * from json_to_record('{"a":1}') as x(a int[])
----
ERROR 22P02: expected JSON array
HINT: See the value of key "a".

select * from json_to_record('{"a":[[1],2]}') as x(a int[])
----
ERROR 22P02: expected JSON array
HINT: See the array element [1] of key "a".

select json_populate_record(1, '{}')
----
ERROR 42804 at 8: first argument of json_populate_record must be a row type

create table dd (v pair default row(1,'dflt',2), w pair check ((w).aa > 0))
----
CREATE TABLE

insert into dd default values
----
INSERT 0 1

insert into dd (w) values (row(-1,'',0))
----
ERROR 23514: new row for relation "dd" violates check constraint "dd_w_check"
DETAIL: Failing row contains ((1,dflt,2), (-1,"",0)).

select * from dd
----
v pair, w pair
(1,dflt,2)|NULL
SELECT 1

alter type pair rename to couple
----
ALTER TYPE

select pg_typeof(v), v from dd
----
pg_typeof regtype, v couple
couple|(1,dflt,2)
SELECT 1

select attname, atttypid::regtype, attnum, attisdropped from pg_attribute where attrelid = 'couple'::regclass and attnum > 0 order by attnum
----
attname name, atttypid regtype, attnum int2, attisdropped bool
aa|integer|1|f
b|text|2|f
........pg.dropped.3........|-|3|t
d|integer|4|f
........pg.dropped.5........|-|5|t
SELECT 5

select typname, typtype, typcategory, typrelid::regclass, typarray::regtype from pg_type where typname in ('couple', 'p', '_couple', '_p') order by 1
----
typname name, typtype char, typcategory char, typrelid regclass, typarray regtype
_couple|b|A|-|-
_p|b|A|-|-
couple|c|C|couple|couple[]
p|c|C|p|p[]
SELECT 4

select attribute_name, ordinal_position, data_type, attribute_udt_name from information_schema.attributes where udt_name = 'couple'
----
attribute_name name, ordinal_position int4, data_type varchar, attribute_udt_name name
aa|1|integer|int4
b|2|text|text
d|4|integer|int4
SELECT 3

select user_defined_type_name from information_schema.user_defined_types where user_defined_type_schema = 'public' order by 1
----
user_defined_type_name name
couple
nothing
outer_type
SELECT 3

comment on column couple.b is 'a text'
----
COMMENT

select col_description('couple'::regclass, 2)
----
col_description text
a text
SELECT 1

alter table p add column w int default 5
----
ERROR 0A000: cannot alter table "p" because column "o.o" uses it

alter table p alter column k type bigint
----
ERROR 0A000: cannot alter type of a column used by a view or rule
DETAIL: rule _RETURN on view pv depends on column "k"

alter table p add column w int
----
ALTER TABLE

select (o).t from o
----
t p
(7,,,)
SELECT 1

drop type couple
----
ERROR 2BP01: cannot drop type couple because other objects depend on it
DETAIL: column vs of table p depends on type couple[]
column v of table p depends on type couple
view pv depends on column v of table p
column ps of composite type outer_type depends on type couple[]
column p of composite type outer_type depends on type couple
function made(integer,text) depends on type couple
function all_pairs() depends on type couple
column v of table dd depends on type couple
column w of table dd depends on type couple
HINT: Use DROP ... CASCADE to drop the dependent objects too.

drop table p
----
ERROR 2BP01: cannot drop table p because other objects depend on it
DETAIL: view pv depends on table p
column t of composite type outer_type depends on type p
function f(p) depends on type p
function changed(integer) depends on type p
HINT: Use DROP ... CASCADE to drop the dependent objects too.

drop table p cascade
----
NOTICE:  drop cascades to 4 other objects
DROP TABLE

drop type couple cascade
----
NOTICE:  drop cascades to 6 other objects
DROP TYPE

drop type if exists couple
----
NOTICE:  type "couple" does not exist, skipping
DROP TYPE

begin
----
BEGIN

create type temp_pair as (x int)
----
CREATE TYPE

select row(1)::temp_pair
----
row temp_pair
(1)
SELECT 1

rollback
----
ROLLBACK

select row(1)::temp_pair
----
ERROR 42704 at 16: type "temp_pair" does not exist
