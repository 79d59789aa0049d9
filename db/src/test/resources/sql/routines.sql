create function add1(a int) returns int language sql as 'select a + 1'
----
CREATE FUNCTION

select add1(2), add1(x) from generate_series(1,3) x
----
add1 int4, add1 int4
3|2
3|3
3|4
SELECT 3

create function addem(int, int) returns int language sql immutable as $$ select $1 + $2 $$
----
CREATE FUNCTION

select addem(1, add1(4))
----
addem int4
6
SELECT 1

create table t(a int primary key, b text)
----
CREATE TABLE

insert into t values (1,'one'),(2,'two')
----
INSERT 0 2

create function gett(k int) returns t language sql as $$ select * from t where a = k $$
----
CREATE FUNCTION

select * from gett(1)
----
a int4, b text
1|one
SELECT 1

select (gett(2)).b
----
b text
two
SELECT 1

create function allt() returns setof t language sql as $$ select * from t order by a $$
----
CREATE FUNCTION

select * from allt()
----
a int4, b text
1|one
2|two
SELECT 2

create function tab(n int) returns table(x int, y text) language sql as $$ select g, 'v' || g from generate_series(1,n) g $$
----
CREATE FUNCTION

select * from tab(3)
----
x int4, y text
1|v1
2|v2
3|v3
SELECT 3

select tab(2)
----
tab record
(1,v1)
(2,v2)
SELECT 2

create function ins(k int, v text) returns void language sql as $$ insert into t values (k, v) $$
----
CREATE FUNCTION

select ins(3, 'three')
----
ins void
NULL
SELECT 1

select * from t order by 1
----
a int4, b text
1|one
2|two
3|three
SELECT 3

create function outs(in a int, out b int, out c text) language sql as $$ select a*2, 'c' || a $$
----
CREATE FUNCTION

select outs(4), (outs(5)).c
----
outs record, c text
(8,c4)|c5
SELECT 1

select * from outs(6)
----
b int4, c text
12|c6
SELECT 1

create function vari(variadic xs int[]) returns int language sql as $$ select sum(x)::int from unnest(xs) x $$
----
CREATE FUNCTION

select vari(1,2,3), vari(variadic array[4,5])
----
vari int4, vari int4
6|9
SELECT 1

create function defs(a int, b int default 10, c text default 'z') returns text language sql as $$ select a || '/' || b || '/' || c $$
----
CREATE FUNCTION

select defs(1), defs(1,2), defs(a => 3, c => 'q')
----
defs text, defs text, defs text
1/10/z|1/2/z|3/10/q
SELECT 1

create function ident(x anyelement) returns anyelement language sql as $$ select x $$
----
CREATE FUNCTION

select ident(5), ident('abc'::text), ident(array[1,2])
----
ident int4, ident text, ident _int4
5|abc|{1,2}
SELECT 1

create or replace function rec(n int) returns int language sql as $$ select case when n <= 1 then 1 else n * rec(n-1) end $$
----
CREATE FUNCTION

select rec(10)
----
rec int4
3628800
SELECT 1

create function bad() returns int language sql as $$ select 'x'::text $$
----
ERROR 42P13: return type mismatch in function declared to return integer
DETAIL: Actual return type is text.
CONTEXT: SQL function "bad"

create function bad() returns int language sql as $$ select nosuch $$
----
ERROR 42703: column "nosuch" does not exist
CONTEXT: SQL function "bad"

create function ret(a int) returns int return a * 2
----
CREATE FUNCTION

select ret(21)
----
ret int4
42
SELECT 1

create function atom(a int) returns int begin atomic select 1; select a + 100; end
----
CREATE FUNCTION

select atom(5)
----
atom int4
105
SELECT 1

drop function ret(int)
----
DROP FUNCTION

drop function if exists nosuch(int)
----
NOTICE:  function nosuch(integer) does not exist, skipping
DROP FUNCTION

drop function add1
----
DROP FUNCTION

create view vv as select addem(a, 1) from t
----
CREATE VIEW

drop function addem(int,int)
----
ERROR 2BP01: cannot drop function addem(integer,integer) because other objects depend on it
DETAIL: view vv depends on function addem(integer,integer)
HINT: Use DROP ... CASCADE to drop the dependent objects too.

drop function addem(int,int) cascade
----
NOTICE:  drop cascades to view vv
DROP FUNCTION

create function secret() returns int language sql as 'select 42'
----
CREATE FUNCTION

revoke execute on function secret() from public
----
REVOKE

