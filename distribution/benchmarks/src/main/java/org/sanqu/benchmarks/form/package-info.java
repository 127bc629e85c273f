/** How long it takes to check a filled form, beside the bare validator. */
package org.sanqu.benchmarks.form;
