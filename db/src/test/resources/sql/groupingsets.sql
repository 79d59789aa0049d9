# Grouping sets, DISTINCT ON, aggregates with an order of their own.

create table emp (depname varchar, empno int primary key, salary int, enroll date, r numeric(6,2), f float8)
----
CREATE TABLE

insert into emp values ('develop',10,5200,'2007-08-01',1.5,1.25),('sales',1,5000,'2006-10-01',2.25,2.5),('personnel',5,3500,'2007-12-10',3,3),('sales',4,4800,'2007-08-08',-1,4),('personnel',2,3900,'2006-12-23',null,null),('develop',7,4200,'2008-01-01',5,5),('develop',9,4500,'2008-01-01',6.75,6),('sales',3,4800,'2007-08-01',7,7),('develop',8,6000,'2006-10-01',8,8),('develop',11,5200,'2007-08-15',null,9)
----
INSERT 0 10

select distinct on (depname) depname, salary from emp order by depname, salary desc
----
depname varchar, salary int4
develop|6000
personnel|3900
sales|5000
SELECT 3

select distinct on (depname) depname, salary from emp order by salary
----
ERROR 42P10 at 21: SELECT DISTINCT ON expressions must match initial ORDER BY expressions

select distinct on (1) depname, empno from emp order by 1, 2 limit 2
----
depname varchar, empno int4
develop|7
personnel|2
SELECT 2

select distinct on (depname, salary>5000) depname, salary > 5000, empno from emp order by salary > 5000, depname, empno
----
depname varchar, ?column? bool, empno int4
develop|f|7
personnel|f|2
sales|f|1
develop|t|8
SELECT 4

select distinct on (depname) empno from emp order by depname, empno
----
empno int4
7
2
1
SELECT 3

select depname, salary>4500, count(*), sum(salary), grouping(depname), grouping(depname, salary>4500) from emp group by rollup(depname, salary>4500) order by 1,2,3
----
depname varchar, ?column? bool, count int8, sum int8, grouping int4, grouping int4
develop|f|2|8700|0|0
develop|t|3|16400|0|0
develop|NULL|5|25100|0|1
personnel|f|2|7400|0|0
personnel|NULL|2|7400|0|1
sales|t|3|14600|0|0
sales|NULL|3|14600|0|1
NULL|NULL|10|47100|1|3
SELECT 8

select depname, salary>4500, count(*), grouping(depname, salary>4500) from emp group by cube(depname, 2) order by 1,2,3
----
depname varchar, ?column? bool, count int8, grouping int4
develop|f|2|0
develop|t|3|0
develop|NULL|5|1
personnel|f|2|0
personnel|NULL|2|1
sales|t|3|0
sales|NULL|3|1
NULL|f|4|2
NULL|t|6|2
NULL|NULL|10|3
SELECT 10

select depname, count(*) from emp group by grouping sets ((), depname, (depname)) order by 1,2
----
depname varchar, count int8
develop|5
develop|5
personnel|2
personnel|2
sales|3
sales|3
NULL|10
SELECT 7

select count(*), grouping(1) from emp group by grouping sets ((), ())
----
ERROR 42803 at 27: arguments to GROUPING must be grouping expressions of the associated query level

select depname, empno, count(*) from emp group by empno, rollup(depname) order by 1,2 limit 3
----
depname varchar, empno int4, count int8
develop|7|1
develop|8|1
develop|9|1
SELECT 3

select empno, depname, salary, count(*) from emp group by grouping sets (empno) order by 1 limit 2
----
empno int4, depname varchar, salary int4, count int8
1|sales|5000|1
2|personnel|3900|1
SELECT 2

select empno, depname, salary from emp group by grouping sets (empno, depname)
----
ERROR 42803 at 24: column "emp.salary" must appear in the GROUP BY clause or be used in an aggregate function

select sum(salary) from emp where empno > 1000 group by rollup(depname)
----
sum int8
NULL
SELECT 1

