package separated

import (
	"strings"

	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/intake/sent"
)

// sampled is how many records are looked at to find the separator.
const sampled = 40

// guess finds the separator: the one that gives most records several fields,
// the same number in each, with a field that is a date.
func guess(s scanner) byte {
	best, most := byte(','), 0
	for _, separator := range []byte{'\t', ';', ',', '|'} {
		try := s
		try.separator = separator
		if score := try.score(); score > most {
			best, most = separator, score
		}
	}
	return best
}

func (s *scanner) score() int {
	score := 0
	widths := map[int]int{}
	for n := 0; n < sampled && s.more(); n++ {
		row := s.record()
		if row.Depth < 2 {
			continue
		}
		score++
		widths[row.Depth]++
		for _, c := range row.Cells {
			if isDate(c) {
				score += 3
				break
			}
		}
	}
	even := 0
	for _, n := range widths {
		even = max(even, n)
	}
	return score + even
}

func isDate(c sent.Cell) bool {
	const longest = 40
	text := strings.TrimSpace(c.Text)
	if len(text) > longest || !strings.ContainsAny(text, "0123456789") {
		return false
	}
	_, err := when.Read(text, when.Context{})
	return err == nil
}
