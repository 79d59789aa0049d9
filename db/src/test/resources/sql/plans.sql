# How statements are carried out: PhantomDB's own words.

create table t (a int, b int, c text, d int unique, primary key (a, b))
----
CREATE TABLE

create index t_c on t (c desc, b)
----
CREATE INDEX

create table s (id int primary key, a int, b int)
----
CREATE TABLE

create table n (x int, y int)
----
CREATE TABLE

explain (costs off) select * from t where a = 1 and b = 2
----
Index Scan using t_pkey on t
  Index Cond: ((a = 1) AND (b = 2))
EXPLAIN

explain (costs off) select c from t where a = 1
----
Index Scan using t_pkey on t
  Index Cond: (a = 1)
EXPLAIN

explain (costs off) select c from t where a = 1 and b > 5 and b <= 10 and c = 'x'
----
Index Scan using t_pkey on t
  Index Cond: ((a = 1) AND (b > 5) AND (b <= 10))
  Filter: (c = 'x'::text)
EXPLAIN

explain (costs off) select * from t where b = 2
----
Seq Scan on t
  Filter: (b = 2)
EXPLAIN

explain (costs off) select * from t where d = 5
----
Index Scan using t_d_key on t
  Index Cond: (d = 5)
EXPLAIN

explain (costs off) select * from t where d in (1, 2, 3)
----
Index Scan using t_d_key on t
  Index Cond: (d = ANY ('{1,2,3}'::integer[]))
EXPLAIN

explain (costs off) select * from t where a in (1, 2) and b in (3, 4)
----
Index Scan using t_pkey on t
  Index Cond: (((a = 1) AND (b = 3)) OR ((a = 1) AND (b = 4)) OR ((a = 2) AND (b = 3)) OR ((a = 2) AND (b = 4)))
EXPLAIN

explain (costs off) select * from t where c = 'x' and b < 4
----
Index Scan using t_c on t
  Index Cond: ((c = 'x'::text) AND (b < 4))
EXPLAIN

explain (costs off) select * from t where c > 'x'
----
Index Scan using t_c on t
  Index Cond: (c > 'x'::text)
EXPLAIN

explain (costs off) select * from t order by a, b limit 5
----
Limit
  ->  Seq Scan on t
EXPLAIN

explain (costs off) select * from t order by a desc, b desc limit 5
----
Limit
  ->  Index Scan Backward using t_pkey on t
EXPLAIN

explain (costs off) select * from t order by c desc nulls last, b limit 5
----
Limit
  ->  Sort
        Sort Key: c DESC NULLS LAST, b
        ->  Seq Scan on t
EXPLAIN

explain (costs off) select * from t order by c, b limit 5
----
Limit
  ->  Sort
        Sort Key: c, b
        ->  Seq Scan on t
EXPLAIN

explain (costs off) select * from t where a = 1 order by b desc
----
Index Scan Backward using t_pkey on t
  Index Cond: (a = 1)
EXPLAIN

explain (costs off) select * from t where d > 3 order by a
----
Sort
  Sort Key: a
  ->  Index Scan using t_d_key on t
        Index Cond: (d > 3)
EXPLAIN

explain (costs off) select * from s join t on s.a = t.a and s.b = t.b where s.id = 7
----
Nested Loop
  ->  Index Scan using s_pkey on s
        Index Cond: (s.id = 7)
  ->  Index Scan using t_pkey on t
        Index Cond: ((t.a = s.a) AND (t.b = s.b))
EXPLAIN

explain (costs off) select * from s join t on s.a = t.a where s.id = 7
----
Nested Loop
  ->  Index Scan using s_pkey on s
        Index Cond: (s.id = 7)
  ->  Index Scan using t_pkey on t
        Index Cond: (t.a = s.a)
EXPLAIN

explain (costs off) select * from s join t on s.a = t.b
----
Hash Join
  Hash Cond: (s.a = t.b)
  ->  Seq Scan on s
  ->  Hash
        ->  Seq Scan on t
EXPLAIN

explain (costs off) select * from s left join t on s.a = t.d
----
Nested Loop Left Join
  ->  Seq Scan on s
  ->  Index Scan using t_d_key on t
        Index Cond: (t.d = s.a)
EXPLAIN

explain (costs off) select * from s, n where s.a < n.x
----
Nested Loop
  Join Filter: (s.a < n.x)
  ->  Seq Scan on s
  ->  Materialize
        ->  Seq Scan on n
EXPLAIN

explain (costs off) select count(*) from t where a = 1 group by b having count(*) > 1
----
HashAggregate
  Group Key: b
  Filter: (count(*) > 1)
  ->  Index Scan using t_pkey on t
        Index Cond: (a = 1)
EXPLAIN

explain (costs off) select distinct c from t
----
HashAggregate
  Group Key: c
  ->  Seq Scan on t
EXPLAIN

explain (costs off) select 1 union all select 2
----
Append
  ->  Result
  ->  Result
EXPLAIN

explain (costs off) select a from t except select id from s
----
HashSetOp Except
  ->  Seq Scan on t
  ->  Seq Scan on s
EXPLAIN

explain (costs off) select * from t where a = null
----
Result
  One-Time Filter: false
EXPLAIN

explain (costs off) select * from n where x = 1
----
Seq Scan on n
  Filter: (x = 1)
EXPLAIN

explain (costs off) update t set c = 'x' where a = 1 and b = 2
----
Update on t
  ->  LockRows
        ->  Index Scan using t_pkey on t
              Index Cond: ((a = 1) AND (b = 2))
EXPLAIN

explain (costs off) update t set b = b + 1 where a = 1
----
Update on t
  ->  LockRows
        ->  Index Scan using t_pkey on t
              Index Cond: (a = 1)
EXPLAIN

explain (costs off) update t set c = s.id::text from s where s.a = t.a
----
Update on t
  ->  LockRows
        ->  Hash Join
              Hash Cond: (t.a = s.a)
              ->  Seq Scan on t
              ->  Hash
                    ->  Seq Scan on s
EXPLAIN

explain (costs off) delete from t where d = 1
----
Delete on t
  ->  LockRows
        ->  Index Scan using t_d_key on t
              Index Cond: (d = 1)
EXPLAIN

explain (costs off) delete from t where exists (select 1 from s where s.a = t.a)
----
Delete on t
  ->  LockRows
        ->  Hash Semi Join
              Hash Cond: (t.a = s.a)
              ->  Seq Scan on t
              ->  Hash
                    ->  Seq Scan on s
EXPLAIN

explain (costs off) insert into t values (1, 2, 'x', 3) on conflict (a, b) do update set c = 'y'
----
Insert on t
  Conflict Resolution: UPDATE
  Conflict Arbiter Indexes: t_pkey
  ->  Result
EXPLAIN

explain (costs off) select * from t where a = 1 for update
----
LockRows
  ->  Index Scan using t_pkey on t
        Index Cond: (a = 1)
EXPLAIN

explain analyze select 1
----
Result  (cost=0.00..0.00 rows=1 width=0) (actual time=0.000..0.000 rows=1 loops=1)
Planning Time: 0.000 ms
Execution Time: 0.000 ms
EXPLAIN
