package spelling

import (
	_ "embed"
	"strings"
)

// ordinary is a list of common words in small letters, in order, one a line.
//
//go:embed words.txt
var ordinary string

// Ordinary reports whether a word in small letters is one of everyday English, so
// that in small letters it is no name: mark, will, may, smith.
func Ordinary(word string) bool {
	low, high := 0, len(ordinary)
	for low < high {
		middle := low + (high-low)/2
		start := strings.LastIndexByte(ordinary[:middle], '\n') + 1
		end := start + strings.IndexByte(ordinary[start:], '\n')
		switch there := ordinary[start:end]; {
		case there == word:
			return true
		case there < word:
			low = end + 1
		default:
			high = start
		}
	}
	return false
}
