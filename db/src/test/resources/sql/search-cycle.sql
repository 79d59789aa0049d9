# SEARCH and CYCLE of recursive queries (PostgreSQL 15, chapter 7.8.2)

create table graph0( f int, t int, label text )
----
CREATE TABLE

insert into graph0 values (1, 2, 'arc 1 -> 2'), (1, 3, 'arc 1 -> 3'), (2, 3, 'arc 2 -> 3'), (1, 4, 'arc 1 -> 4'), (4, 5, 'arc 4 -> 5')
----
INSERT 0 5

with recursive search_graph(f, t, label) as (select * from graph0 g union all select g.* from graph0 g, search_graph sg where g.f = sg.t) search depth first by f, t set seq select * from search_graph order by seq
----
f int4, t int4, label text, seq _record
1|2|arc 1 -> 2|{"(1,2)"}
2|3|arc 2 -> 3|{"(1,2)","(2,3)"}
1|3|arc 1 -> 3|{"(1,3)"}
1|4|arc 1 -> 4|{"(1,4)"}
4|5|arc 4 -> 5|{"(1,4)","(4,5)"}
2|3|arc 2 -> 3|{"(2,3)"}
4|5|arc 4 -> 5|{"(4,5)"}
SELECT 7

with recursive search_graph(f, t, label) as (select * from graph0 g union distinct select g.* from graph0 g, search_graph sg where g.f = sg.t) search depth first by f, t set seq select * from search_graph order by seq
----
f int4, t int4, label text, seq _record
1|2|arc 1 -> 2|{"(1,2)"}
2|3|arc 2 -> 3|{"(1,2)","(2,3)"}
1|3|arc 1 -> 3|{"(1,3)"}
1|4|arc 1 -> 4|{"(1,4)"}
4|5|arc 4 -> 5|{"(1,4)","(4,5)"}
2|3|arc 2 -> 3|{"(2,3)"}
4|5|arc 4 -> 5|{"(4,5)"}
SELECT 7

with recursive search_graph(f, t, label) as (select * from graph0 g union all select g.* from graph0 g, search_graph sg where g.f = sg.t) search breadth first by f, t set seq select * from search_graph order by seq
----
f int4, t int4, label text, seq record
1|2|arc 1 -> 2|(0,1,2)
1|3|arc 1 -> 3|(0,1,3)
1|4|arc 1 -> 4|(0,1,4)
2|3|arc 2 -> 3|(0,2,3)
4|5|arc 4 -> 5|(0,4,5)
2|3|arc 2 -> 3|(1,2,3)
4|5|arc 4 -> 5|(1,4,5)
SELECT 7

with recursive search_graph(f, t, label) as (select * from graph0 g union distinct select g.* from graph0 g, search_graph sg where g.f = sg.t) search breadth first by f, t set seq select * from search_graph order by seq
----
f int4, t int4, label text, seq record
1|2|arc 1 -> 2|(0,1,2)
1|3|arc 1 -> 3|(0,1,3)
1|4|arc 1 -> 4|(0,1,4)
2|3|arc 2 -> 3|(0,2,3)
4|5|arc 4 -> 5|(0,4,5)
2|3|arc 2 -> 3|(1,2,3)
4|5|arc 4 -> 5|(1,4,5)
SELECT 7

with recursive search_graph(f, t, label) as (select * from graph0 g union all select g.* from graph0 g, search_graph sg where g.f = sg.t) search depth first by foo, bar set seq select * from search_graph order by seq
----
ERROR 42601 at 139: search column "foo" not in WITH query column list

with recursive search_graph(f, t, label) as (select * from graph0 g union all select g.* from graph0 g, search_graph sg where g.f = sg.t) search depth first by f, t set label select * from search_graph order by seq
----
ERROR 42601 at 139: search sequence column name "label" already used in WITH query column list

with recursive search_graph(f, t, label) as (select * from graph0 g union all select g.* from graph0 g, search_graph sg where g.f = sg.t) search depth first by f, t, f set seq select * from search_graph order by seq
----
ERROR 42701 at 139: search column "f" specified more than once

