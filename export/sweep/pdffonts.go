package sweep

import (
	"bytes"
	"slices"
)

// pdfFonts are the codes of fonts, by the names that pages call them by.
type pdfFonts map[string]*codeMap

// codeMap says what the codes of a font stand for.
type codeMap struct {
	ranges []codeRange
	bytes  int  // of a code
	plain  bool // every code is its own character
}

type codeRange struct {
	from, to int
	text     []rune // of from; the last counts on
}

func (m *codeMap) text(code int) string {
	i, found := slices.BinarySearchFunc(m.ranges, code, func(r codeRange, code int) int {
		switch {
		case r.to < code:
			return -1
		case r.from > code:
			return 1
		}
		return 0
	})
	if !found {
		return string(rune(code))
	}
	r := m.ranges[i]
	text := slices.Clone(r.text)
	if len(text) > 0 {
		text[len(text)-1] += rune(code - r.from)
	}
	return string(text)
}

// fonts reads what the fonts say of their codes.
func (f *pdfFile) fonts() pdfFonts {
	fonts := pdfFonts{}
	for _, value := range f.values() {
		dictionary := afterKey(value, "/Font")
		if !bytes.HasPrefix(dictionary, []byte("<<")) {
			if refs := references(dictionary); len(refs) == 1 {
				dictionary = bytes.TrimLeft(f.value(refs[0]), " \r\n")
			}
			if !bytes.HasPrefix(dictionary, []byte("<<")) {
				continue
			}
		}
		dictionary, _, _ = bytes.Cut(dictionary[2:], []byte(">>"))
		for len(dictionary) > 0 {
			at := bytes.IndexByte(dictionary, '/')
			if at < 0 {
				break
			}
			dictionary = dictionary[at:]
			end := 1
			for end < len(dictionary) && !white(dictionary[end]) && !delimiter(dictionary[end]) {
				end++
			}
			name := string(dictionary[:end])
			dictionary = dictionary[end:]
			number, _ := leadingInt(bytes.TrimLeft(dictionary, " \r\n"))
			if font := f.value(number); font != nil {
				fonts[name] = f.codes(font)
			}
		}
	}
	return fonts
}

func (f *pdfFile) codes(font []byte) *codeMap {
	m := &codeMap{bytes: 1}
	if bytes.Contains(font, []byte("/Type0")) {
		m.bytes = 2
	}
	refs := references(afterKey(font, "/ToUnicode"))
	if len(refs) == 0 || f.objects[refs[0]] == nil {
		return m
	}
	m.parse(f.objects[refs[0]].stream)
	m.plain = m.bytes == 2 && !slices.ContainsFunc(m.ranges, func(r codeRange) bool {
		return len(r.text) != 1 || int(r.text[0]) != r.from
	})
	return m
}

// parse reads a ToUnicode map.
func (m *codeMap) parse(text []byte) {
	l := lexer{text: text}
	var mode string
	var held [][]byte
	array, index := false, 0
	for {
		kind, token := l.next()
		if kind == endToken {
			break
		}
		word := string(token)
		switch {
		case kind == otherToken && (word == "beginbfrange" || word == "beginbfchar"):
			mode, held = word, nil
		case kind == otherToken && (word == "endbfrange" || word == "endbfchar"):
			mode = ""
		case kind == otherToken && word == "[":
			array, index = true, 0
		case kind == otherToken && word == "]":
			array, held = false, nil
		case kind == stringToken && mode != "":
			if array && len(held) == 2 {
				code := number(held[0]) + index
				m.ranges = append(m.ranges, codeRange{code, code, []rune(utf16String(token))})
				index++
				continue
			}
			held = append(held, bytes.Clone(token))
			if mode == "beginbfchar" && len(held) == 2 {
				code := number(held[0])
				m.ranges = append(m.ranges, codeRange{code, code, []rune(utf16String(held[1]))})
				held = nil
			}
			if mode == "beginbfrange" && len(held) == 3 {
				m.ranges = append(m.ranges, codeRange{number(held[0]), number(held[1]), []rune(utf16String(held[2]))})
				held = nil
			}
		}
	}
	slices.SortFunc(m.ranges, func(a, b codeRange) int { return a.from - b.from })
}

func number(s []byte) int {
	n := 0
	for _, c := range s {
		n = n<<8 | int(c)
	}
	return n
}
