package store

import (
	"encoding/binary"
	"slices"
)

// postings say in which documents a word stands, and in which of their fields.
// The documents come in the order of their numbers, so that only the steps from
// one to the next need be kept: for a hundred thousand events that is a fifth
// of what the numbers would take.
type postings struct {
	kept  []byte  // all but the last: the step to each, and its fields where they are others than of the one before
	prior posting // the last in kept
	last  posting
	any   bool
}

// posting says that a word stands in these fields of a document.
type posting struct {
	document int32
	fields   uint32 // bit i: field i of appendFields
}

// add notes that the word stands in a field of a document, which is not before
// any that was noted.
func (p *postings) add(document int32, field uint32) {
	if p.any && p.last.document == document {
		p.last.fields |= field
		return
	}
	if p.any {
		step := uint64(p.last.document-p.prior.document) << 1
		if p.last.fields == p.prior.fields {
			p.kept = binary.AppendUvarint(p.kept, step)
		} else {
			p.kept = binary.AppendUvarint(p.kept, step|1)
			p.kept = binary.AppendUvarint(p.kept, uint64(p.last.fields))
		}
		p.prior = p.last
	}
	p.last, p.any = posting{document: document, fields: field}, true
}

// all yields every posting in the order of the documents.
func (p *postings) all(yield func(posting) bool) {
	var at posting
	for rest := p.kept; len(rest) > 0; {
		step, n := binary.Uvarint(rest)
		rest = rest[n:]
		at.document += int32(step >> 1)
		if step&1 != 0 {
			fields, n := binary.Uvarint(rest)
			rest = rest[n:]
			at.fields = uint32(fields)
		}
		if !yield(at) {
			return
		}
	}
	if p.any {
		yield(p.last)
	}
}

// compact moves what the postings keep together, without the room to grow that
// each has by itself.
func compact(list []postings) {
	size := 0
	for i := range list {
		size += len(list[i].kept)
	}
	together := make([]byte, 0, size)
	for i := range list {
		from := len(together)
		together = append(together, list[i].kept...)
		list[i].kept = slices.Clip(together[from:])
	}
}
