# Window calls; orders without ORDER BY are PostgreSQL's, too.

create table emp (depname varchar, empno int primary key, salary int, enroll date, r numeric(6,2), f float8)
----
CREATE TABLE

insert into emp values ('develop',10,5200,'2007-08-01',1.5,1.25),('sales',1,5000,'2006-10-01',2.25,2.5),('personnel',5,3500,'2007-12-10',3,3),('sales',4,4800,'2007-08-08',-1,4),('personnel',2,3900,'2006-12-23',null,null),('develop',7,4200,'2008-01-01',5,5),('develop',9,4500,'2008-01-01',6.75,6),('sales',3,4800,'2007-08-01',7,7),('develop',8,6000,'2006-10-01',8,8),('develop',11,5200,'2007-08-15',null,9)
----
INSERT 0 10

SELECT depname, empno, salary, sum(salary) OVER (PARTITION BY depname) FROM emp ORDER BY depname, empno
----
depname varchar, empno int4, salary int4, sum int8
develop|7|4200|25100
develop|8|6000|25100
develop|9|4500|25100
develop|10|5200|25100
develop|11|5200|25100
personnel|2|3900|7400
personnel|5|3500|7400
sales|1|5000|14600
sales|3|4800|14600
sales|4|4800|14600
SELECT 10

SELECT depname, empno, salary, rank() OVER (PARTITION BY depname ORDER BY salary), dense_rank() OVER (PARTITION BY depname ORDER BY salary) d, percent_rank() over (partition by depname order by salary) p, cume_dist() over (partition by depname order by salary) c, row_number() over (order by empno) rn FROM emp order by empno
----
depname varchar, empno int4, salary int4, rank int8, d int8, p float8, c float8, rn int8
sales|1|5000|3|2|1|1|1
personnel|2|3900|2|2|1|1|2
sales|3|4800|1|1|0|0.6666666666666666|3
sales|4|4800|1|1|0|0.6666666666666666|4
personnel|5|3500|1|1|0|0.5|5
develop|7|4200|1|1|0|0.2|6
develop|8|6000|5|4|1|1|7
develop|9|4500|2|2|0.25|0.4|8
develop|10|5200|3|3|0.5|0.8|9
develop|11|5200|3|3|0.5|0.8|10
SELECT 10

select depname, sum(sum(salary)) over (order by depname), count(*), rank() over (order by count(*) desc) from emp group by depname order by 1
----
depname varchar, sum numeric, count int8, rank int8
develop|25100|5|1
personnel|32500|2|3
sales|47100|3|2
SELECT 3

select empno, lag(salary) over w, lead(salary,2) over w, lead(salary,2,-1) over w, first_value(empno) over w, last_value(empno) over w, nth_value(empno,2) over w, ntile(3) over w from emp window w as (order by empno)
----
empno int4, lag int4, lead int4, lead int4, first_value int4, last_value int4, nth_value int4, ntile int4
1|NULL|4800|4800|1|1|NULL|1
2|5000|4800|4800|1|2|2|1
3|3900|3500|3500|1|3|2|1
4|4800|4200|4200|1|4|2|1
5|4800|6000|6000|1|5|2|2
7|3500|4500|4500|1|7|2|2
8|4200|5200|5200|1|8|2|2
9|6000|5200|5200|1|9|2|3
10|4500|NULL|-1|1|10|2|3
11|5200|NULL|-1|1|11|2|3
SELECT 10

select empno, sum(salary) over (order by empno rows between 1 preceding and 1 following), sum(salary) over (order by empno rows between 1 preceding and 1 following exclude current row), count(*) over (order by depname groups between 1 preceding and current row), count(*) over (order by depname groups between current row and unbounded following exclude ties) from emp order by empno
----
empno int4, sum int8, sum int8, count int8, count int8
1|8900|3900|5|1
2|13700|9800|7|4
3|13500|8700|5|1
4|13100|8300|5|1
5|12500|9000|7|4
7|13700|9500|5|6
8|14700|8700|5|6
9|15700|11200|5|6
10|14900|9700|5|6
11|10400|5200|5|6
SELECT 10

select empno, enroll, count(*) over (order by enroll range between '1 month' preceding and '3 months' following) from emp order by empno
----
empno int4, enroll date, count int8
1|2006-10-01|3
2|2006-12-23|1
3|2007-08-01|4
4|2007-08-08|4
5|2007-12-10|3
7|2008-01-01|3
8|2006-10-01|3
9|2008-01-01|3
10|2007-08-01|4
11|2007-08-15|4
SELECT 10

select empno, enroll, count(*) over (order by enroll desc range between interval '1 month' preceding and '3 months' following) from emp order by empno
----
empno int4, enroll date, count int8
1|2006-10-01|2
2|2006-12-23|3
3|2007-08-01|4
4|2007-08-08|4
5|2007-12-10|3
7|2008-01-01|3
8|2006-10-01|2
9|2008-01-01|3
10|2007-08-01|4
11|2007-08-15|4
SELECT 10