with recursive search_graph(f, t, label) as (select * from graph0 g union all select * from graph0 g union all select g.* from graph0 g, search_graph sg where g.f = sg.t) search depth first by f, t set seq select * from search_graph order by seq
----
ERROR 0A000: with a SEARCH or CYCLE clause, the left side of the UNION must be a SELECT

with recursive search_graph(f, t, label) as (select * from graph0 g union all (select * from graph0 g union all select g.* from graph0 g, search_graph sg where g.f = sg.t)) search depth first by f, t set seq select * from search_graph order by seq
----
ERROR 42601: with a SEARCH or CYCLE clause, the right side of the UNION must be a SELECT

with recursive test as (select 1 as x union all select x + 1 from test) search depth first by x set y select * from test limit 5
----
x int4, y _record
1|{(1)}
2|{(1),(2)}
3|{(1),(2),(3)}
4|{(1),(2),(3),(4)}
5|{(1),(2),(3),(4),(5)}
SELECT 5

with recursive test as (select 1 as x union all select x + 1 from test) search breadth first by x set y select * from test limit 5
----
x int4, y record
1|(0,1)
2|(1,2)
3|(2,3)
4|(3,4)
5|(4,5)
SELECT 5

with recursive test as (select 1 as x union all select x+1 from (select * from test where x < 10) q) search depth first by x set y select * from test limit 5
----
ERROR 0A000: with a SEARCH or CYCLE clause, the recursive reference to WITH query "test" must be at the top level of its right-hand SELECT

with test as (select 1 as x) search depth first by x set y select * from test
----
ERROR 42601 at 6: WITH query is not recursive

with recursive test as (select 1 as x) search depth first by x set y select * from test
----
ERROR 42601 at 16: WITH query is not recursive

insert into graph0 values (5, 1, 'arc 5 -> 1')
----
INSERT 0 1

with recursive search_graph(f, t, label) as (select * from graph0 g union all select g.* from graph0 g, search_graph sg where g.f = sg.t) cycle f, t set is_cycle using path select * from search_graph order by path
----
f int4, t int4, label text, is_cycle bool, path _record
1|2|arc 1 -> 2|f|{"(1,2)"}
2|3|arc 2 -> 3|f|{"(1,2)","(2,3)"}
1|3|arc 1 -> 3|f|{"(1,3)"}
1|4|arc 1 -> 4|f|{"(1,4)"}
4|5|arc 4 -> 5|f|{"(1,4)","(4,5)"}
5|1|arc 5 -> 1|f|{"(1,4)","(4,5)","(5,1)"}
1|2|arc 1 -> 2|f|{"(1,4)","(4,5)","(5,1)","(1,2)"}
2|3|arc 2 -> 3|f|{"(1,4)","(4,5)","(5,1)","(1,2)","(2,3)"}
1|3|arc 1 -> 3|f|{"(1,4)","(4,5)","(5,1)","(1,3)"}
1|4|arc 1 -> 4|t|{"(1,4)","(4,5)","(5,1)","(1,4)"}
2|3|arc 2 -> 3|f|{"(2,3)"}
4|5|arc 4 -> 5|f|{"(4,5)"}
5|1|arc 5 -> 1|f|{"(4,5)","(5,1)"}
1|2|arc 1 -> 2|f|{"(4,5)","(5,1)","(1,2)"}
2|3|arc 2 -> 3|f|{"(4,5)","(5,1)","(1,2)","(2,3)"}
1|3|arc 1 -> 3|f|{"(4,5)","(5,1)","(1,3)"}
1|4|arc 1 -> 4|f|{"(4,5)","(5,1)","(1,4)"}
4|5|arc 4 -> 5|t|{"(4,5)","(5,1)","(1,4)","(4,5)"}
5|1|arc 5 -> 1|f|{"(5,1)"}
1|2|arc 1 -> 2|f|{"(5,1)","(1,2)"}
2|3|arc 2 -> 3|f|{"(5,1)","(1,2)","(2,3)"}
1|3|arc 1 -> 3|f|{"(5,1)","(1,3)"}
1|4|arc 1 -> 4|f|{"(5,1)","(1,4)"}
4|5|arc 4 -> 5|f|{"(5,1)","(1,4)","(4,5)"}
5|1|arc 5 -> 1|t|{"(5,1)","(1,4)","(4,5)","(5,1)"}
SELECT 25

