/**
 * Figures as pages show them: numbers written for readers, breakdowns as tables with sums, the data of charts.
 */
package org.sanqu.web.figure;