select empno, r, sum(r) over (order by r range between 1.5 preceding and 2 following) from emp order by empno
----
empno int4, r numeric, sum numeric
1|2.25|6.75
2|NULL|NULL
3|7.00|21.75
4|-1.00|-1.00
5|3.00|11.75
7|5.00|18.75
8|8.00|21.75
9|6.75|21.75
10|1.50|6.75
11|NULL|NULL
SELECT 10

select empno, r, count(*) over (order by r desc nulls last range between 1.5 preceding and 2 following) from emp order by empno
----
empno int4, r numeric, count int8
1|2.25|3
2|NULL|2
3|7.00|4
4|-1.00|1
5|3.00|3
7|5.00|2
8|8.00|3
9|6.75|4
10|1.50|3
11|NULL|2
SELECT 10

select empno, r, count(*) over (order by r nulls first range between unbounded preceding and 2 following) from emp order by empno
----
empno int4, r numeric, count int8
1|2.25|6
2|NULL|2
3|7.00|10
4|-1.00|3
5|3.00|7
7|5.00|9
8|8.00|10
9|6.75|10
10|1.50|6
11|NULL|2
SELECT 10

select empno, f, sum(f) over (order by f range between 1 preceding and 2 following) from emp order by empno
----
empno int4, f float8, sum float8
1|2.5|9.5
2|NULL|NULL
3|7|30
4|4|18
5|3|14.5
7|5|22
8|8|24
9|6|26
10|1.25|6.75
11|9|17
SELECT 10

select empno, sum(salary) filter (where empno > 5) over (order by empno) from emp
----
empno int4, sum int8
1|NULL
2|NULL
3|NULL
4|NULL
5|NULL
7|4200
8|10200
9|14700
10|19900
11|25100
SELECT 10

select empno, string_agg(depname, ',') over (order by empno rows 2 preceding) from emp
----
empno int4, string_agg text
1|sales
2|sales,personnel
3|sales,personnel,sales
4|personnel,sales,sales
5|sales,sales,personnel
7|sales,personnel,develop
8|personnel,develop,develop
9|develop,develop,develop
10|develop,develop,develop
11|develop,develop,develop
SELECT 10

select empno, min(salary) over w, max(salary) over w, avg(salary) over w, bool_and(salary>4000) over w from emp window base as (partition by depname), w as (base order by empno rows between unbounded preceding and 1 preceding) order by 1
----
empno int4, min int4, max int4, avg numeric, bool_and bool
1|NULL|NULL|NULL|NULL
2|NULL|NULL|NULL|NULL
3|5000|5000|5000.0000000000000000|t
4|4800|5000|4900.0000000000000000|t
5|3900|3900|3900.0000000000000000|f
7|NULL|NULL|NULL|NULL
8|4200|4200|4200.0000000000000000|t
9|4200|6000|5100.0000000000000000|t
10|4200|6000|4900.0000000000000000|t
11|4200|6000|4975.0000000000000000|t
SELECT 10

select depname, empno, sum(salary) over (partition by depname order by salary), row_number() over (order by salary), sum(salary) over (partition by depname order by salary, empno) from emp
----
depname varchar, empno int4, sum int8, row_number int8, sum int8
personnel|5|3500|1|3500
personnel|2|7400|2|7400
develop|7|4200|3|4200
develop|9|8700|4|8700
sales|3|9600|5|4800
sales|4|9600|6|9600
sales|1|14600|7|14600
develop|10|19100|8|13900
develop|11|19100|9|19100
develop|8|25100|10|25100
SELECT 10

select sum(salary) over (rows between -1 preceding and current row) from emp
----
ERROR 22013: frame starting offset must not be negative

select sum(salary) over (rows between null::int preceding and current row) from emp
----
ERROR 22004: frame starting offset must not be null

select sum(salary) over (order by salary range between current row and -1 following) from emp
----
ERROR 22013: invalid preceding or following size in window function

select ntile(0) over () from emp
----
ERROR 22014: argument of ntile must be greater than zero

select nth_value(salary,0) over () from emp
----
ERROR 22016: argument of nth_value must be greater than zero

select ntile(null) over (), nth_value(salary,null) over (), lag(salary,null) over () from emp limit 1
----
ntile int4, nth_value int4, lag int4
NULL|NULL|NULL
SELECT 1

select sum(salary) over (), depname from emp group by depname
----
ERROR 42803 at 12: column "emp.salary" must appear in the GROUP BY clause or be used in an aggregate function

select distinct sum(salary) over (partition by depname) from emp order by 1
----
sum int8
7400
14600
25100
SELECT 3

