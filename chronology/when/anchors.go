package when

import "strings"

// relation makes a finding of one relation to an anchor.
func relation(a Anchor, anchorSide Side, least, most int, say string) finding {
	return finding{
		window:    Always,
		precision: PrecisionRelative,
		rule:      say,
		relations: []Relation{{Anchor: a, AnchorSide: anchorSide, Side: Start, Min: least, Max: most, Rule: say}},
	}
}

// resolve asks the caller for a name and keeps why it is not known.
func (p parser) resolve(name string) (Anchor, bool) {
	if p.context.Resolve == nil {
		if p.unknown == nil {
			p.unknown = errNoNames
		}
		return Anchor{}, false
	}
	a, err := p.context.Resolve(name)
	if err != nil {
		p.unknown = err
		return Anchor{}, false
	}
	return a, true
}

// byDefault is the anchor of a wording that names none.
func (p parser) byDefault() (Anchor, bool) {
	if p.context.Default == nil {
		p.unknown = errNoAnchor
		return Anchor{}, false
	}
	return *p.context.Default, true
}

// anchor resolves all tokens as one name, or the default anchor where there are
// none.
func (p parser) anchor() (Anchor, bool) {
	for len(p.ts) > 0 && (p.mark(0, ',') || p.mark(0, ':')) {
		p = p.rest(1)
	}
	for len(p.ts) > 0 && (p.mark(len(p.ts)-1, ',') || p.mark(len(p.ts)-1, '.')) {
		p = p.sub(0, len(p.ts)-1)
	}
	if len(p.ts) == 0 || len(p.ts) == 1 && p.is(0, "that", "this", "then", "it") {
		return p.byDefault()
	}
	if name, of, is := p.birth(); is {
		return p.personal(NameBirth, NameBirthOf, name, of)
	}
	if name, of, is := p.pregnancy(); is {
		return p.personal(NamePregnancy, NamePregnancyWith, name, of)
	}
	return p.resolve(p.name())
}

// personal resolves the birth of a person or the pregnancy with one.
func (p parser) personal(alone, prefix, name string, of bool) (Anchor, bool) {
	if of {
		return p.resolve(prefix + name)
	}
	if d := p.context.Default; d != nil && (alone == NameBirth && d.Kind == AnchorBirth || alone == NamePregnancy && d.Kind == AnchorPregnancy) {
		return *d, true
	}
	return p.resolve(alone)
}

// name is what a stretch of tokens calls something: a held or quoted name with
// the paragraph after it, else the words as typed without their article.
func (p parser) name() string {
	if len(p.ts) > 1 && p.is(0, "the") {
		p = p.rest(1)
	}
	if t := p.tok(0); t.kind == tokenName {
		name := p.text[t.start:t.end]
		if len(p.ts) == 1 || name[0] == '{' && p.mark(1, '(') {
			return name // the paragraph of a held name is only for show
		}
		if name[0] == '{' {
			return strings.TrimSpace(p.typed())
		}
		return name + " " + p.rest(1).typed()
	}
	return strings.TrimSpace(p.typed())
}

// birth recognises "the birth", "the birth of P", "P's birth", "P was born".
func (p parser) birth() (person string, of, is bool) {
	last := len(p.ts) - 1
	i := p.skip(0, "the")
	switch {
	case p.is(i, "birth") && i == last:
		return "", false, true
	case p.is(i, "birth") && p.is(i+1, "of"):
		return p.rest(i + 2).name(), true, true
	case last > 0 && p.is(last, "born") && p.is(last-1, "was", "is"):
		return p.sub(0, last-1).name(), true, true
	case last > 0 && p.is(last, "birth"):
		owner := p.sub(0, last).name()
		for _, ending := range []string{"'s", "’s", "s'", "s’"} {
			if name, cut := strings.CutSuffix(owner, ending); cut {
				return strings.TrimSpace(name), true, true
			}
		}
		if p.is(last-1, "s") {
			return p.sub(0, last-2).name(), true, true
		}
	}
	return "", false, false
}

// pregnancy recognises "the pregnancy", "the pregnancy with P".
func (p parser) pregnancy() (person string, of, is bool) {
	i := p.skip(0, "the", "her", "this")
	if !p.is(i, "pregnancy") {
		return "", false, false
	}
	if i == len(p.ts)-1 {
		return "", false, true
	}
	if p.is(i+1, "with", "of") && i+2 < len(p.ts) {
		return p.rest(i + 2).name(), true, true
	}
	return "", false, false
}

// operand reads what stands on one side of "before", "after", "between" and
// "from": a calendar date, something relative, or a name on the given side.
func (p parser) operand(side Side) (finding, bool) {
	if len(p.ts) == 0 {
		return finding{}, false
	}
	if p.tok(0).kind != tokenName {
		if it, next, ok := p.item(0); ok && next == len(p.ts) && it.hasPoint {
			return p.single(it)
		}
	}
	if a, ok := p.anchor(); ok {
		return relation(a, side, 0, 0, saySame), true
	}
	return p.measured(false)
}

// before and after keep one side of what a finding allows.
func (f finding) before() finding {
	f = f.oneSided()
	for i := range f.relations {
		f.relations[i].Min, f.relations[i].Rule = NoMin, sayBefore
	}
	f.window.Earliest, f.rule = Past, sayBefore
	return f.withBounds()
}

func (f finding) after() finding {
	f = f.oneSided()
	for i := range f.relations {
		f.relations[i].Max, f.relations[i].Rule = NoMax, sayAfter
	}
	f.window.Latest, f.rule = Future, sayAfter
	return f.withBounds()
}

func (f finding) oneSided() finding {
	f.relations = append([]Relation(nil), f.relations...)
	f.clock = Clock{}
	f.precision = PrecisionOpen
	if len(f.relations) > 0 {
		f.precision = PrecisionRelative
	}
	return f
}

func (f finding) withBounds() finding {
	f.edtf = Canonical(f.window, f.extent)
	return f
}

// both is what two statements about one date allow together.
func (f finding) both(o finding) finding {
	f.window = f.window.Intersect(o.window)
	f.relations = append(f.relations, o.relations...)
	f.doubts = append(f.doubts, o.doubts...)
	f.approximate = f.approximate || o.approximate
	if !f.clock.Known {
		f.clock = o.clock
	}
	if len(f.relations) > 0 {
		f.precision = PrecisionRelative
	}
	return f.withBounds()
}
