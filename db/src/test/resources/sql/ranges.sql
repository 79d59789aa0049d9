create table rg(id int primary key, r int4range, n numrange, t tstzrange, d daterange)
----
CREATE TABLE

insert into rg values (1,'[1,5]','(1.5,2.50]','[2020-01-01 00:00+00,)','[2020-01-01,2020-01-31]'),(2,'empty','(,)',null,'(,2020-01-01)'),(3,int4range(3,9),numrange(1,2,'[]'),tstzrange('2020-01-01','2021-01-01'),daterange(null,null))
----
INSERT 0 3

select * from rg order by r
----
id int4, r int4range, n numrange, t tstzrange, d daterange
2|empty|(,)|NULL|(,2020-01-01)
1|[1,6)|(1.5,2.50]|["2020-01-01 00:00:00+00",)|[2020-01-01,2020-02-01)
3|[3,9)|[1,2]|["2020-01-01 00:00:00+00","2021-01-01 00:00:00+00")|(,)
SELECT 3

select id from rg order by n desc
----
id int4
1
3
2
SELECT 3

select id from rg where r @> 4 order by id
----
id int4
1
3
SELECT 2

select id from rg where r && '[5,6)' order by id
----
id int4
1
3
SELECT 2

select lower(r), upper(r), isempty(r), lower_inc(r), upper_inc(n), lower_inf(n), upper_inf(t) from rg order by id
----
lower int4, upper int4, isempty bool, lower_inc bool, upper_inc bool, lower_inf bool, upper_inf bool
1|6|f|t|t|f|t
NULL|NULL|t|f|f|t|NULL
3|9|f|t|t|f|f
SELECT 3

select '[1,5)'::int4range + '[5,9]', '[1,5)'::int4range * '[3,9]', '[1,9)'::int4range - '[5,20)', range_merge('[1,2]'::int4range,'[8,9]'), '[1,5)'::int4range -|- '[5,6]', '[1,2]'::int4range << '[5,6]', '[1,2]'::int4range &< '[2,6]'
----
?column? int4range, ?column? int4range, ?column? int4range, range_merge int4range, ?column? bool, ?column? bool, ?column? bool
[1,10)|[3,5)|[1,5)|[1,10)|t|t|t
SELECT 1

select '[1,5)'::int4range + '[7,9]'
----
ERROR 22000: result of range union would not be contiguous

select '[1,9)'::int4range - '[3,5)'
----
ERROR 22000: result of range difference would not be contiguous

select '[5,1]'::int4range
----
ERROR 22000 at 8: range lower bound must be less than or equal to range upper bound

select int4range(1,2,'x')
----
ERROR 42601: invalid range bound flags
HINT: Valid values are "[]", "[)", "(]", and "()".

select '[1,2'::int4range
----
ERROR 22P02 at 8: malformed range literal: "[1,2"
DETAIL: Unexpected end of input.

select 'x'::int4range
----
ERROR 22P02 at 8: malformed range literal: "x"
DETAIL: Missing left parenthesis or bracket.

select '[1,2) y'::int4range
----
ERROR 22P02 at 8: malformed range literal: "[1,2) y"
DETAIL: Junk after right parenthesis or bracket.

select '[1,,2)'::int4range
----
ERROR 22P02 at 8: malformed range literal: "[1,,2)"
DETAIL: Too many commas.

select '(2147483647,)'::int4range
----
ERROR 22003 at 8: integer out of range

select int4range(1,2147483647,'[]')
----
ERROR 22003: integer out of range

select '["a,b",c)'::numrange
----
ERROR 22P02 at 8: invalid input syntax for type numeric: "a,b"

select '("1","2")'::numrange, '(1,1)'::int8range, '[1,1]'::int8range, '(3,4)'::int4range
----
numrange numrange, int8range int8range, int8range int8range, int4range int4range
(1,2)|empty|[1,2)|empty
SELECT 1

select array['[1,2)'::int4range,'empty'], '{"[1,2)","[3,4)"}'::int4range[]
----
array _int4range, int4range _int4range
{"[1,2)",empty}|{"[1,2)","[3,4)"}
SELECT 1

select pg_typeof('[1,2)'::int4range), 3 <@ '[1,5)'::int4range, '[2,3)'::int4range <@ '[1,5)'::int4range, r = '[1,6)' from rg where id=1
----
pg_typeof regtype, ?column? bool, ?column? bool, ?column? bool
int4range|t|t|t
SELECT 1

select distinct r from rg order by 1
----
r int4range
empty
[1,6)
[3,9)
SELECT 3

select r, count(*) from rg group by r order by 1
----
r int4range, count int8
empty|1
[1,6)|1
[3,9)|1
SELECT 3

create unique index on rg(r)
----
CREATE INDEX

insert into rg values (4,'[1,6)')
----
ERROR 23505: duplicate key value violates unique constraint "rg_r_idx"
DETAIL: Key (r)=([1,6)) already exists.

select to_json(r), r::text, 'x'||r from rg where id=1
----
to_json json, r text, ?column? text
"[1,6)"|[1,6)|x[1,6)
SELECT 1

select upper('abc'), lower('ABC')
----
upper text, lower text
ABC|abc
SELECT 1

select rngtypid::regtype, rngsubtype::regtype from pg_range order by 1
----
rngtypid regtype, rngsubtype regtype
int4range|integer
numrange|numeric
tsrange|timestamp without time zone
tstzrange|timestamp with time zone
daterange|date
int8range|bigint
SELECT 6

select '[2020-01-01,2020-01-02)'::tsrange, '[2020-01-01 10:00,2020-01-02)'::tstzrange
----
tsrange tsrange, tstzrange tstzrange
["2020-01-01 00:00:00","2020-01-02 00:00:00")|["2020-01-01 10:00:00+00","2020-01-02 00:00:00+00")
SELECT 1

drop table rg
----
DROP TABLE
