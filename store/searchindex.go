package store

import (
	"math/bits"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"throughline.org/throughline/chronology"
)

// index finds entities by the beginnings of words. It is an inverted index: a
// sorted vocabulary, and for each word the documents that hold it. A document
// is one state of one entity; a changed entity is a new document, and the old
// one is dead until the index is made anew.
type index struct {
	begun   sync.Once
	built   chan struct{}
	stopped atomic.Bool

	waiting sync.Mutex
	pending []*touch // changes since the index was last searched

	mu         sync.Mutex // of all below, once built
	documents  []document
	numbers    map[chronology.UID]int32
	dead       int
	words      map[string]int32
	postings   []postings          // by word
	vocabulary []string            // sorted
	weights    map[shelf]*[]uint16 // of the fields of each kind of entity
	fields     []field             // of the entity under way
	unsorted   []string            // words that are not in the vocabulary yet
	matched    []match             // by document, of the search under way
	reader     chronology.WordReader
}

type document struct {
	entity  chronology.Entity // nil once it is dead
	weights *[]uint16         // of its fields, shared by all of its kind
}

// newIndex is an index that has yet to be begun.
func newIndex() *index {
	return &index{built: make(chan struct{}), numbers: map[chronology.UID]int32{},
		words: map[string]int32{}, weights: map[shelf]*[]uint16{}}
}

// begin makes the index in the background, the first time that it is called, of
// the review as it is then. The review must not change while it is called.
func (ix *index) begin(r *chronology.Review) {
	ix.begun.Do(func() {
		ix.waiting.Lock()
		ix.pending = nil // the review has it
		ix.waiting.Unlock()
		all := make([]chronology.Entity, 0, len(r.Events)+len(r.Paragraphs)+len(r.People))
		for x := range r.All() {
			all = append(all, x)
		}
		go ix.build(all)
	})
}

func (ix *index) build(all []chronology.Entity) {
	defer close(ix.built)
	ix.numbers = make(map[chronology.UID]int32, len(all))
	ix.documents = make([]document, 0, len(all))
	for _, x := range all {
		if ix.stopped.Load() {
			return
		}
		ix.add(x)
	}
	compact(ix.postings)
	ix.sort()
}

// stop ends the work in the background.
func (ix *index) stop() {
	ix.stopped.Store(true)
	ix.begun.Do(func() { close(ix.built) })
	<-ix.built
}

// changed notes what a step did, to be indexed before the next search.
func (ix *index) changed(touched []*touch) {
	ix.waiting.Lock()
	defer ix.waiting.Unlock()
	ix.pending = append(ix.pending, touched...)
}

// catchUp indexes what has changed.
func (ix *index) catchUp() {
	ix.waiting.Lock()
	pending := ix.pending
	ix.pending = nil
	ix.waiting.Unlock()
	for _, t := range pending {
		if number, ok := ix.numbers[t.uid]; ok {
			ix.documents[number] = document{}
			delete(ix.numbers, t.uid)
			ix.dead++
		}
		if t.entity != nil {
			ix.add(t.entity)
		}
	}
	if ix.dead > fewDead && ix.dead > len(ix.documents)/2 {
		ix.renew()
	}
	ix.sort()
}

// fewDead documents are not worth making the index anew.
const fewDead = 1000

// renew leaves the dead documents out.
func (ix *index) renew() {
	old := ix.documents
	ix.documents, ix.dead = nil, 0
	ix.numbers, ix.words = map[chronology.UID]int32{}, map[string]int32{}
	ix.postings, ix.vocabulary, ix.unsorted = nil, nil, nil
	for _, d := range old {
		if d.entity != nil {
			ix.add(d.entity)
		}
	}
}

// add indexes an entity.
func (ix *index) add(x chronology.Entity) {
	ix.fields = appendFields(ix.fields[:0], x)
	if len(ix.fields) == 0 {
		return
	}
	number := int32(len(ix.documents))
	ix.numbers[x.Identity()] = number
	for i := range ix.fields {
		ix.reader.Each(ix.fields[i].text, func(word []byte) { ix.post(word, number, 1<<i) })
	}
	ix.documents = append(ix.documents, document{entity: x, weights: ix.weightsOf(shelfOf(x))})
}

func (ix *index) weightsOf(sh shelf) *[]uint16 {
	weights := ix.weights[sh]
	if weights == nil {
		weights = new([]uint16)
		for _, fd := range ix.fields {
			*weights = append(*weights, fd.weight)
		}
		ix.weights[sh] = weights
	}
	return weights
}

func (ix *index) post(lent []byte, number int32, field uint32) {
	id, known := ix.words[string(lent)]
	if !known {
		word := string(lent)
		id = int32(len(ix.postings))
		ix.words[word] = id
		ix.postings = append(ix.postings, postings{})
		ix.unsorted = append(ix.unsorted, word)
	}
	ix.postings[id].add(number, field)
}

// sort brings new words into the vocabulary.
func (ix *index) sort() {
	if len(ix.unsorted) == 0 {
		return
	}
	ix.vocabulary = append(ix.vocabulary, ix.unsorted...)
	ix.unsorted = nil
	slices.Sort(ix.vocabulary)
}

// match is how a document fares in a search: how many words of the query, from
// the first, it holds; its score; and what the last of these words gave.
type match struct {
	words       int32
	score, last uint16
}

// find returns the entities that hold all words as beginnings, best first, once
// the index, which is begun, is there.
func (ix *index) find(words []string, limit int) []chronology.Entity {
	<-ix.built
	ix.mu.Lock()
	defer ix.mu.Unlock()
	ix.catchUp()
	ix.matched = slices.Grow(ix.matched[:0], len(ix.documents))[:len(ix.documents)]
	clear(ix.matched)
	for i, word := range words {
		from, _ := slices.BinarySearch(ix.vocabulary, word)
		for _, found := range ix.vocabulary[from:] {
			if !strings.HasPrefix(found, word) {
				break
			}
			ix.score(&ix.postings[ix.words[found]], int32(i), len(found) == len(word))
		}
	}
	return ix.best(int32(len(words)), limit)
}

// score counts the documents of a word that begins with word n of the query,
// if they hold the words before. A whole word is worth a little more.
func (ix *index) score(list *postings, n int32, whole bool) {
	for p := range list.all {
		m := &ix.matched[p.document]
		if m.words != n && m.words != n+1 {
			continue
		}
		d := &ix.documents[p.document]
		if d.entity == nil {
			continue
		}
		worth := 2 * (*d.weights)[bits.TrailingZeros32(p.fields)]
		if whole {
			worth++
		}
		if m.words == n {
			m.words, m.last = n+1, 0
		}
		if worth > m.last {
			m.score += worth - m.last
			m.last = worth
		}
	}
}

// best picks the documents with the highest scores; of equal ones those that
// stand first in the review.
func (ix *index) best(words int32, limit int) []chronology.Entity {
	var byScore [][]int32
	found := 0
	for i, m := range ix.matched {
		if m.words != words {
			continue
		}
		for len(byScore) <= int(m.score) {
			byScore = append(byScore, nil)
		}
		byScore[m.score] = append(byScore[m.score], int32(i))
		found++
	}
	list := make([]chronology.Entity, 0, min(found, limit))
	for _, numbers := range slices.Backward(byScore) {
		for _, i := range numbers {
			if len(list) == limit {
				return list
			}
			list = append(list, ix.documents[i].entity)
		}
	}
	return list
}
