create table t(a int primary key, b text, n int default 0)
----
CREATE TABLE

insert into t values (1, 'one'), (2, 'two'), (3, 'three'), (11, 'eleven')
----
INSERT 0 4

do $$ begin raise notice 'hello %', 1+1; end $$
----
NOTICE:  hello 2
DO

do $$
declare i int; s text := ''; r record;
begin
  for i in 1..3 loop s := s || i; end loop;
  for r in select * from t order by a loop
    raise notice 'row % %', r.a, r.b;
  end loop;
  if s = '123' then raise notice 'ok %', s; else raise exception 'no'; end if;
  begin
    insert into t values (1, 'dup');
  exception when unique_violation then
    raise notice 'caught % %', sqlstate, sqlerrm;
  end;
end $$
----
NOTICE:  row 1 one
NOTICE:  row 2 two
NOTICE:  row 3 three
NOTICE:  row 11 eleven
NOTICE:  ok 123
NOTICE:  caught 23505 duplicate key value violates unique constraint "t_pkey"
DO

create function fac(n int) returns int language plpgsql as $$
begin
  if n <= 1 then return 1; end if;
  return n * fac(n - 1);
end $$
----
CREATE FUNCTION

select fac(5)
----
fac int4
120
SELECT 1

create function sets(n int) returns setof int language plpgsql as $$
begin
  for i in 1..n loop return next i * i; end loop;
  return query select 1000;
  return;
end $$
----
CREATE FUNCTION

select * from sets(4)
----
sets int4
1
4
9
16
1000
SELECT 5

create procedure p(inout x int) language plpgsql as $$ begin x := x + 1; insert into t values (100, 'p'); end $$
----
CREATE PROCEDURE

call p(4)
----
5
CALL

select count(*) from t
----
count int8
5
SELECT 1

select fac(1/0)
----
ERROR 22012: division by zero

do $$ begin perform 1/0; end $$
----
ERROR 22012: division by zero
CONTEXT: SQL statement "SELECT 1/0"
PL/pgSQL function inline_code_block line 1 at PERFORM

do $$ declare x int := 5; begin execute 'select $1 + 1' into x using x; raise notice '%', x; end $$
----
NOTICE:  6
DO

do $$ begin raise exception 'custom' using errcode = '99001', hint = 'h', detail = 'd'; end $$
----
ERROR P0001: custom
DETAIL: d
CONTEXT: PL/pgSQL function inline_code_block line 1 at RAISE
HINT: h

select * from t order by 1
----
a int4, b text, n int4
1|one|0
2|two|0
3|three|0
11|eleven|0
100|p|0
SELECT 5

create function tabf(k int) returns table(a int, b text) language plpgsql as $$ begin return query select t.a, t.b from t where t.a > k order by 1; end $$
----
CREATE FUNCTION

select * from tabf(3)
----
a int4, b text
11|eleven
100|p
SELECT 2

do $$ declare c cursor for select a from t order by a; x int; begin open c; loop fetch c into x; exit when not found; raise notice 'c %', x; end loop; close c; end $$
----
NOTICE:  c 1
NOTICE:  c 2
NOTICE:  c 3
NOTICE:  c 11
NOTICE:  c 100
DO

do $$ declare arr int[] := '{1,2,3}'; x int; begin arr[5] := 9; raise notice '%', arr; foreach x in array arr loop raise notice 'x %', x; end loop; end $$
----
NOTICE:  {1,2,3,NULL,9}
NOTICE:  x 1
NOTICE:  x 2
NOTICE:  x 3
NOTICE:  x <NULL>
NOTICE:  x 9
DO

do $$ declare r t%rowtype; v t.b%type; begin select * into r from t where a = 3; v := r.b; raise notice '% %', v, r; select * into strict r from t where a = 999; exception when no_data_found then raise notice 'none: %', sqlerrm; end $$
----
NOTICE:  three (3,three,0)
NOTICE:  none: query returned no rows
DO

do $$ begin case 3 when 1,2 then raise notice 'a'; when 3 then raise notice 'b'; end case; end $$
----
NOTICE:  b
DO

