create table c (id int primary key, t text, n numeric, b bool)
----
CREATE TABLE

copy c from stdin
<<<
1	one	1.50	t
2	\N	-3	f
3	tab\there	\N	\N
----
COPY 3

copy c (id, t) from stdin with (format csv)
<<<
4,"quoted, ""text"""
5,
----
COPY 2

copy c (id, t) from stdin csv header delimiter ';' null 'x'
<<<
id;t
6;x
7;seven
----
COPY 2

select * from c order by id
----
id int4, t text, n numeric, b bool
1|one|1.50|t
2|NULL|-3|f
3|tab	here|NULL|NULL
4|quoted, "text"|NULL|NULL
5|NULL|NULL|NULL
6|NULL|NULL|NULL
7|seven|NULL|NULL
SELECT 7

copy c from stdin
<<<
1	dup	1	t
----
ERROR 23505: duplicate key value violates unique constraint "c_pkey"
DETAIL: Key (id)=(1) already exists.
CONTEXT: COPY c, line 1

copy c from stdin
<<<
8	few
----
ERROR 22P04: missing data for column "n"
CONTEXT: COPY c, line 1: "8	few"

copy c from stdin
<<<
8	a	1	t	more
----
ERROR 22P04: extra data after last expected column
CONTEXT: COPY c, line 1: "8	a	1	t	more"

copy c from stdin
<<<
x	a	1	t
----
ERROR 22P02: invalid input syntax for type integer: "x"
CONTEXT: COPY c, line 1, column id: "x"

copy c (nope) from stdin
<<<
1
----
ERROR 42703: column "nope" of relation "c" does not exist

copy nothere from stdin
<<<
1
----
ERROR 42P01: relation "nothere" does not exist

create table r (a int, f char(3))
----
CREATE TABLE

copy r from stdin
<<<
1	a
2	bcd
2	\N
----
COPY 3

select a, f, f || '|' from r order by a, f
----
a int4, f bpchar, ?column? text
1|a  |a|
2|bcd|bcd|
2|NULL|NULL
SELECT 3

# Everything that can be said about the form of the data

create table k(a int, b text, c numeric(6,2))
----
CREATE TABLE

create table u(a int primary key, b char(3) not null check (b<>'zzz'))
----
CREATE TABLE

insert into k values (1,'x',1.5),(2,null,null),(3,E'ta\tb\nnl\\bs,"q" é',-3),(4,'',0),(5,'\.',7)
----
INSERT 0 5

copy k to stdout
----
1	x	1.50
2	\N	\N
3	ta\tb\nnl\\bs,"q" é	-3.00
4		0.00
5	\\.	7.00
COPY 5

copy k(b,a) to stdout csv
----
x,1
,2
"ta	b
nl\bs,""q"" é",3
"",4
\.,5
COPY 5

copy k to stdout (format csv, header, force_quote (a,b), delimiter ';', null 'NULL')
----
a;b;c
"1";"x";1.50
"2";NULL;NULL
"3";"ta	b
nl\bs,""q"" é";-3.00
"4";"";0.00
"5";"\.";7.00
COPY 5

copy k to stdout with csv force quote *
----
"1","x","1.50"
"2",,
"3","ta	b
nl\bs,""q"" é","-3.00"
"4","","0.00"
"5","\.","7.00"
COPY 5

copy (select a, b from k order by a limit 2) to stdout (header)
----
a	b
1	x
2	\N
COPY 2

copy (select b from k where b is not null order by a) to stdout csv
----
x
"ta	b
nl\bs,""q"" é"
""
"\."
COPY 4

