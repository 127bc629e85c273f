/**
 * The database behind {@link org.sanqu.api.platform.Store}: SQLite with one writer thread that commits in groups, or PostgreSQL
 * with a connection for each transaction. One SQL text runs on both; the few differences are in
 * {@link org.sanqu.store.Database}.
 */
package org.sanqu.store;
