package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/intake"
)

// listedChoice is somebody, or an abbreviation, that the file lists and the review
// does not have yet: taken, or left.
type listedChoice struct {
	person *chronology.Person
	short  *chronology.Abbreviation
	place  string
	taken  bool
}

// listedIn are those that a file offers to a review.
func listedIn(doc *intake.Document, r *chronology.Review) []*listedChoice {
	var list []*listedChoice
	seen := map[string]bool{}
	once := func(sort, name string) bool {
		key := sort + chronology.NameKey(name)
		defer func() { seen[key] = true }()
		return !seen[key]
	}
	for _, o := range doc.People {
		if o.Listed(r) == nil && once("person ", o.Name) {
			list = append(list, &listedChoice{person: o.Person(r), place: o.Place})
		}
	}
	for _, o := range doc.Abbreviations {
		if !o.Listed(r) && once("short ", o.Short) {
			list = append(list, &listedChoice{short: o.Abbreviation(), place: o.Place})
		}
	}
	return list
}

// importNames asks who the people are that rows name and the review does not
// know, and whether to take over whom and what the file lists.
type importNames struct {
	p       *importPreview
	at      int
	list    *nameList
	choices *choiceList
	beside  *container.Scroll
	page    fyne.CanvasObject
}

func newImportNames(p *importPreview) *importNames {
	n := &importNames{p: p}
	n.list = newNameList(n)
	n.choices = newChoiceList(p.d.w, nil, 0)
	n.choices.changed = n.choose
	n.choices.accept = func() { p.d.w.win.Canvas().Focus(n.list) }
	n.beside = container.NewVScroll(n.choices)
	all := p.d.w.button("Take over all whom and what the file lists", n.takeAll)
	all.Hidden = len(p.listed) == 0
	hint := newCaption("I: is the likeliest · W: a new person · O: nobody · T, L: take over, leave what the file lists · Enter: all choices")
	split := container.NewHSplit(n.list, n.beside)
	split.SetOffset(0.5)
	n.page = under(newColumn(1, hint, newFlow(all)), split)
	return n
}

func (n *importNames) name() string {
	return fmt.Sprintf("Names and lists %d", len(n.p.preview.Unlisted)+len(n.p.listed))
}

func (n *importNames) content() fyne.CanvasObject { return n.page }
func (n *importNames) first() fyne.Focusable      { return n.list }
func (n *importNames) length() int                { return len(n.p.preview.Unlisted) + len(n.p.listed) }

func (n *importNames) begin() { n.list.Highlight(max(0, n.at)) }

func (n *importNames) show() {
	n.list.Refresh()
	n.load(min(n.at, n.length()-1))
}

// said is what the author says of a name or, of one in a text, what is so unsaid.
func (n *importNames) said(u *intake.Unlisted) intake.NameChoice {
	if said, spoken := n.p.names[u.Key()]; spoken || !u.InText {
		return said
	}
	return intake.NameChoice{Leave: true}
}

// unlisted is a name that rows have; nil where the place in the list is of one
// that the file lists.
func (n *importNames) unlisted(at int) *intake.Unlisted {
	if at >= 0 && at < len(n.p.preview.Unlisted) {
		return n.p.preview.Unlisted[at]
	}
	return nil
}

func (n *importNames) offered(at int) *listedChoice {
	if at -= len(n.p.preview.Unlisted); at >= 0 && at < len(n.p.listed) {
		return n.p.listed[at]
	}
	return nil
}

// answers are the persons that a name may be, the likely first; nil is a new one.
func (n *importNames) answers(u *intake.Unlisted) []*chronology.Person {
	r := n.p.d.s.review()
	var list []*chronology.Person
	for _, uid := range u.Likely {
		list = append(list, r.Person(uid))
	}
	for _, c := range n.p.listed {
		if c.taken && c.person != nil {
			list = append(list, c.person)
		}
	}
	for _, person := range r.People {
		if !slices.Contains(list, person) {
			list = append(list, person)
		}
	}
	return list
}

// load asks about a name.
func (n *importNames) load(at int) {
	n.at = at
	n.choices.choices, n.choices.at = nil, 0
	if u := n.unlisted(at); u != nil {
		n.choices.choices = []choice{
			{letter: 'W', text: "A new person", note: "is put into the list of people as “" + u.Name + "”"},
			{letter: 'O', text: "Nobody", note: either(u.InText, "the text stays as it is", "the words are kept with the reviewer's note")},
		}
		said := n.said(u)
		if said.Leave {
			n.choices.at = 1
		}
		for i, person := range n.answers(u) {
			c := choice{text: "Is " + person.Name(), note: joinFilled(" · ", either(person.Name() != person.RealName, person.RealName, ""), person.Relationship, person.Role)}
			if i < len(u.Likely) {
				c.note = joinFilled(" · ", "likely", c.note)
			}
			if said.Person == person.UID {
				n.choices.at = len(n.choices.choices)
			}
			n.choices.choices = append(n.choices.choices, c)
		}
	} else if c := n.offered(at); c != nil {
		n.choices.choices = []choice{{letter: 'L', text: "Leave it"}, {letter: 'T', text: "Take it over", note: "into the review's list"}}
		n.choices.at = either(c.taken, 1, 0)
	}
	n.choices.Refresh()
	n.beside.ScrollToTop()
	n.beside.Refresh()
}

