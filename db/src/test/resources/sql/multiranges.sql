# Multiranges, and what is of any range.

select '{}'::int4multirange, ' { [1,3) , empty, [2,5], (8,9] } '::int4multirange, '{[1,2],[3,4]}'::int4multirange, '{[1,2),[2,3)}'::nummultirange, '{(,5),[7,)}'::nummultirange
----
int4multirange int4multirange, int4multirange int4multirange, int4multirange int4multirange, nummultirange nummultirange, nummultirange nummultirange
{}|{[1,6),[9,10)}|{[1,5)}|{[1,3)}|{(,5),[7,)}
SELECT 1

select ''::int4multirange
----
ERROR 22P02 at 8: malformed multirange literal: ""
DETAIL: Missing left brace.

select '{,}'::int4multirange
----
ERROR 22P02 at 8: malformed multirange literal: "{,}"
DETAIL: Expected range start.

select '{[1,2),}'::int4multirange
----
ERROR 22P02 at 8: malformed multirange literal: "{[1,2),}"
DETAIL: Expected range start.

select '{[1,2)'::int4multirange
----
ERROR 22P02 at 8: malformed multirange literal: "{[1,2)"
DETAIL: Unexpected end of input.

select '{[1,2)} x'::int4multirange
----
ERROR 22P02 at 8: malformed multirange literal: "{[1,2)} x"
DETAIL: Junk after closing right brace.

select '{[1,2) - }'::int4multirange
----
ERROR 22P02 at 8: malformed multirange literal: "{[1,2) - }"
DETAIL: Expected comma or end of multirange.

select '{-[1,2)}'::int4multirange
----
ERROR 22P02 at 8: malformed multirange literal: "{-[1,2)}"
DETAIL: Expected range start.

select '{(,,1)}'::int4multirange
----
ERROR 22P02 at 8: malformed range literal: "(,,1)"
DETAIL: Too many commas.

select '{[5,1]}'::int4multirange
----
ERROR 22000 at 8: range lower bound must be less than or equal to range upper bound

select '{["1,2)}'::int4multirange
----
ERROR 22P02 at 8: malformed multirange literal: "{["1,2)}"
DETAIL: Unexpected end of input.

select '{[x,2)}'::int4multirange
----
ERROR 22P02 at 8: invalid input syntax for type integer: "x"

select '{(],1)}'::int4multirange
----
ERROR 22P02 at 8: malformed range literal: "(]"
DETAIL: Missing comma after lower bound.

select '{["2020-01-01 10:00","2020-01-02"),[2021-01-01,)}'::tsmultirange, '{[2020-01-01,2020-02-01]}'::datemultirange
----
tsmultirange tsmultirange, datemultirange datemultirange
{["2020-01-01 10:00:00","2020-01-02 00:00:00"),["2021-01-01 00:00:00",)}|{[2020-01-01,2020-02-02)}
SELECT 1

select int4multirange(), int4multirange(int4range(1,3)), int4multirange(int4range(5,7),int4range(1,3)), int4multirange(variadic array[int4range(1,2),int4range(2,4)]), multirange(int4range(1,4)), int4multirange(null)
----
int4multirange int4multirange, int4multirange int4multirange, int4multirange int4multirange, int4multirange int4multirange, multirange int4multirange, int4multirange int4multirange
{}|{[1,3)}|{[1,3),[5,7)}|{[1,4)}|{[1,4)}|NULL
SELECT 1

select int4multirange(int4range(1,2), null)
----
ERROR 22004: multirange values cannot contain null members

select int4multirange(variadic '{}'::int4range[])
----
int4multirange int4multirange
{}
SELECT 1

select 'empty'::int4range::int4multirange, int4range(1,3)::int4multirange, int4range(1,null)::int4multirange
----
int4multirange int4multirange, int4range int4multirange, int4range int4multirange
{}|{[1,3)}|{[1,)}
SELECT 1

select int4range(1,3)::nummultirange
----
ERROR 42846 at 22: cannot cast type int4range to nummultirange

select unnest('{[1,3),[5,6)}'::int4multirange)
----
unnest int4range
[1,3)
[5,6)
SELECT 2

select * from unnest('{[1,3),[5,6)}'::int4multirange) u(r)
----
r int4range
[1,3)
[5,6)
SELECT 2

create table t (id serial primary key, m nummultirange)
----
CREATE TABLE

insert into t(m) values ('{}'),('{[,)}'),('{[3,]}'),('{[,5)}'),('{[1.1,2.2)}'),('{empty}'),('{[1.7,1.7],[1.9,2.1)}'),(null)
----
INSERT 0 8

create index on t(m)
----
CREATE INDEX

