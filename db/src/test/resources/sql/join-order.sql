# In which order tables are joined, and how, before and after it is known how large they are. PhantomDB's own words.

create table region (id int primary key, name text)
----
CREATE TABLE

create table shop (id int primary key, region int, name text)
----
CREATE TABLE

create table sale (id int primary key, shop int, article int, amount int)
----
CREATE TABLE

create table article (id int primary key, kind text)
----
CREATE TABLE

create table part_of (article int, piece int, pieces int, primary key (article, piece))
----
CREATE TABLE

insert into region select i, 'r' || i from generate_series(1, 5) i
----
INSERT 0 5

insert into shop select i, i % 5 + 1, 's' || i from generate_series(1, 100) i
----
INSERT 0 100

insert into article select i, 'k' || i % 20 from generate_series(1, 1000) i
----
INSERT 0 1000

insert into sale select i, i % 100 + 1, i % 1000 + 1, i % 7 from generate_series(1, 5000) i
----
INSERT 0 5000

insert into part_of select a, p, 1 from generate_series(1, 500) a, generate_series(1, 4) p
----
INSERT 0 2000

# The order is that of the other table, whatever is known.

select s.id, a.id from article a join sale s on s.article = a.id where a.id = 5 order by s.amount, s.id limit 3
----
id int4, id int4
4004|5
3004|5
2004|5
SELECT 3

select a.id, (select x from unnest(array[a.id, 3, 1, 2]) x order by x desc limit 1) from article a where a.id <= 4 order by 1
----
id int4, x int4
1|3
2|3
3|3
4|4
SELECT 4

explain (costs off) select count(*) from sale, shop, region where sale.shop = shop.id and shop.region = region.id and region.name = 'r1'
----
Aggregate
  ->  Nested Loop
        ->  Nested Loop
              ->  Seq Scan on sale
              ->  Index Scan using shop_pkey on shop
                    Index Cond: (shop.id = sale.shop)
        ->  Index Scan using region_pkey on region
              Index Cond: (region.id = shop.region)
              Filter: (region.name = 'r1'::text)
EXPLAIN

explain (costs off) select count(*) from sale s join article a on a.id = s.article where a.kind = 'k1'
----
Aggregate
  ->  Nested Loop
        ->  Seq Scan on sale s
        ->  Index Scan using article_pkey on article a
              Index Cond: (a.id = s.article)
              Filter: (a.kind = 'k1'::text)
EXPLAIN

explain (costs off) select count(*) from sale s left join article a on a.id = s.article
----
Aggregate
  ->  Nested Loop Left Join
        ->  Seq Scan on sale s
        ->  Index Scan using article_pkey on article a
              Index Cond: (a.id = s.article)
EXPLAIN

explain (costs off) select count(*) from shop where exists (select from sale where sale.id = shop.id)
----
Aggregate
  ->  Nested Loop Semi Join
        ->  Seq Scan on shop
        ->  Index Scan using sale_pkey on sale
              Index Cond: (sale.id = shop.id)
EXPLAIN

select count(*) from sale, shop, region where sale.shop = shop.id and shop.region = region.id and region.name = 'r1'
----
count int8
1000
SELECT 1

analyze
----
ANALYZE

# The small ones first; what is smaller is kept in memory.

explain select count(*) from sale, shop, region where sale.shop = shop.id and shop.region = region.id and region.name = 'r1'
----
Aggregate  (cost=124.32..124.32 rows=1 width=8)
  ->  Hash Join  (cost=4.82..106.82 rows=1000 width=34)
        Hash Cond: (sale.shop = shop.id)
        ->  Seq Scan on sale  (cost=0.80..50.80 rows=5000 width=16)
        ->  Hash  (cost=1.68..3.72 rows=20 width=18)
              ->  Hash Join  (cost=1.68..3.72 rows=20 width=18)
                    Hash Cond: (shop.region = region.id)
                    ->  Seq Scan on shop  (cost=0.80..1.80 rows=100 width=11)
                    ->  Hash  (cost=0.80..0.86 rows=1 width=7)
                          ->  Seq Scan on region  (cost=0.80..0.86 rows=1 width=7)
                                Filter: (region.name = 'r1'::text)
EXPLAIN

select count(*) from sale, shop, region where sale.shop = shop.id and shop.region = region.id and region.name = 'r1'
----
count int8
1000
SELECT 1

# What is joined first need not stand side by side.

explain (costs off) select sum(sale.amount), max(shop.name), max(region.name) from shop, sale, region where sale.shop = shop.id and shop.region = region.id and region.name = 'r1'
----
Aggregate
  ->  Hash Join
        Hash Cond: (sale.shop = shop.id)
        ->  Seq Scan on sale
        ->  Hash
              ->  Hash Join
                    Hash Cond: (shop.region = region.id)
                    ->  Seq Scan on shop
                    ->  Hash
                          ->  Seq Scan on region
                                Filter: (region.name = 'r1'::text)
