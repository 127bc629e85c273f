/**
 * Facts, measures and rollups: {@link org.sanqu.metrics.StoredFacts} takes the numbers out of a submission in the transaction
 * that stores it, {@link org.sanqu.metrics.Backfill} does the same for what was stored before a metric was installed, and
 * {@link org.sanqu.metrics.FoldedRollups} folds them up the tree into columns in memory, so that a figure is an array read.
 */
package org.sanqu.metrics;
