package io.phantomdb.rows;

import java.util.List;

/** What is chosen by the types of its arguments: a function, an operator or an aggregate. */
public interface Signature {
    List<Type> argumentTypes();
}
