package lanes

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/chronology/when"
)

// card tells about the event under the pointer, or about the selected one
// when it is asked for by key.
type card struct {
	t      *Timeline
	box    *fyne.Container
	ground *canvas.Rectangle
	strip  *canvas.Rectangle // the colour of the lane
	lines  *pool[*canvas.Text]
	words  []cardLine
	shown  bool
	kept   bool // shown by key: stays while the pointer moves
	rows   []cardRow
}

// cardRow is a row of a list as it stands in the card.
type cardRow struct {
	row         int
	top, bottom float32
}

// holds reports whether a place in the widget is on the card.
func (c *card) holds(p fyne.Position) bool {
	at, size := c.box.Position(), c.box.Size()
	return c.shown && rect{at.X, at.Y, size.Width, size.Height}.holds(p)
}

// rowAt is the row of a list at a place in the widget.
func (c *card) rowAt(p fyne.Position) (int, bool) {
	y := p.Y - c.box.Position().Y
	for _, r := range c.rows {
		if y >= r.top && y < r.bottom {
			return r.row, true
		}
	}
	return 0, false
}

// cardLine is one line of the card.
type cardLine struct {
	words string
	bold  bool
	muted bool
	small bool
	row   int // of a list, from 1; 0 for none
}

const (
	cardWidth  = 320 // units at the usual text size
	cardWhat   = 3   // lines of what happened
	crowdNames = 6   // events of a crowd that are named
)

func newCard(t *Timeline) *card {
	c := &card{t: t, ground: &canvas.Rectangle{}, strip: &canvas.Rectangle{}}
	c.lines = newPool(func() *canvas.Text { return canvas.NewText("", color.Transparent) })
	c.box = &fyne.Container{Objects: []fyne.CanvasObject{c.ground, c.strip, c.lines.box}, Hidden: true}
	return c
}

func (c *card) restyle() { c.hide() }

func (c *card) hide() {
	c.shown, c.kept = false, false
	visibly(c.box, false)
}

// said is what the card says, one line each; nil while it is hidden.
func (c *card) said() []string {
	if !c.shown {
		return nil
	}
	var said []string
	for _, line := range c.words {
		said = append(said, line.words)
	}
	return said
}

// showItem tells about what the layout has at a place of the view.
func (c *card) showItem(item timeline.Item, at spot) {
	if item.Crowd > 1 {
		c.show(c.ofCrowd(item), item.Colour, at)
		return
	}
	c.showEvent(item.Event, item.Colour, at)
}

// showEvent tells about one event.
func (c *card) showEvent(event chronology.UID, colour color.NRGBA, at spot) {
	if c.t.review == nil {
		return
	}
	if e := c.t.review.Event(event); e != nil {
		c.show(c.ofEvent(e), colour, at)
	}
}

// titleOf is what an event is called.
func (t *Timeline) titleOf(event chronology.UID) string {
	if t.review == nil {
		return ""
	}
	if e := t.review.Event(event); e != nil {
		return e.ShortTitle()
	}
	return ""
}

// quoted is what an event is called within a sentence: its title, else its kind
// and whose it is.
func (t *Timeline) quoted(event chronology.UID) string {
	if title := t.titleOf(event); title != "" || t.review == nil {
		return "“" + title + "”"
	}
	e := t.review.Event(event)
	if e == nil {
		return "the event"
	}
	of := "the family"
	if a := t.review.Agency(e.Agency); a != nil {
		of = a.Name
	}
	if k := t.review.Kind(e.Kind); k != nil {
		return k.Name + ", " + of
	}
	return "an event of " + of
}

// ofEvent is what the card says of an event.
func (c *card) ofEvent(e *chronology.Event) []cardLine {
	r, l := c.t.review, c.t.look
	width := c.width() - 3*l.pad
	var lines []cardLine
	for _, words := range flow(strings.Fields(e.ShortTitle()), " ", l.text, width*bolder, 2) {
		lines = append(lines, cardLine{words: words, bold: true})
	}
	lines = append(lines, cardLine{words: whose(r, e), small: true, muted: true})
	lines = append(lines, c.knowledge(e.UID)...)
	d := c.t.dated(e.UID)
	for _, words := range flow(strings.Fields(whenWords(d)), " ", l.text, width, 2) {
		lines = append(lines, cardLine{words: words})
	}
	lines = append(lines, c.silences(e.UID)...)
	if wording := strings.TrimSpace(r.ShowWording(e.When.Wording)); wording != "" && wording != whenWords(d) {
		for _, words := range flow(strings.Fields("as worded: "+wording), " ", l.small, width, 2) {
			lines = append(lines, cardLine{words: words, small: true, muted: true})
		}
	}
	lines = append(lines, c.reasons(e.UID)...)
	for _, words := range flow(strings.Fields(e.What), " ", l.small, width, cardWhat) {
		lines = append(lines, cardLine{words: words, small: true})
	}
	return lines
}

