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
