/**
 * What the operator of an instance sees: the {@code sanqu:*} commands of Karaf's console, and the start, which brings back the
 * modules, imports the example district when it is asked for, and says when the platform is ready.
 */
package org.sanqu.shell;