// whose says whose event it is and where it is told: "Health visiting · Health
// visitor · paragraph 6.23".
func whose(r *chronology.Review, e *chronology.Event) string {
	parts := []string{"Family"}
	if a := r.Agency(e.Agency); a != nil {
		parts[0] = a.Name
	}
	if s := r.Service(e.Service); s != nil {
		parts = append(parts, s.Name)
	}
	switch told := r.ParagraphsOf(e.UID); len(told) {
	case 0:
	case 1:
		parts = append(parts, "paragraph "+told[0])
	default:
		parts = append(parts, "paragraphs "+strings.Join(told, ", "))
	}
	return strings.Join(parts, " · ")
}

// whenWords says an event's window as the inspector does, with the time of day.
func whenWords(d chronology.Dated) string {
	words := d.Window.String()
	if d.Extent == when.Span && !d.Window.Exact() && d.Start != d.End {
		words = "start " + d.Start.String() + ", end " + d.End.String()
	}
	if clock := d.Reading.Clock.String(); clock != "" {
		words += ", " + clock
	}
	return words
}

// ofCrowd is what the card says of events that stand together.
func (c *card) ofCrowd(item timeline.Item) []cardLine {
	l := c.t.look
	width := c.width() - 3*l.pad
	lines := []cardLine{
		{words: counted(item.Crowd) + " stand together here", bold: true},
		{words: "click for the list, twice to look closer", small: true, muted: true},
	}
	together := c.t.eventsOf(&item)
	for i, uid := range together {
		if i == crowdNames {
			lines = append(lines, cardLine{words: "and " + chronology.Number(len(together)-i) + " more", small: true, muted: true})
			break
		}
		words := cut(c.t.dated(uid).Window.String()+": "+c.t.titleOf(uid), l.small, false, width)
		lines = append(lines, cardLine{words: words, small: true})
	}
	return lines
}

// showLane tells what a heading has no room for.
func (c *card) showLane(lane timeline.Lane, at spot) {
	lines := []cardLine{
		{words: lane.Name, bold: true},
		{words: lane.Note, small: true, muted: true},
	}
	if lane.Undated > 0 {
		lines = append(lines, cardLine{words: counted(lane.Undated) + " of unknown date: press “" + undatedWords(&lane) + "”", small: true})
	}
	c.show(lines, lane.Colour, at)
}

func (c *card) width() float32 {
	return min(cardWidth*c.t.look.scale, c.t.frame.size.Width-2*c.t.look.pad)
}

// show writes the lines beside a place of the view, where they hide neither
// the place nor run out of the widget.
func (c *card) show(words []cardLine, colour color.NRGBA, at spot) {
	l := c.t.look
	c.words, c.shown, c.rows = words, true, c.rows[:0]
	c.lines.begin()
	y := l.pad
	for _, line := range words {
		text := c.lines.next()
		size, ink := l.text, l.palette.Ink
		if line.small {
			size = l.small
		}
		if line.muted {
			ink = l.palette.Muted
		}
		write(text, cut(line.words, size, line.bold, c.width()-3*l.pad), size, ink, line.bold)
		text.Move(fyne.NewPos(2*l.pad, y))
		high := text.MinSize().Height
		if line.row > 0 {
			c.rows = append(c.rows, cardRow{line.row - 1, y, y + high})
		}
		y += high
	}
	c.lines.end()
	size := fyne.NewSize(c.width(), y+l.pad)
	fill(c.ground, l.cardBack, l.cardEdge, 1, 5)
	c.ground.Resize(size)
	colour = l.palette.Agency(colour)
	fill(c.strip, colour, colour, 0, 2)
	put(c.strip, rect{1, 4, 4 * l.scale, size.Height - 8})
	c.box.Resize(size)
	c.box.Move(c.t.beside(at, size))
	visibly(c.box, true)
}

// beside is where a card of a size stands that tells about a place of the
// lanes: below it, else above it, else to its side.
func (t *Timeline) beside(at spot, size fyne.Size) fyne.Position {
	gap := float32(t.look.metrics.MarkSize)
	f := t.frame
	x := f.body.x + float32(at.x)
	y := f.body.y + float32(at.y)
	pos := fyne.NewPos(x-size.Width/4, y+gap)
	if pos.Y+size.Height > f.size.Height {
		pos.Y = y - gap - size.Height
	}
	if pos.Y < 0 {
		pos = fyne.NewPos(x+gap, max(0, min(y-size.Height/2, f.size.Height-size.Height)))
		if pos.X+size.Width > f.size.Width {
			pos.X = x - gap - size.Width
		}
	}
	pos.X = max(0, min(pos.X, f.size.Width-size.Width))
	return pos
}
