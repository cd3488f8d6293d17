package chronology

import (
	"cmp"
	"errors"
	"runtime"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"throughline.org/throughline/chronology/naming"
	"throughline.org/throughline/chronology/traces"
	"throughline.org/throughline/chronology/when"
)

// Render returns a copy of the review as a version tells it, and every place where
// it says something else than the review: labels or pseudonyms in the place of
// names, dates by the policy, other words for places. What the version has no
// business with (real names, the reviewer's notes, decisions) is not in the copy,
// so that what prints it cannot forget to hide it.
//
// Doubtful places are listed, but left as they are until they are accepted. The
// dating must be that of the review. Neither is changed.
func Render(r *Review, d *Dating, v Version) (*Review, []Replacement) {
	c, list, _ := RenderProgress(r, d, v, nil)
	return c, list
}

// ErrRenderStopped says that progress asked to stop.
var ErrRenderStopped = errors.New("making a version stopped")

// RenderProgress is Render that can be stopped. Progress is told now and then how
// much is done, by one goroutine at a time; where it returns false, there is no
// copy and the error is ErrRenderStopped.
func RenderProgress(r *Review, d *Dating, v Version, progress func(done, total int) bool) (*Review, []Replacement, error) {
	c := r.Snapshot()
	if !v.Masked() {
		c.Rendered = v
		byRealName(c)
		return c, nil, nil
	}
	m := &maker{r: r, d: d, v: v, finder: r.Finder(v), decided: r.decided(), pace: pace{total: len(r.Events), progress: progress}}
	if d != nil {
		m.births = d.BirthDates()
	}
	if v.HidesDays() {
		m.hidden = d.HiddenDates(v)
		m.pace.total *= 2
	}
	list := m.everything(c)
	m.retell(c)
	leaveOut(c, v)
	c.index = nil
	c.reindex()
	if v.HidesDays() && !m.pace.stopped.Load() {
		m.dates(c)
	}
	if m.pace.stopped.Load() {
		return nil, nil, ErrRenderStopped
	}
	c.Rendered = v
	if d != nil {
		c.silences = &ownSilences{dating: d, version: v}
	}
	return c, list, nil
}

// byRealName calls people by their real names, where these are known.
func byRealName(c *Review) {
	for i, p := range c.People {
		if p.RealName != "" {
			shown := *p
			shown.Label = p.RealName
			c.People[i] = &shown
		}
	}
	c.index = nil
}

// maker makes a version.
type maker struct {
	r       *Review
	d       *Dating
	v       Version
	finder  *naming.Finder
	decided decisions
	hidden  HiddenDates
	births  BirthDates
	pace    pace
}

// everything renders the texts of all entities, events side by side.
func (m *maker) everything(c *Review) []Replacement {
	w := m.writer()
	for x := range c.All() {
		switch x.(type) {
		case *Event, *Mask, *Decision, *Allowance, *Copy, *Link, *Receipt, *ColumnMatch, *Pack, *AgencyReturn, *Conflict, *Query:
		default:
			c.replace(x, w.entity(x))
		}
	}
	parts := make([][]Replacement, runtime.GOMAXPROCS(0))
	var all sync.WaitGroup
	for n := range parts {
		all.Go(func() {
			w := m.writer()
			for i := n * len(c.Events) / len(parts); i < (n+1)*len(c.Events)/len(parts) && m.pace.step(); i++ {
				c.Events[i] = w.entity(c.Events[i]).(*Event)
			}
			parts[n] = w.made
		})
	}
	all.Wait()
	list := w.made
	for _, part := range parts {
		list = append(list, part...)
	}
	return list
}

// replace puts a copy in the place of an entity other than an event.
func (c *Review) replace(was, now Entity) {
	if was != now {
		c.Put(now)
	}
}

// writer renders texts, one after the other.
type writer struct {
	*maker
	search *naming.Search
	made   []Replacement
	list   []Replacement // of the text at hand
	said   []when.Said
	traces []traces.Trace
}

func (m *maker) writer() *writer { return &writer{maker: m, search: m.finder.Search(true)} }

// entity renders the texts of one entity.
func (w *writer) entity(x Entity) Entity {
	c := copyOf(x)
	eachText(c, func(field string, kind textKind, text *string) {
		if *text != "" {
			*text = w.text(c, field, kind, *text)
		}
	})
	return c
}

// text renders one text.
func (w *writer) text(x Entity, field string, kind textKind, text string) string {
	w.list = w.list[:0]
	var marks []int
	if kind == prose {
		marks = traces.Marks(text)
		w.tracesIn(x, field, text, marks, false)
	}
	mentions := w.search.Find(text)
	for _, mention := range mentions {
		w.mention(kind, text, mention)
	}
	if kind == prose && w.v.HidesDays() {
		w.datesIn(x, text)
	}
	if kind == prose {
		w.tracesIn(x, field, text, marks, true)
		w.birthsIn(text, marks)
	}
	if kind == prose && w.v.Neutral {
		w.gender(text, mentions)
	}
	if len(w.list) == 0 {
		return text
	}
	list := inOrder(w.list)
	for i := range list {
		p := &list[i]
		p.Entity, p.Field = x.Identity(), field
		p.Before, p.After = context(text, p.At, p.At+len(p.Found))
		w.decided.settle(p, w.v.Cautious)
	}
	if kind != wording { // a wording goes on to name the person by uid
		w.made = append(w.made, list...)
	}
	return replaced(text, list)
}

