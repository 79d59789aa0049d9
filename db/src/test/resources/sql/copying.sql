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

copy c from stdin
<<<
8	few
----
ERROR 22P04: missing data for column "n"

copy c from stdin
<<<
8	a	1	t	more
----
ERROR 22P04: extra data after last expected column

copy c from stdin
<<<
x	a	1	t
----
ERROR 22P02: invalid input syntax for type integer: "x"

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
