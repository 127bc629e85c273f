package org.sanqu.web.figure;

import java.util.List;

/** The figures of one module. */
public record Section(String title, List<Card> cards) {

    public Section {
        cards = List.copyOf(cards);
    }

    /** Whether nothing was counted here. */
    public boolean empty() {
        return cards.stream().allMatch(Card::empty);
    }
}
