# Where both sides of a join come in the order of what is equal, or rows are wanted in that order. PhantomDB's own words.

create table orders (id int primary key, customer int, note text)
----
CREATE TABLE

create table lines (order_id int, no int, item int, primary key (order_id, no))
----
CREATE TABLE

create table customers (id int primary key, name text)
----
CREATE TABLE

insert into orders select i, i % 40, 'n' from generate_series(1, 1000) i
----
INSERT 0 1000

insert into lines select 1 + i / 4, i % 4, i % 100 from generate_series(0, 3999) i
----
INSERT 0 4000

insert into customers select i, 'c' || i from generate_series(0, 39) i
----
INSERT 0 40

explain (costs off) select * from orders o join lines l on l.order_id = o.id
----
Hash Join
  Hash Cond: (o.id = l.order_id)
  ->  Seq Scan on orders o
  ->  Hash
        ->  Seq Scan on lines l
EXPLAIN

analyze
----
ANALYZE

explain (costs off) select * from orders o join lines l on l.order_id = o.id
----
Merge Join
  Merge Cond: (l.order_id = o.id)
  ->  Seq Scan on lines l
  ->  Seq Scan on orders o
EXPLAIN

explain (costs off) select * from orders o left join lines l on l.order_id = o.id and l.item > 50
----
Merge Left Join
  Merge Cond: (o.id = l.order_id)
  ->  Seq Scan on orders o
  ->  Seq Scan on lines l
        Filter: (l.item > 50)
        At Shard: filter
EXPLAIN

explain (costs off) select * from orders o full join lines l on l.order_id = o.id
----
Merge Full Join
  Merge Cond: (o.id = l.order_id)
  ->  Seq Scan on orders o
  ->  Seq Scan on lines l
EXPLAIN

explain (costs off) select * from orders o where exists (select 1 from lines l where l.order_id = o.id)
----
Merge Semi Join
  Merge Cond: (o.id = l.order_id)
  ->  Seq Scan on orders o
  ->  Seq Scan on lines l
EXPLAIN

explain (costs off) select * from orders o where not exists (select 1 from lines l where l.order_id = o.id)
----
Merge Anti Join
  Merge Cond: (o.id = l.order_id)
  ->  Seq Scan on orders o
  ->  Seq Scan on lines l
EXPLAIN

explain (costs off) select * from orders o join lines l on l.order_id = o.id and l.no = o.customer
----
Nested Loop
  ->  Seq Scan on orders o
  ->  Index Scan using lines_pkey on lines l
        Index Cond: ((l.order_id = o.id) AND (l.no = o.customer))
EXPLAIN

explain (costs off) select * from orders o join lines l on l.order_id = o.id join customers c on c.id = o.customer
----
Hash Join
  Hash Cond: (l.order_id = o.id)
  ->  Seq Scan on lines l
  ->  Hash
        ->  Hash Join
              Hash Cond: (o.customer = c.id)
              ->  Seq Scan on orders o
              ->  Hash
                    ->  Seq Scan on customers c
EXPLAIN

explain (costs off) select o.id, o.customer, c.name from orders o join customers c on c.id = o.customer order by o.customer
----
Merge Join
  Merge Cond: (o.customer = c.id)
  ->  Sort
        Sort Key: o.customer
        ->  Seq Scan on orders o
  ->  Seq Scan on customers c
EXPLAIN

explain (costs off) select * from orders o join lines l on l.order_id = o.id order by o.id
----
Merge Join
  Merge Cond: (l.order_id = o.id)
  ->  Seq Scan on lines l
  ->  Seq Scan on orders o
EXPLAIN

explain (costs off) select * from orders o left join lines l on l.order_id = o.id order by o.id limit 3
----
Limit
  ->  Merge Left Join
        Merge Cond: (o.id = l.order_id)
        ->  Seq Scan on orders o
        ->  Seq Scan on lines l
EXPLAIN

explain (costs off) select * from orders o join lines l on l.order_id = o.id order by l.order_id desc
----
Sort
  Sort Key: l.order_id DESC
  ->  Merge Join
        Merge Cond: (l.order_id = o.id)
        ->  Seq Scan on lines l
        ->  Seq Scan on orders o
EXPLAIN

select o.id, c.name from orders o join customers c on c.id = o.customer where o.id < 90 order by c.id, o.id limit 7
----
id int4, name text
40|c0
80|c0
1|c1
41|c1
81|c1
2|c2
42|c2
SELECT 7

select o.customer, c.name from orders o join customers c on c.id = o.customer order by o.customer desc limit 3
----
customer int4, name text
39|c39
39|c39
39|c39
SELECT 3

explain (costs off) select o.customer, c.name from orders o join customers c on c.id = o.customer order by o.customer desc
----
Merge Join
  Merge Cond: (o.customer = c.id)
  ->  Sort
        Sort Key: o.customer DESC
        ->  Seq Scan on orders o
  ->  Sort
        Sort Key: c.id DESC
        ->  Seq Scan on customers c
EXPLAIN

explain (analyze, costs off, timing off, summary off) select count(*) from orders o join lines l on l.order_id = o.id
----
Aggregate (actual rows=1 loops=1)
  ->  Merge Join (actual rows=4000 loops=1)
        Merge Cond: (l.order_id = o.id)
        ->  Seq Scan on lines l (actual rows=4000 loops=1)
        ->  Seq Scan on orders o (actual rows=1000 loops=1)
EXPLAIN

select count(*), sum(o.id), sum(l.item) from orders o join lines l on l.order_id = o.id
----
count int8, sum int8, sum int8
4000|2002000|198000
SELECT 1

select count(*), sum(o.id), sum(l.item) from orders o left join lines l on l.order_id = o.id and l.item > 50
----
count int8, sum int8, sum int8
2440|1230580|147000
SELECT 1

select o.id, l.no from orders o join lines l on l.order_id = o.id where o.id between 10 and 11 order by 1, 2
----
id int4, no int4
10|0
10|1
10|2
10|3
11|0
11|1
11|2
11|3
SELECT 8

delete from lines where order_id between 5 and 990
----
DELETE 3944

insert into lines values (2000, 1, 1)
----
INSERT 0 1

analyze
----
ANALYZE

explain (costs off) select o.id, l.order_id from orders o full join lines l on l.order_id = o.id where l.no is null or o.id is null
----
Merge Full Join
  Merge Cond: (o.id = l.order_id)
  Filter: ((l.no IS NULL) OR (o.id IS NULL))
  ->  Seq Scan on orders o
  ->  Seq Scan on lines l
EXPLAIN

select count(*), count(o.id), count(l.order_id) from orders o full join lines l on l.order_id = o.id
----
count int8, count int8, count int8
1043|1042|57
SELECT 1

select count(*) from orders o where not exists (select 1 from lines l where l.order_id = o.id)
----
count int8
986
SELECT 1

explain (format json, costs off) select * from orders o full join lines l on l.order_id = o.id
----
[
  {
    "Plan": {
      "Node Type": "Merge Join",
      "Parallel Aware": false,
      "Async Capable": false,
      "Join Type": "Full",
      "Merge Cond": "(o.id = l.order_id)",
      "Plans": [
        {
          "Node Type": "Seq Scan",
          "Parent Relationship": "Outer",
          "Parallel Aware": false,
          "Async Capable": false,
          "Relation Name": "orders",
          "Alias": "o"
        },
        {
          "Node Type": "Seq Scan",
          "Parent Relationship": "Inner",
          "Parallel Aware": false,
          "Async Capable": false,
          "Relation Name": "lines",
          "Alias": "l"
        }
      ]
    }
  }
]
EXPLAIN