select id, m, isempty(m), lower(m), upper(m), lower_inc(m), upper_inc(m), lower_inf(m), upper_inf(m), range_merge(m) from t order by m, id
----
id int4, m nummultirange, isempty bool, lower numeric, upper numeric, lower_inc bool, upper_inc bool, lower_inf bool, upper_inf bool, range_merge numrange
1|{}|t|NULL|NULL|f|f|f|f|empty
6|{}|t|NULL|NULL|f|f|f|f|empty
4|{(,5)}|f|NULL|5|f|f|t|f|(,5)
2|{(,)}|f|NULL|NULL|f|f|t|t|(,)
5|{[1.1,2.2)}|f|1.1|2.2|t|f|f|f|[1.1,2.2)
7|{[1.7,1.7],[1.9,2.1)}|f|1.7|2.1|t|f|f|f|[1.7,2.1)
3|{[3,)}|f|3|NULL|t|f|f|t|[3,)
8|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL
SELECT 8

select id from t where m = '{[3,)}'
----
id int4
3
SELECT 1

select id from t where m < '{[0,1]}' order by 1
----
id int4
1
2
4
6
SELECT 4

select id from t where m >= '{}' order by 1
----
id int4
1
2
3
4
5
6
7
SELECT 7

select id, m && numrange(4,4.2), numrange(4,4.2) && m, m @> 4.0, 4.0 <@ m, m @> numrange(4,4.2), numrange(4,4.2) <@ m, m @> '{[1.7,1.7]}'::nummultirange, m << numrange(6,7), m >> numrange(-3,-2), m &< numrange(2,4), m &> numrange(1,2), m -|- numrange(2.2,3), numrange(2.2,3) -|- m from t order by id
----
id int4, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool
1|f|f|f|f|f|f|f|f|f|f|f|f|f
2|t|t|t|t|t|t|t|f|f|f|f|f|f
3|t|t|t|t|t|t|f|f|t|f|t|t|t
4|t|t|t|t|t|t|t|t|f|f|f|f|f
5|f|f|f|f|f|f|t|t|t|t|t|t|t
6|f|f|f|f|f|f|f|f|f|f|f|f|f
7|f|f|f|f|f|f|t|t|t|t|t|f|f
8|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL
SELECT 8

select id, a.m * b.m, a.m + b.m, a.m - b.m, a.m = b.m, a.m <> b.m, a.m < b.m, a.m && b.m, a.m @> b.m, a.m <@ b.m, a.m << b.m, a.m -|- b.m from t a, (values ('{[1,2),[4,6]}'::nummultirange)) b(m) order by id
----
id int4, ?column? nummultirange, ?column? nummultirange, ?column? nummultirange, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool
1|{}|{[1,2),[4,6]}|{}|f|t|t|f|f|t|f|f
2|{[1,2),[4,6]}|{(,)}|{(,1),[2,4),(6,)}|f|t|t|t|t|f|f|f
3|{[4,6]}|{[1,2),[3,)}|{[3,4),(6,)}|f|t|f|t|f|f|f|f
4|{[1,2),[4,5)}|{(,6]}|{(,1),[2,4)}|f|t|t|t|f|f|f|f
5|{[1.1,2)}|{[1,2.2),[4,6]}|{[2,2.2)}|f|t|f|t|f|f|f|f
6|{}|{[1,2),[4,6]}|{}|f|t|t|f|f|t|f|f
7|{[1.7,1.7],[1.9,2)}|{[1,2.1),[4,6]}|{[2,2.1)}|f|t|f|t|f|f|f|f
8|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL
SELECT 8

select '{[1,10)}'::int4multirange - '{[2,3),[5,6)}'::int4multirange, '{[1,4),[6,9)}'::int4multirange - '{[3,7)}'::int4multirange, '{[1,4)}'::int4multirange - '{}'::int4multirange, '{[1,4)}'::int4multirange - '{[0,9)}'::int4multirange, '{[1,3),[5,9)}'::int4multirange * '{[2,6),[8,10)}'::int4multirange
----
?column? int4multirange, ?column? int4multirange, ?column? int4multirange, ?column? int4multirange, ?column? int4multirange
{[1,2),[3,5),[6,10)}|{[1,3),[7,9)}|{[1,4)}|{}|{[2,3),[5,6),[8,9)}
SELECT 1

select range_agg(r), range_intersect_agg(r) from (values (int4range(1,5)),(int4range(3,8)),(null),(int4range(4,5))) v(r)
----
range_agg int4multirange, range_intersect_agg int4range
{[1,8)}|[4,5)
SELECT 1

select range_agg(r) from (values (int4range(1,5)),(int4range(7,8))) v(r)
----
range_agg int4multirange
{[1,5),[7,8)}
SELECT 1

select range_agg(r) from (values ('empty'::int4range)) v(r)
----
range_agg int4multirange
{}
SELECT 1

select range_agg(r) from (values (null::int4range)) v(r)
----
range_agg int4multirange
NULL
SELECT 1

select range_agg(m), range_intersect_agg(m) from (values ('{[1,5)}'::int4multirange),('{[3,8),[10,11)}')) v(m)
----
range_agg int4multirange, range_intersect_agg int4multirange
{[1,8),[10,11)}|{[3,5)}
SELECT 1

