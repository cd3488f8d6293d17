package chronology

// WordReader reads the words of many texts in memory of its own, for work on a
// whole review: of 100,000 events Words would make a gigabyte on the way.
type WordReader struct{ word []byte }

// Each calls do with every word that Words gives, in their order. The word is
// only lent: the next takes its place.
func (w *WordReader) Each(s string, do func(word []byte)) {
	if !ascii(s) {
		for _, word := range Words(s) {
			w.word = append(w.word[:0], word...)
			do(w.word)
		}
		return
	}
	w.word = w.word[:0]
	for i := range len(s) {
		c := s[i]
		switch {
		case isWordByte(c):
			if c >= 'A' && c <= 'Z' {
				c += 'a' - 'A'
			}
			w.word = append(w.word, c)
		case c == '\'' && len(w.word) > 0 && followedByLetter(s[i+1:]):
			// dropped from within a word
		case len(w.word) > 0:
			do(w.word)
			w.word = w.word[:0]
		}
	}
	if len(w.word) > 0 {
		do(w.word)
	}
}
