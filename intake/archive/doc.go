// Package archive opens the zipped XML that Word and Excel write, as wary of
// it as of any file that came from outside.
//
// Nothing is ever written to disk, no name inside is used as a path, no link to
// anything outside is followed, and what is unpacked is counted as it is read:
// a file that unpacks to more than any chronology needs, declares entities or
// is cut short is an error, and the reader stops there.
package archive
