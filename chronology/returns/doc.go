// Package returns is what an agency is sent, what it sends back, and how that is
// taken into the review without losing anything.
//
// Make cuts one agency's part out of a review; the file that holds it is the pack,
// and the same file filled in is the return. A return carries the whole part as it
// stands, so Merge compares three states field by field: the base (what this line
// of copies was known to hold before: the last return, or the pack as sent), theirs
// and mine. What one side changed is taken; what both changed in different ways
// stays as it is in the review and is listed as a Conflict for Decide. A row that
// is absent is not deleted; only one that the agency deleted is.
//
// Notes, refs, numbering and links of the overview author are not the agency's to
// change, and tags and "who was told" are merged one by one. People, kinds and
// abbreviations are shared by all agencies: a return adds to them and corrects
// them, but takes none away. Where two agencies correct one field in different ways
// neither stands until it is decided, whichever came first.
package returns
