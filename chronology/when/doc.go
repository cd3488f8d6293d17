// Package when takes dates as people really give them and reasons with what
// they allow: wordings become windows of days and relations to other dates, and
// a temporal network makes every window as tight as all of them together allow.
//
// Read turns a wording into a Reading. Network holds days and the relations
// between them. The package knows nothing of reviews: names in wordings are
// resolved by its caller.
package when
