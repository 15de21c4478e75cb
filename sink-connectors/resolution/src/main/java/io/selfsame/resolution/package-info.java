/**
 * Identity resolution as pure functions: how the versions of a record fold into its state, which
 * records are one person, what survives into the golden record, and which consent a profile is held
 * to. No I/O, no Connect, no JDBC, no clock: the same set of records always gives the same answer.
 */
package io.selfsame.resolution;
