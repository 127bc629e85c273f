package org.sanqu.api.platform;

/** The database declined or failed; the transaction around it is undone. */
public final class StoreFailure extends RuntimeException {

    private final boolean duplicate;

    public StoreFailure(String statement, boolean duplicate, Exception cause) {
        super(statement, cause);
        this.duplicate = duplicate;
    }

    /** Whether a unique index already holds such a row. */
    public boolean duplicate() {
        return duplicate;
    }
}
