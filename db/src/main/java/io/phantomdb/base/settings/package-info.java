/**
 * What can be set, as one typed list: the name PostgreSQL gives it, its type with limits and unit, its initial value,
 * who may change it, whether clients are told of changes.
 *
 * <pre>
 *   SessionSettings          the list itself (SHOW ALL, pg_settings)
 *        │ find("statement_timeout")
 *   Setting ── SettingType   Flag · Whole(unit) · Real · Choice · Text(form)
 *        │ parse("1.5s") = "1500"        kept form: plain, in the base unit
 *        └ shown("1500") = "1500ms"      shown form: what SHOW answers
 * </pre>
 *
 * <p>Values are text in their <i>kept</i> form: canonical, so that two settings are equal exactly if their texts are, and
 * a plan cache can use them as they are. This package holds no values: a session keeps its own, takes them back when its
 * transaction is rolled back, and hands them down to whoever executes its statements.
 *
 * <p>Drivers and tools set many parameters that mean nothing to PhantomDB (planner switches of PostgreSQL, for
 * example). Those are accepted, checked and shown, because a refusal would end the connection; their description says
 * that they have no effect. Unknown names are refused with 42704, except custom ones with a dot in them.
 */
package io.phantomdb.base.settings;
