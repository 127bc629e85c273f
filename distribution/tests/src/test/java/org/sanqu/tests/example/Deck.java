package org.sanqu.tests.example;

import java.util.ArrayList;
import java.util.List;

/** An exact number of people of each trait, to be dealt in a mixed order. */
final class Deck {

    private final List<Trait> traits = new ArrayList<>();

    Deck with(int count, Trait trait) {
        for (int i = 0; i < count; i++) {
            traits.add(trait);
        }
        return this;
    }

    Deck shuffled(Chance chance) {
        chance.shuffle(traits);
        return this;
    }

    Trait next() {
        return traits.remove(traits.size() - 1);
    }

    int left() {
        return traits.size();
    }
}
