package store

import "encoding/binary"

// postings say in which documents a word stands, and in which of their fields.
// The documents come in the order of their numbers, so that only the steps from
// one to the next need be kept: for a hundred thousand events that is a fifth
// of what the numbers would take.
type postings struct {
	kept   []byte // all but the last: step and fields of each
	before int32  // the number of the last document in kept
	last   posting
	any    bool
}

// posting says that a word stands in these fields of a document.
type posting struct {
	document int32
	fields   uint32 // bit i: field i of fieldsOf
}

// add notes that the word stands in a field of a document, which is not before
// any that was noted.
func (p *postings) add(document int32, field uint32) {
	if p.any && p.last.document == document {
		p.last.fields |= field
		return
	}
	if p.any {
		p.kept = binary.AppendUvarint(p.kept, uint64(p.last.document-p.before))
		p.kept = binary.AppendUvarint(p.kept, uint64(p.last.fields))
		p.before = p.last.document
	}
	p.last, p.any = posting{document: document, fields: field}, true
}

// all yields every posting in the order of the documents.
func (p *postings) all(yield func(posting) bool) {
	document := int32(0)
	for at := 0; at < len(p.kept); {
		step, n := binary.Uvarint(p.kept[at:])
		fields, m := binary.Uvarint(p.kept[at+n:])
		at += n + m
		document += int32(step)
		if !yield(posting{document: document, fields: uint32(fields)}) {
			return
		}
	}
	if p.any {
		yield(p.last)
	}
}
