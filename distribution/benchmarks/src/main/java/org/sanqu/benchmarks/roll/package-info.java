/**
 * A register of a million members: imported from workbooks, against merely reading them, and listed by name, against the one plan that a
 * database would take for every subtree.
 */
package org.sanqu.benchmarks.roll;
