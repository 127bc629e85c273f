/**
 * The pages: one class each, a list of routes, each of which asks the core's services and hands a small record to a template
 * ({@code src/main/jte}). Every page works without script; htmx only saves reloading what stays the same. Here is what all
 * pages share, the list of them ({@link org.sanqu.web.page.Pages}) and the frame around the pages of one organisation; each
 * package below is about one thing.
 */
package org.sanqu.web.page;
