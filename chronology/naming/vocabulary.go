package naming

import (
	"strings"
	"unicode/utf8"
)

// vocabulary remembers what words say. A review has few words but has them often,
// so this is the innermost part of every search: a table by hash, which is worked
// out while the end of the word is looked for.
type vocabulary struct {
	slots []slot
	count int
}

// slot holds a word; one without a written form is free.
type slot struct {
	hash    uint64
	written string
	word    *word
}

// The numbers of the FNV-1a hash.
const (
	hashStart = 14695981039346656037
	hashPrime = 1099511628211
)

// hashOf hashes the ASCII letters from i on and returns where they end.
func hashOf(text string, i int) (hash uint64, end int) {
	hash = hashStart
	for end = i; end < len(text); end++ {
		c := text[end]
		if c >= utf8.RuneSelf || !asciiLetter(c) {
			break
		}
		hash = (hash ^ uint64(c)) * hashPrime
	}
	return hash, end
}

func hashOfAll(word string) uint64 {
	hash := uint64(hashStart)
	for i := range len(word) {
		hash = (hash ^ uint64(word[i])) * hashPrime
	}
	return hash
}

// find returns what is remembered of a word.
func (v *vocabulary) find(hash uint64, written string) (*word, bool) {
	if len(v.slots) == 0 {
		return nil, false
	}
	mask := uint64(len(v.slots) - 1)
	for at := hash & mask; ; at = (at + 1) & mask {
		switch s := &v.slots[at]; {
		case s.written == "":
			return nil, false
		case s.hash == hash && s.written == written:
			return s.word, true
		}
	}
}

// keep remembers a word that was not found.
func (v *vocabulary) keep(hash uint64, written string, w *word) {
	if v.count++; 2*v.count > len(v.slots) {
		v.grow()
	}
	v.put(slot{hash, strings.Clone(written), w})
}

func (v *vocabulary) put(s slot) {
	mask := uint64(len(v.slots) - 1)
	at := s.hash & mask
	for v.slots[at].written != "" {
		at = (at + 1) & mask
	}
	v.slots[at] = s
}

func (v *vocabulary) grow() {
	was := v.slots
	v.slots = make([]slot, max(1<<10, 4*len(was)))
	for _, s := range was {
		if s.written != "" {
			v.put(s)
		}
	}
}
