CREATE TABLE stock (id int PRIMARY KEY, count int)
----
CREATE TABLE

CREATE VIEW shelf AS SELECT id, count, count * 2 AS twice FROM stock WHERE id < 100
----
CREATE VIEW

CREATE FUNCTION shelf_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE NOTICE '% % % % -> %', tg_when, tg_op, tg_level, old, new;
  IF tg_op = 'INSERT' THEN
    INSERT INTO stock VALUES (new.id, coalesce(new.count, new.twice / 2));
    new.count := new.count + 1000;
    RETURN new;
  ELSIF tg_op = 'UPDATE' THEN
    IF new.count < 0 THEN RETURN NULL; END IF;
    UPDATE stock SET count = new.count WHERE id = old.id;
    RETURN new;
  END IF;
  DELETE FROM stock WHERE id = old.id;
  RETURN old;
END $$
----
CREATE FUNCTION

CREATE TRIGGER shelf_instead INSTEAD OF INSERT OR UPDATE OR DELETE ON shelf FOR EACH ROW EXECUTE FUNCTION shelf_change()
----
CREATE TRIGGER

INSERT INTO shelf VALUES (1, 10), (2, 20)
----
NOTICE:  INSTEAD OF INSERT ROW <NULL> -> (1,10,)
NOTICE:  INSTEAD OF INSERT ROW <NULL> -> (2,20,)
INSERT 0 2

INSERT INTO shelf (id, twice) VALUES (3, 60) RETURNING id, count, twice
----
NOTICE:  INSTEAD OF INSERT ROW <NULL> -> (3,,60)
id int4, count int4, twice int4
3|NULL|60
INSERT 0 1

UPDATE shelf SET count = count + 1 WHERE id > 1 RETURNING *
----
NOTICE:  INSTEAD OF UPDATE ROW (2,20,40) -> (2,21,40)
NOTICE:  INSTEAD OF UPDATE ROW (3,30,60) -> (3,31,60)
id int4, count int4, twice int4
2|21|40
3|31|60
UPDATE 2

UPDATE shelf SET count = -1
----
NOTICE:  INSTEAD OF UPDATE ROW (1,10,20) -> (1,-1,20)
NOTICE:  INSTEAD OF UPDATE ROW (2,21,42) -> (2,-1,42)
NOTICE:  INSTEAD OF UPDATE ROW (3,31,62) -> (3,-1,62)
UPDATE 0

UPDATE shelf s SET count = x.n FROM (VALUES (1, 11)) x(id, n) WHERE x.id = s.id RETURNING s.id, s.count, x.n
----
NOTICE:  INSTEAD OF UPDATE ROW (1,10,20) -> (1,11,20)
id int4, count int4, n int4
1|11|11
UPDATE 1

DELETE FROM shelf WHERE id = 2 RETURNING id
----
NOTICE:  INSTEAD OF DELETE ROW (2,21,42) -> <NULL>
id int4
2
DELETE 1

SELECT * FROM stock ORDER BY id
----
id int4, count int4
1|11
3|31
SELECT 2

SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname = 'shelf_instead'
----
pg_get_triggerdef text
CREATE TRIGGER shelf_instead INSTEAD OF INSERT OR DELETE OR UPDATE ON public.shelf FOR EACH ROW EXECUTE FUNCTION shelf_change()
SELECT 1

CREATE TRIGGER wrong INSTEAD OF INSERT ON stock FOR EACH ROW EXECUTE FUNCTION shelf_change()
----
ERROR 42809: "stock" is a table
DETAIL: Tables cannot have INSTEAD OF triggers.

CREATE TRIGGER wrong INSTEAD OF INSERT ON shelf EXECUTE FUNCTION shelf_change()
----
ERROR 0A000: INSTEAD OF triggers must be FOR EACH ROW

CREATE TRIGGER wrong INSTEAD OF UPDATE OF count ON shelf FOR EACH ROW EXECUTE FUNCTION shelf_change()
----
ERROR 0A000: INSTEAD OF triggers cannot have column lists

CREATE TRIGGER wrong INSTEAD OF UPDATE ON shelf FOR EACH ROW WHEN (true) EXECUTE FUNCTION shelf_change()
----
ERROR 0A000: INSTEAD OF triggers cannot have WHEN conditions

CREATE TRIGGER wrong AFTER INSERT ON shelf FOR EACH ROW EXECUTE FUNCTION shelf_change()
----
ERROR 42809: "shelf" is a view
DETAIL: Views cannot have row-level BEFORE or AFTER triggers.

CREATE TRIGGER wrong BEFORE TRUNCATE ON shelf EXECUTE FUNCTION shelf_change()
----
ERROR 42809: "shelf" is a view
DETAIL: Views cannot have TRUNCATE triggers.

DROP TRIGGER shelf_instead ON shelf
----
DROP TRIGGER

UPDATE shelf SET count = 5 WHERE id = 1
----
UPDATE 1

CREATE FUNCTION stock_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE line text;
BEGIN
  IF tg_op = 'INSERT' THEN
    SELECT string_agg(id || ':' || count, ',' ORDER BY id) INTO line FROM after_rows;
  ELSIF tg_op = 'DELETE' THEN
    SELECT string_agg(id || ':' || count, ',' ORDER BY id) INTO line FROM before_rows b;
  ELSE
    SELECT string_agg(o.id || ':' || o.count || '>' || n.count, ',' ORDER BY o.id) INTO line FROM before_rows o JOIN after_rows n USING (id);
  END IF;
  RAISE NOTICE '% % %', tg_op, tg_level, line;
  RETURN NULL;
