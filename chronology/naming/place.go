package naming

import (
	"strings"

	"throughline.org/throughline/chronology/spelling"
)

// ofPlace is the mention of a phrase with all that belongs to one name with it: its
// possessive, and words with a capital up to what the place is: St Mary's School.
func (s *Search) ofPlace(text string, list []token, i, end int, q *sequence) (Mention, int) {
	m := Mention{From: list[i].from, To: list[end-1].to, Person: q.phrase, How: ByPhrase, Sure: Certain}
	if tail := shortened(text[m.To:]); tail > 0 && owns(q.text) {
		m.To += tail
	}
	var kinds []string
	for k := end; k < len(list) && k < end+mostPlaceWords; k++ {
		from := m.To
		if k > end {
			from = list[k-1].to
		}
		written := text[list[k].from:list[k].to]
		if gap := text[from:list[k].from]; gap != " " && gap != "\u00a0" || spelling.LettersOf(written) == spelling.Small || digits(written) {
			break
		}
		word := key(written)
		if spelling.Ordinary(word) {
			kinds = append(kinds, word)
		} else {
			kinds = nil
		}
		if placeWords[word] && !places(list, k+1, text) {
			m.To, m.Place = list[k].to, strings.Join(kinds, " ")
			return m, k + 1
		}
	}
	return m, end
}

// mostPlaceWords are how many words may stand behind the name of a place that say
// what it is.
const mostPlaceWords = 3

// places reports whether the next word says further what a place is: Park School.
func places(list []token, k int, text string) bool {
	return k < len(list) && text[list[k-1].to:list[k].from] == " " && placeWords[key(text[list[k].from:list[k].to])] &&
		spelling.LettersOf(text[list[k].from:list[k].to]) != spelling.Small
}

// owns reports whether a name ends with a possessive.
func owns(name string) bool {
	words := tokens(name)
	return len(words) > 0 && shortened(name[words[len(words)-1].to:]) > 1
}
