package when

// ends are the windows of the two days of a span, each by itself.
type ends struct{ start, end Window }

// lasting makes a finding a span from a day in one window to a day in another,
// which is not before the first.
func (f finding) lasting(start, end Window) finding {
	start.Latest = min(start.Latest, end.Latest)
	end.Earliest = max(end.Earliest, start.Earliest)
	f.extent, f.ends = Span, &ends{start, end}
	f.window = Window{start.Earliest, end.Latest}
	return f
}

// endless makes a finding a span of which it says one day: the start for
// "from", else the end.
func (f finding) endless(say string) finding {
	if say == sayAfter {
		return f.lasting(f.window, Always)
	}
	return f.lasting(Always, f.window)
}

// twoEnds are the windows of the finding's two days; a moment has one.
func (f finding) twoEnds() ends {
	if f.extent == Span && f.ends != nil {
		return *f.ends
	}
	return ends{f.window, f.window}
}

// wider reaches some days further at each side, for "about".
func (f finding) wider(days int) finding {
	widen := func(w Window) Window { return Window{w.Earliest.Add(-days), w.Latest.Add(days)} }
	if f.ends != nil {
		f.ends = &ends{widen(f.ends.start), widen(f.ends.end)}
	}
	f.window = widen(f.window)
	return f
}