copy k to stdout (format csv, quote '''', escape '\')
----
1,x,1.50
2,,
3,'ta	b
nl\\bs,"q" é',-3.00
4,'',0.00
5,\.,7.00
COPY 5

copy k to stdout (delimiter '|', null '')
----
1|x|1.50
2||
3|ta\tb\nnl\\bs,"q" é|-3.00
4||0.00
5|\\.|7.00
COPY 5

copy k to stdout (encoding 'latin1', format csv)
----
1,x,1.50
2,,
3,"ta	b
nl\bs,""q"" �",-3.00
4,"",0.00
5,\.,7.00
COPY 5

copy k to stdout (format foo)
----
ERROR 22023 at 19: COPY format "foo" not recognized

copy k to stdout (format csv, format csv)
----
ERROR 42601 at 31: conflicting or redundant options

copy k to stdout (foo 1)
----
ERROR 42601 at 19: option "foo" not recognized

copy k to stdout (delimiter 'ab')
----
ERROR 0A000: COPY delimiter must be a single one-byte character

copy k to stdout (delimiter 'a')
----
ERROR 22023: COPY delimiter cannot be "a"

copy k to stdout (delimiter E'\n')
----
ERROR 22023: COPY delimiter cannot be newline or carriage return

copy k to stdout (null E'\n')
----
ERROR 22023: COPY null representation cannot use newline or carriage return

copy k to stdout (format binary, delimiter ',')
----
ERROR 42601: cannot specify DELIMITER in BINARY mode

copy k to stdout (format binary, null 'x')
----
ERROR 42601: cannot specify NULL in BINARY mode

copy k to stdout (format binary, header)
----
ERROR 0A000: cannot specify HEADER in BINARY mode

copy k to stdout (quote '"')
----
ERROR 0A000: COPY quote available only in CSV mode

copy k to stdout (escape '"')
----
ERROR 0A000: COPY escape available only in CSV mode

copy k to stdout (format csv, quote 'ab')
----
ERROR 0A000: COPY quote must be a single one-byte character

copy k to stdout (format csv, quote ',')
----
ERROR 22023: COPY delimiter and quote must be different

copy k to stdout (force_quote (a))
----
ERROR 0A000: COPY force quote available only in CSV mode

copy k to stdout (format csv, force_not_null (a))
----
ERROR 0A000: COPY force not null only available using COPY FROM

copy k to stdout (format csv, force_null (a))
----
ERROR 0A000: COPY force null only available using COPY FROM

copy k from stdin (format csv, force_quote (a))
----
ERROR 0A000: COPY force quote only available using COPY TO

copy k to stdout (format csv, force_quote (zz))
----
ERROR 42703: column "zz" of relation "k" does not exist

copy k to stdout (format csv, force_quote (c), delimiter '"')
----
ERROR 22023: COPY delimiter and quote must be different

copy k(a) to stdout (format csv, force_quote (c))
----
ERROR 42P10: FORCE_QUOTE column "c" not referenced by COPY

copy k to stdout (null 'a	b')
----
ERROR 0A000: COPY delimiter must not appear in the NULL specification

copy k to stdout (format csv, null '"')
----
ERROR 0A000: CSV quote character must not appear in the NULL specification

copy k to stdout (encoding 'nope')
----
ERROR 22023 at 19: argument to option "encoding" must be a valid encoding name

copy k to stdout (header match)
----
ERROR 0A000: cannot use "match" with HEADER in COPY TO

copy k to stdout (header maybe)
----
ERROR 42601: header requires a Boolean value or "match"

copy k to stdout (header 1)
----
a	b	c
1	x	1.50
2	\N	\N
3	ta\tb\nnl\\bs,"q" é	-3.00
4		0.00
5	\\.	7.00
COPY 5

copy k to stdout (force_quote 'a')
----
ERROR 22023 at 19: argument to option "force_quote" must be a list of column names

copy k(a,a) to stdout
----
ERROR 42701: column "a" specified more than once

copy k(zz) to stdout
----
ERROR 42703: column "zz" of relation "k" does not exist

copy nope to stdout
----
ERROR 42P01: relation "nope" does not exist

copy (select 1 as x, 'a' as y union all values (2,'b')) to stdout csv header
----
x,y
1,a
2,b
COPY 2

copy k to '/tmp/x'
----
ERROR 42501: must be superuser or have privileges of the pg_write_server_files role to COPY to a file
HINT: Anyone can COPY to stdout or from stdin. psql's \copy command also works for anyone.

copy k from '/tmp/x'
----
ERROR 42501: must be superuser or have privileges of the pg_read_server_files role to COPY from a file
HINT: Anyone can COPY to stdout or from stdin. psql's \copy command also works for anyone.

copy k to program 'cat'
----
ERROR 42501: must be superuser or have privileges of the pg_execute_server_program role to COPY to or from an external program
HINT: Anyone can COPY to stdout or from stdin. psql's \copy command also works for anyone.

copy k to stdout where a=1
----
ERROR 42601 at 18: WHERE clause not allowed with COPY TO

copy k from stdin where (select true)
----
ERROR 0A000 at 25: cannot use subquery in COPY FROM WHERE condition

copy k from stdin where sum(a)>1
----
ERROR 42803 at 25: aggregate functions are not allowed in COPY FROM WHERE conditions

copy k from stdin where a
----
ERROR 42804 at 25: argument of WHERE must be type boolean, not type integer

copy k from stdin
<<<
1	a	2
x	a	2
----
ERROR 22P02: invalid input syntax for type integer: "x"
CONTEXT: COPY k, line 2, column a: "x"

copy k from stdin
<<<
1	a	2
1	a
----
ERROR 22P04: missing data for column "c"
CONTEXT: COPY k, line 2: "1	a"

copy k from stdin
<<<
1	a	2
1	a	2	3
----
ERROR 22P04: extra data after last expected column
CONTEXT: COPY k, line 2: "1	a	2	3"

copy k from stdin
<<<
1	a	1234567.5
----
ERROR 22003: numeric field overflow
DETAIL: A field with precision 6, scale 2 must round to an absolute value less than 10^4.
CONTEXT: COPY k, line 1, column c: "1234567.5"

copy k from stdin csv
<<<
1,"a
b",3
1,"a
----
ERROR 22P04: unterminated CSV quoted field
CONTEXT: COPY k, line 3

copy k from stdin (format csv, header match)
<<<
a,b,c
7,q,1
----
COPY 1

copy k from stdin (format csv, header match)
<<<
a,b,d
7,q,1
----
ERROR 22P04: column name mismatch in header line field 3: got "d", expected "c"
CONTEXT: COPY k, line 1: "a,b,d"

copy k from stdin (format csv, header match)
<<<
a,b
7,q,1
----
ERROR 22P04: wrong number of fields in header line: got 2, expected 3
CONTEXT: COPY k, line 1: "a,b"

copy k from stdin (header match)
<<<
a	\N	c
7,q,1
----
ERROR 22P04: column name mismatch in header line field 2: got null value ("\N"), expected "b"
CONTEXT: COPY k, line 1: "a	\N	c"

copy k from stdin (format csv, header, force_not_null (b), force_null (c))
<<<
x
8,,""
----
COPY 1

copy k from stdin where a > 10
<<<
9	a	1
11	b	2
12	c	3
----
COPY 2

copy k (a) from stdin
<<<
\N
999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999
----
ERROR 22003: value "999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999" is out of range for type integer
CONTEXT: COPY k, line 2, column a: "9999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999..."

copy u from stdin
<<<
1	a
2	b
3	c
1	z
----
ERROR 23505: duplicate key value violates unique constraint "u_pkey"
DETAIL: Key (a)=(1) already exists.
CONTEXT: COPY u, line 4

copy u from stdin
<<<
1	\N
----
ERROR 23502: null value in column "b" of relation "u" violates not-null constraint
DETAIL: Failing row contains (1, null).
CONTEXT: COPY u, line 1: "1	\N"

copy u from stdin
<<<
5	long
----
ERROR 22001: value too long for type character(3)
CONTEXT: COPY u, line 1, column b: "long"

copy u from stdin
<<<
4	a
\.
5	q
----
COPY 1

copy u (a) from stdin
<<<
9
----
ERROR 23502: null value in column "b" of relation "u" violates not-null constraint
DETAIL: Failing row contains (9, null).
CONTEXT: COPY u, line 1: "9"
