package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
)

// checksView lists what needs attention, most severe first. The finding that
// the keyboard is on is open: under its sentence stand the events and
// paragraphs it is about, and what can be done about it.
type checksView struct {
	d      *desk
	c      *checks
	box    *fyne.Container
	says   *prose
	kinds  *chipGroup
	only   string // the kind that alone is listed, "" for all
	empty  *prose
	list   *findingList
	opened *findingDetail
}

func newChecksView(d *desk, c *checks) *checksView {
	v := &checksView{d: d, c: c, says: newCaption(""), empty: newProse("", theme.ColorNameForeground)}
	v.kinds = newChipGroup(chipsChoose, v.choose)
	v.kinds.common = d.w.key
	v.opened = newFindingDetail(v)
	v.list = newFindingList(v)
	head := container.New(sideMargins{}, newColumn(1.5, v.says, v.kinds, v.empty))
	v.box = container.New(&headedLayout{}, head, v.list.scroll)
	c.watch(v.reload)
	d.s.watch(func(n news) {
		if n.selection {
			v.opened.follow()
		}
	})
	v.reload()
	return v
}

func (v *checksView) content() fyne.CanvasObject { return v.box }

// focus gives the keyboard to the list.
func (v *checksView) focus() { v.d.w.win.Canvas().Focus(v.list) }

// reload shows what the checks now find.
func (v *checksView) reload() {
	kinds := v.present()
	if !slices.Contains(kinds, v.only) {
		v.only = ""
	}
	v.showKinds(kinds)
	var listed []chronology.Finding
	for _, f := range v.c.findings {
		if v.only == "" || kindOfFinding(f) == v.only {
			listed = append(listed, f)
		}
	}
	v.list.set(listed)
	v.sayWhat()
	v.box.Refresh()
}

func (v *checksView) sayWhat() {
	v.says.say("Enter opens the event beside the list, Tab goes to what can be done. What is found here stops nothing: records disagree, and the chronology may say so.", captionColour)
	v.empty.say("", theme.ColorNameForeground)
	v.kinds.Hidden = len(v.c.findings) == 0
	if len(v.c.findings) == 0 {
		v.says.say("", captionColour)
		v.empty.say("Nothing needs attention: every date can be read, the dates fit together, and no entry lacks what it needs.", theme.ColorNameForeground)
	}
}

// present lists the kinds of which there are findings.
func (v *checksView) present() []string {
	var kinds []string
	for _, f := range v.c.findings {
		if k := kindOfFinding(f); !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	slices.SortFunc(kinds, func(a, b string) int { return kindPlace(a) - kindPlace(b) })
	return kinds
}

func (v *checksView) showKinds(kinds []string) {
	number := map[string]int{}
	for _, f := range v.c.findings {
		number[kindOfFinding(f)]++
	}
	chips := []groupChip{{text: "All " + chronology.Number(len(v.c.findings)), on: v.only == ""}}
	for _, k := range kinds {
		chips = append(chips, groupChip{text: k + " " + chronology.Number(number[k]), on: k == v.only})
	}
	v.kinds.set(chips)
}

// choose lists one kind alone, or with the first chip all.
func (v *checksView) choose(n int) {
	v.only = ""
	if kinds := v.present(); n > 0 && n <= len(kinds) {
		v.only = kinds[n-1]
	}
	v.reload()
}

// act does something about a finding and gives the keyboard back to the list.
func (v *checksView) act(do func()) {
	v.d.inspector.commit()
	do()
	if v.d.views[v.d.current] == view(v) {
		v.focus()
	}
}

// goTo leads to what a finding is about.
func (v *checksView) goTo(f chronology.Finding) {
	switch {
	case len(f.Events) > 0:
		v.d.goTo(f.Events[0])
		v.d.edit()
	case len(f.Paragraphs) > 0 && v.paragraph(f.Paragraphs[0]) != "":
		v.d.goTo(v.paragraph(f.Paragraphs[0]))
	default:
		if section := setupFor(f); section != "" {
			v.d.openSetup(section)
		}
	}
}

// paragraph is the paragraph with a number, "" where there is none in the section.
func (v *checksView) paragraph(number string) chronology.UID {
	if p := v.d.s.review().ParagraphNumbered(number); p != nil {
		return p.UID
	}
	return ""
}

// setupFor is the section of the set-up in which a finding can be put right,
// "" for none.
func setupFor(f chronology.Finding) string {
	switch f.Code {
	case chronology.CodeScopeLength:
		return sectionScopes
	case chronology.CodeScopeUnreadable, chronology.CodeContextual:
		return sectionReview
	case chronology.CodeAge:
		return sectionPeople
	case chronology.CodeUnexplainedShort:
		return sectionAbbreviations
	}
	return ""
}

// headedLayout gives its first object the height that it needs and the second
// the rest.
type headedLayout struct{}

func (headedLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	// What wraps asks for the height of the width before: it must not make the
	// window grow.
	head, body := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(head.Width, body.Width), body.Height)
}

func (headedLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head, body := objects[0], objects[1]
	for range 2 { // what wraps knows its height once it has its width
		head.Resize(fyne.NewSize(size.Width, head.MinSize().Height))
	}
	body.Move(fyne.NewPos(0, head.Size().Height))
	body.Resize(fyne.NewSize(size.Width, max(size.Height-head.Size().Height, 0)))
}
