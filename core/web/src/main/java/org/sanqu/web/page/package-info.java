/**
 * The pages: one class each, a list of routes, each of which asks the core's services and hands a small record to a template
 * ({@code src/main/jte}). Every page works without script; htmx only saves reloading what stays the same.
 */
package org.sanqu.web.page;
