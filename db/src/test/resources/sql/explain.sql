# EXPLAIN in PostgreSQL's layout: options, formats, what was measured. The clock of these tests stands still.

create table t (a int primary key, b int, c text)
----
CREATE TABLE

create table u (id int primary key, t_a int, v varchar(10))
----
CREATE TABLE

create index u_t_a on u (t_a)
----
CREATE INDEX

insert into t select i, i % 3, 'c' || i from generate_series(1, 10) i
----
INSERT 0 10

insert into u select i, i % 5, 'v' || i from generate_series(1, 20) i
----
INSERT 0 20

explain select * from t
----
Seq Scan on t  (cost=0.80..12.68 rows=1000 width=24)
EXPLAIN

explain select * from t where b = 1 and c like 'c%'
----
Seq Scan on t  (cost=0.80..15.80 rows=1 width=24)
  Filter: ((b = 1) AND (c ~~ 'c%'::text))
EXPLAIN

explain (analyze) select * from t where b = 1 order by c
----
Sort  (cost=13.37..13.38 rows=5 width=24) (actual time=0.000..0.000 rows=4 loops=1)
  Sort Key: c
  Sort Method: quicksort  Memory: 1kB
  ->  Seq Scan on t  (cost=0.80..13.31 rows=5 width=24) (actual time=0.000..0.000 rows=4 loops=1)
        Filter: (b = 1)
        Rows Removed by Filter: 6
Planning Time: 0.000 ms
Execution Time: 0.000 ms
EXPLAIN

explain (analyze, timing off, costs off, summary off) select * from t where b = 1 order by c limit 1
----
Limit (actual rows=1 loops=1)
  ->  Sort (actual rows=1 loops=1)
        Sort Key: c
        Sort Method: top-N heapsort  Memory: 1kB
        ->  Seq Scan on t (actual rows=4 loops=1)
              Filter: (b = 1)
              Rows Removed by Filter: 6
EXPLAIN

explain (analyze, timing off, costs off, summary off) select t.c, u.v from t join u on u.t_a = t.a where t.a < 3
----
Hash Join (actual rows=8 loops=1)
  Hash Cond: (t.a = u.t_a)
  ->  Index Scan using t_pkey on t (actual rows=2 loops=1)
        Index Cond: (t.a < 3)
  ->  Hash (actual rows=20 loops=1)
        ->  Seq Scan on u (actual rows=20 loops=1)
EXPLAIN

explain (analyze, timing off, costs off, summary off) select b, count(*) from t group by b having count(*) > 3
----
HashAggregate (actual rows=1 loops=1)
  Group Key: b
  Filter: (count(*) > 3)
  Rows Removed by Filter: 2
  ->  Seq Scan on t (actual rows=10 loops=1)
EXPLAIN

explain (analyze, timing off, costs off, summary off) select * from t where false
----
Result (actual rows=0 loops=1)
  One-Time Filter: false
EXPLAIN

explain (costs off, verbose) select c, a + 1 from t x where b is null
----
Seq Scan on public.t x
  Output: x.c, (x.a + 1)
  Filter: (x.b IS NULL)
EXPLAIN

explain (costs off) select (select max(id) from u), a from t where exists (select 1 from u where u.t_a = t.a and u.v <> t.c)
----
Hash Semi Join
  Hash Cond: (t.a = u.t_a)
  Join Filter: ((u.v)::text <> t.c)
  ->  Seq Scan on t
  ->  Hash
        ->  Seq Scan on u
  InitPlan 2 (returns $1)
    ->  Aggregate
          ->  Seq Scan on u
                At Shard: partial groups
EXPLAIN

explain (costs off) select a, (select v from u where u.id = t.a + 1) from t where b in (select id from u)
----
Seq Scan on t
  Filter: (hashed SubPlan 1)
  SubPlan 1
    ->  Seq Scan on u
  SubPlan 2
    ->  Index Scan using u_pkey on u
          Index Cond: (u.id = (t.a + 1))
EXPLAIN

explain (costs off) with x as materialized (select * from t) select * from x join x y on x.a = y.b
----
Hash Join
  Hash Cond: (a = b)
  CTE x
    ->  Seq Scan on t
  ->  CTE Scan on x
  ->  Hash
        ->  CTE Scan on x
EXPLAIN