with recursive search_graph(f, t, label) as (select * from graph0 g union distinct select g.* from graph0 g, search_graph sg where g.f = sg.t) cycle f, t set is_cycle to 'Y' default 'N' using path select * from search_graph order by path
----
f int4, t int4, label text, is_cycle text, path _record
1|2|arc 1 -> 2|N|{"(1,2)"}
2|3|arc 2 -> 3|N|{"(1,2)","(2,3)"}
1|3|arc 1 -> 3|N|{"(1,3)"}
1|4|arc 1 -> 4|N|{"(1,4)"}
4|5|arc 4 -> 5|N|{"(1,4)","(4,5)"}
5|1|arc 5 -> 1|N|{"(1,4)","(4,5)","(5,1)"}
1|2|arc 1 -> 2|N|{"(1,4)","(4,5)","(5,1)","(1,2)"}
2|3|arc 2 -> 3|N|{"(1,4)","(4,5)","(5,1)","(1,2)","(2,3)"}
1|3|arc 1 -> 3|N|{"(1,4)","(4,5)","(5,1)","(1,3)"}
1|4|arc 1 -> 4|Y|{"(1,4)","(4,5)","(5,1)","(1,4)"}
2|3|arc 2 -> 3|N|{"(2,3)"}
4|5|arc 4 -> 5|N|{"(4,5)"}
5|1|arc 5 -> 1|N|{"(4,5)","(5,1)"}
1|2|arc 1 -> 2|N|{"(4,5)","(5,1)","(1,2)"}
2|3|arc 2 -> 3|N|{"(4,5)","(5,1)","(1,2)","(2,3)"}
1|3|arc 1 -> 3|N|{"(4,5)","(5,1)","(1,3)"}
1|4|arc 1 -> 4|N|{"(4,5)","(5,1)","(1,4)"}
4|5|arc 4 -> 5|Y|{"(4,5)","(5,1)","(1,4)","(4,5)"}
5|1|arc 5 -> 1|N|{"(5,1)"}
1|2|arc 1 -> 2|N|{"(5,1)","(1,2)"}
2|3|arc 2 -> 3|N|{"(5,1)","(1,2)","(2,3)"}
1|3|arc 1 -> 3|N|{"(5,1)","(1,3)"}
1|4|arc 1 -> 4|N|{"(5,1)","(1,4)"}
4|5|arc 4 -> 5|N|{"(5,1)","(1,4)","(4,5)"}
5|1|arc 5 -> 1|Y|{"(5,1)","(1,4)","(4,5)","(5,1)"}
SELECT 25

with recursive search_graph(f, t, label) as (select * from graph0 g union all select g.* from graph0 g, search_graph sg where g.f = sg.t) cycle foo, tar set is_cycle using path select * from search_graph
----
ERROR 42601 at 139: cycle column "foo" not in WITH query column list

with recursive search_graph(f, t, label) as (select * from graph0 g union all select g.* from graph0 g, search_graph sg where g.f = sg.t) cycle f, t set is_cycle to true default 55 using path select * from search_graph
----
ERROR 42804 at 179: CYCLE types boolean and integer cannot be matched

with recursive search_graph(f, t, label) as (select * from graph0 g union all select g.* from graph0 g, search_graph sg where g.f = sg.t) cycle f, t set label to true default false using path select * from search_graph
----
ERROR 42601 at 139: cycle mark column name "label" already used in WITH query column list

with recursive search_graph(f, t, label) as (select * from graph0 g union all select g.* from graph0 g, search_graph sg where g.f = sg.t) cycle f, t set is_cycle to true default false using label select * from search_graph
----
ERROR 42601 at 139: cycle path column name "label" already used in WITH query column list

