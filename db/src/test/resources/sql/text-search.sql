# Text search: vectors, queries, matching, ranks, headlines.

select 'a fat cat sat'::tsvector, 'a:1 fat:2 cat:3A,4 fat:9B'::tsvector, $$'it''s' \'x 'a b':3$$::tsvector, ''::tsvector, 'a:20000'::tsvector, 'b A a'::tsvector, 'x:3,1,3A'::tsvector
----
tsvector tsvector, tsvector tsvector, tsvector tsvector, tsvector tsvector, tsvector tsvector, tsvector tsvector, tsvector tsvector
'a' 'cat' 'fat' 'sat'|'a':1 'cat':3A,4 'fat':2,9B|'''x' 'a b':3 'it''s'||'a':16383|'A' 'a' 'b'|'x':1,3A
SELECT 1

select 'a:0'::tsvector
----
ERROR 42601 at 8: wrong position info in tsvector: "a:0"

select $$'$$::tsvector
----
ERROR 42601 at 8: syntax error in tsvector: "'"

select 'a:x'::tsvector
----
ERROR 42601 at 8: syntax error in tsvector: "a:x"

select $$''$$::tsvector
----
ERROR 42601 at 8: syntax error in tsvector: "''"

select 'a:1x'::tsvector
----
ERROR 42601 at 8: syntax error in tsvector: "a:1x"

select 'a:'::tsvector
----
ERROR 42601 at 8: syntax error in tsvector: "a:"

select 'a'::tsquery, 'a & b | c'::tsquery, '!a & (b | c)'::tsquery, 'a <-> b <2> c'::tsquery, 'a:*AB & !!b'::tsquery, '(a)'::tsquery, $$'a b' | c$$::tsquery, 'a <-> (b <-> c)'::tsquery, '!(a & b)'::tsquery, 'a|b&c'::tsquery, '(a|b)&c'::tsquery, ' '::tsquery, 'a:b'::tsquery, '!a <-> b'::tsquery, '!(a <-> b)'::tsquery, '(a & b) <-> c'::tsquery
----
tsquery tsquery, tsquery tsquery, tsquery tsquery, tsquery tsquery, tsquery tsquery, tsquery tsquery, tsquery tsquery, tsquery tsquery, tsquery tsquery, tsquery tsquery, tsquery tsquery, tsquery tsquery, tsquery tsquery, tsquery tsquery, tsquery tsquery, tsquery tsquery
'a'|'a' & 'b' | 'c'|!'a' & ( 'b' | 'c' )|'a' <-> 'b' <2> 'c'|'a':*AB & !!'b'|'a'|'a b' | 'c'|'a' <-> ( 'b' <-> 'c' )|!( 'a' & 'b' )|'a' | 'b' & 'c'|( 'a' | 'b' ) & 'c'||'a':B|!'a' <-> 'b'|!( 'a' <-> 'b' )|( 'a' & 'b' ) <-> 'c'
SELECT 1

select 'a &'::tsquery
----
ERROR 42601 at 8: no operand in tsquery: "a &"

select '& a'::tsquery
----
ERROR 42601 at 8: syntax error in tsquery: "& a"

select 'a b'::tsquery
----
ERROR 42601 at 8: syntax error in tsquery: "a b"

select '(a'::tsquery
----
ERROR 42601 at 8: syntax error in tsquery: "(a"

select 'a)'::tsquery
----
ERROR 42601 at 8: syntax error in tsquery: "a)"

select 'a <'::tsquery
----
ERROR 42601 at 8: syntax error in tsquery: "a <"

select 'a <20000> b'::tsquery
----
ERROR 22023 at 8: distance in phrase operator must be an integer value between zero and 16384 inclusive

select '!'::tsquery
----
ERROR 42601 at 8: no operand in tsquery: "!"

select 'a:'::tsquery
----
tsquery tsquery
'a'
SELECT 1

select to_tsvector('english','The quick brown foxes jumped over the lazy dogs'), to_tsvector('simple','The quick brown foxes'), to_tsvector('A stable default')
----
to_tsvector tsvector, to_tsvector tsvector, to_tsvector tsvector
'brown':3 'dog':9 'fox':4 'jump':5 'lazi':8 'quick':2|'brown':3 'foxes':4 'quick':2 'the':1|'default':3 'stabl':2
SELECT 1

select to_tsvector('english','foo-bar baz-qux1 http://www.example.com/path?q=1 user@host.com 1.5 -3 1e5 1.2.3 /usr/local/bin x86_64 <b>bold</b> &amp; naïve über-cool')
----
to_tsvector tsvector
'-3':12 '/path?q=1':9 '/usr/local/bin':15 '1.2.3':14 '1.5':11 '1e5':13 '64':17 'bar':3 'baz':5 'baz-qux1':4 'bold':18 'cool':22 'foo':2 'foo-bar':1 'naïv':19 'qux1':6 'user@host.com':10 'www.example.com':8 'www.example.com/path?q=1':7 'x86':16 'über':21 'über-cool':20
SELECT 1

select to_tsquery('english','the & cats | running'), to_tsquery('english','fat:ab & rat:*'), to_tsquery('the'), to_tsquery('simple','the & A'), to_tsquery('english','foo-bar & x'), to_tsquery('english', $$'supernovae stars' & !crab$$)
----
to_tsquery tsquery, to_tsquery tsquery, to_tsquery tsquery, to_tsquery tsquery, to_tsquery tsquery, to_tsquery tsquery
'cat' | 'run'|'fat':AB & 'rat':*||'the' & 'a'|'foo-bar' <-> 'foo' <-> 'bar' & 'x'|'supernova' <-> 'star' & !'crab'
SELECT 1

select to_tsquery('english','fat <-> the <-> cats'), to_tsquery('english','a <-> the <2> cat | dogs'), to_tsquery('english','(the <-> cat) & dog'), to_tsquery('english','cat <-> the')
----
to_tsquery tsquery, to_tsquery tsquery, to_tsquery tsquery, to_tsquery tsquery
'fat' <2> 'cat'|'cat' | 'dog'|'cat' & 'dog'|'cat'
SELECT 1

select plainto_tsquery('english','The Fat Rats'), phraseto_tsquery('english','The Fat & the Rats'), phraseto_tsquery('english','cat and the hat'), plainto_tsquery('the'), phraseto_tsquery('simple','a b c')
----
plainto_tsquery tsquery, phraseto_tsquery tsquery, phraseto_tsquery tsquery, plainto_tsquery tsquery, phraseto_tsquery tsquery
'fat' & 'rat'|'fat' <2> 'rat'|'cat' <3> 'hat'||'a' <-> 'b' <-> 'c'
SELECT 1

select websearch_to_tsquery('english','"supernovae stars" -crab'), websearch_to_tsquery('english','signal -"segmentation fault"'), websearch_to_tsquery('english','cats or dogs'), websearch_to_tsquery('english','or cat or'), websearch_to_tsquery('english','fat-cat & ( x'), websearch_to_tsquery('simple','"a" or "b c" -d'), websearch_to_tsquery(''), websearch_to_tsquery('english','the'), websearch_to_tsquery('simple','a "b'), websearch_to_tsquery('simple', 'orange or-a oracle'), websearch_to_tsquery('english','"fat rat"  cat')
----
websearch_to_tsquery tsquery, websearch_to_tsquery tsquery, websearch_to_tsquery tsquery, websearch_to_tsquery tsquery, websearch_to_tsquery tsquery, websearch_to_tsquery tsquery, websearch_to_tsquery tsquery, websearch_to_tsquery tsquery, websearch_to_tsquery tsquery, websearch_to_tsquery tsquery, websearch_to_tsquery tsquery
'supernova' <-> 'star' & !'crab'|'signal' & !( 'segment' <-> 'fault' )|'cat' | 'dog'|'cat'|'fat-cat' <-> 'fat' <-> 'cat' & 'x'|'a' | 'b' <-> 'c' & !'d'|||'a' & 'b'|'orange' & 'or-a' <-> 'or' <-> 'a' & 'oracle'|'fat' <-> 'rat' & 'cat'
SELECT 1

select 'a b:89 ca:23A,64b d:34c'::tsvector @@ 'd:AC & ca', 'a b:89 ca:23A,64b d:34c'::tsvector @@ 'd:AC & ca:B', 'a b:89 ca:23A,64b d:34c'::tsvector @@ 'd:A', 'supernova'::tsvector @@ 'super:*', 'super'::tsquery @@ 'supernova'::tsvector, 'a'::tsvector @@ '!b', ''::tsvector @@ '!b', 'a'::tsvector @@ ''
----
?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool
t|t|f|t|f|t|t|f
SELECT 1

select to_tsvector('simple','1 2 3 1') @@ '1 <-> 3', to_tsvector('simple','1 2 3 1') @@ '3 <-> 1', to_tsvector('simple','1 2 3 1') @@ '1 <2> 3', to_tsvector('simple','1 2 11 3') @@ '1:* <-> 3', 'wa:1D wb:2A'::tsvector @@ 'wa:* <-> w:*A', to_tsvector('simple','q x w') @@ '!x <-> w', to_tsvector('simple','q x q y') @@ 'q <-> (!x & y)', to_tsvector('simple','q x q y') @@ 'q <-> (x | y)', to_tsvector('simple','q x q y') @@ '(!x | !y) <-> y', to_tsvector('simple','q x q y') @@ '(q <-> x) <2> y', strip(to_tsvector('simple','a b')) @@ 'a <-> b', to_tsvector('simple','a b c') @@ '(a <-> b) | z <-> c'
----
?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool
f|t|t|t|t|f|t|t|t|t|f|t
SELECT 1

select 'the cats'::text @@ 'cat'::tsquery, 'fat cats' @@ 'cat'::text, to_tsvector('fat cats') @@@ to_tsquery('cat')
----
?column? bool, ?column? bool, ?column? bool
t|t|t
SELECT 1

select 'a:1 b:2'::tsvector || 'a:1A c:2'::tsvector, length('a b'::tsvector), strip('a:1 b:2A'), setweight('a:1 b:2,3B'::tsvector,'A'), setweight('a:1 b:2'::tsvector,'c',array['b','z']), ts_delete('a:1 b:2 c:3'::tsvector,'b'), ts_delete('a:1 b:2 c:3'::tsvector,array['a','c']), ts_filter('a:1A b:2B,3C c:4'::tsvector,'{a,c}'), tsvector_to_array('b:1 a:2'), array_to_tsvector(array['b','a','a'])
----
?column? tsvector, length int4, strip tsvector, setweight tsvector, setweight tsvector, ts_delete tsvector, ts_delete tsvector, ts_filter tsvector, tsvector_to_array _text, array_to_tsvector tsvector
'a':1,3A 'b':2 'c':4|2|'a' 'b'|'a':1A 'b':2A,3A|'a':1 'b':2C|'a':1 'c':3|'b':2|'a':1A 'b':3C|{a,b}|'a' 'b'
SELECT 1

select setweight('a:1','p')
----
ERROR 22023: unrecognized weight: "p"

select ts_filter('a:1','{p}')
----
ERROR 22023: unrecognized weight: "p"

select array_to_tsvector(array['a',null])
----
ERROR 22004: lexeme array may not contain nulls

select array_to_tsvector(array[''])
----
ERROR 2200F: lexeme array may not contain empty strings

select ts_filter('a:1','{a,NULL}')
----
ERROR 22004: weight array may not contain nulls

select * from unnest('a:1A,2 b'::tsvector)
----
lexeme text, positions _int2, weights _text
a|{1,2}|{A,D}
b|NULL|NULL
SELECT 2

select 'a'::tsquery && 'b', 'a'::tsquery || 'b', !! 'a'::tsquery, 'a'::tsquery <-> 'b', tsquery_phrase('a','b',5), 'a & b'::tsquery @> 'a', 'a'::tsquery <@ 'a|b', numnode('a & !b'), querytree('a & !b'), querytree('!a'), querytree('a | !b'), numnode(''), 'a'::tsquery && ''
----
?column? tsquery, ?column? tsquery, ?column? tsquery, ?column? tsquery, tsquery_phrase tsquery, ?column? bool, ?column? bool, numnode int4, querytree text, querytree text, querytree text, numnode int4, ?column? tsquery
'a' & 'b'|'a' | 'b'|!'a'|'a' <-> 'b'|'a' <5> 'b'|t|t|4|'a'|T|T|0|'a'
SELECT 1

select ts_rank('a:1 b:2 c:3'::tsvector,'a & b'), ts_rank('a:1 b:5 s:6A'::tsvector,'a | s'), ts_rank('a:1,3,9B b:2 c:30'::tsvector,'a & c & b'), ts_rank('a b'::tsvector,'a & b'), ts_rank('{0.1,0.2,0.3,0.4}','a:1A b:2'::tsvector,'a|b'), ts_rank('a:1 b:2 c:3'::tsvector,'a & b',1), ts_rank('a:1 b:2 c:3'::tsvector,'a & b',2), ts_rank('a:1 b:2 c:3'::tsvector,'a & b',8|16), ts_rank('a:1 b:2 c:3'::tsvector,'a & b',32), ts_rank('a:1 b:2'::tsvector,'z'), ts_rank('ab:1 ac:4'::tsvector, 'a:* & b')
----
ts_rank float4, ts_rank float4, ts_rank float4, ts_rank float4, ts_rank float4, ts_rank float4, ts_rank float4, ts_rank float4, ts_rank float4, ts_rank float4, ts_rank float4
0.09910322|0.3343599|0.31374502|1e-16|0.15198177|0.04955161|0.033034407|0.016517203|0.09016734|0|1e-20
SELECT 1

select ts_rank_cd('a:1 b:2 c:3'::tsvector,'a & b'), ts_rank_cd('a:1 b:5 a:9 b:10A'::tsvector,'a & b'), ts_rank_cd('a:1,3,9B b:2,8 c:30'::tsvector,'a & b', 4), ts_rank_cd('a:1,3,9B b:2,8 c:30'::tsvector,'a | c', 1), ts_rank_cd('a:1,3,9B b:2,8 c:30'::tsvector,'a <-> b', 32), ts_rank_cd('a b'::tsvector, 'a'), ts_rank_cd('{0.1,0.2,0.3,0.4}','a:1A b:2'::tsvector,'a&b', 8|16)
----
ts_rank_cd float4, ts_rank_cd float4, ts_rank_cd float4, ts_rank_cd float4, ts_rank_cd float4, ts_rank_cd float4, ts_rank_cd float4
0.1|0.23181818|0.15833333|0.35972884|0.09090909|0|0.05047438
SELECT 1

select ts_rank('{1,2}','a:1'::tsvector,'a')
----
ERROR 2202E: array of weight is too short

select ts_rank('{0.1,0.2,0.3,2}','a:1'::tsvector,'a')
----
ERROR 22023: weight out of range

select ts_headline('english','The most common type of search is to find all documents containing given query terms and return them in order of their similarity to the query.', to_tsquery('english','query & similarity'))
----
ts_headline text
containing given <b>query</b> terms and return them in order of their <b>similarity</b> to the <b>query</b>.
SELECT 1

select ts_headline('english','The most common type of search is to find all documents containing given query terms and return them in order of their similarity to the query.', to_tsquery('english','search & term'), 'MaxFragments=10, MaxWords=7, MinWords=3, StartSel=<<, StopSel=>>')
----
ts_headline text
common type of <<search>> is to find ... containing given query <<terms>> and return them
SELECT 1

select ts_headline('simple','1 2 3 1 3'::text,'1 <-> 3','ShortWord=0'), ts_headline('english','foo bar','foo','HighlightAll=true'), ts_headline('english','nothing here to be found at all, is there','zebra'), ts_headline('a <b>cat</b> sat', 'cat'), ts_headline('a <b>cat</b> sat', 'cat', 'HighlightAll=1'), ts_headline('','a')
----
ERROR 42725 at 133: function ts_headline(unknown, unknown, unknown) is not unique
HINT: Could not choose a best candidate function. You might need to add explicit type casts.

select ts_headline('english','Day after day, day after day, We stuck, nor breath nor motion, As idle as a painted Ship Upon a painted Ocean. Water, water, every where And all the boards did shrink; Water, water, every where, Nor any drop to drink. S. T. Coleridge (1772-1834)', phraseto_tsquery('english','painted Ocean'))
----
ts_headline text
<b>painted</b> Ship Upon a <b>painted</b> <b>Ocean</b>. Water, water, every where And all the boards did shrink
SELECT 1

select ts_headline('english','Day after day, day after day, We stuck, nor breath nor motion, As idle as a painted Ship Upon a painted Ocean. Water, water, every where And all the boards did shrink; Water, water, every where, Nor any drop to drink. S. T. Coleridge (1772-1834)', to_tsquery('english','ocean & drink'), 'MaxFragments=2')
----
ts_headline text
painted Ship Upon a painted <b>Ocean</b>. Water, water, every where And all the boards did shrink; Water, water, every where, Nor any drop to <b>drink</b>. S. T. Coleridge
SELECT 1

select ts_headline('english','Day after day, day after day, We stuck, nor breath nor motion, As idle as a painted Ship', to_tsquery('english','day & ship'), 'MaxWords=10, MinWords=5')
----
ts_headline text
<b>Day</b> after <b>day</b>, <b>day</b> after <b>day</b>, We stuck, nor breath
SELECT 1

select ts_headline('a','a','MinWords=40')
----
ERROR 42725 at 8: function ts_headline(unknown, unknown, unknown) is not unique
HINT: Could not choose a best candidate function. You might need to add explicit type casts.

select ts_headline('a','a','foo=1')
----
ERROR 42725 at 8: function ts_headline(unknown, unknown, unknown) is not unique
HINT: Could not choose a best candidate function. You might need to add explicit type casts.

select get_current_ts_config()
----
get_current_ts_config regconfig
english
SELECT 1

select to_tsvector('nosuch','x')
----
ERROR 42704 at 20: text search configuration "nosuch" does not exist

select 'english'::regconfig, 'pg_catalog.simple'::regconfig::oid, 'nosuch'::regconfig
----
ERROR 42704 at 67: text search configuration "nosuch" does not exist

create table d (id int primary key, body text, v tsvector generated always as (to_tsvector('english', body)) stored, q tsquery)
----
CREATE TABLE

insert into d(id,body,q) values (1,'cats and dogs','cat'),(2,'The running man','run & man'),(3,null,null)
----
INSERT 0 3

create index on d using gin (v)
----
CREATE INDEX

create index on d using gin (to_tsvector('english', body))
----
CREATE INDEX

create index on d using gist(v)
----
CREATE INDEX

create index on d (v)
----
CREATE INDEX

create index on d(q)
----
CREATE INDEX

select id from d where v @@ to_tsquery('cat | run') order by id
----
id int4
1
2
SELECT 2

select id, v, q from d order by id
----
id int4, v tsvector, q tsquery
1|'cat':1 'dog':3|'cat'
2|'man':3 'run':2|'run' & 'man'
3|NULL|NULL
SELECT 3

select id from d where v @@ q order by 1
----
id int4
1
2
SELECT 2

select id from d where v = to_tsvector('english','cats and dogs')
----
id int4
1
SELECT 1

select distinct q from d order by 1
----
q tsquery
'cat'
'run' & 'man'
NULL
SELECT 3

select array_agg(v order by id), array_agg(q order by q) from d
----
array_agg _tsvector, array_agg _tsquery
{"'cat':1 'dog':3","'man':3 'run':2",NULL}|{'cat',"'run' & 'man'",NULL}
SELECT 1

select to_tsvector('english', '{"a":"fat cats","b":["rats", 1]}'::jsonb), to_tsvector('english','{"a":"fat cats","b":["rats dogs"]}'::json), to_tsvector('simple', '["a","b"]'::jsonb)
----
to_tsvector tsvector, to_tsvector tsvector, to_tsvector tsvector
'cat':2 'fat':1 'rat':4|'cat':2 'dog':5 'fat':1 'rat':4|'a':1 'b':3
SELECT 1

select 'b:1'::tsvector < 'a:1 b'::tsvector, 'a'::tsvector = 'a', 'a:1'::tsvector > 'a', 'a'::tsquery < 'a & b', 'a:1 b:2'::tsvector < 'a:2 b:1'::tsvector
----
?column? bool, ?column? bool, ?column? bool, ?column? bool, ?column? bool
t|t|t|t|f
SELECT 1

select pg_typeof(to_tsvector('a')), pg_typeof(to_tsquery('a')), pg_typeof(get_current_ts_config())
----
pg_typeof regtype, pg_typeof regtype, pg_typeof regtype
tsvector|tsquery|regconfig
SELECT 1
