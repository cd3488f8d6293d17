package chronology

import (
	"slices"
	"strings"
	"unicode"
)

// Differences are, for each of several texts of one thing, the byte ranges of the
// words that another has not, or has elsewhere: as they are written, since which one
// stands is to be decided. A text that is empty is no text to differ from.
func Differences(texts ...string) [][][2]int {
	written := make([][][2]int, len(texts))
	for i, text := range texts {
		written[i] = writtenWords(text)
	}
	differ := make([][]bool, len(texts))
	for i := range texts {
		differ[i] = make([]bool, len(written[i]))
		for j := range i {
			if texts[i] != "" && texts[j] != "" {
				markUnpaired(comparedText{wordsAt(texts[i], written[i]), differ[i]}, comparedText{wordsAt(texts[j], written[j]), differ[j]})
			}
		}
	}
	marks := make([][][2]int, len(texts))
	for i, text := range texts {
		marks[i] = inRuns(text, written[i], differ[i])
	}
	return marks
}

// writtenWords are the stretches of a text between white space.
func writtenWords(text string) [][2]int {
	var words [][2]int
	start := -1
	for i, r := range text {
		switch {
		case !unicode.IsSpace(r) && start < 0:
			start = i
		case unicode.IsSpace(r) && start >= 0:
			words = append(words, [2]int{start, i})
			start = -1
		}
	}
	if start >= 0 {
		words = append(words, [2]int{start, len(text)})
	}
	return words
}

func wordsAt(text string, at [][2]int) []string {
	words := make([]string, len(at))
	for i, span := range at {
		words[i] = text[span[0]:span[1]]
	}
	return words
}

// comparedText is a text that is compared: its words, and which of them differ.
type comparedText struct {
	words  []string
	differ []bool
}

func (s comparedText) part(from, to int) comparedText {
	return comparedText{s.words[from:to], s.differ[from:to]}
}

// mark marks the words that the other text has nowhere.
func (s comparedText) mark(other comparedText) {
	for i, word := range s.words {
		s.differ[i] = s.differ[i] || !slices.Contains(other.words, word)
	}
}

// mostCompared is how many pairs of words are looked at for the most that two texts
// have in common in order; beyond it a word that the other has anywhere is in common.
const mostCompared = 4_000_000

// markUnpaired marks the words that have none in the other text to go with, in order.
func markUnpaired(a, b comparedText) {
	from := 0
	for from < len(a.words) && from < len(b.words) && a.words[from] == b.words[from] {
		from++
	}
	endA, endB := len(a.words), len(b.words)
	for endA > from && endB > from && a.words[endA-1] == b.words[endB-1] {
		endA, endB = endA-1, endB-1
	}
	a, b = a.part(from, endA), b.part(from, endB)
	if len(a.words)*len(b.words) > mostCompared {
		a.mark(b)
		b.mark(a)
		return
	}
	width := len(b.words) + 1
	common := make([]int32, (len(a.words)+1)*width) // of the rest of both
	for i, word := range slices.Backward(a.words) {
		for j, other := range slices.Backward(b.words) {
			if word == other {
				common[i*width+j] = common[(i+1)*width+j+1] + 1
			} else {
				common[i*width+j] = max(common[(i+1)*width+j], common[i*width+j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(a.words) && j < len(b.words) {
		switch {
		case a.words[i] == b.words[j]:
			i, j = i+1, j+1
		case common[i*width+j+1] >= common[(i+1)*width+j]:
			b.differ[j] = true
			j++
		default:
			a.differ[i] = true
			i++
		}
	}
	for ; i < len(a.words); i++ {
		a.differ[i] = true
	}
	for ; j < len(b.words); j++ {
		b.differ[j] = true
	}
}

// inRuns joins marked words that follow one another in a line.
func inRuns(text string, words [][2]int, marked []bool) [][2]int {
	var runs [][2]int
	for i, span := range words {
		switch last := len(runs) - 1; {
		case !marked[i]:
		case i > 0 && marked[i-1] && !strings.Contains(text[words[i-1][1]:span[0]], "\n"):
			runs[last][1] = span[1]
		default:
			runs = append(runs, span)
		}
	}
	return runs
}
