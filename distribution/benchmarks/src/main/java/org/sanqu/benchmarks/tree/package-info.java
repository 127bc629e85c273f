/**
 * A tree of 5.3 million organisations: the real administrative divisions of the country with branches hung under its villages, in Sanqu and,
 * in the same run, in PostgreSQL by recursive query, {@code ltree} and closure table.
 */
package org.sanqu.benchmarks.tree;
