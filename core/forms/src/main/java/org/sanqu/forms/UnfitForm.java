package org.sanqu.forms;

/** A form whose rules cannot be run; the module's fault, not that of who fills it in. */
final class UnfitForm extends RuntimeException {

    private final String key;

    /**
     * A form that cannot be run.
     *
     * @param key the key of a message with the form's title as its argument
     */
    UnfitForm(String key, Throwable cause) {
        super(key, cause, false, false);
        this.key = key;
    }

    /** The key for whatever was thrown while a form was run; a library may have wrapped the reason. */
    static String key(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnfitForm unfit) {
                return unfit.key;
            }
        }
        return "form.broken";
    }
}
