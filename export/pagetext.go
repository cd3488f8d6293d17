package export

// line sets a line of text with its baseline at y, and its links.
func (p *page) line(x, y float64, l line) {
	for i := range l {
		piece := &l[i]
		if piece.link != nil {
			p.linked(x, y, piece)
		} else {
			p.text(x, y, piece.text, piece.style)
		}
		x += piece.width
	}
}

// text sets cleaned text with its baseline at y.
func (p *page) text(x, y float64, text string, s style) {
	if text == "" {
		return
	}
	p.setFill(s.colour)
	if plain(text) {
		p.claim()
		p.show(x, y, text, s, s.face)
		return
	}
	for _, run := range directions(text) {
		if run.backward {
			p.backward(x, y, run.text, s)
		} else {
			p.lend(x, y, run.text, s)
		}
		x += p.widths.text(run.text, s.face, s.size)
	}
}

// lend sets text with as many faces as its characters need.
func (p *page) lend(x, y float64, text string, s style) {
	p.claim()
	for text != "" {
		stretch, from := p.widths.run(text, s.face)
		p.show(x, y, stretch, s, from)
		x += p.widths.text(stretch, s.face, s.size)
		text = text[len(stretch):]
	}
}

// backward sets a stretch from right to left. What is heard is the text as it is
// written, not its glyphs from left to right (ISO 32000-1, 14.9.4), and in its own
// language (14.9.2).
func (p *page) backward(x, y float64, text string, s style) {
	letters := spoken(text)
	p.within(p.owner.span(letters, languageOf(letters)), func() { p.lend(x, y, turned(text), s) })
}

// show sets text that one face draws. A text object stays open for the next line,
// which begins relative to this one (ISO 32000-1, 9.4.2).
func (p *page) show(x, y float64, text string, s style, from face) {
	at := [2]int64{tenths(p.x(x)), tenths(p.y(y))}
	if !p.inText {
		p.ops = append(p.ops, "BT "...)
		p.inText, p.line0 = true, [2]int64{}
	}
	if !p.fontSet || p.face != from || p.size != s.size {
		p.face, p.size, p.fontSet = from, s.size, true
		p.ops = append(p.ops, '/')
		p.ops = append(append(p.ops, faceFiles[from].resource...), ' ')
		p.numbers(" Tf ", s.size)
	}
	p.ops = appendScaled(p.ops, at[0]-p.line0[0])
	p.ops = append(appendScaled(append(p.ops, ' '), at[1]-p.line0[1]), " Td ("...)
	p.line0 = at
	p.glyphs(text, from)
	p.ops = append(p.ops, ")Tj\n"...)
}

// endText closes the text object. Within one neither paths nor sequences of marked
// content may begin (ISO 32000-1, 8.2 and 14.6.1).
func (p *page) endText() {
	if p.inText {
		p.ops = append(p.ops, "ET\n"...)
		p.inText = false
	}
}

// glyphs writes a string of two-byte character codes, which are code points. The
// end of a line is a space: whoever listens hears two words.
func (p *page) glyphs(text string, f face) {
	for _, r := range text {
		if r == '\n' {
			r = ' '
		}
		p.used[f].add(r)
		p.ops = stringByte(p.ops, byte(r>>8))
		p.ops = stringByte(p.ops, byte(r))
	}
}

// stringByte adds a byte of a PDF string.
func stringByte(ops []byte, b byte) []byte {
	switch b {
	case '(', ')', '\\':
		return append(ops, '\\', b)
	case '\r':
		return append(ops, '\\', 'r')
	}
	return append(ops, b)
}

func (p *page) underline(x, y, width float64, s style) {
	p.stroked(s.colour, s.size/18, func() {
		p.moveTo(x, y+s.size*0.12)
		p.lineTo(x+width, y+s.size*0.12)
	})
}