select empno, rank() over (order by enroll) from emp order by rank() over (order by enroll), empno limit 4
----
empno int4, rank int8
1|1
8|1
2|3
3|4
SELECT 4

select * from (select empno, row_number() over (partition by depname order by salary desc) rn from emp) s where rn = 1 order by empno
----
empno int4, rn int8
1|1
2|1
8|1
SELECT 3

select count(*) over (partition by depname order by empno), * from emp where salary > 4500 order by empno limit 3
----
count int8, depname varchar, empno int4, salary int4, enroll date, r numeric, f float8
1|sales|1|5000|2006-10-01|2.25|2.5
2|sales|3|4800|2007-08-01|7.00|7
3|sales|4|4800|2007-08-08|-1.00|4
SELECT 3

select lag('x') over () from emp
----
ERROR 42804 at 8: could not determine polymorphic type because input has type unknown

select lag('x',1,'y') over () from emp limit 1
----
lag text
y
SELECT 1

select lag(empno,1,2.5) over (order by empno) from emp limit 1
----
lag numeric
2.5
SELECT 1

select lag(empno,1,'z'::text) over () from emp
----
ERROR 42883 at 8: function lag(integer, integer, text) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select lag() over () from emp
----
ERROR 42883 at 8: function lag() does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select nope(empno) over () from emp
----
ERROR 42883 at 8: function nope(integer) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select upper(depname) over () from emp
----
ERROR 42809 at 8: OVER specified, but upper is not a window function nor an aggregate function

select count() over () from emp
----
ERROR 42809 at 8: count(*) must be used to call a parameterless aggregate function

select rank() from emp
----
ERROR 42809 at 8: window function rank requires an OVER clause

select sum(empno) over (order by depname range between 1 preceding and current row) from emp
----
ERROR 0A000 at 56: RANGE with offset PRECEDING/FOLLOWING is not supported for column type text

select sum(empno) over (order by enroll range between 1 preceding and current row) from emp
----
ERROR 0A000 at 55: RANGE with offset PRECEDING/FOLLOWING is not supported for column type date and offset type integer
HINT: Cast the offset value to an appropriate type.

select sum(empno) over (order by empno range between 1::numeric preceding and current row) from emp
----
ERROR 0A000 at 55: RANGE with offset PRECEDING/FOLLOWING is not supported for column type integer and offset type numeric
HINT: Cast the offset value to an appropriate type.

select sum(empno) over (order by empno range between 'x' preceding and current row) from emp
----
ERROR 22P02 at 54: invalid input syntax for type integer: "x"

select sum(empno) over (order by empno, depname range between 1 preceding and current row) from emp
----
ERROR 42P20 at 24: RANGE with offset PRECEDING/FOLLOWING requires exactly one ORDER BY column

select sum(empno) over (groups between 1 preceding and current row) from emp
----
ERROR 42P20 at 24: GROUPS mode requires an ORDER BY clause

select sum(empno) over (rows between unbounded following and current row) from emp
----
ERROR 42P20 at 38: frame start cannot be UNBOUNDED FOLLOWING

select sum(empno) over (rows between current row and 1 preceding) from emp
----
ERROR 42P20 at 54: frame starting from current row cannot have preceding rows

select sum(empno) over (rows between 1 following and current row) from emp
----
ERROR 42P20 at 54: frame starting from following row cannot have preceding rows

select sum(empno) over (rows between 1 preceding and unbounded preceding) from emp
----
ERROR 42P20 at 54: frame end cannot be UNBOUNDED PRECEDING

select sum(empno) over (rows 1 following) from emp
----
ERROR 42P20 at 30: frame starting from following row cannot end with current row

select sum(empno) over (rows empno preceding) from emp
----
ERROR 42P10 at 30: argument of ROWS must not contain variables

select sum(empno) over (rows 'x' preceding) from emp
----
ERROR 22P02 at 30: invalid input syntax for type bigint: "x"

select sum(empno) over (rows depname preceding) from emp
----
ERROR 42804 at 30: argument of ROWS must be type bigint, not type character varying

select sum(empno) over (rows count(*) preceding) from emp
----
ERROR 42803 at 30: aggregate functions are not allowed in window ROWS

select sum(empno) over w from emp
----
ERROR 42704 at 24: window "w" does not exist

select sum(empno) over (w) from emp window w as (rows 1 preceding)
----
ERROR 42P20 at 24: cannot copy window "w" because it has a frame clause
HINT: Omit the parentheses in this OVER clause.

select sum(empno) over (w order by empno) from emp window w as (rows 1 preceding)
----
ERROR 42P20 at 24: cannot copy window "w" because it has a frame clause

select sum(empno) over (w partition by empno) from emp window w as (order by empno)
----
ERROR 42P20 at 24: cannot override PARTITION BY clause of window "w"

