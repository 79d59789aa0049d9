package io.phantomdb.rows.function;

import io.phantomdb.rows.Signature;
import io.phantomdb.rows.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses among functions or operators of one name by the types of the arguments (PostgreSQL 15, chapters 10.2 and 10.3):
 * first those that fit at all, then by exact matches, preferred types, categories of unknown literals, and at last by
 * taking unknown for the type of its neighbours.
 */
final class Overloads<S extends Signature> {
    private final List<Type> arguments;
    private List<S> candidates;

    private Overloads(List<Type> arguments, List<S> candidates) {
        this.arguments = arguments;
        this.candidates = candidates;
    }

    /** The function of exactly these argument types, or null. */
    static <S extends Signature> S exact(List<S> functions, List<Type> arguments) {
        for (S function : functions) {
            if (function.argumentTypes().equals(arguments)) {
                return function;
            }
        }
        return null;
    }

    /** Those that can be called after implicit casts. */
    static <S extends Signature> List<S> callable(List<S> functions, List<Type> arguments) {
        List<S> fitting = new ArrayList<>();
        for (S function : functions) {
            @SuppressWarnings("unchecked") // a signature for another number of arguments is of the same sort
            S counted = (S) function.forArguments(arguments.size());
            if (counted != null && Polymorphism.accepts(counted.argumentTypes(), arguments)) {
                fitting.add(counted);
            }
        }
        return fitting;
    }

    /** The best of several that can be called; null if none is best. */
    static <S extends Signature> S best(List<S> callable, List<Type> arguments) {
        return new Overloads<>(arguments, callable).best();
    }

    private S best() {
        keepMost(false);
        if (candidates.size() > 1) {
            keepMost(true);
        }
        if (candidates.size() > 1 && arguments.contains(Type.UNKNOWN)) {
            if (!keepByCategory() || candidates.size() > 1) {
                return byNeighbours();
            }
        }
        return candidates.size() == 1 ? candidates.getFirst() : null;
    }

    /** Keeps the candidates with the most arguments that need no cast, or are cast to a preferred type. */
    private void keepMost(boolean orPreferred) {
        List<S> kept = new ArrayList<>();
        int most = 0;
        for (S candidate : candidates) {
            int matches = matches(candidate, orPreferred);
            if (matches > most) {
                kept.clear();
                most = matches;
            }
            if (matches == most) {
                kept.add(candidate);
            }
        }
        candidates = kept;
    }

    private int matches(S candidate, boolean orPreferred) {
        int matches = 0;
        for (int at = 0; at < arguments.size(); at++) {
            Type given = arguments.get(at);
            Type wanted = candidate.argumentTypes().get(at);
            if (given != Type.UNKNOWN && (given.equals(wanted)
                    || orPreferred && wanted.preferred() && wanted.category() == given.category())) {
                matches++;
            }
        }
        return matches;
    }

    /** Gives each unknown argument a category: that of strings if a candidate takes one; false if the candidates disagree. */
    private boolean keepByCategory() {
        Type.Category[] categories = new Type.Category[arguments.size()];
        boolean[] preferred = new boolean[arguments.size()];
        for (int at = 0; at < categories.length; at++) {
            if (arguments.get(at) == Type.UNKNOWN && !chooseCategory(at, categories, preferred)) {
                return false;
            }
        }
        List<S> kept = new ArrayList<>();
        for (S candidate : candidates) {
            if (fits(candidate, categories, preferred)) {
                kept.add(candidate);
            }
        }
        if (!kept.isEmpty()) {
            candidates = kept;
        }
        return true;
    }

    private boolean chooseCategory(int at, Type.Category[] categories, boolean[] preferred) {
        boolean conflict = false;
        for (S candidate : candidates) {
            Type wanted = candidate.argumentTypes().get(at);
            if (categories[at] == null) {
                categories[at] = wanted.category();
                preferred[at] = wanted.preferred();
            } else if (wanted.category() == categories[at]) {
                preferred[at] |= wanted.preferred();
            } else if (wanted.category() == Type.Category.STRING) {
                categories[at] = Type.Category.STRING;
                preferred[at] = wanted.preferred();
            } else {
                conflict = true;
            }
        }
        return !conflict || categories[at] == Type.Category.STRING;
    }

    private boolean fits(S candidate, Type.Category[] categories, boolean[] preferred) {
        for (int at = 0; at < categories.length; at++) {
            Type wanted = candidate.argumentTypes().get(at);
            if (categories[at] != null
                    && (wanted.category() != categories[at] || preferred[at] && !wanted.preferred())) {
                return false;
            }
        }
        return true;
    }

    /** If all known arguments are of one type, the only candidate that takes it everywhere. */
    private S byNeighbours() {
        Type known = null;
        for (Type type : arguments) {
            if (type != Type.UNKNOWN) {
                if (known != null && !known.equals(type)) {
                    return null;
                }
                known = type;
            }
        }
        if (known == null) {
            return null;
        }
        List<Type> same = java.util.Collections.nCopies(arguments.size(), known);
        List<S> fitting = callable(candidates, same);
        return fitting.size() == 1 ? fitting.getFirst() : null;
    }
}
