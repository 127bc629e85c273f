package org.sanqu.api.platform;

/** What is done in one transaction. */
@FunctionalInterface
public interface Work<T> {
    T with(Sql sql);
}