with recursive search_graph(f, t, label) as (select * from graph0 g union all select g.* from graph0 g, search_graph sg where g.f = sg.t) cycle f, t set foo to true default false using foo select * from search_graph
----
ERROR 42601 at 139: cycle mark column name and cycle path column name are the same

with recursive search_graph(f, t, label) as (select * from graph0 g union all select g.* from graph0 g, search_graph sg where g.f = sg.t) cycle f, t, f set is_cycle to true default false using path select * from search_graph
----
ERROR 42701 at 139: cycle column "f" specified more than once

with recursive search_graph(f, t, label) as (select * from graph0 g union all select g.* from graph0 g, search_graph sg where g.f = sg.t) search depth first by f, t set foo cycle f, t set foo to true default false using path select * from search_graph
----
ERROR 42601 at 139: search sequence column name and cycle mark column name are the same

with recursive search_graph(f, t, label) as (select * from graph0 g union all select g.* from graph0 g, search_graph sg where g.f = sg.t) search depth first by f, t set foo cycle f, t set is_cycle to true default false using foo select * from search_graph
----
ERROR 42601 at 139: search sequence column name and cycle path column name are the same

with recursive search_graph(f, t, label) as (select * from graph0 g union all select g.* from graph0 g, search_graph sg where g.f = sg.t) search depth first by f, t set seq cycle f, t set is_cycle to true default false using path select * from search_graph order by seq
----
f int4, t int4, label text, seq _record, is_cycle bool, path _record
1|2|arc 1 -> 2|{"(1,2)"}|f|{"(1,2)"}
2|3|arc 2 -> 3|{"(1,2)","(2,3)"}|f|{"(1,2)","(2,3)"}
1|3|arc 1 -> 3|{"(1,3)"}|f|{"(1,3)"}
1|4|arc 1 -> 4|{"(1,4)"}|f|{"(1,4)"}
4|5|arc 4 -> 5|{"(1,4)","(4,5)"}|f|{"(1,4)","(4,5)"}
5|1|arc 5 -> 1|{"(1,4)","(4,5)","(5,1)"}|f|{"(1,4)","(4,5)","(5,1)"}
1|2|arc 1 -> 2|{"(1,4)","(4,5)","(5,1)","(1,2)"}|f|{"(1,4)","(4,5)","(5,1)","(1,2)"}
2|3|arc 2 -> 3|{"(1,4)","(4,5)","(5,1)","(1,2)","(2,3)"}|f|{"(1,4)","(4,5)","(5,1)","(1,2)","(2,3)"}
1|3|arc 1 -> 3|{"(1,4)","(4,5)","(5,1)","(1,3)"}|f|{"(1,4)","(4,5)","(5,1)","(1,3)"}
1|4|arc 1 -> 4|{"(1,4)","(4,5)","(5,1)","(1,4)"}|t|{"(1,4)","(4,5)","(5,1)","(1,4)"}
2|3|arc 2 -> 3|{"(2,3)"}|f|{"(2,3)"}
4|5|arc 4 -> 5|{"(4,5)"}|f|{"(4,5)"}
5|1|arc 5 -> 1|{"(4,5)","(5,1)"}|f|{"(4,5)","(5,1)"}
1|2|arc 1 -> 2|{"(4,5)","(5,1)","(1,2)"}|f|{"(4,5)","(5,1)","(1,2)"}
2|3|arc 2 -> 3|{"(4,5)","(5,1)","(1,2)","(2,3)"}|f|{"(4,5)","(5,1)","(1,2)","(2,3)"}
1|3|arc 1 -> 3|{"(4,5)","(5,1)","(1,3)"}|f|{"(4,5)","(5,1)","(1,3)"}
1|4|arc 1 -> 4|{"(4,5)","(5,1)","(1,4)"}|f|{"(4,5)","(5,1)","(1,4)"}
4|5|arc 4 -> 5|{"(4,5)","(5,1)","(1,4)","(4,5)"}|t|{"(4,5)","(5,1)","(1,4)","(4,5)"}
5|1|arc 5 -> 1|{"(5,1)"}|f|{"(5,1)"}
1|2|arc 1 -> 2|{"(5,1)","(1,2)"}|f|{"(5,1)","(1,2)"}
2|3|arc 2 -> 3|{"(5,1)","(1,2)","(2,3)"}|f|{"(5,1)","(1,2)","(2,3)"}
1|3|arc 1 -> 3|{"(5,1)","(1,3)"}|f|{"(5,1)","(1,3)"}
1|4|arc 1 -> 4|{"(5,1)","(1,4)"}|f|{"(5,1)","(1,4)"}
4|5|arc 4 -> 5|{"(5,1)","(1,4)","(4,5)"}|f|{"(5,1)","(1,4)","(4,5)"}
5|1|arc 5 -> 1|{"(5,1)","(1,4)","(4,5)","(5,1)"}|t|{"(5,1)","(1,4)","(4,5)","(5,1)"}
SELECT 25