// mention proposes what stands for a mention, if anything does.
func (w *writer) mention(kind textKind, text string, m naming.Mention) {
	p := Replacement{
		At: m.From, Found: text[m.From:m.To], Why: WhyName, How: string(m.How), Person: UID(m.Person),
		Sure: m.Sure, Doubt: string(m.Doubt),
	}
	for _, id := range m.Several {
		p.Several = append(p.Several, UID(id))
	}
	switch {
	case m.How == naming.ByPhrase:
		if kind == wording {
			return
		}
		p.Why, p.Person = WhyPlace, ""
		p.With = placed(text, m, w.r.mask(UID(m.Person)).with())
	case kind == official:
		return
	case kind == wording && m.How == naming.ByLabel && sameName(w.v.Called(w.r.Person(p.Person)), p.Found):
		return
	case kind == wording:
		if p.Person != "" {
			p.With = "{" + string(p.Person) + "}"
		} else {
			p.With = NameWithheld
		}
	case m.How == naming.ByLabel:
		p.Why = WhyLabel
		if p.With = w.v.Called(w.r.Person(p.Person)); !m.Exact || sameName(p.With, p.Found) {
			return
		}
	default:
		p.With = w.called(text, m, p)
	}
	w.list = append(w.list, p)
}

// called is what stands for a name in a sentence.
func (w *writer) called(text string, m naming.Mention, p Replacement) string {
	switch {
	case m.Family:
		return p.Found[strings.LastIndexAny(p.Found, " \u00a0")+1:]
	case m.Plural && strings.HasSuffix(p.Found, "s"):
		return "family"
	case m.Plural:
		return "family’s"
	case p.Person == "":
		return w.several(p.Several)
	}
	person := w.r.Person(p.Person)
	words := w.v.Called(person)
	if whole := m.From == 0 && m.To == len(text); words == person.Role && !whole && !wordGoesOn(text, m.From) {
		words = "the " + lowerFirst(words)
		if startsSentence(text, m.From) {
			words = capitalFirst(words)
		}
	}
	if m.Owner {
		words += "'s"
	}
	return words
}

// several is what stands for a name that several people have: what they are all
// called, if that is one thing.
func (w *writer) several(uids []UID) string {
	words := ""
	for i, uid := range uids {
		switch called := w.v.Called(w.r.Person(uid)); {
		case i == 0:
			words = called
		case called != words:
			return NameWithheld
		}
	}
	return cmp.Or(words, NameWithheld)
}

// mask is the mask with the uid.
func (r *Review) mask(uid UID) *Mask {
	if m := find[*Mask](r, uid); m != nil {
		return m
	}
	return &Mask{}
}

// retell calls people in the copy as the version does, and takes their names away.
func (m *maker) retell(c *Review) {
	for i, p := range c.People {
		shown := *p
		shown.Label, shown.Pseudonym, shown.RealName, shown.Aliases = m.v.Called(m.r.Person(p.UID)), "", "", nil
		c.People[i] = &shown
	}
	if m.v.For == Published {
		for i, member := range c.Panel {
			shown := *member
			shown.Name = m.v.Member(member)
			c.Panel[i] = &shown
		}
	}
}

// initialsOf is a name as the public reads it of those who sat on a panel.
func initialsOf(name string) string {
	words := strings.Fields(name)
	if len(words) < 2 {
		return name
	}
	var b strings.Builder
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLetter(r) && !isTitle(w) {
			b.WriteRune(unicode.ToUpper(r))
		}
	}
	return b.String()
}

func isTitle(word string) bool {
	switch strings.ToLower(strings.Trim(word, ".,")) {
	case "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "cllr":
		return true
	}
	return false
}

// leaveOut takes out what a version has no business with.
func leaveOut(c *Review, v Version) {
	c.Bookmarks, c.Masks, c.Decisions, c.Allowances, c.Copies = nil, nil, nil, nil, nil
	c.Receipts, c.ColumnMatches = nil, nil
	c.Packs, c.Returns, c.Conflicts, c.Queries = nil, nil, nil, nil // they hold texts as agencies sent them
	for i, e := range c.Events {
		shown := *e
		if !v.Notes {
			shown.Note = ""
		}
		if !v.Comments {
			shown.Comment = ""
		}
		if v.For == Published || v.Cautious {
			shown.Attachments = nil
		}
		if v.For == Published {
			shown.ExternalID = ""
		}
		shown.Attachments = pathless(shown.Attachments)
		c.Events[i] = &shown
	}
}

// pathless are attachments by their names alone: a path says where they lie on
// somebody's computer, and under whose name.
func pathless(list []Attachment) []Attachment {
	var named []Attachment
	for _, a := range list {
		named = append(named, Attachment{Name: a.Name})
	}
	return named
}

func startsSentence(text string, at int) bool {
	before := strings.TrimRight(text[:at], " \t\u00a0")
	r, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || strings.ContainsRune(".!?\n•“\"", r)
}

// lowerFirst gives a role the small letter that it has within a sentence, unless
// it begins with an abbreviation.
func lowerFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[size:]); !unicode.IsLower(next) {
		return s
	}
	return string(unicode.ToLower(r)) + s[size:]
}

func capitalFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
