# PhantomDB's own: here a token is told by the number of the transaction.

create table t (id int primary key, token text)
----
CREATE TABLE

select phantom.transaction_status('token-1')
----
transaction_status text
committed
SELECT 1

select phantom.transaction_status('token-1000000')
----
transaction_status text
aborted
SELECT 1

select phantom.transaction_status('nonsense')
----
ERROR 22023: invalid commit token

select phantom.transaction_status(null)
----
transaction_status text
NULL
SELECT 1

insert into t values (1, 'token-1'), (2, 'token-1000000'), (3, null)
----
INSERT 0 3

select id, phantom.transaction_status(token) as became from t where phantom.transaction_status(token) <> 'unknown' order by id
----
id int4, became text
1|committed
2|aborted
SELECT 2

select phantom.transaction_status(1)
----
ERROR 42883 at 8: function phantom.transaction_status(integer) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select phantom.transaction_status()
----
ERROR 42883 at 8: function phantom.transaction_status() does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select phantom.no_such_function('a')
----
ERROR 42883 at 8: function phantom.no_such_function(unknown) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select phantom.lower('A')
----
ERROR 42883 at 8: function phantom.lower(unknown) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select transaction_status('token-1')
----
ERROR 42883 at 8: function transaction_status(unknown) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select pg_catalog.transaction_status('token-1')
----
ERROR 42883 at 8: function transaction_status(unknown) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.

select no_such_schema.transaction_status('token-1')
----
ERROR 42883 at 8: function no_such_schema.transaction_status(unknown) does not exist
HINT: No function matches the given name and argument types. You might need to add explicit type casts.
