/** Reading a CSV file of people row by row, whatever is wrong with it. */
package io.selfsame.resolve.csv;
