package spelling

import "unicode"

// Letters says in which letters a word is written.
type Letters int

// The ways. A single capital is Capitalised.
const (
	Small       Letters = iota // jane
	Capitalised                // Jane, McDonald
	AllCapitals                // JANE
)

// LettersOf says in which letters a word is written.
func LettersOf(word string) Letters {
	first, capitals, small := true, 0, 0
	capitalised := false
	for _, r := range word {
		switch {
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			capitals++
			capitalised = capitalised || first
		case unicode.IsLower(r):
			small++
		case unicode.IsLetter(r):
			capitalised = capitalised || first // a script without capitals
		}
		first = false
	}
	switch {
	case capitals > 1 && small == 0:
		return AllCapitals
	case capitalised:
		return Capitalised
	}
	return Small
}