explain (costs off) with recursive r as (select 1 as n union all select n + 1 from r where n < 5) select * from r
----
CTE Scan on r
  CTE r
    ->  Recursive Union
          ->  Result
          ->  WorkTable Scan on r
                Filter: (n < 5)
EXPLAIN

explain (costs off) select *, row_number() over (partition by b order by a) from t order by b
----
WindowAgg
  ->  Sort
        Sort Key: b, a
        ->  Seq Scan on t
EXPLAIN

explain (costs off) select g from generate_series(1, 3) g where g > 1
----
Function Scan on generate_series
  Filter: (generate_series > 1)
EXPLAIN

explain (costs off) values (1), (2)
----
Values Scan on "*VALUES*"
EXPLAIN

explain (costs off) select distinct on (b) b, a from t order by b, a desc
----
Unique
  ->  Sort
        Sort Key: b, a DESC
        ->  Seq Scan on t
EXPLAIN

explain (costs off) select b, count(*) from t group by rollup (b)
----
MixedAggregate
  Hash Key: b
  Group Key: ()
  ->  Seq Scan on t
EXPLAIN

explain (costs off) select * from t, lateral (select * from u where u.t_a = t.a limit 1) l
----
Nested Loop
  ->  Seq Scan on t
  ->  Limit
        ->  Index Scan using u_t_a on u
              Index Cond: (u.t_a = t.a)
EXPLAIN

explain (costs off) select * from t left join u on u.id = t.a and u.v = 'x' where coalesce(u.v, 'y') = 'y'
----
Nested Loop Left Join
  Filter: ((COALESCE(u.v, 'y'::character varying))::text = 'y'::text)
  ->  Seq Scan on t
  ->  Index Scan using u_pkey on u
        Index Cond: (u.id = t.a)
        Filter: ((u.v)::text = 'x'::text)
EXPLAIN

explain (costs off) select case when b > 1 then 'x' else c end from t where not (a = 1 or b = 2) and c is distinct from 'q' and b in (1, 2) order by 1 desc
----
Sort
  Sort Key: (CASE WHEN (b > 1) THEN 'x'::text ELSE c END) DESC
  ->  Seq Scan on t
        Filter: ((NOT (a = 1)) AND (NOT (b = 2)) AND (c IS DISTINCT FROM 'q'::text) AND (b = ANY ('{1,2}'::integer[])))
EXPLAIN

explain (costs off, format json) select * from t join u on t.b = u.id where t.c = 'it''s'
----
[
  {
    "Plan": {
      "Node Type": "Nested Loop",
      "Parallel Aware": false,
      "Async Capable": false,
      "Join Type": "Inner",
      "Plans": [
        {
          "Node Type": "Seq Scan",
          "Parent Relationship": "Outer",
          "Parallel Aware": false,
          "Async Capable": false,
          "Relation Name": "t",
          "Alias": "t",
          "Filter": "(t.c = 'it''s'::text)"
        },
        {
          "Node Type": "Index Scan",
          "Parent Relationship": "Inner",
          "Parallel Aware": false,
          "Async Capable": false,
          "Scan Direction": "Forward",
          "Index Name": "u_pkey",
          "Relation Name": "u",
          "Alias": "u",
          "Index Cond": "(u.id = t.b)"
        }
      ]
    }
  }
]
EXPLAIN

explain (format json) select count(*) from t
----
[
  {
    "Plan": {
      "Node Type": "Aggregate",
      "Parallel Aware": false,
      "Async Capable": false,
      "Strategy": "Plain",
      "Partial Mode": "Simple",
      "Startup Cost": 28.30,
      "Total Cost": 28.30,
      "Plan Rows": 1,
      "Plan Width": 8,
      "Plans": [
        {
          "Node Type": "Seq Scan",
          "Parent Relationship": "Outer",
          "Parallel Aware": false,
          "Async Capable": false,
          "Relation Name": "t",
          "Alias": "t",
          "Startup Cost": 0.80,
          "Total Cost": 10.80,
          "Plan Rows": 1000,
          "Plan Width": 40
        }
      ]
    }
  }
]
EXPLAIN

