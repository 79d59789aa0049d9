package io.phantomdb.sql.tree;

/** A statement. */
public sealed interface Statement extends Node
        permits Query, CursorQuery, Change, Definition, SessionStatement, Utility, RoleStatement, RoutineStatement,
        Unsupported {}