select string_agg(distinct depname, ',' order by depname) from emp
----
string_agg text
develop,personnel,sales
SELECT 1

select string_agg(distinct depname::text, ',' order by depname::text desc) from emp
----
string_agg text
sales,personnel,develop
SELECT 1

select sum(distinct salary order by empno) from emp
----
ERROR 42P10 at 37: in an aggregate with DISTINCT, ORDER BY expressions must appear in argument list

select 1 having 1 > 0
----
?column? int4
1
SELECT 1

select count(*) from emp having count(*) > 100
----
count int8
SELECT 0

select depname from emp having 1 > 0
----
ERROR 42803 at 8: column "emp.depname" must appear in the GROUP BY clause or be used in an aggregate function

select depname, count(*) filter (where salary > 5000) from emp group by depname order by 2 desc, 1 using <
----
depname varchar, count int8
develop|3
personnel|0
sales|0
SELECT 3

select depname from emp order by depname using =
----
ERROR 42809 at 34: operator = is not a valid ordering operator
HINT: Ordering operators must be "<" or ">" members of btree operator families.

select grouping(salary) from emp group by depname
----
ERROR 42803 at 17: arguments to GROUPING must be grouping expressions of the associated query level

select depname from emp where grouping(depname) = 0 group by depname
----
ERROR 42803 at 31: grouping operations are not allowed in WHERE

select depname as d, count(*) from emp group by d order by d
----
d varchar, count int8
develop|5
personnel|2
sales|3
SELECT 3

select 1 as a, 2 as a from emp order by a
----
ERROR 42702 at 41: ORDER BY "a" is ambiguous

select depname from emp order by 2
----
ERROR 42P10 at 34: ORDER BY position 2 is not in select list

select depname from emp group by 2
----
ERROR 42P10 at 34: GROUP BY position 2 is not in select list

select count(*) from emp group by count(*)
----
ERROR 42803 at 35: aggregate functions are not allowed in GROUP BY

select depname from emp order by 'x'
----
ERROR 42601 at 34: non-integer constant in ORDER BY

select depname, count(*) from emp group by distinct rollup(depname), rollup(depname) order by 1, 2
----
depname varchar, count int8
develop|5
personnel|2
sales|3
NULL|10
SELECT 4

select depname, salary, count(*) from emp group by rollup((depname, salary)) order by 1,2,3 limit 3
----
depname varchar, salary int4, count int8
develop|4200|1
develop|4500|1
develop|5200|2
SELECT 3

create table big (id int primary key, g int, v int, x numeric(10,2), f float8, s text)
----
CREATE TABLE

insert into big select n, n % 7, (n * 7919) % 1000, ((n*31) % 997) / 10.0, n % 13, 's' || (n % 5) from generate_series(1, 3000) n
----
INSERT 0 3000

select g, s, count(*), sum(x) from big group by cube(g,s) order by 1, 2 limit 20
----
g int4, s text, count int8, sum numeric
0|s0|85|4048.60
0|s1|86|4263.40
0|s2|86|4219.90
0|s3|85|4198.10
0|s4|86|4490.90
0|NULL|428|21220.90
1|s0|86|4558.10
1|s1|86|4016.10
1|s2|86|4230.90
1|s3|86|4287.10
1|s4|85|4262.20
1|NULL|429|21354.40
2|s0|85|4226.60
2|s1|86|4425.90
2|s2|86|4083.30
2|s3|86|4298.10
2|s4|86|4354.30
2|NULL|429|21388.20
3|s0|86|4321.80
3|s1|85|4191.00
SELECT 20

select count(distinct v), sum(distinct v), count(distinct s) from big
----
count int8, sum int8, count int8
1000|499500|5
SELECT 1

select depname, sum(salary) from emp group by grouping sets ((depname, (depname, salary > 5000)), ()) order by 2 desc, 1 limit 3
----
depname varchar, sum int8
NULL|47100
develop|16400
sales|14600
SELECT 3