select range_agg(1)
----
ERROR 42883 at 8: function range_agg(integer) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select '{"{[1,2),[4,5)}","{}"}'::int4multirange[], array['{[1,2)}'::int4multirange]
----
int4multirange _int4multirange, array _int4multirange
{"{[1,2),[4,5)}","{}"}|{"{[1,2)}"}
SELECT 1

select multirange_cmp('{[1,2)}'::int4multirange,'{[1,3)}')
----
multirange_cmp int4
-1
SELECT 1

select pg_typeof(range_agg(m)) from t
----
pg_typeof regtype
nummultirange
SELECT 1

select m, count(*) from t group by m order by m
----
m nummultirange, count int8
{}|2
{(,5)}|1
{(,)}|1
{[1.1,2.2)}|1
{[1.7,1.7],[1.9,2.1)}|1
{[3,)}|1
NULL|1
SELECT 7

select distinct m from t order by m desc
----
m nummultirange
NULL
{[3,)}
{[1.7,1.7],[1.9,2.1)}
{[1.1,2.2)}
{(,)}
{(,5)}
{}
SELECT 7

create table pk (m int4multirange primary key)
----
CREATE TABLE

insert into pk values ('{[1,2)}'),('{[1,2),[4,5)}')
----
INSERT 0 2

insert into pk values ('{[1,1]}')
----
ERROR 23505: duplicate key value violates unique constraint "pk_pkey"
DETAIL: Key (m)=({[1,2)}) already exists.

select lower('ABC'), upper('abc'), '[1,2)'::int4range @> 1, int4range(1,5) && '[3,7)', int4range(1,5) @> '[3,4)'
----
lower text, upper text, ?column? bool, ?column? bool, ?column? bool
abc|ABC|t|t|t
SELECT 1

select '{[1,3)}'::int4multirange @> 2, '{[1,3)}'::int4multirange && '{[2,5)}', '{[1,3)}'::int4multirange + '{[2,5)}'
----
?column? bool, ?column? bool, ?column? int4multirange
t|t|{[1,5)}
SELECT 1

select range_merge(int4range(1,2), int4range(5,6)), int4range(1,5) * int4range(2,9)
----
range_merge int4range, ?column? int4range
[1,6)|[2,5)
SELECT 1

select jsonb_agg(m), to_jsonb('{[1,2)}'::int4multirange) from t
----
jsonb_agg jsonb, to_jsonb jsonb
["{}", "{(,)}", "{[3,)}", "{(,5)}", "{[1.1,2.2)}", "{}", "{[1.7,1.7],[1.9,2.1)}", null]|"{[1,2)}"
SELECT 1

select min(m) from t
----
ERROR 42883 at 8: function min(nummultirange) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

create function f1(a anyelement, r anyrange) returns bool as 'select $1 <@ $2' language sql
----
CREATE FUNCTION

create function f2(r anymultirange) returns anyrange as 'select range_merge(r)' language sql
----
CREATE FUNCTION

create function f3(a anyarray) returns anymultirange as 'select null' language sql
----
ERROR 42P13: cannot determine result data type
DETAIL: A result of type anymultirange requires at least one input of type anyrange or anymultirange.

create function f4(r anycompatiblerange, a anycompatible) returns anycompatible as 'select lower($1) + $2' language sql
----
CREATE FUNCTION

create function f5(a anyelement) returns anycompatible as 'select 1' language sql
----
ERROR 42P13: cannot determine result data type
DETAIL: A result of type anycompatible requires at least one input of type anycompatible, anycompatiblearray, anycompatiblenonarray, anycompatiblerange, or anycompatiblemultirange.

create function f6(a anyelement) returns anyrange as 'select 1' language sql
----
ERROR 42P13: cannot determine result data type
DETAIL: A result of type anyrange requires at least one input of type anyrange or anymultirange.

create function f7(a anymultirange, b anyarray) returns anyelement as 'select lower($1) + $2[1]' language sql
----
CREATE FUNCTION

select f2('{[1,2),[5,6)}'::int4multirange), f4(int4range(1,2), 3)
----
f2 int4range, f4 int4
[1,6)|4
SELECT 1

select f1(3, int4range(1,5))
----
f1 bool
t
SELECT 1

select f4(int4range(1,2), 1.5)
----
ERROR 42883 at 8: function f4(int4range, numeric) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select f4(numrange(1,2), 5)
----
f4 numeric
6
SELECT 1

select f7('{[1,2)}'::int4multirange, array[4,5])
----
f7 int4
5
SELECT 1

select f7('{[1,2)}'::int4multirange, array[4.5])
----
ERROR 42883 at 8: function f7(int4multirange, numeric[]) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select int4multirange(variadic array[int4range(1,2),int4range(2,4)]),int4multirange(variadic '{}'::int4range[])
----
int4multirange int4multirange, int4multirange int4multirange
{[1,4)}|{}
SELECT 1

select int4multirange(variadic array[null]::int4range[])
----
ERROR 22004: multirange values cannot contain null members

select int4multirange(variadic '{{"[1,2)"}}'::int4range[])
----
ERROR 21000: multiranges cannot be constructed from multidimensional arrays
