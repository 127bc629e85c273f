package org.sanqu.api.form;

import java.util.Optional;

/** How often a form is filled in. */
public enum Cadence {
    ONCE("once", null),
    EVENT("event", null),
    DAILY("daily", Period.Kind.DAY),
    WEEKLY("weekly", Period.Kind.WEEK),
    MONTHLY("monthly", Period.Kind.MONTH),
    BIMONTHLY("bimonthly", Period.Kind.BIMONTH),
    QUARTERLY("quarterly", Period.Kind.QUARTER),
    HALF_YEARLY("half-yearly", Period.Kind.HALF),
    YEARLY("yearly", Period.Kind.YEAR);

    private final String code;
    private final Period.Kind period;

    Cadence(String code, Period.Kind period) {
        this.code = code;
        this.period = period;
    }

    /** The name in a form's file. */
    public String code() {
        return code;
    }

    /** The kind of period that a submission is for; empty for profiles and events. */
    public Optional<Period.Kind> period() {
        return Optional.ofNullable(period);
    }

    /** The cadence with a code; null when there is none. */
    public static Cadence of(String code) {
        for (Cadence cadence : values()) {
            if (cadence.code.equals(code)) {
                return cadence;
            }
        }
        return null;
    }
}
