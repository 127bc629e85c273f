package org.sanqu.forms;

/** What one check may cost; a schema that unfolds without end is given up. */
final class Effort {

    private int left = 500_000;

    void spend() {
        if (left-- == 0) {
            throw new UnfitForm("form.too-complex", null);
        }
    }
}
