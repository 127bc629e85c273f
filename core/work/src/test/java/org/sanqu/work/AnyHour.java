package org.sanqu.work;

import java.lang.annotation.Annotation;

/** Reminders at any hour, in Chinese. */
final class AnyHour implements Reminders.Config {

    @Override
    public int hour() {
        return 0;
    }

    @Override
    public int days() {
        return 3;
    }

    @Override
    public String language() {
        return "zh";
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return Reminders.Config.class;
    }
}
