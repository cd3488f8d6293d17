package export

import (
	"fmt"
	"strings"
)

// What stands at the head and foot of every page.
const (
	furnitureMargin = 40.0 // from the sides
	headTop         = 30.0 // baseline of the first line of the marking
	footBottom      = 22.0 // from the lower edge to the lowest baseline
	footLead        = 12.0 // from the title and page to the marking below them
	footGap         = 18.0 // from the text to the title and page
	markingLead     = 10.0
)

var (
	markingStyle = style{bold, 8, black}
	footStyle    = style{regular, 7.5, faint}
	copyStyle    = style{bold, 7.5, ink}
)

// markingMost is how many lines a marking may take at head and foot; the cover
// has it whole.
const markingMost = 5

func (d *document) markingLines() []line {
	width := d.paper.short - 2*furnitureMargin
	set := func(text string) []line { return d.wrap([]span{{text: text, style: markingStyle}}, width) }
	text := d.clean(d.settings.Marking, d.settings.UID)
	if len(set(text)) > markingMost {
		text = strings.ReplaceAll(text, "\n", " ")
	}
	lines := set(text)
	if len(lines) > markingMost {
		rest := ""
		for _, l := range lines[markingMost-1:] {
			for _, p := range l {
				rest += p.text
			}
		}
		last := set(d.widths.cut(rest, markingStyle, width))
		lines = append(lines[:markingMost-1:markingMost-1], last...)
	}
	return lines
}

// headHeight is the room that the head of a page takes.
func (d *document) headHeight() float64 {
	return headTop + float64(len(d.marking)-1)*markingLead + 14
}

// footHeight is the room that the foot of a page takes.
func (d *document) footHeight() float64 {
	height := footBottom + float64(len(d.marking)-1)*markingLead + footLead + footGap
	if d.copyMark() != "" {
		height += markingLead
	}
	return height
}

// copyMark says whose copy this is; "" where that is not told.
func (d *document) copyMark() string {
	c := d.options.Copy
	name := strings.Join(strings.Fields(d.clean(c.Name, d.settings.UID)), " ")
	switch {
	case c.Number > 0 && name != "":
		return fmt.Sprintf("Copy %d · %s", c.Number, name)
	case c.Number > 0:
		return fmt.Sprintf("Copy %d", c.Number)
	case name != "":
		return "Copy of " + name
	}
	return ""
}

// furniture draws head and foot of all pages: the marking centred at both, the
// title, version and date of printing, whose copy it is, and "Page x of y".
func (d *document) furniture() {
	left := d.footLine()
	most := d.countWidth(len(d.pages), len(d.pages))
	for i, p := range d.pages {
		p.within(headArtifact, func() {
			d.forms.again(p, furnitureOf{p.width, p.height, p.side, false}, func(p *page) { d.marked(p, headTop) })
		})
		last := p.height - footBottom
		y := last - float64(len(d.marking)-1)*markingLead - footLead
		p.within(footArtifact, func() {
			d.forms.again(p, furnitureOf{p.width, p.height, p.side, true}, func(form *page) {
				d.marked(form, last-float64(len(d.marking)-1)*markingLead)
				form.text(p.side, y, left(p.width-2*p.side-most-20), footStyle)
				copyMark := d.widths.cut(d.copyMark(), copyStyle, p.width-2*p.side)
				form.text(p.width-p.side-d.widths.text(copyMark, copyStyle.face, copyStyle.size), y-markingLead, copyMark, copyStyle)
			})
			p.text(p.width-p.side-d.countWidth(i+1, len(d.pages)), y, pageCount(i+1, len(d.pages)), footStyle)
		})
		p.release()
	}
}

// furnitureOf is what stands at the head or the foot of pages of one size.
type furnitureOf struct {
	width, height, side float64
	foot                bool
}

func pageCount(page, of int) string { return fmt.Sprintf("Page %d of %d", page, of) }

func (d *document) countWidth(page, of int) float64 {
	return d.widths.text(pageCount(page, of), footStyle.face, footStyle.size)
}

// marked prints the marking centred, its first baseline at y.
func (d *document) marked(p *page, y float64) {
	for _, l := range d.marking {
		p.line((p.width-l.width())/2, y, l)
		y += markingLead
	}
}

// footLine returns the left part of the foot for a width: the title gives way
// where there is no room, version and date of printing do not.
func (d *document) footLine() func(width float64) string {
	var tail []string
	if d.settings.Version != "" {
		tail = append(tail, d.clean(d.settings.Version, d.settings.UID))
	}
	if d.options.Printed != 0 {
		tail = append(tail, "printed "+d.options.Printed.String())
	}
	end := strings.Join(tail, " · ")
	title := d.clean(d.settings.Title, d.settings.UID)
	if d.settings.Type != "" && title != "" && !strings.Contains(title, string(d.settings.Type)) {
		title += " · " + d.clean(string(d.settings.Type), d.settings.UID)
	}
	return func(width float64) string {
		if title == "" || end == "" {
			return d.widths.cut(title+end, footStyle, width)
		}
		room := width - d.widths.text(" · "+end, footStyle.face, footStyle.size)
		if room < 60 {
			return d.widths.cut(end, footStyle, width)
		}
		return d.widths.cut(title, footStyle, room) + " · " + end
	}
}
