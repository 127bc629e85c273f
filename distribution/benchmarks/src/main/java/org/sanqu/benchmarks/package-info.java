/** What the distribution must reach, measured beside its peer in the same run; see BENCHMARKS.md. */
package org.sanqu.benchmarks;
