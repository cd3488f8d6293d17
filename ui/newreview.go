package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// reviewTypes are those offered for a new review; another can be typed.
var reviewTypes = []chronology.ReviewType{
	chronology.SafeguardingPractice, chronology.SeriousCaseReview, chronology.DomesticHomicideReview,
	chronology.SafeguardingAdultReview, chronology.SingleUnifiedReview, chronology.LearningReview,
}

// usualAgencies are offered for a new review; others can be added.
var usualAgencies = []string{
	"General practice", "Community midwifery", "Health visiting", "Children's Social Care", "Police",
	"Hospital", "Education", "Ambulance service", "Housing", "Probation", "Adult Social Care",
	"Mental health service", "Domestic abuse service", "Voluntary service",
}

// newReview is the assistant for a whole review, or for one agency's chronology.
type newReview struct {
	w         *window
	own       bool // one agency's chronology
	kind      *combo
	title     *textEntry
	reference *textEntry
	marking   *textEntry
	from, to  *dateField
	agency    *textEntry // the author's own, or one more
	offered   []string
	chosen    []string
	group     *chipGroup
	subject   *textEntry
	born      *dateField
	place     *placeFields
	named     bool // the file's name was typed, not made from the title
	problem   *problemLine
	sheet     *sheet
}

// openNew shows the assistant.
func (w *window) openNew(own bool) *newReview {
	n := &newReview{w: w, own: own, offered: slices.Clone(usualAgencies), problem: newProblemLine()}
	title, first := "New review", "New review"
	if own {
		title, first = "New agency chronology", "New chronology"
	}
	n.fields(first)
	cancel := w.button("Cancel", func() { n.sheet.hide() })
	create := w.button("Create", n.create)
	n.sheet = w.newSheet(title, container.NewBorder(nil, n.problem.label, nil, nil, scrolled(n.form())), cancel, create)
	begin := n.title
	if own {
		begin = n.agency
	}
	n.sheet.show(680, 620, begin)
	return n
}

func (n *newReview) fields(name string) {
	blank := chronology.NewReview("")
	read := func(text string) (when.Reading, error) { return blank.ReadWording(text) }
	types := make([]string, len(reviewTypes))
	for i, t := range reviewTypes {
		types[i] = string(t)
	}
	n.kind = n.w.combo(types)
	n.kind.SetText(types[0])
	line := func(hint string) *textEntry {
		e := newLineEntry()
		e.PlaceHolder = hint
		e.onKey = n.w.key
		return e
	}
	n.title = line("what the review is called")
	n.title.onTyped = n.suggestName
	n.reference = line("the number it has with you")
	n.marking = line("on every page: Official – Sensitive")
	n.from, n.to = newDateField(n.w, read), newDateField(n.w, read)
	n.from.entry.PlaceHolder, n.to.entry.PlaceHolder = "16 May 2012", "26 April 2014"
	n.agency = line("name of the agency")
	n.agency.onKey = n.agencyKey
	n.group = newChipGroup(chipsToggle, n.pressAgency)
	n.group.common = n.w.key
	n.showAgencies()
	n.subject = line("what the panel calls the child or adult")
	n.born = newDateField(n.w, read)
	n.born.entry.PlaceHolder = "if known: a day, a month or a year"
	n.place = newPlaceFields(n.w, fileNameFor(name), fileEnding)
	n.place.name.onTyped = func(string) { n.named = true }
}

func (n *newReview) form() fyne.CanvasObject {
	form := newColumn(2)
	if n.own {
		form.Add(labelled("Your agency", n.agency))
	}
	form.Add(labelled("Title", n.title))
	form.Add(labelled("Kind of review", n.kind))
	form.Add(two(labelled("Reference", n.reference), labelled("Marking", n.marking)))
	form.Add(two(labelled("Period under review: from", n.from.content), labelled("to", n.to.content)))
	form.Add(two(labelled("Subject of the review", n.subject), labelled("Born", n.born.content)))
	if !n.own {
		form.Add(labelled("Agencies (more can be added later)", n.group))
		form.Add(labelled("Another agency (Enter adds it)", n.agency))
	}
	form.Add(n.place.content)
	return form
}

// suggestName names the file after the title, until a name is typed.
func (n *newReview) suggestName(title string) {
	if !n.named {
		n.place.name.reset(fileNameFor(title))
	}
}

func (n *newReview) showAgencies() {
	chips := make([]groupChip, len(n.offered))
	for i, name := range n.offered {
		chips[i] = groupChip{text: name, on: slices.Contains(n.chosen, name)}
	}
	n.group.set(chips)
}

func (n *newReview) pressAgency(i int) {
	name := n.offered[i]
	if at := slices.Index(n.chosen, name); at >= 0 {
		n.chosen = slices.Delete(n.chosen, at, at+1)
	} else {
		n.chosen = append(n.chosen, name)
	}
	n.showAgencies()
}

// agencyKey adds the agency that was typed, at Enter.
func (n *newReview) agencyKey(ev *fyne.KeyEvent) bool {
	if n.own || ev.Name != fyne.KeyReturn && ev.Name != fyne.KeyEnter {
		return n.w.key(ev)
	}
	n.addTyped()
	return true
}

// addTyped adds the agency that stands in the field.
func (n *newReview) addTyped() {
	name := strings.TrimSpace(n.agency.Text)
	n.agency.reset("")
	same := func(other string) bool { return strings.EqualFold(other, name) }
	if name == "" || slices.ContainsFunc(n.chosen, same) {
		return
	}
	if at := slices.IndexFunc(n.offered, same); at >= 0 {
		name = n.offered[at]
	} else {
		n.offered = append(n.offered, name)
	}
	n.chosen = append(n.chosen, name)
	n.showAgencies()
}

// create writes the file and opens it.
func (n *newReview) create() {
	if !n.own {
		n.addTyped()
	}
	path, err := n.check()
	if err != nil {
		n.problem.show(explain(err))
		return
	}
	n.sheet.hide()
	n.w.create(path, n.review())
}

func (n *newReview) check() (string, error) {
	if n.own && strings.TrimSpace(n.agency.Text) == "" {
		return "", errNoAgency
	}
	for _, date := range []*dateField{n.from, n.to, n.born} {
		if _, ok := date.window(); !ok {
			return "", errNoDate
		}
	}
	path, err := n.place.path()
	if err != nil {
		return "", err
	}
	return path, vacant(path)
}

// review is what was entered, as a review.
func (n *newReview) review() *chronology.Review {
	r := chronology.NewReview(strings.TrimSpace(n.title.Text))
	settings := *r.Settings
	settings.Type = chronology.ReviewType(strings.TrimSpace(n.kind.Text))
	settings.Reference = strings.TrimSpace(n.reference.Text)
	settings.Marking = strings.TrimSpace(n.marking.Text)
	settings.ScopeFrom, settings.ScopeTo = n.from.wording(), n.to.wording()
	names := n.chosen
	if n.own {
		names = []string{strings.TrimSpace(n.agency.Text)}
	}
	for _, name := range names {
		r.Put(r.EnsureAgency(name))
	}
	if n.own {
		settings.OneAgency = r.Agencies[0].UID
	}
	r.Put(&settings)
	if name := strings.TrimSpace(n.subject.Text); name != "" {
		r.Put(&chronology.Person{UID: chronology.NewUID(), Label: name, Subject: true, Family: true,
			Relationship: "subject", Born: n.born.wording()})
	}
	return r
}
