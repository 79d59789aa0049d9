package io.phantomdb.simulator.run;

/** The user asked for something that makes no sense, or that cannot be read or written; the message is a sentence for them. */
final class WrongInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongInput(String sentence) {
        super(sentence, null, false, false);
    }
}
