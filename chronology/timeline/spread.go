package timeline

import "math"

// mostSpread is how many times as high as it need be a lane becomes at most:
// marks that stand further apart no longer look like one lane.
const mostSpread = 2

// follows reports whether the height of a lane follows its crowd.
func (l *Lane) follows() bool { return !l.Style.Collapsed && l.Style.Rows == 0 }

// deepen lets lanes that have too few rows for their events, or for the names beside
// them, take more, as many each, where all lanes fit even if each of these takes all
// that it may.
func (ix *Index) deepen(s *stack, bucket int, m Metrics) {
	room, usual := m.Fill, rowLimit(bucketPerDay(bucket), m.MostRows)
	var full []int
	var lanes []int32
	for i := range s.lanes {
		if l := &s.lanes[i]; l.follows() && (len(s.rows[i].crowds) > 0 || l.Rows >= usual) {
			full, lanes = append(full, i), append(lanes, s.index[i])
			room -= l.Lead + 2*m.LanePad
		} else {
			room -= l.Height
		}
	}
	if len(full) == 0 {
		return
	}
	more := min(mostRows-usual, int(room/(float64(len(full))*m.RowHeight))-usual)
	if more < 1 {
		return
	}
	for i, rows := range ix.rowsOf(lanes, bucket, more, m) {
		s.rows[full[i]] = rows
	}
	s.heap(m)
}

// spread shares the height that lanes leave over among those whose height
// follows the crowd, so that a large screen is not half empty. It depends on the
// zoom alone: nothing moves while panning.
func (s *stack) spread(m Metrics) {
	shared := 0.0
	for i := range s.lanes {
		if l := &s.lanes[i]; l.follows() {
			shared += l.Height - l.Lead
		}
	}
	if shared == 0 || s.height >= m.Fill {
		return
	}
	by := min(mostSpread, 1+(m.Fill-s.height)/shared)
	s.height = 0
	for i := range s.lanes {
		l := &s.lanes[i]
		if l.follows() {
			l.Spread, l.Height = by, l.Lead+math.Floor((l.Height-l.Lead)*by)
		}
		l.Top = s.height
		s.height += l.Height
	}
}