do $$ declare n int; begin update t set n = n + 1; get diagnostics n = row_count; raise notice 'rows %', n; end $$
----
ERROR 42702: column reference "n" is ambiguous
DETAIL: It could refer to either a PL/pgSQL variable or a table column.
CONTEXT: SQL statement "update t set n = n + 1"
PL/pgSQL function inline_code_block line 1 at SQL statement

do $$ begin for i in reverse 5..1 by 2 loop raise notice 'i %', i; end loop; end $$
----
NOTICE:  i 5
NOTICE:  i 3
NOTICE:  i 1
DO

select a from t, generate_series(1,2) a
----
ERROR 42702 at 8: column reference "a" is ambiguous

do $$ declare a int := 1; begin perform a from t; end $$
----
ERROR 42702: column reference "a" is ambiguous
DETAIL: It could refer to either a PL/pgSQL variable or a table column.
CONTEXT: SQL statement "SELECT a from t"
PL/pgSQL function inline_code_block line 1 at PERFORM

do $$ begin create table made(x int); insert into made values (1); perform * from made; raise notice 'made'; end $$
----
NOTICE:  made
DO

select * from made
----
x int4
1
SELECT 1

create function amb(a int) returns int language plpgsql as $$ begin return (select count(*) from t where t.a = amb.a); end $$
----
CREATE FUNCTION

select amb(3)
----
amb int4
1
SELECT 1

do $$ declare x int; begin x := 'abc'; end $$
----
ERROR 22P02: invalid input syntax for type integer: "abc"
CONTEXT: PL/pgSQL function inline_code_block line 1 at assignment

do $$ begin assert 1 = 2, 'bad'; end $$
----
ERROR P0004: bad
CONTEXT: PL/pgSQL function inline_code_block line 1 at ASSERT

do $$ begin raise warning 'w % %', 1, null; end $$
----
WARNING:  w 1 <NULL>
DO

do $$ declare i int := 0; begin while i < 3 loop i := i + 1; continue when i = 2; raise notice '%', i; end loop; end $$
----
NOTICE:  1
NOTICE:  3
DO

do $$ begin begin insert into t values (1000); raise exception 'x'; exception when others then raise notice 'undone %', sqlerrm; end; end $$
----
NOTICE:  undone x
DO

select * from t where a = 1000
----
a int4, b text, n int4
SELECT 0

do $$ begin insert into t values (1); exception when unique_violation then raise; end $$
----
ERROR 23505: duplicate key value violates unique constraint "t_pkey"
DETAIL: Key (a)=(1) already exists.
CONTEXT: SQL statement "insert into t values (1)"
PL/pgSQL function inline_code_block line 1 at SQL statement

do $$ declare d text; c text; begin insert into t values (1); exception when others then get stacked diagnostics d = pg_exception_detail, c = returned_sqlstate; raise notice '% %', c, d; end $$
----
NOTICE:  23505 Key (a)=(1) already exists.
DO

do $$ begin perform 1; if found then raise notice 'found'; end if; perform 1 where false; if not found then raise notice 'not found'; end if; end $$
----
NOTICE:  found
NOTICE:  not found
DO

do $$ declare x int; begin select a into strict x from t; end $$
----
ERROR P0003: query returned more than one row
CONTEXT: PL/pgSQL function inline_code_block line 1 at SQL statement
HINT: Make sure the query returns a single row, or use LIMIT 1.

do $$ declare x constant int := 1; begin x := 2; end $$
----
ERROR 22005: variable "x" is declared CONSTANT
CONTEXT: compilation of PL/pgSQL function "inline_code_block"

do $$ begin commit; end $$
----
ERROR 2D000: invalid transaction termination
CONTEXT: PL/pgSQL function inline_code_block line 1 at COMMIT

do $$ declare r record; begin raise notice '%', r.a; end $$
----
ERROR 55000: record "r" is not assigned yet
DETAIL: The tuple structure of a not-yet-assigned record is indeterminate.
CONTEXT: PL/pgSQL function inline_code_block line 1 at RAISE

do $$ declare x int not null := 1; begin x := null; end $$
----
ERROR 22004: null value cannot be assigned to variable "x" declared NOT NULL
CONTEXT: PL/pgSQL function inline_code_block line 1 at assignment

do $$ begin for i in 1..3 loop exit when i = 2; raise notice '%', i; end loop; end $$
----
NOTICE:  1
DO

