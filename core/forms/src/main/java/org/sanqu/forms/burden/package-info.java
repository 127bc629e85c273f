/** What forms ask: how much of whom, and what is asked more than once. */
package org.sanqu.forms.burden;