create function who() returns text language sql security definer as 'select current_user::text'
----
CREATE FUNCTION

create table d(x int default add_one(1))
----
ERROR 42883 at 30: function add_one(integer) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

create function add_one(i int) returns int language plpgsql immutable as $$ begin return i + 1; end $$
----
CREATE FUNCTION

create table d(x int default add_one(1), check (add_one(x) > 0))
----
CREATE TABLE

insert into d default values returning x
----
x int4
2
INSERT 0 1

create index di on d (add_one(x))
----
CREATE INDEX

drop function add_one(int)
----
ERROR 2BP01: cannot drop function add_one(integer) because other objects depend on it
DETAIL: default value for column x of table d depends on function add_one(integer)
index di depends on function add_one(integer)
constraint d_x_check on table d depends on function add_one(integer)
HINT: Use DROP ... CASCADE to drop the dependent objects too.

drop function add_one(int) cascade
----
NOTICE:  drop cascades to 3 other objects
DROP FUNCTION

create type mood as enum ('sad', 'happy')
----
CREATE TYPE

create function em(m mood) returns mood language sql as $$ select m $$
----
CREATE FUNCTION

select em('happy')
----
em mood
happy
SELECT 1

drop type mood
----
ERROR 2BP01: cannot drop type mood because other objects depend on it
DETAIL: function em(mood) depends on type mood
HINT: Use DROP ... CASCADE to drop the dependent objects too.

create function multi() returns record language sql as $$ select 1, 'x'::text $$
----
CREATE FUNCTION

select * from multi() as (a int, b text)
----
a int4, b text
1|x
SELECT 1

select * from multi()
----
ERROR 42601 at 15: a column definition list is required for functions returning "record"

select multi()
----
multi record
(1,x)
SELECT 1

create function poly(anyelement, anyelement) returns anyarray language sql as $$ select array[$1, $2] $$
----
CREATE FUNCTION

select poly(1, 2), poly('a'::text, 'b')
----
poly _int4, poly _text
{1,2}|{a,b}
SELECT 1

create function st() returns int language sql stable as $$ insert into t values (7) returning a $$
----
CREATE FUNCTION

select st()
----
ERROR 0A000: INSERT is not allowed in a non-volatile function
CONTEXT: SQL function "st" statement 1

create procedure pp(a int, out b int) language plpgsql as $$ begin b := a * 2; end $$
----
CREATE PROCEDURE

call pp(4, null)
----
8
CALL

select pp(1)
----
ERROR 42809 at 8: pp(integer) is a procedure
HINT: To call a procedure, use CALL.

create function lower(x int) returns text language sql as $$ select 'int ' || x $$
----
CREATE FUNCTION

select lower(1), lower('ABC')
----
lower text, lower text
int 1|abc
SELECT 1

create schema other
----
CREATE SCHEMA

create function other.addone(x int) returns int language sql as $$ select x + 10 $$
----
CREATE FUNCTION

select other.addone(1)
----
addone int4
11
SELECT 1

drop schema other
----
ERROR 2BP01: cannot drop schema other because other objects depend on it
DETAIL: function other.addone(integer) depends on schema other
HINT: Use DROP ... CASCADE to drop the dependent objects too.

drop schema other cascade
----
NOTICE:  drop cascades to function other.addone(integer)
DROP SCHEMA

create function twice(a int, a int) returns int language sql as $$ select 1 $$
----
ERROR 42P13 at 30: parameter name "a" used more than once

create function nobody() returns int language sql
----
ERROR 42P13: no function body specified

create function lang() returns int language perl as $$ 1 $$
----
ERROR 42704: language "perl" does not exist

create or replace function em(m mood) returns text language sql as $$ select 'x'::text $$
----
ERROR 42P13: cannot change return type of existing function
HINT: Use DROP FUNCTION em(mood) first.

alter function multi() rename to several
----
ALTER FUNCTION

select several()
----
several record
(1,x)
SELECT 1

alter function several() stable
----
ALTER FUNCTION

select provolatile from pg_proc where proname = 'several'
----
provolatile char
s
SELECT 1

drop function nosuch()
----
ERROR 42883: function nosuch() does not exist

drop function if exists nosuch()
----
NOTICE:  function nosuch() does not exist, skipping
DROP FUNCTION

do $$ begin retrun 1; end $$
----
ERROR 42601: syntax error at or near "retrun"
CONTEXT: compilation of PL/pgSQL function "inline_code_block"

do language nosuch $$ begin end $$
----
ERROR 42704: language "nosuch" does not exist
