/** Submissions under load: how many become durable in a second, and how fast a list of a million of them is read and searched. */
package org.sanqu.benchmarks.forms;
