begin
----
BEGIN

select lo_create(77001)
----
lo_create oid
77001
SELECT 1

select lo_open(77001, 131072|262144)
----
lo_open int4
0
SELECT 1

select lowrite(0, 'hello world')
----
lowrite int4
11
SELECT 1

select lo_lseek(0, 0, 0)
----
lo_lseek int4
0
SELECT 1

select loread(0, 5)
----
loread bytea
\x68656c6c6f
SELECT 1

select lo_tell(0)
----
lo_tell int4
5
SELECT 1

select loread(0,100)
----
loread bytea
\x20776f726c64
SELECT 1

select loread(0,10)
----
loread bytea
\x
SELECT 1

select lo_lseek(0,-3,2)
----
lo_lseek int4
8
SELECT 1

select loread(0,10)
----
loread bytea
\x726c64
SELECT 1

select lo_truncate(0, 4)
----
lo_truncate int4
0
SELECT 1

select lo_lseek(0,0,2)
----
lo_lseek int4
4
SELECT 1

select lo_lseek64(0,20000,0)
----
lo_lseek64 int8
20000
SELECT 1

select lowrite(0,'\x01ff')
----
lowrite int4
2
SELECT 1

select lo_lseek(0,0,2)
----
lo_lseek int4
20002
SELECT 1

select length(lo_get(77001)), substr(lo_get(77001),1,6), lo_get(77001, 19998, 10)
----
length int4, substr bytea, lo_get bytea
20002|\x68656c6c0000|\x000001ff
SELECT 1

select lo_close(0)
----
lo_close int4
0
SELECT 1

select lo_close(0)
----
ERROR 42704: invalid large-object descriptor: 0

select lo_open(77001, 262144)
----
lo_open int4
0
SELECT 1

select lowrite(0,'x')
----
ERROR 55000: large object descriptor 0 was not opened for writing

rollback
----
ROLLBACK

select lo_get(77001)
----
ERROR 42704: large object 77001 does not exist

select lo_unlink(77001)
----
ERROR 42704: large object 77001 does not exist

select lo_from_bytea(77002, '\x0102')
----
lo_from_bytea oid
77002
SELECT 1

select lo_get(77002)
----
lo_get bytea
\x0102
SELECT 1

select lo_put(77002, 5, 'ab') is not null
----
?column? bool
t
SELECT 1

select lo_get(77002)
----
lo_get bytea
\x01020000006162
SELECT 1

select lo_create(77002)
----
ERROR 23505: duplicate key value violates unique constraint "pg_largeobject_metadata_oid_index"
DETAIL: Key (oid)=(77002) already exists.

select lo_get(77002, -1, 3)
----
ERROR 22023: invalid large object seek target: -1

select lo_get(77002,0,-1)
----
ERROR 22023: requested length cannot be negative

begin
----
BEGIN

select lo_open(77002, 131072)
----
lo_open int4
0
SELECT 1

select lo_open(77002, 262144)
----
lo_open int4
1
SELECT 1

select lo_open(77002,262144)
----
lo_open int4
2
SELECT 1

select loread(1, 3)
----
loread bytea
\x010200
SELECT 1

commit
----
COMMIT

select loread(0,1)
----
ERROR 42704: invalid large-object descriptor: 0

begin read only
----
BEGIN

select lo_open(77002,262144), loread(0,2)
----
lo_open int4, loread bytea
0|\x0102
SELECT 1

commit
----
COMMIT

select oid, lomowner from pg_largeobject_metadata
----
oid oid, lomowner oid
77002|10
SELECT 1

select lo_open(77002, 0)
----
ERROR 22023: invalid flags for opening a large object: 0

select lo_lseek(0,0,0)
----
ERROR 42704: invalid large-object descriptor: 0

begin
----
BEGIN

select lo_open(77002,131072)
----
lo_open int4
0
SELECT 1

select lo_lseek(0,1,7)
----
ERROR 22023: invalid whence setting: 7

rollback
----
ROLLBACK

begin
----
BEGIN

select lo_open(77002,131072)
----
lo_open int4
0
SELECT 1

select lo_lseek(0,-1,0)
----
ERROR 22023: invalid large object seek target: -1

rollback
----
ROLLBACK

select lo_unlink(77002)
----
lo_unlink int4
1
SELECT 1

select count(*) from pg_largeobject_metadata
----
count int8
0
SELECT 1

select lo_creat(-1) > 0
----
?column? bool
t
SELECT 1

begin
----
BEGIN

select lo_from_bytea(77003, convert_to(repeat('0123456789', 5000), 'utf8'))
----
lo_from_bytea oid
77003
SELECT 1

select lo_open(77003,131072)
----
lo_open int4
0
SELECT 1

select lo_lseek(0, 8190, 0)
----
lo_lseek int4
8190
SELECT 1

select loread(0,5)
----
loread bytea
\x3031323334
SELECT 1

select lo_lseek(0,8185,0)
----
lo_lseek int4
8185
SELECT 1

select lowrite(0, 'ABCDEFGHIJKLMNOP')
----
lowrite int4
16
SELECT 1

select lo_get(77003, 8180, 30)
----
lo_get bytea
\x30313233344142434445464748494a4b4c4d4e4f50313233343536373839
SELECT 1

select lo_truncate(0, 8192)
----
lo_truncate int4
0
SELECT 1

select length(lo_get(77003))
----
length int4
8192
SELECT 1

select lo_truncate(0, 20000)
----
lo_truncate int4
0
SELECT 1

select length(lo_get(77003)), lo_get(77003, 8188, 8)
----
length int4, lo_get bytea
20000|\x4445464700000000
SELECT 1

select lo_truncate(0,0)
----
lo_truncate int4
0
SELECT 1

select length(lo_get(77003))
----
length int4
0
SELECT 1

rollback
----
ROLLBACK
