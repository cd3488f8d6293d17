package when

// stretch is a part of a wording, in bytes.
type stretch struct{ from, to int }

// stretchOf is the part of the wording that tokens i to next are.
func (p parser) stretchOf(i, next int) stretch {
	if i >= next || next > len(p.ts) {
		return stretch{}
	}
	return stretch{p.ts[i].start, p.ts[next-1].end}
}

// instead is the whole wording with a part of it written in another way.
func (p parser) instead(part stretch, with string) string {
	return p.text[:part.from] + with + p.text[part.to:]
}

// dated is the date among tokens i to next: what follows the weekday and "w/c".
func (p parser) dated(i, next int) stretch {
	for at := i; at < next; at++ {
		if p.number(at) || p.lexeme(at).month != 0 {
			return p.stretchOf(at, next)
		}
	}
	return p.stretchOf(i, next)
}

// halvesOf gives the wording with a time before and after noon, where tokens i to
// next say an hour as people speak and leave the half of the day open.
func (p parser) halvesOf(i, next int, c Clock) (halves [2]string) {
	if c.From != c.To || c.From < 60 || c.From >= minutesPerDay/2 {
		return halves
	}
	spoken := false
	for at := i; at < next; at++ {
		if p.is(at, "am", "a") {
			return halves
		}
		spoken = spoken || p.is(at, "past", "to", "o'clock")
	}
	if spoken {
		part := p.stretchOf(i, next)
		halves = [2]string{p.instead(part, hhmm(c.From)), p.instead(part, hhmm(c.From+minutesPerDay/2))}
	}
	return halves
}