// choose takes an answer for the name that is asked about.
func (n *importNames) choose(i int) {
	if c := n.offered(n.at); c != nil {
		c.taken = i == 1
		n.p.read()
		return
	}
	u := n.unlisted(n.at)
	if u == nil {
		return
	}
	said := intake.NameChoice{Leave: i == 1}
	if i > 1 {
		said.Person = n.answers(u)[i-2].UID
	}
	if n.said(u) == said {
		return
	}
	n.p.names[u.Key()] = said
	n.p.read()
}

func (n *importNames) takeAll() {
	for _, c := range n.p.listed {
		c.taken = true
	}
	n.p.read()
}

// typed answers by a letter and goes on to the next name.
func (n *importNames) typed(letter rune) {
	answer := -1
	switch u := n.unlisted(n.at); {
	case u != nil && (letter == 'w' || letter == 'W'):
		answer = 0
	case u != nil && (letter == 'o' || letter == 'O'):
		answer = 1
	case u != nil && len(u.Likely) > 0 && (letter == 'i' || letter == 'I'):
		answer = 2
	case u == nil && (letter == 'l' || letter == 'L'):
		answer = 0
	case u == nil && (letter == 't' || letter == 'T'):
		answer = 1
	}
	if answer < 0 || n.at >= n.length() {
		return
	}
	n.choose(answer)
	n.list.Highlight(min(n.at+1, n.length()-1))
}

// nameList is the list of names.
type nameList struct {
	list
	names *importNames
}

func newNameList(n *importNames) *nameList {
	l := &nameList{names: n}
	l.set(n.p.d.w, n.length, func() fyne.CanvasObject {
		head, note := newWords(""), newSmallWords("")
		head.least, note.least = 10, 10
		return container.NewPadded(newColumn(0.5, head, note))
	}, func(i int, o fyne.CanvasObject) {
		lines := o.(*fyne.Container).Objects[0].(*fyne.Container).Objects
		head, note := n.words(i)
		lines[0].(*words).say(head)
		lines[1].(*words).say(note)
	})
	l.reach = func(i int) { l.List.Select(i); n.load(i) }
	l.OnSelected = n.load
	l.ExtendBaseWidget(l)
	return l
}

// words say what a name is taken for.
func (n *importNames) words(at int) (head, note string) {
	if u := n.unlisted(at); u != nil {
		said := n.said(u)
		head = u.Name + ": a new person"
		if said.Leave {
			head = u.Name + ": nobody"
		} else if said.Person != "" {
			head = u.Name + ": is " + n.personName(said.Person)
		}
		return head, joinFilled(" · ", either(u.InText, "in the text of ", "named in ")+count(u.Rows, "row"), "first at "+u.First, n.likely(u))
	}
	c := n.offered(at)
	if c == nil {
		return "", ""
	}
	sign := either(c.taken, "✓ Taken over: ", "– Left: ")
	if c.person != nil {
		return sign + c.person.Name(), joinFilled(" · ", "listed in the file", c.place, c.person.Relationship, c.person.Role, c.person.Born)
	}
	return sign + c.short.Short + " = " + c.short.Meaning, joinFilled(" · ", "abbreviation explained in the file", c.place)
}

func (n *importNames) likely(u *intake.Unlisted) string {
	if len(u.Likely) == 0 {
		return ""
	}
	return "likely " + n.personName(u.Likely[0])
}

func (n *importNames) personName(uid chronology.UID) string {
	if person := n.p.d.s.review().Person(uid); person != nil {
		return person.Name()
	}
	for _, c := range n.p.listed {
		if c.person != nil && c.person.UID == uid {
			return c.person.Name()
		}
	}
	return ""
}

// TypedRune implements fyne.Focusable.
func (l *nameList) TypedRune(letter rune) {
	if !l.names.p.turnBy(letter) {
		l.names.typed(letter)
	}
}

// TypedKey implements fyne.Focusable.
func (l *nameList) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter {
		l.names.p.d.w.win.Canvas().Focus(l.names.choices)
		return
	}
	l.list.TypedKey(ev)
}