END $$
----
CREATE FUNCTION

CREATE TRIGGER stock_i AFTER INSERT ON stock REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION stock_changed()
----
CREATE TRIGGER

CREATE TRIGGER stock_u AFTER UPDATE ON stock REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION stock_changed()
----
CREATE TRIGGER

CREATE TRIGGER stock_d AFTER DELETE ON stock REFERENCING OLD TABLE before_rows FOR EACH ROW EXECUTE FUNCTION stock_changed()
----
CREATE TRIGGER

INSERT INTO stock VALUES (7, 70), (8, 80)
----
NOTICE:  INSERT STATEMENT 7:70,8:80
INSERT 0 2

UPDATE stock SET count = count + 1
----
NOTICE:  UPDATE STATEMENT 1:5>6,3:31>32,7:70>71,8:80>81
UPDATE 4

UPDATE stock SET count = 0 WHERE false
----
NOTICE:  UPDATE STATEMENT <NULL>
UPDATE 0

DELETE FROM stock WHERE id > 6
----
NOTICE:  DELETE ROW 7:71,8:81
NOTICE:  DELETE ROW 7:71,8:81
DELETE 2

INSERT INTO stock VALUES (1, 1), (9, 9) ON CONFLICT (id) DO UPDATE SET count = excluded.count
----
NOTICE:  UPDATE STATEMENT 1:6>1
NOTICE:  INSERT STATEMENT 9:9
INSERT 0 2

SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname = 'stock_u'
----
pg_get_triggerdef text
CREATE TRIGGER stock_u AFTER UPDATE ON public.stock REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION stock_changed()
SELECT 1

SELECT * FROM after_rows
----
ERROR 42P01 at 15: relation "after_rows" does not exist

CREATE TRIGGER wrong BEFORE INSERT ON stock REFERENCING NEW TABLE AS n EXECUTE FUNCTION stock_changed()
----
ERROR 42P17: transition table name can only be specified for an AFTER trigger

CREATE TRIGGER wrong AFTER INSERT OR UPDATE ON stock REFERENCING NEW TABLE AS n EXECUTE FUNCTION stock_changed()
----
ERROR 0A000: transition tables cannot be specified for triggers with more than one event

CREATE TRIGGER wrong AFTER DELETE ON stock REFERENCING NEW TABLE AS n EXECUTE FUNCTION stock_changed()
----
ERROR 42P17: NEW TABLE can only be specified for an INSERT or UPDATE trigger

CREATE TRIGGER wrong AFTER UPDATE ON stock REFERENCING NEW TABLE AS n OLD TABLE AS n EXECUTE FUNCTION stock_changed()
----
ERROR 42P17: OLD TABLE name and NEW TABLE name cannot be the same

CREATE TRIGGER wrong AFTER UPDATE ON stock REFERENCING NEW ROW AS n EXECUTE FUNCTION stock_changed()
----
ERROR 0A000: ROW variable naming in the REFERENCING clause is not supported
HINT: Use OLD TABLE or NEW TABLE for naming transition tables.

CREATE FUNCTION emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE NOTICE '% % of % with % rows', tg_when, tg_op, tg_table_name, (SELECT count(*) FROM stock);
  RETURN NULL;
END $$
----
CREATE FUNCTION

CREATE TRIGGER stock_t BEFORE TRUNCATE ON stock EXECUTE FUNCTION emptied()
----
CREATE TRIGGER

CREATE TRIGGER stock_tt AFTER TRUNCATE ON stock EXECUTE FUNCTION emptied()
----
CREATE TRIGGER

TRUNCATE stock
----
NOTICE:  BEFORE TRUNCATE of stock with 3 rows
NOTICE:  AFTER TRUNCATE of stock with 0 rows
TRUNCATE TABLE

CREATE TRIGGER wrong AFTER TRUNCATE ON stock FOR EACH ROW EXECUTE FUNCTION emptied()
----
ERROR 0A000: TRUNCATE FOR EACH ROW triggers are not supported

CREATE TABLE pairs (a int, b int)
----
CREATE TABLE

INSERT INTO pairs VALUES (1, 2), (2, NULL), (NULL, NULL)
----
INSERT 0 3

SELECT p.a, count(q.*), count(q), q IS NULL, q FROM pairs p LEFT JOIN pairs q ON q.a = p.b GROUP BY p.a, q ORDER BY 1
----
a int4, count int8, count int8, ?column? bool, q record
1|1|1|f|(2,)
2|0|0|t|NULL
NULL|0|0|t|NULL
SELECT 3

SELECT count(q.*) FROM pairs p LEFT JOIN (SELECT a, b FROM pairs) q ON q.a = p.b
----
count int8
1
SELECT 1

SELECT to_jsonb(q) FROM pairs p LEFT JOIN pairs q ON q.a = p.b ORDER BY p.a
----
to_jsonb jsonb
{"a": 2, "b": null}
NULL
NULL
SELECT 3
