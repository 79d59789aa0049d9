package io.phantomdb.rows;

import java.util.List;

/** What is chosen by the types of its arguments: a function, an operator or an aggregate. */
public interface Signature {
    List<Type> argumentTypes();

    /** The same for so many arguments, if their number may vary; null if it does not take so many. */
    default Signature forArguments(int count) {
        return argumentTypes().size() == count ? this : null;
    }
}