with recursive search_graph(f, t, label) as (select * from graph0 g union all select g.* from graph0 g, search_graph sg where g.f = sg.t) search breadth first by f, t set seq cycle f, t set is_cycle to true default false using path select * from search_graph order by seq
----
f int4, t int4, label text, seq record, is_cycle bool, path _record
1|2|arc 1 -> 2|(0,1,2)|f|{"(1,2)"}
1|3|arc 1 -> 3|(0,1,3)|f|{"(1,3)"}
1|4|arc 1 -> 4|(0,1,4)|f|{"(1,4)"}
2|3|arc 2 -> 3|(0,2,3)|f|{"(2,3)"}
4|5|arc 4 -> 5|(0,4,5)|f|{"(4,5)"}
5|1|arc 5 -> 1|(0,5,1)|f|{"(5,1)"}
1|2|arc 1 -> 2|(1,1,2)|f|{"(5,1)","(1,2)"}
1|3|arc 1 -> 3|(1,1,3)|f|{"(5,1)","(1,3)"}
1|4|arc 1 -> 4|(1,1,4)|f|{"(5,1)","(1,4)"}
2|3|arc 2 -> 3|(1,2,3)|f|{"(1,2)","(2,3)"}
4|5|arc 4 -> 5|(1,4,5)|f|{"(1,4)","(4,5)"}
5|1|arc 5 -> 1|(1,5,1)|f|{"(4,5)","(5,1)"}
1|2|arc 1 -> 2|(2,1,2)|f|{"(4,5)","(5,1)","(1,2)"}
1|3|arc 1 -> 3|(2,1,3)|f|{"(4,5)","(5,1)","(1,3)"}
1|4|arc 1 -> 4|(2,1,4)|f|{"(4,5)","(5,1)","(1,4)"}
2|3|arc 2 -> 3|(2,2,3)|f|{"(5,1)","(1,2)","(2,3)"}
4|5|arc 4 -> 5|(2,4,5)|f|{"(5,1)","(1,4)","(4,5)"}
5|1|arc 5 -> 1|(2,5,1)|f|{"(1,4)","(4,5)","(5,1)"}
1|2|arc 1 -> 2|(3,1,2)|f|{"(1,4)","(4,5)","(5,1)","(1,2)"}
1|3|arc 1 -> 3|(3,1,3)|f|{"(1,4)","(4,5)","(5,1)","(1,3)"}
1|4|arc 1 -> 4|(3,1,4)|t|{"(1,4)","(4,5)","(5,1)","(1,4)"}
2|3|arc 2 -> 3|(3,2,3)|f|{"(4,5)","(5,1)","(1,2)","(2,3)"}
4|5|arc 4 -> 5|(3,4,5)|t|{"(4,5)","(5,1)","(1,4)","(4,5)"}
5|1|arc 5 -> 1|(3,5,1)|t|{"(5,1)","(1,4)","(4,5)","(5,1)"}
2|3|arc 2 -> 3|(4,2,3)|f|{"(1,4)","(4,5)","(5,1)","(1,2)","(2,3)"}
SELECT 25