do $$ <<a>> begin loop loop exit a; end loop; end loop; end $$
----
DO

create function nothing() returns int language plpgsql as $$ begin end $$
----
CREATE FUNCTION

select nothing()
----
ERROR 2F005: control reached end of function without RETURN

create function rows3() returns setof t language plpgsql as $$ declare r t; begin for r in select * from t order by a limit 2 loop return next r; end loop; end $$
----
CREATE FUNCTION

select * from rows3()
----
a int4, b text, n int4
1|one|0
2|two|0
SELECT 2

do $$ declare c cursor (k int) for select a from t where a > k order by a; begin for r in c(2) loop raise notice '%', r.a; end loop; end $$
----
NOTICE:  3
NOTICE:  11
NOTICE:  100
DO

do $$ declare x int; begin execute 'select a from t where a = $1' into x using 2; raise notice '%', x; execute 'delete from t where a = 2'; raise notice '%', (select count(*) from t); end $$
----
NOTICE:  2
NOTICE:  4
DO

# Cursors have names, by which another routine, or the client, fetches from them.

create function opened() returns refcursor language plpgsql as $$ declare c refcursor; begin open c for select g, g * g as sq from generate_series(1, 4) g; return c; end $$
----
CREATE FUNCTION

create function opened_as(c refcursor, n int) returns refcursor language plpgsql as $$ begin open c for select n; return c; end $$
----
CREATE FUNCTION

create function opened_both(out a refcursor, out b refcursor) language plpgsql as $$ begin a := 'the a'; open a for select 1; open b for execute 'select $1 union all select 3 order by 1' using 2; end $$
----
CREATE FUNCTION

create function read_all(c refcursor) returns text language plpgsql as $$ declare r record; t text := ''; begin loop fetch c into r; exit when not found; t := t || r::text; end loop; close c; return t; end $$
----
CREATE FUNCTION

select pg_typeof(opened()), opened()
----
pg_typeof regtype, opened refcursor
refcursor|<unnamed portal 2>
SELECT 1

select read_all(opened()), read_all(opened_as('mine', 7))
----
read_all text, read_all text
(1,1)(2,4)(3,9)(4,16)|(7)
SELECT 1

select * from opened_both()
----
a refcursor, b refcursor
the a|<unnamed portal 2>
SELECT 1

do $$ declare x record; begin select * into x from opened_both(); raise notice '% %', read_all(x.a), read_all(x.b); end $$
----
NOTICE:  (1) (2)(3)
DO

select read_all('nobody')
----
ERROR 34000: cursor "nobody" does not exist
CONTEXT: PL/pgSQL function read_all(refcursor) line 1 at FETCH

select read_all(null)
----
ERROR 22004: cursor variable "c" is null
CONTEXT: PL/pgSQL function read_all(refcursor) line 1 at FETCH

do $$ declare c refcursor; d refcursor := 'mine'; x int; begin open c for select 1; raise notice '%', c; close c; open c for select 2; fetch c into x; raise notice '% %', c, x; open d for select 3; fetch d into x; raise notice '% %', d, x; open d for select 4; end $$
----
NOTICE:  <unnamed portal 1>
NOTICE:  <unnamed portal 1> 2
NOTICE:  mine 3
ERROR 42P03: cursor "mine" already in use
CONTEXT: PL/pgSQL function inline_code_block line 1 at OPEN

do $$ declare c cursor for select 5; x int; begin raise notice '%', c; open c; begin close c; open c; raise exception 'no'; exception when others then raise notice '%', sqlerrm; end; fetch c into x; end $$
----
NOTICE:  c
NOTICE:  no
ERROR 34000: cursor "c" does not exist
CONTEXT: PL/pgSQL function inline_code_block line 1 at FETCH

do $$ declare c refcursor; begin open c for insert into t values (1000); end $$
----
ERROR 42P11: cannot open INSERT query as cursor
CONTEXT: PL/pgSQL function inline_code_block line 1 at OPEN