EXPLAIN

select sum(sale.amount), max(shop.name), max(region.name) from shop, sale, region where sale.shop = shop.id and shop.region = region.id and region.name = 'r1'
----
sum int8, max text, max text
2997|s95|r1
SELECT 1

# A few rows look for partners, many do not.

explain select * from sale s join article a on a.id = s.article where s.id = 7
----
Nested Loop  (cost=1.60..1.69 rows=1 width=23)
  ->  Index Scan using sale_pkey on sale s  (cost=0.80..0.84 rows=1 width=16)
        Index Cond: (s.id = 7)
  ->  Index Scan using article_pkey on article a  (cost=0.80..0.84 rows=1 width=7)
        Index Cond: (a.id = s.article)
EXPLAIN

explain select * from sale s join article a on a.id = s.article where s.id < 50
----
Nested Loop  (cost=1.60..2.99 rows=25 width=23)
  ->  Index Scan using sale_pkey on sale s  (cost=0.80..1.05 rows=25 width=16)
        Index Cond: (s.id < 50)
  ->  Index Scan using article_pkey on article a  (cost=0.80..0.84 rows=1 width=7)
        Index Cond: (a.id = s.article)
EXPLAIN

explain select count(*) from sale s join article a on a.id = s.article where a.kind = 'k1'
----
Aggregate  (cost=119.73..119.73 rows=1 width=8)
  ->  Hash Join  (cost=14.85..115.35 rows=250 width=23)
        Hash Cond: (s.article = a.id)
        ->  Seq Scan on sale s  (cost=0.80..50.80 rows=5000 width=16)
        ->  Hash  (cost=0.80..13.30 rows=50 width=7)
              ->  Seq Scan on article a  (cost=0.80..13.30 rows=50 width=7)
                    Filter: (a.kind = 'k1'::text)
                    At Shard: filter
EXPLAIN

explain select count(*) from sale s left join article a on a.id = s.article
----
Aggregate  (cost=224.10..224.10 rows=1 width=8)
  ->  Hash Left Join  (cost=26.60..136.60 rows=5000 width=23)
        Hash Cond: (s.article = a.id)
        ->  Seq Scan on sale s  (cost=0.80..50.80 rows=5000 width=16)
        ->  Hash  (cost=0.80..10.80 rows=1000 width=7)
              ->  Seq Scan on article a  (cost=0.80..10.80 rows=1000 width=7)
EXPLAIN

explain select count(*) from sale s left join article a on a.id = s.article where s.id < 20
----
Aggregate  (cost=3.34..3.34 rows=1 width=8)
  ->  Nested Loop Left Join  (cost=1.60..2.90 rows=25 width=23)
        ->  Index Scan using sale_pkey on sale s  (cost=0.80..1.05 rows=25 width=16)
              Index Cond: (s.id < 20)
        ->  Index Scan using article_pkey on article a  (cost=0.80..0.84 rows=1 width=7)
              Index Cond: (a.id = s.article)
EXPLAIN

explain select count(*) from shop where exists (select from sale where sale.id = shop.id)
----
Aggregate  (cost=8.55..8.55 rows=1 width=8)
  ->  Nested Loop Semi Join  (cost=1.60..6.80 rows=100 width=27)
        ->  Seq Scan on shop  (cost=0.80..1.80 rows=100 width=11)
        ->  Index Scan using sale_pkey on sale  (cost=0.80..0.84 rows=1 width=16)
              Index Cond: (sale.id = shop.id)
EXPLAIN

# Every row finds one partner by a whole key, and no more, though it has two columns.

explain select count(*) from part_of p, part_of q where p.article = q.article and p.piece = q.piece
----
Aggregate  (cost=104.60..104.60 rows=1 width=8)
  ->  Merge Join  (cost=1.60..69.60 rows=2000 width=24)
        Merge Cond: ((q.article = p.article) AND (q.piece = p.piece))
        ->  Seq Scan on part_of q  (cost=0.80..20.80 rows=2000 width=12)
        ->  Seq Scan on part_of p  (cost=0.80..20.80 rows=2000 width=12)
EXPLAIN

# The condition between sale and article is all there is; region goes with everything.

explain (costs off) select count(*) from sale, region, article where sale.article = article.id and region.id = 3
----
Aggregate
  ->  Hash Join
        Hash Cond: (sale.article = article.id)
        ->  Seq Scan on sale
        ->  Hash
              ->  Nested Loop
                    ->  Seq Scan on article
                    ->  Materialize
                          ->  Index Scan using region_pkey on region
                                Index Cond: (region.id = 3)
