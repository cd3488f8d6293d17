// Package traces finds in running text what somebody can be found by who is not
// named: NHS numbers, British telephone numbers and postcodes, e-mail addresses and
// house addresses (address.go).
//
// It knows them by their form, so that what is no trace (a reference, an amount, a
// clock time) is passed over: an NHS number must have the check figure that follows
// from the others, a postcode an area that there is, a house number a street.
package traces