explain (analyze, format yaml) select a from t where b = 0 order by a desc
----
- Plan:
    Node Type: "Index Scan"
    Parallel Aware: false
    Async Capable: false
    Scan Direction: "Backward"
    Index Name: "t_pkey"
    Relation Name: "t"
    Alias: "t"
    Startup Cost: 0.80
    Total Cost: 13.30
    Plan Rows: 5
    Plan Width: 8
    Actual Startup Time: 0.000
    Actual Total Time: 0.000
    Actual Rows: 3
    Actual Loops: 1
    Filter: "(b = 0)"
    Rows Removed by Filter: 7
  Planning Time: 0.000
  Triggers:
  Execution Time: 0.000
EXPLAIN

explain (format xml, costs off) select a from t where b < 2
----
<explain xmlns="http://www.postgresql.org/2009/explain">
  <Query>
    <Plan>
      <Node-Type>Seq Scan</Node-Type>
      <Parallel-Aware>false</Parallel-Aware>
      <Async-Capable>false</Async-Capable>
      <Relation-Name>t</Relation-Name>
      <Alias>t</Alias>
      <Filter>(b &lt; 2)</Filter>
    </Plan>
  </Query>
</explain>
EXPLAIN

explain (analyze, costs off, timing off, summary off) update t set b = b + 1 where a <= 2
----
Update on t (actual rows=0 loops=1)
  ->  LockRows (actual rows=2 loops=1)
        ->  Index Scan using t_pkey on t (actual rows=2 loops=1)
              Index Cond: (a <= 2)
EXPLAIN

select a, b from t where a <= 2
----
a int4, b int4
1|2
2|3
SELECT 2

explain (analyze, costs off, timing off, summary off) delete from t where a = 3 returning a
----
QUERY PLAN text
Delete on t (actual rows=1 loops=1)
  ->  LockRows (actual rows=1 loops=1)
        ->  Index Scan using t_pkey on t (actual rows=1 loops=1)
              Index Cond: (a = 3)
EXPLAIN

explain (costs off) insert into t (a) select id from u on conflict do nothing
----
Insert on t
  Conflict Resolution: NOTHING
  Conflict Arbiter Indexes: t_pkey
  ->  Seq Scan on u
EXPLAIN

explain (costs off) create table w as select * from t
----
Seq Scan on t
EXPLAIN

explain (costs off) declare k cursor for select * from t
----
Seq Scan on t
EXPLAIN

explain (wal) select 1
----
ERROR 22023: EXPLAIN option WAL requires ANALYZE

explain (timing) select 1
----
ERROR 22023: EXPLAIN option TIMING requires ANALYZE

explain (nonsense) select 1
----
ERROR 42601 at 10: unrecognized EXPLAIN option "nonsense"

explain (format nonsense) select 1
----
ERROR 22023 at 10: unrecognized value for EXPLAIN option "format": "nonsense"

explain (analyze maybe) select 1
----
ERROR 42601: analyze requires a Boolean value

explain (analyze off, buffers, settings, costs 0) select 1
----
Result
EXPLAIN

# VACUUM and ANALYZE take PostgreSQL's options, and refuse what it refuses.

vacuum (verbose, analyze, freeze off, index_cleanup auto, parallel 2) t (a, b), u
----
VACUUM

vacuum full t
----
VACUUM

analyze (verbose, skip_locked) t (c)
----
ANALYZE

vacuum (nonsense) t
----
ERROR 42601 at 9: unrecognized VACUUM option "nonsense"

analyze (full) t
----
ERROR 42601 at 10: unrecognized ANALYZE option "full"

vacuum (parallel) t
----
ERROR 42601 at 9: parallel option requires a value between 0 and 1024

vacuum (parallel 2000) t
----
ERROR 42601 at 9: parallel workers for vacuum must be between 0 and 1024

vacuum (full, parallel 1) t
----
ERROR 0A000: VACUUM FULL cannot be performed in parallel

vacuum (full, process_toast off) t
----
ERROR 0A000: PROCESS_TOAST required with VACUUM FULL

vacuum (truncate perhaps) t
----
ERROR 42601: truncate requires a Boolean value

vacuum t (a)
----
ERROR 0A000: ANALYZE option must be specified when a column list is provided

analyze t (a, nonsense)
----
ERROR 42703: column "nonsense" of relation "t" does not exist

analyze t (a, a)
----
ERROR 42701: column "a" of relation "t" appears more than once

analyze nonsense
----
ERROR 42P01: relation "nonsense" does not exist
