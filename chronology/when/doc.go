// Package when takes dates as people really give them and reasons with what
// they allow: wordings become windows of days and relations to other dates, and
// a temporal network makes every window as tight as all of them together allow.
//
// Read turns a wording into a Reading; Words and Choose turn a distance back into
// a wording that Read would accept. Rules lists every number by which wordings
// become days. Network holds days and the relations between them. EDTF is the form
// in which dates are exchanged; BankHolidays and WorkingDays are the calendars of
// the United Kingdom. The package knows nothing of reviews: names in wordings are
// resolved by its caller.
//
// A wording is cut into tokens once (lex.go) and read clause by clause (read.go):
// words that qualify the whole are taken off (qualify.go), then it is tried as a
// calendar date or range (calendar.go, of points, completed by each other), and
// then as something that counts from something else (relative.go, beside.go,
// life.go, ordered.go).
package when