EXPLAIN

# An outer join stays where it is; what stands around it is ordered.

explain (costs off) select count(*) from sale s join (shop h left join region r on r.id = h.region) on h.id = s.shop join article a on a.id = s.article where a.kind = 'k3'
----
Aggregate
  ->  Hash Join
        Hash Cond: (s.shop = h.id)
        ->  Hash Join
              Hash Cond: (s.article = a.id)
              ->  Seq Scan on sale s
              ->  Hash
                    ->  Seq Scan on article a
                          Filter: (a.kind = 'k3'::text)
                          At Shard: filter
        ->  Hash
              ->  Hash Left Join
                    Hash Cond: (h.region = r.id)
                    ->  Seq Scan on shop h
                    ->  Hash
                          ->  Seq Scan on region r
EXPLAIN

select count(*) from sale s join (shop h left join region r on r.id = h.region) on h.id = s.shop join article a on a.id = s.article where a.kind = 'k3'
----
count int8
250
SELECT 1

# Where the first rows of an order are wanted, its table is first.

explain (costs off) select s.id, a.kind from sale s join article a on a.id = s.article order by s.id limit 3
----
Limit
  ->  Nested Loop
        ->  Seq Scan on sale s
        ->  Index Scan using article_pkey on article a
              Index Cond: (a.id = s.article)
EXPLAIN

select s.id, a.kind from sale s join article a on a.id = s.article order by s.id limit 3
----
id int4, kind text
1|k2
2|k3
3|k4
SELECT 3

# The order is that of the other table.

select s.id, a.id from article a join sale s on s.article = a.id where a.id = 5 order by s.amount, s.id limit 3
----
id int4, id int4
4004|5
3004|5
2004|5
SELECT 3

# An index that gives most rows is worse than reading all.

create index sale_amount on sale (amount)
----
CREATE INDEX

create index sale_article on sale (article)
----
CREATE INDEX

analyze sale
----
ANALYZE

explain (costs off) select * from sale where amount >= 0
----
Seq Scan on sale
  Filter: (amount >= 0)
EXPLAIN

explain (costs off) select * from sale where article = 17
----
Index Scan using sale_article on sale
  Index Cond: (article = 17)
EXPLAIN

explain (costs off) select * from sale where article in (17, 18)
----
Index Scan using sale_article on sale
  Index Cond: (article = ANY ('{17,18}'::integer[]))
EXPLAIN

# A condition that few rows fulfil makes waiting for the first ones expensive.

explain (costs off) select s.id, a.kind from sale s join article a on a.id = s.article where a.id = 77 order by s.id limit 3
----
Limit
  ->  Sort
        Sort Key: s.id
        ->  Nested Loop
              ->  Index Scan using article_pkey on article a
                    Index Cond: (a.id = 77)
              ->  Index Scan using sale_article on sale s
                    Index Cond: (s.article = a.id)
EXPLAIN

# More than ten items are ordered one after the other.

select count(*) from region a, region b, region c, region d, region e, region f, region g, region h, region i, region j, region k where a.id = b.id and b.id = c.id and c.id = d.id and d.id = e.id and e.id = f.id and f.id = g.id and g.id = h.id and h.id = i.id and i.id = j.id and j.id = k.id
----
count int8
5
SELECT 1

# A condition over three tables that holds them together, and no two of them.

CREATE TABLE three (id int PRIMARY KEY, flag boolean, word varchar)
----
CREATE TABLE

INSERT INTO three VALUES (1, true, 'abc'), (2, false, 'x'), (3, NULL, NULL)
----
INSERT 0 3

SELECT a.id, b.id, c.id FROM three a CROSS JOIN three b JOIN three c ON CASE WHEN a.flag THEN 'abc'::varchar WHEN c.flag THEN b.word END IN (coalesce(b.word, 'q'), b.word) ORDER BY 1, 2, 3
----
id int4, id int4, id int4
1|1|1
1|1|2
1|1|3
2|1|1
2|2|1
3|1|1
3|2|1
SELECT 7

ANALYZE three
----
ANALYZE

SELECT count(*) FROM three a, three b, three c WHERE a.id + b.id = c.id
----
count int8
3
SELECT 1

# What the row around says is not taken for a column of the table.

CREATE TABLE around (id int PRIMARY KEY, n numeric, flag boolean)
----
CREATE TABLE

INSERT INTO around SELECT i, i / 3.0, i % 2 = 0 FROM generate_series(1, 30) i
----
INSERT 0 30

ANALYZE around
----
ANALYZE

SELECT t.id, (SELECT max(a.id) FROM around a WHERE t.flag) FROM three t ORDER BY 1
----
id int4, max int4
1|30
2|NULL
3|NULL
SELECT 3

DROP TABLE three, around
----
DROP TABLE
