package org.sanqu.api.form;

/**
 * What one form asks.
 *
 * @param form {@code module/name}
 * @param fields how many fields it has at most that somebody fills in; those of a list count once, computed and prefilled ones not
 * @param times of how many things it is filled in each time: 1, or the number of members for a form about members
 * @param monthly fields a month; 0 for a form that is filled in once or when something happens
 */
public record Burden(String form, int fields, long times, double monthly) {}
