CREATE TABLE papers (id int PRIMARY KEY, words text[], facts jsonb, title text)
----
CREATE TABLE

CREATE INDEX papers_words ON papers USING gin (words)
----
CREATE INDEX

CREATE INDEX papers_facts ON papers USING gin (facts jsonb_path_ops) WITH (fastupdate = off)
----
CREATE INDEX

CREATE INDEX papers_title ON papers USING hash (title)
----
CREATE INDEX

CREATE INDEX papers_id ON papers USING brin (id) WITH (pages_per_range = 32)
----
CREATE INDEX

CREATE INDEX papers_pattern ON papers (title text_pattern_ops DESC)
----
CREATE INDEX

CREATE UNIQUE INDEX ON papers USING hash (title)
----
ERROR 0A000: access method "hash" does not support unique indexes

CREATE INDEX ON papers USING hash (title, id)
----
ERROR 0A000: access method "hash" does not support multicolumn indexes

CREATE INDEX ON papers USING gin (words DESC)
----
ERROR 0A000: access method "gin" does not support ASC/DESC options

CREATE INDEX ON papers USING gin (title)
----
ERROR 42704: data type text has no default operator class for access method "gin"
HINT: You must specify an operator class for the index or define a default operator class for the data type.

CREATE INDEX ON papers USING bloom (title)
----
ERROR 42704: access method "bloom" does not exist

CREATE INDEX ON papers (title int9_ops)
----
ERROR 42704: operator class "int9_ops" does not exist for access method "btree"

INSERT INTO papers VALUES (1, '{a,b}', '{"x": 1}', 'one'), (2, '{c}', '{"x": 2}', 'two')
----
INSERT 0 2

SELECT id FROM papers WHERE words @> '{a}'
----
id int4
1
SELECT 1

EXPLAIN (COSTS OFF) SELECT id FROM papers WHERE title = 'two'
----
Index Scan using papers_title on papers
  Index Cond: (title = 'two'::text)
EXPLAIN

SELECT id FROM papers WHERE title = 'two'
----
id int4
2
SELECT 1

UPDATE papers SET title = 'three', words = '{z}' WHERE id = 1
----
UPDATE 1

SELECT indexdef FROM pg_indexes WHERE tablename = 'papers' ORDER BY 1
----
indexdef text
CREATE INDEX papers_facts ON public.papers USING gin (facts jsonb_path_ops)
CREATE INDEX papers_id ON public.papers USING brin (id)
CREATE INDEX papers_pattern ON public.papers USING btree (title text_pattern_ops DESC)
CREATE INDEX papers_title ON public.papers USING hash (title)
CREATE INDEX papers_words ON public.papers USING gin (words)
CREATE UNIQUE INDEX papers_pkey ON public.papers USING btree (id)
SELECT 6

SELECT a.amname FROM pg_class c JOIN pg_am a ON a.oid = c.relam WHERE c.relname = 'papers_words'
----
amname name
gin
SELECT 1

CREATE TABLE twin (LIKE papers INCLUDING INDEXES)
----
CREATE TABLE

SELECT indexdef FROM pg_indexes WHERE tablename = 'twin' ORDER BY 1
----
indexdef text
CREATE INDEX twin_facts_idx ON public.twin USING gin (facts jsonb_path_ops)
CREATE INDEX twin_id_idx ON public.twin USING brin (id)
CREATE INDEX twin_title_idx ON public.twin USING hash (title)
CREATE INDEX twin_title_idx1 ON public.twin USING btree (title text_pattern_ops DESC)
CREATE INDEX twin_words_idx ON public.twin USING gin (words)
CREATE UNIQUE INDEX twin_pkey ON public.twin USING btree (id)
SELECT 6

DROP INDEX papers_words
----
DROP INDEX

ALTER TABLE papers DROP CONSTRAINT papers_pkey
----
ALTER TABLE

ALTER TABLE papers ADD PRIMARY KEY (title)
----
ALTER TABLE

SELECT indexname FROM pg_indexes WHERE tablename = 'papers' ORDER BY 1
----
indexname name
papers_facts
papers_id
papers_pattern
papers_pkey
papers_title
SELECT 5

CLUSTER papers USING papers_title
----
CLUSTER

CLUSTER papers USING nothing
----
ERROR 42704: index "nothing" for table "papers" does not exist

CLUSTER papers
----
ERROR 42704: there is no previously clustered index for table "papers"

CHECKPOINT
----
CHECKPOINT

CREATE EXTENSION IF NOT EXISTS pgcrypto
----
NOTICE:  extension "pgcrypto" already exists, skipping
CREATE EXTENSION

CREATE EXTENSION "uuid-ossp"
----
ERROR 42710: extension "uuid-ossp" already exists

