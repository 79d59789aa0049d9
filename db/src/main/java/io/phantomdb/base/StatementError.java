package io.phantomdb.base;

/**
 * A statement failed for a reason its author can understand. Deterministic: the same statement on the same data fails
 * again. Carries what PostgreSQL's ErrorResponse carries (PostgreSQL 15, chapter 55.8).
 */
public class StatementError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SqlState state;
    private final String detail;
    private final String hint;
    private final int position;
    private final ErrorSubject subject;
    private final String context;
    private final String raisedCode;

    /** The position is in characters from 1, 0 = none; detail and hint may be null. */
    public StatementError(SqlState state, String message, String detail, String hint, int position) {
        this(state, message, detail, hint, position, ErrorSubject.NONE, null, null);
    }

    private StatementError(SqlState state, String message, String detail, String hint, int position,
            ErrorSubject subject, String context, String raisedCode) {
        super(message, null, false, false);
        this.state = state;
        this.detail = detail;
        this.hint = hint;
        this.position = position;
        this.subject = subject;
        this.context = context;
        this.raisedCode = raisedCode;
    }

    public StatementError(SqlState state, String message) {
        this(state, message, null, null, 0);
    }

    public SqlState state() {
        return state;
    }

    /** Five characters: those of the state, or whatever somebody has raised. */
    public String code() {
        return raisedCode == null ? state.code() : raisedCode;
    }

    /** More about what happened, or null. */
    public String detail() {
        return detail;
    }

    /** What to do, or null. */
    public String hint() {
        return hint;
    }

    /** Where in the statement, in characters from 1; 0 = nowhere in particular. */
    public int position() {
        return position;
    }

    /** What it is about; never null. */
    public ErrorSubject subject() {
        return subject;
    }

    /** What was being done when it happened, such as the line of a COPY; or null. */
    public String context() {
        return context;
    }

    /** PostgreSQL's name of the routine that says it, where clients tell errors of one code apart by it; else null. */
    public String routine() {
        return null;
    }

    /** With what was being done, unless that is known already. */
    public StatementError during(String newContext) {
        return context != null || !isPlain()
                ? this
                : new StatementError(state, getMessage(), detail, hint, position, subject, newContext, raisedCode);
    }

    /** With one more thing that was being done, around what is known already. */
    public StatementError within(String around) {
        return isPlain()
                ? new StatementError(state, getMessage(), detail, hint, position, subject,
                        context == null ? around : context + "\n" + around, raisedCode)
                : this;
    }

    /** Under a code that is none of those that are known here. */
    public StatementError raisedAs(String code) {
        return isPlain()
                ? new StatementError(state, getMessage(), detail, hint, position, subject, context, code)
                : this;
    }

    /** The same error, nowhere in particular: its place was one of another text. */
    public StatementError nowhere() {
        return position == 0 || !isPlain()
                ? this
                : new StatementError(state, getMessage(), detail, hint, 0, subject, context, raisedCode);
    }

    public StatementError withHint(String newHint) {
        return isPlain()
                ? new StatementError(state, getMessage(), detail, newHint, position, subject, context, raisedCode)
                : this;
    }

    public StatementError withDetail(String newDetail) {
        return isPlain()
                ? new StatementError(state, getMessage(), newDetail, hint, position, subject, context, raisedCode)
                : this;
    }

    public StatementError about(ErrorSubject newSubject) {
        return isPlain()
                ? new StatementError(state, getMessage(), detail, hint, position, newSubject, context, raisedCode)
                : this;
    }

    /** The same error at a place in the statement, unless it has one already. */
    public StatementError at(int newPosition) {
        return position > 0 || !isPlain()
                ? this
                : new StatementError(state, getMessage(), detail, hint, newPosition, subject, context, raisedCode);
    }

    /** Errors of a kind of their own stay as they are: what may be done about them must not be lost in a copy. */
    private boolean isPlain() {
        return getClass() == StatementError.class;
    }
}
