package spelling

// Slip reports whether b is a with one letter too many, too few, another, or two
// neighbours changed about (a Damerau–Levenshtein distance of 1). Equal words are
// no slip.
func Slip(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	start := 0
	for start < len(a) && a[start] == b[start] {
		start++
	}
	end := 0
	for end < len(a)-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	x, y := a[start:len(a)-end], b[start:len(b)-end]
	switch {
	case len(a) != len(b):
		return len(x) == 0 && len(y) == 1
	case len(x) == 1:
		return true
	}
	return len(x) == 2 && x[0] == y[1] && x[1] == y[0]
}