do $$ declare c refcursor; x int; begin open c for select * from generate_series(1, 5); fetch last from c into x; raise notice '%', x; fetch prior from c into x; raise notice '%', x; fetch absolute 2 from c into x; raise notice '%', x; fetch absolute -1 from c into x; raise notice '%', x; fetch relative -3 from c into x; raise notice '%', x; move forward all from c; fetch prior from c into x; raise notice '%', x; move backward all from c; fetch c into x; raise notice '%', x; end $$
----
NOTICE:  5
NOTICE:  4
NOTICE:  2
NOTICE:  5
NOTICE:  2
NOTICE:  5
NOTICE:  1
DO

select 'a'::text::refcursor, 'b'::refcursor::text, array['c']::refcursor[]
----
refcursor refcursor, text text, array _refcursor
a|b|{c}
SELECT 1

select 'a'::refcursor = 'a'
----
ERROR 42883 at 23: operator does not exist: refcursor = unknown
HINT: No operator matches the given name and argument types. You might need to add explicit type casts.

create procedure outs(in a int, inout b int, out c text) language plpgsql as $$ begin b := b + a; c := 'c' || b; end $$
----
CREATE PROCEDURE

create procedure deflt(inout b int default 3, a int default 4) language plpgsql as $$ begin b := b + a; end $$
----
CREATE PROCEDURE

do $$ declare x int := 5; y text; begin call outs(1, x, y); raise notice '% %', x, y; call outs(c => y, b => x, a => 10); raise notice '% %', x, y; end $$
----
NOTICE:  6 c6
NOTICE:  16 c16
DO

do $$ declare x int := 5; r record; begin select 1 as f, 'z'::text as g into r; call outs(1, x, r.g); raise notice '% %', x, r; end $$
----
NOTICE:  6 (1,c6)
DO

do $$ declare y text; begin call outs(1, 5, y); end $$
----
ERROR 42601: procedure parameter "b" is an output parameter but corresponding argument is not writable
CONTEXT: PL/pgSQL function inline_code_block line 1 at CALL

do $$ declare y text; x int := 1; begin call outs(1, x + 1, y); end $$
----
ERROR 42601: procedure parameter "b" is an output parameter but corresponding argument is not writable
CONTEXT: PL/pgSQL function inline_code_block line 1 at CALL

do $$ declare x int := 1; begin call deflt(x); raise notice '%', x; call deflt(a => 7, b => x); raise notice '%', x; end $$
----
NOTICE:  5
NOTICE:  12
DO

do $$ begin call deflt(); end $$
----
ERROR 42601: procedure parameter "b" is an output parameter but corresponding argument is not writable
CONTEXT: PL/pgSQL function inline_code_block line 1 at CALL

do $$ declare x constant int := 1; begin call deflt(x); end $$
----
ERROR 22005: variable "x" is declared CONSTANT
CONTEXT: PL/pgSQL function inline_code_block line 1 at CALL

do $$ declare x bigint := 1; y text; begin call outs(1, x, y); end $$
----
ERROR 42883: procedure outs(integer, bigint, text) does not exist
CONTEXT: SQL statement "call outs(1, x, y)"
PL/pgSQL function inline_code_block line 1 at CALL
HINT: No procedure matches the given name and argument types. You might need to add explicit type casts.

do $$ declare a int[] := '{1,2}'; begin call deflt(a[1]); end $$
----
ERROR 42601: procedure parameter "b" is an output parameter but corresponding argument is not writable
CONTEXT: PL/pgSQL function inline_code_block line 1 at CALL

create procedure outer_one(inout n int) language plpgsql as $$ begin call deflt(n); call deflt(n); end $$
----
CREATE PROCEDURE

call outer_one(1)
----
9
CALL

do $$ begin execute 'commit'; end $$
----
ERROR 0A000: EXECUTE of transaction commands is not implemented
CONTEXT: SQL statement "commit"
PL/pgSQL function inline_code_block line 1 at EXECUTE

do $$ begin execute 'rollback'; end $$
----
ERROR 0A000: EXECUTE of transaction commands is not implemented
CONTEXT: SQL statement "rollback"
PL/pgSQL function inline_code_block line 1 at EXECUTE

do $$ declare n int; begin call outer_one(n); raise notice '%', n; end $$
----
NOTICE:  <NULL>
DO

do $$ declare n int := 1; begin execute 'call outer_one($1)' using n; raise notice '%', n; execute 'call outer_one($1)' into n using n; raise notice '%', n; end $$
----
NOTICE:  1
NOTICE:  9
DO
