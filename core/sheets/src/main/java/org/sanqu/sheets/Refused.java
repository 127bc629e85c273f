package org.sanqu.sheets;

import org.sanqu.api.Refusal;

/** The refusals of workbooks. */
final class Refused {

    private Refused() {}

    static Refusal damaged() {
        return invalid("sheet.damaged");
    }

    static Refusal invalid(String key, Object... args) {
        return new Refusal(Refusal.Reason.INVALID, key, args);
    }

    static Refusal tooLarge(String key, Object... args) {
        return new Refusal(Refusal.Reason.TOO_LARGE, key, args);
    }

    static Refusal conflict(String key, Object... args) {
        return new Refusal(Refusal.Reason.CONFLICT, key, args);
    }
}
