// Package exchange writes a whole review as JSON and reads it back without loss.
//
// The document is what the types of package chronology hold, field by field: the
// names are theirs in small letters with underscores, what is empty is left out.
// docs/review.schema.json describes it; a test keeps the two alike. What the
// program works out (windows, refs, order) is not in it.
package exchange
