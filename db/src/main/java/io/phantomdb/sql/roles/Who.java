package io.phantomdb.sql.roles;

/**
 * For whom something is done.
 *
 * @param current whose privileges count
 * @param session whose session it is
 */
public record Who(int current, int session) {
    public static final Who FOUNDING = new Who(Role.FOUNDING, Role.FOUNDING);

    /** True if it may do everything, whatever roles and privileges there are. */
    public boolean isFounding() {
        return current == Role.FOUNDING;
    }
}
