/**
 * Workbooks: reads the ledgers that people have, however hostile, maps their columns, runs the imports with progress, and writes lists as
 * workbooks that can be imported again.
 */
package org.sanqu.sheets;
