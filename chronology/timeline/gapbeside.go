package timeline

// Beside moves the words of a silence that a layout of the view has, no further
// than they must to stand between two places, or shortens them: for what lies over
// them at the edge of a screen. Where they have no room there it is without a label.
func (ix *Index) Beside(x Gap, from, to float64, v View) Gap {
	y := ix.gapLayer(v, ix.stack(v), x.Lane)
	before := x.LabelX
	x.Label = ""
	g := y.find(&x)
	if g == nil {
		return x
	}
	m := v.Metrics
	from, to = max(from, v.Axis.X(g.roomFrom)), min(to, v.Axis.X(g.roomTo))
	for _, form := range g.forms() {
		width := m.measure(form, m.LabelSize, true)
		if to-from < width-roundings {
			continue
		}
		left := max(from, min(before, to-width))
		if at, free := y.height(g, left, left+width); free {
			x.Label, x.LabelX, x.LabelY = form, left, at
			return x
		}
	}
	return x
}

// roundings are no reason to shorten words, in units.
const roundings = 1e-3

// find is the silence that a layout shows; nil where there is none such.
func (y *gapLayer) find(x *Gap) *gap {
	for _, gaps := range y.own() {
		for i := range gaps {
			if g := &gaps[i]; g.after == x.After && g.before == x.Before && g.service == x.Service {
				return g
			}
		}
	}
	return nil
}
