package word

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// font is a font whose letters are signs of its own.
type font uint8

const (
	plain font = iota
	symbolFont
	wingdings
	wingdings2
	webdings
)

func fontNamed(name string) font {
	switch strings.ToLower(name) {
	case "symbol":
		return symbolFont
	case "wingdings":
		return wingdings
	case "wingdings 2":
		return wingdings2
	case "webdings":
		return webdings
	}
	return plain
}

// signs are the signs of these fonts that forms and lists use, by their code
// without the private-use offset.
var signs = map[font]map[rune]rune{
	symbolFont: {
		0x22: '∀', 0x24: '∃', 0x2D: '−', 0x40: '≅', 0x41: 'Α', 0x42: 'Β', 0x44: 'Δ', 0x46: 'Φ', 0x47: 'Γ', 0x4C: 'Λ', 0x50: 'Π', 0x53: 'Σ',
		0x57: 'Ω', 0x59: 'Ψ', 0x5C: '∴', 0x61: 'α', 0x62: 'β', 0x63: 'χ', 0x64: 'δ', 0x65: 'ε', 0x66: 'φ', 0x67: 'γ', 0x6B: 'κ', 0x6C: 'λ',
		0x6D: 'μ', 0x6E: 'ν', 0x70: 'π', 0x71: 'θ', 0x72: 'ρ', 0x73: 'σ', 0x74: 'τ', 0x77: 'ω', 0x78: 'ξ', 0x79: 'ψ', 0x7A: 'ζ',
		0xA3: '≤', 0xA5: '∞', 0xAB: '↔', 0xAC: '←', 0xAD: '↑', 0xAE: '→', 0xAF: '↓', 0xB0: '°', 0xB1: '±', 0xB2: '″', 0xB3: '≥', 0xB4: '×',
		0xB7: '•', 0xB8: '÷', 0xB9: '≠', 0xBA: '≡', 0xBB: '≈', 0xBC: '…', 0xD2: '®', 0xD3: '©', 0xD4: '™', 0xD6: '√', 0xD8: '¬', 0xDE: '⇒',
	},
	wingdings: {
		0x28: '☎', 0x29: '✆', 0x2A: '✉', 0x4A: '☺', 0x4B: '😐', 0x4C: '☹', 0x6C: '●', 0x6E: '■', 0x6F: '□', 0x71: '❑', 0x72: '❒', 0x75: '◆', 0x76: '❖', 0x78: '☒',
		0x9F: '•', 0xA7: '▪', 0xA8: '◻', 0xD8: '➢', 0xDF: '←', 0xE0: '→', 0xE1: '↑', 0xE2: '↓', 0xE8: '➔', 0xF0: '⇨', 0xFB: '✗', 0xFC: '✓', 0xFD: '☒', 0xFE: '☑',
	},
	wingdings2: {0x50: '✓', 0x52: '☑', 0x4F: '✗', 0x51: '☒', 0x53: '☒', 0x54: '☒', 0xA3: '□', 0x2A: '☐'},
	webdings:   {0x61: '✓', 0x72: '✗', 0x63: '□'},
}

// privateUse is where documents keep the letters of such fonts.
const privateUse, privateUseEnd = 0xF000, 0xF0FF

// translate gives the text of a run in the font as what it shows.
func (f font) translate(text string) string {
	if f == plain && !strings.ContainsFunc(text, isPrivate) {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch {
		case f != plain && (isPrivate(r) || r <= 0xFF):
			return f.sign(r)
		case isPrivate(r) && symbolFont.sign(r) != utf8.RuneError:
			return symbolFont.sign(r)
		case isPrivate(r) && wingdings.sign(r) != utf8.RuneError:
			return wingdings.sign(r)
		}
		return r
	}, text)
}

func isPrivate(r rune) bool { return r >= privateUse && r <= privateUseEnd }

// sign is what a code of the font shows: the sign that says that one is there,
// where it is none of those known here. Plain letters stay as they are typed.
func (f font) sign(r rune) rune {
	code := r
	if isPrivate(r) {
		code -= privateUse
	}
	if known, ok := signs[f][code]; ok {
		return known
	}
	if !isPrivate(r) {
		return r
	}
	return utf8.RuneError
}

// symbol is the sign of a symbol element: a font and a code in hexadecimal.
func symbol(name, code string) string {
	n, err := strconv.ParseUint(code, 16, 32)
	if err != nil {
		return string(utf8.RuneError)
	}
	r := rune(n)
	f := fontNamed(name)
	if f == plain {
		if isPrivate(r) {
			r -= privateUse
		}
		return string(r)
	}
	return string(f.sign(privateUse + r&0xFF))
}
