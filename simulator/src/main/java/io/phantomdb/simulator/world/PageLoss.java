package io.phantomdb.simulator.world;

import java.util.BitSet;

/** Which of the pages that were written but not synced a power failure took. */
final class PageLoss {
    private final long firstPage;
    private final BitSet lost = new BitSet();

    private PageLoss(long firstPage) {
        this.firstPage = firstPage;
    }

    /** Pages from first to last, both included: all are kept, all are lost, all after one are lost, or any. */
    static PageLoss draw(SplitEntropy entropy, long firstPage, long lastPage) {
        PageLoss loss = new PageLoss(firstPage);
        int pages = (int) (lastPage - firstPage + 1);
        switch (entropy.below(4)) {
            case 0 -> loss.lost.set(0, pages);
            case 1 -> loss.lost.set(entropy.below(pages), pages);
            case 2 -> loss.drawEach(entropy, pages);
            default -> {
                // All pages had been written back in time.
            }
        }
        return loss;
    }

    private void drawEach(SplitEntropy entropy, int pages) {
        for (int page = 0; page < pages; page++) {
            lost.set(page, entropy.below(3) == 0);
        }
    }

    boolean isLost(long page) {
        return page >= firstPage && lost.get((int) (page - firstPage));
    }
}
