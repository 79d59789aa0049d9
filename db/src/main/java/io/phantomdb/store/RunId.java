package io.phantomdb.store;

/** A sorted run on disk. Numbers are given out once in a store, across its queues. */
record RunId(Queue queue, int number) {
    /** Each is written by one labour at a time, so that none waits for another. */
    enum Queue {
        FLUSH("flush", 1),
        MERGE("merge", 2),
        INSTALL_ONE("install-1", 3),
        INSTALL_TWO("install-2", 4),
        INSTALL_THREE("install-3", 5),
        INSTALL_FOUR("install-4", 6);

        private final String queueName;
        private final int code;

        Queue(String queueName, int code) {
            this.queueName = queueName;
            this.code = code;
        }

        /** What the disk calls it. */
        String queueName() {
            return queueName;
        }

        /** What stands for it in formats. */
        int code() {
            return code;
        }

        /** Null if the code stands for nothing. */
        static Queue of(int code) {
            for (Queue queue : values()) {
                if (queue.code == code) {
                    return queue;
                }
            }
            return null;
        }
    }

    @Override
    public String toString() {
        return "run " + number + " (" + queue.queueName() + ")";
    }
}