with recursive test as (select 0 as x union all select (x + 1) % 10 from test) cycle x set is_cycle using path select * from test
----
x int4, is_cycle bool, path _record
0|f|{(0)}
1|f|{(0),(1)}
2|f|{(0),(1),(2)}
3|f|{(0),(1),(2),(3)}
4|f|{(0),(1),(2),(3),(4)}
5|f|{(0),(1),(2),(3),(4),(5)}
6|f|{(0),(1),(2),(3),(4),(5),(6)}
7|f|{(0),(1),(2),(3),(4),(5),(6),(7)}
8|f|{(0),(1),(2),(3),(4),(5),(6),(7),(8)}
9|f|{(0),(1),(2),(3),(4),(5),(6),(7),(8),(9)}
0|t|{(0),(1),(2),(3),(4),(5),(6),(7),(8),(9),(0)}
SELECT 11

with recursive test as (select 0 as x union all select (x + 1) % 10 from test where not is_cycle) cycle x set is_cycle using path select * from test
----
x int4, is_cycle bool, path _record
0|f|{(0)}
1|f|{(0),(1)}
2|f|{(0),(1),(2)}
3|f|{(0),(1),(2),(3)}
4|f|{(0),(1),(2),(3),(4)}
5|f|{(0),(1),(2),(3),(4),(5)}
6|f|{(0),(1),(2),(3),(4),(5),(6)}
7|f|{(0),(1),(2),(3),(4),(5),(6),(7)}
8|f|{(0),(1),(2),(3),(4),(5),(6),(7),(8)}
9|f|{(0),(1),(2),(3),(4),(5),(6),(7),(8),(9)}
0|t|{(0),(1),(2),(3),(4),(5),(6),(7),(8),(9),(0)}
SELECT 11

with recursive graph(f, t, label) as (select * from graph0 g union all select g.* from graph0 g join graph sg on g.f = sg.t) cycle f, t set is_cycle to 1 default 0 using path select f, t, is_cycle, array_length(path, 1) from graph order by path
----
f int4, t int4, is_cycle int4, array_length int4
1|2|0|1
2|3|0|2
1|3|0|1
1|4|0|1
4|5|0|2
5|1|0|3
1|2|0|4
2|3|0|5
1|3|0|4
1|4|1|4
2|3|0|1
4|5|0|1
5|1|0|2
1|2|0|3
2|3|0|4
1|3|0|3
1|4|0|3
4|5|1|4
5|1|0|1
1|2|0|2
2|3|0|3
1|3|0|2
1|4|0|2
4|5|0|3
5|1|1|4
SELECT 25

with recursive a as (select 1 as b union all select * from a) cycle b set c using p select * from a
----
b int4, c bool, p _record
1|f|{(1)}
1|t|{(1),(1)}
SELECT 2

with recursive a(x, x) as (select 1, 2 union all select x + 1, 3 from a where false) search depth first by x set s select * from a
----
ERROR 42702 at 57: column reference "x" is ambiguous

with recursive a as (select 1 as b, 'x' as c, null as d union all select b + 1, c || 'y', d from a where b < 3) search breadth first by c, b set s cycle d set m to 'y' default 'n' using p select * from a order by s
----
b int4, c text, d text, s record, m text, p _record
1|x|NULL|(0,x,1)|n|{()}
2|xy|NULL|(1,xy,2)|y|{(),()}
SELECT 2

create view v_search as with recursive search_graph(f, t, label) as (select * from graph0 g union all select g.* from graph0 g, search_graph sg where g.f = sg.t) search depth first by f, t set seq cycle f, t set is_cycle using path select f, t, label, is_cycle from search_graph
----
CREATE VIEW

select * from v_search order by 1, 2, 3, 4 limit 5
----
f int4, t int4, label text, is_cycle bool
1|2|arc 1 -> 2|f
1|2|arc 1 -> 2|f
1|2|arc 1 -> 2|f
1|2|arc 1 -> 2|f
1|3|arc 1 -> 3|f
SELECT 5

select o.x, (with recursive r as (select o.x as n union all select n + 1 from r where n < o.x + 2) search depth first by n set s select max(array_length(s, 1)) from r) from (values (1), (5)) o(x)
----
x int4, max int4
1|3
5|3
SELECT 2
