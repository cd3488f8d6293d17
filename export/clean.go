package export

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"throughline.org/throughline/chronology"
)

// replacement is printed for a character that no font has.
const replacement = '\uFFFD'

// cleaner makes text fit to be set: it composes accents, turns every sort of
// line end into \n and tabs into spaces, joins Arabic letters, parts ligatures, drops what is
// invisible by definition (soft hyphens, joiners, variation selectors), and
// replaces what no font has, which it remembers.
type cleaner struct {
	widths  *faceWidths
	missing []MissingCharacter
	seen    map[MissingCharacter]bool
	asIs    bool // the text is set by another program, whose fonts are not known
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\t", " ")

// clean returns the text as it will be set; where is the entity it belongs to.
func (c *cleaner) clean(s string, where chronology.UID) string {
	if c.asIs || plain(s) {
		return s
	}
	s = lineEnds.Replace(s)
	s = norm.NFC.String(strings.ToValidUTF8(s, string(replacement)))
	if hasArabic(s) {
		s = shaped(s)
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n' || r == replacement:
			b.WriteRune(r)
		case invisible(r):
		case '\uFB00' <= r && r <= '\uFB06': // a ligature cannot be searched for
			b.WriteString(norm.NFKC.String(string(r)))
		case unicode.IsControl(r) || !c.widths.covers(r):
			c.report(r, where)
			b.WriteRune(replacement)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plain reports whether the text needs no cleaning: printable ASCII and line feeds.
func plain(s string) bool {
	for i := range len(s) {
		if b := s[i]; b >= 0x7f || b < ' ' && b != '\n' {
			return false
		}
	}
	return true
}

// invisible reports whether a character shows nothing wherever it stands.
func invisible(r rune) bool {
	switch r {
	case '\u00AD', '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF':
		return true
	}
	return '\uFE00' <= r && r <= '\uFE0F' || '\u202A' <= r && r <= '\u202E' || '\u2066' <= r && r <= '\u2069' || r == '\u200E' || r == '\u200F'
}

func (c *cleaner) report(r rune, where chronology.UID) {
	m := MissingCharacter{Char: r, Where: where}
	if c.seen[m] {
		return
	}
	if c.seen == nil {
		c.seen = map[MissingCharacter]bool{}
	}
	c.seen[m] = true
	c.missing = append(c.missing, m)
}
