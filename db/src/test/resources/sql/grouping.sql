create table sales (id int primary key, region text, product text, amount numeric(8,2), n int)
----
CREATE TABLE

insert into sales values (1,'n','a',10.5,1),(2,'n','b',20,2),(3,'s','a',5.25,3),(4,'s','a',null,4),(5,null,'b',7,null)
----
INSERT 0 5

select region, count(*), count(amount), sum(amount), avg(n), min(product), max(n) from sales group by region order by region
----
region text, count int8, count int8, sum numeric, avg numeric, min text, max int4
n|2|2|30.50|1.5000000000000000|a|2
s|2|1|5.25|3.5000000000000000|a|4
NULL|1|1|7.00|NULL|b|NULL
SELECT 3

select count(*) from sales where id > 100
----
count int8
0
SELECT 1

select sum(n), avg(n), min(n), max(n) from sales where id > 100
----
sum int8, avg numeric, min int4, max int4
NULL|NULL|NULL|NULL
SELECT 1

select region, product, sum(n) from sales group by 1, 2 order by 1, 2
----
region text, product text, sum int8
n|a|1
n|b|2
s|a|7
NULL|b|NULL
SELECT 4

select region r, count(*) from sales group by r having count(*) > 1 order by r
----
r text, count int8
n|2
s|2
SELECT 2

select upper(region), count(*) from sales group by upper(region) order by 1
----
upper text, count int8
N|2
S|2
NULL|1
SELECT 3

select count(distinct product), count(distinct region) from sales
----
count int8, count int8
2|2
SELECT 1

select sum(n) filter (where region = 'n') from sales
----
sum int8
3
SELECT 1

select region, sum(n) + 1 as s from sales group by region order by sum(n) desc nulls last
----
region text, s int8
s|8
n|4
NULL|NULL
SELECT 3

select id, region from sales group by id order by id limit 2
----
id int4, region text
1|n
2|n
SELECT 2

select region, amount from sales group by region
----
ERROR 42803 at 16: column "sales.amount" must appear in the GROUP BY clause or be used in an aggregate function

select sum(sum(n)) from sales
----
ERROR 42803 at 12: aggregate function calls cannot be nested

select id from sales where sum(n) > 1
----
ERROR 42803 at 28: aggregate functions are not allowed in WHERE

select region from sales group by region order by n
----
ERROR 42803 at 51: column "sales.n" must appear in the GROUP BY clause or be used in an aggregate function

select region, count(*) from sales group by 3
----
ERROR 42P10 at 45: GROUP BY position 3 is not in select list

select max(region) from sales having count(*) > 3
----
max text
s
SELECT 1

select distinct region, product from sales order by region, product
----
region text, product text
n|a
n|b
s|a
NULL|b
SELECT 4

select n % 2, count(*) from sales where n is not null group by n % 2 order by 1
----
?column? int4, count int8
0|2
1|2
SELECT 2

select avg(amount), sum(n::bigint), avg(n::float8) from sales
----
avg numeric, sum numeric, avg float8
10.6875000000000000|10|2.5
SELECT 1

select bool_and(n > 0), bool_or(n > 3), string_agg(product, ',') from sales
----
bool_and bool, bool_or bool, string_agg text
t|t|a,b,a,a,b
SELECT 1

select count(*) + 1 from sales
----
?column? int8
6
SELECT 1

select 1 having true
----
?column? int4
1
SELECT 1

select case when region is null then 'none' else region end as reg, count(*) from sales group by case when region is null then 'none' else region end order by 1
----
reg text, count int8
n|2
none|1
s|2
SELECT 3

create table visits (place int, guest text, cost int)
----
CREATE TABLE

insert into visits values (1, 'ann', 5), (1, 'bob', 7), (2, 'ann', 2)
----
INSERT 0 3

# A subquery that is a key is the same subquery in the list

select (select max(u.cost) from visits u where u.place = v.place) as most, count(*) from visits v group by (select max(u.cost) from visits u where u.place = v.place) order by 1
----
most int4, count int8
2|1
7|2
SELECT 2

select distinct (select max(u.cost) from visits u where u.place = v.place) as most from visits v order by (select max(u.cost) from visits u where u.place = v.place)
----
most int4
2
7
SELECT 2

select place, exists (select 1 from visits u where u.guest = v.guest and u.cost > 5) as dear, sum(cost) from visits v group by place, exists (select 1 from visits u where u.guest = v.guest and u.cost > 5) order by 1, 2
----
place int4, dear bool, sum int8
1|f|5
1|t|7
2|f|2
SELECT 3

select (select min(u.cost) from visits u where u.guest = v.guest) from visits v group by (select max(u.cost) from visits u where u.guest = v.guest)
----
ERROR 42803 at 58: subquery uses ungrouped column "v.guest" from outer query

drop table visits
----
DROP TABLE