CREATE EXTENSION hstore
----
ERROR 0A000: extension "hstore" is not available

SELECT extname, extversion FROM pg_extension ORDER BY 1
----
extname name, extversion text
pgcrypto|1.3
plpgsql|1.0
uuid-ossp|1.1
SELECT 3

ALTER TABLE papers CLUSTER ON papers_title, SET WITHOUT CLUSTER, REPLICA IDENTITY FULL, ALTER facts SET STORAGE EXTERNAL
----
ALTER TABLE

# Programs ask which way the columns of an index go.

CREATE INDEX papers_both ON papers (title DESC, id) INCLUDE (facts)
----
CREATE INDEX

SELECT property, pg_index_column_has_property('papers_both'::regclass, 1, property) AS title, pg_index_column_has_property('papers_both'::regclass, 2, property) AS id, pg_index_column_has_property('papers_both'::regclass, 3, property) AS facts FROM unnest(ARRAY['asc', 'DESC', 'nulls_first', 'nulls_last', 'orderable', 'distance_orderable', 'returnable', 'search_array', 'search_nulls', 'other']) property
----
property text, title bool, id bool, facts bool
asc|f|t|NULL
DESC|t|f|NULL
nulls_first|t|f|NULL
nulls_last|f|t|NULL
orderable|t|t|f
distance_orderable|f|f|f
returnable|t|t|t
search_array|t|t|NULL
search_nulls|t|t|NULL
other|NULL|NULL|NULL
SELECT 10

CREATE INDEX papers_more ON papers USING gin (facts)
----
CREATE INDEX

SELECT pg_index_column_has_property('papers_more'::regclass, 1, 'asc'), pg_index_column_has_property('papers_more'::regclass, 1, 'search_nulls')
----
pg_index_column_has_property bool, pg_index_column_has_property bool
f|f
SELECT 1

SELECT amname, array_agg(property ORDER BY property) FROM pg_am, unnest(ARRAY['can_order', 'can_unique', 'can_multi_col', 'can_exclude', 'can_include', 'other']) property WHERE amtype = 'i' AND pg_indexam_has_property(pg_am.oid, property) GROUP BY amname ORDER BY amname
----
amname name, array_agg _text
brin|{can_multi_col}
btree|{can_exclude,can_include,can_multi_col,can_order,can_unique}
gin|{can_multi_col}
gist|{can_exclude,can_include,can_multi_col}
hash|{can_exclude}
spgist|{can_exclude,can_include}
SELECT 6

SELECT pg_index_has_property('papers_both'::regclass, 'clusterable'), pg_index_has_property('papers_both'::regclass, 'other'), pg_index_has_property('papers'::regclass, 'clusterable'), pg_index_column_has_property('papers_both'::regclass, 4, 'asc')
----
pg_index_has_property bool, pg_index_has_property bool, pg_index_has_property bool, pg_index_column_has_property bool
t|NULL|NULL|NULL
SELECT 1

# A foreign key hangs on the index that finds what it refers to.

CREATE TABLE cites (paper text REFERENCES papers)
----
CREATE TABLE

SELECT refclassid::regclass, refobjid::regclass, refobjsubid, deptype FROM pg_depend WHERE classid = 'pg_constraint'::regclass AND objid = (SELECT oid FROM pg_constraint WHERE conname = 'cites_paper_fkey') ORDER BY refobjid::regclass::text, refobjsubid
----
refclassid regclass, refobjid regclass, refobjsubid int4, deptype char
pg_class|cites|1|a
pg_class|papers|4|n
pg_class|papers_pkey|0|n
SELECT 3

# What gives nothing is an empty text.

SELECT pg_sleep(0)::text = '', length(pg_sleep(0)::varchar)
----
?column? bool, length int4
t|0
SELECT 1

SELECT pg_sleep(0)::int
----
ERROR 42846 at 19: cannot cast type void to integer

# There is nothing to do for tables of the catalog.

VACUUM (ANALYZE) pg_catalog.pg_class, papers
----
VACUUM

ANALYZE pg_attribute
----
ANALYZE

VACUUM pg_catalog.pg_nothing
----
ERROR 42P01: relation "pg_catalog.pg_nothing" does not exist

# The class that was named is that of the index.

SELECT opcname, opcdefault FROM pg_index, unnest(indclass) WITH ORDINALITY AS class (id, place) JOIN pg_opclass ON pg_opclass.oid = class.id WHERE indexrelid = 'papers_pattern'::regclass ORDER BY place
----
opcname name, opcdefault bool
text_pattern_ops|f
SELECT 1

CREATE TABLE named (short varchar(10))
----
CREATE TABLE

CREATE INDEX ON named USING spgist (short)
----
CREATE INDEX