select sum(empno) over (w order by empno) from emp window w as (order by empno)
----
ERROR 42P20 at 24: cannot override ORDER BY clause of window "w"

select 1 from emp window w as (order by empno), w as (order by depname)
----
ERROR 42P20 at 54: window "w" is already defined

select 1 from emp window w as (x), x as (order by depname)
----
ERROR 42704 at 31: window "x" does not exist

select sum(sum(empno) over ()) over () from emp
----
ERROR 42P20 at 12: window function calls cannot be nested

select sum(sum(empno) over ()) from emp
----
ERROR 42803 at 12: aggregate function calls cannot contain window function calls

select 1 from emp where sum(empno) over () > 1
----
ERROR 42P20 at 25: window functions are not allowed in WHERE

select 1 from emp group by sum(empno) over ()
----
ERROR 42P20 at 28: window functions are not allowed in GROUP BY

select sum(empno) over () from emp group by 1
----
ERROR 42P20 at 45: window functions are not allowed in GROUP BY

select sum(empno) over () from emp having rank() over () > 1
----
ERROR 42P20 at 43: window functions are not allowed in HAVING

select sum(empno) over (partition by rank() over ()) from emp
----
ERROR 42P20 at 38: window functions are not allowed in window definitions

select rank() filter (where true) over () from emp
----
ERROR 0A000 at 8: FILTER is not implemented for non-aggregate window functions

select sum(distinct empno) over () from emp
----
ERROR 0A000 at 8: DISTINCT is not implemented for window functions

select sum(empno order by empno) over () from emp
----
ERROR 0A000 at 8: aggregate ORDER BY is not implemented for window functions

select sum(empno) filter (where rank() over () > 1) from emp
----
ERROR 42P20 at 33: window functions are not allowed in FILTER

select distinct empno from emp order by rank() over ()
----
ERROR 42P10 at 41: for SELECT DISTINCT, ORDER BY expressions must appear in select list

select 1 from emp limit rank() over ()
----
ERROR 42P20 at 25: window functions are not allowed in LIMIT

select 1 from emp join emp t2 on rank() over () > 1
----
ERROR 42P20 at 34: window functions are not allowed in JOIN conditions

select sum(empno) over () from emp for update
----
ERROR 0A000: FOR UPDATE is not allowed with window functions

update emp set empno = rank() over ()
----
ERROR 42P20 at 24: window functions are not allowed in UPDATE

update emp set empno = 1 returning rank() over ()
----
ERROR 42P20 at 36: window functions are not allowed in RETURNING

create table tt (a int default rank() over ())
----
ERROR 42P20 at 32: window functions are not allowed in DEFAULT expressions

create table tt (a int check (rank() over () > 1))
----
ERROR 42P20 at 31: window functions are not allowed in check constraints

select * from generate_series(1, rank() over ())
----
ERROR 42P20 at 34: window functions are not allowed in functions in FROM

create table big (id int primary key, g int, v int, x numeric(10,2), f float8, s text)
----
CREATE TABLE

insert into big select n, n % 7, (n * 7919) % 1000, ((n*31) % 997) / 10.0, n % 13, 's' || (n % 5) from generate_series(1, 3000) n
----
INSERT 0 3000

select sum(h), count(*) from (select (id::bigint * sum(v) over (order by id rows between 500 preceding and 300 following)) as h from big) s
----
sum numeric, count int8
1724973151400|3000
SELECT 1

select sum(h), count(*) from (select (id::bigint * max(v) over (partition by g order by id rows between 200 preceding and 100 following)) as h from big) s
----
sum numeric, count int8
4483087750|3000
SELECT 1

select sum(h), count(*) from (select (id::bigint * count(s) filter (where v > 300) over (partition by g order by v range between 100 preceding and 50 following exclude ties)) as h from big) s
----
sum numeric, count int8
191301222|3000
SELECT 1

select sum(h), count(*) from (select id * avg(x) over (partition by g order by v groups between 100 preceding and 50 following exclude group) as h from big) s
----
sum numeric, count int8
223518193.2718587213893285|3000
SELECT 1

select sum(h), count(*) from (select id * length(string_agg(s, ',') over (partition by g order by id rows between current row and 100 following)) as h from big) s
----
sum int8, count int8
1066118700|3000
SELECT 1

select sum(h), count(*) from (select id * sum(x) over (order by id rows between current row and unbounded following) as h from big) s
----
sum numeric, count int8
223864270538.70|3000
SELECT 1

select sum(h), count(*) from (select id * stddev(v) over (order by id rows between 100 preceding and 100 following exclude current row) as h from big) s
----
sum numeric, count int8
1302948312.266003044178|3000
SELECT 1

select sum(h) from (select id * nth_value(v, 5) over (partition by g order by v desc, id rows between 3 preceding and 7 following exclude current row) as h from big) s
----
sum int8
2232191919
SELECT 1
