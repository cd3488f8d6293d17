package ui

import (
	"fmt"
	"slices"
	"time"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// insightsView says in words what the timeline shows: silences, what was shared
// late or not at all, distances, what was not attended, which child was seen, and
// who knew what on a day. The filter applies. Enter leads to where it is seen.
type insightsView struct {
	d     *desk
	box   *fyne.Container
	says  *prose
	kinds *chipGroup
	list  *factList
	shown insightKind // alone, or insightAll

	found   []chronology.Insight
	took    time.Duration
	running bool
	again   bool
	stale   bool // the review or the filter has changed since, while another view was in front
	unread  bool // what was known has, and no more
}

// insightKind is what a chip lets be read alone.
type insightKind int

// The kinds that are not chronology's: all, and who knew what.
const (
	insightAll     insightKind = -1
	insightKnowing insightKind = 100
)

var insightNames = []struct {
	kind       insightKind
	chip, head string
}{
	{insightKind(chronology.InsightSilence), "Silences", "No recorded contact"},
	{insightKind(chronology.InsightSharing), "Shared", "What was shared late, not at all, or in time"},
	{insightKind(chronology.InsightDistance), "Distances", "From one event to the next"},
	{insightKind(chronology.InsightAttendance), "Not attended", "Appointments not attended"},
	{insightKind(chronology.InsightSeen), "Child seen", "Whether each child was seen"},
	{insightKnowing, "Who knew what", "Who knew what"},
}

func newInsightsView(d *desk) *insightsView {
	v := &insightsView{d: d, says: newCaption(""), shown: insightAll}
	v.kinds = newChipGroup(chipsChoose, v.choose)
	v.kinds.common = d.w.key
	v.list = newFactList(d.w)
	head := container.New(sideMargins{}, newColumn(1.5, v.says, v.kinds))
	v.box = container.New(&headedLayout{}, head, v.list.scroll)
	d.s.watch(v.news)
	d.knowing.watch(func() {
		if v.unread = d.current != viewInsights; !v.unread {
			v.fill()
		}
	})
	v.work()
	return v
}

func (v *insightsView) content() fyne.CanvasObject { return v.box }

// focus gives the keyboard to the list.
func (v *insightsView) focus() {
	switch {
	case v.stale:
		v.work()
	case v.unread:
		v.fill()
	}
	v.d.w.win.Canvas().Focus(v.list)
}

func (v *insightsView) news(n news) {
	if !n.filter && !n.others && len(n.events) == 0 {
		return
	}
	if v.d.current != viewInsights {
		v.stale = true
		return
	}
	v.work()
}

// work finds out what there is to say: at once where nobody would notice, else
// aside, on a snapshot.
func (v *insightsView) work() {
	s := v.d.s
	v.stale = false
	if v.took < noticeable && len(s.review().Events) < workedAside {
		started := time.Now()
		v.found = chronology.Insights(s.review(), s.dating, s.filter)
		v.took = time.Since(started)
		v.fill()
		return
	}
	if v.running {
		v.again = true
		return
	}
	v.running, v.again = true, false
	snapshot, filter := s.review().Snapshot(), copyFilter(s.filter)
	var found []chronology.Insight
	started := time.Now()
	v.says.say("Working out what the events show…", captionColour)
	s.solving.background(
		func() { found = chronology.Insights(snapshot, chronology.Solve(snapshot), filter) },
		func() {
			v.running = false
			v.found, v.took = found, time.Since(started)
			v.fill()
			if v.again {
				v.work()
			}
		})
}

// fill lists what is to be read.
func (v *insightsView) fill() {
	v.unread = false
	counts := v.counts()
	v.showKinds(counts)
	var facts []fact
	for _, k := range insightNames {
		if v.shown != insightAll && v.shown != k.kind {
			continue
		}
		if k.kind == insightKnowing {
			facts = append(facts, v.knowingFacts(k.head)...)
			continue
		}
		if counts[k.kind] == 0 {
			facts = append(facts, fact{text: k.head, head: true}, fact{text: nothing(k.kind)})
			continue
		}
		facts = append(facts, fact{text: fmt.Sprintf("%s · %d", k.head, counts[k.kind]), head: true})
		for _, x := range v.found {
			if insightKind(x.Kind) == k.kind {
				facts = append(facts, fact{text: x.Text, note: x.Note, stands: x.Stands, lead: func() { v.goTo(x) }})
			}
		}
	}
	v.say()
	v.list.set(facts)
	v.box.Refresh()
}

// nothing says of a kind that there is none.
func nothing(k insightKind) string {
	switch chronology.InsightKind(k) {
	case chronology.InsightSilence:
		return "No agency was without recorded contact for longer than its number of days."
	case chronology.InsightSharing:
		return "Nothing is recorded of what one agency told another."
	case chronology.InsightDistance:
		return "There are no two key events, and nothing is linked as what led to it."
	case chronology.InsightAttendance:
		return "No appointment is recorded as not attended."
	}
	return "No agency has contacts, or there is no child among the people."
}

func (v *insightsView) counts() map[insightKind]int {
	counts := map[insightKind]int{}
	for _, x := range v.found {
		counts[insightKind(x.Kind)]++
	}
	return counts
}

func (v *insightsView) showKinds(counts map[insightKind]int) {
	chips := []groupChip{{text: "All", on: v.shown == insightAll}}
	for _, k := range insightNames {
		text := k.chip
		if k.kind != insightKnowing {
			text = fmt.Sprintf("%s %d", k.chip, counts[k.kind])
		}
		chips = append(chips, groupChip{text: text, on: v.shown == k.kind})
	}
	v.kinds.set(chips)
}

// say explains the list, and what the filter leaves out.
func (v *insightsView) say() {
	said := "What the timeline shows, in words. Enter leads to it. What is in bold is certain, was late, or was not shared or seen."
	if f := v.d.s.filter; !f.Empty() {
		said += " Of the events that the filter keeps: " + f.Describe(v.d.s.review()) + ". A silence is of all contacts of its agency."
	}
	if v.counts()[insightKind(chronology.InsightDistance)] >= chronology.MostDistances {
		said += fmt.Sprintf(" Of distances no more than the first %s are worked out: a filter that keeps fewer key events shows others.", chronology.Number(chronology.MostDistances))
	}
	v.says.say(said, captionColour)
}

// choose lets one kind be read alone, or with the first chip all.
func (v *insightsView) choose(n int) {
	if n == 0 {
		v.only(insightAll)
		return
	}
	v.only(insightNames[n-1].kind)
}

func (v *insightsView) only(k insightKind) {
	v.shown = k
	v.fill()
	v.list.scroll.ScrollToTop()
	v.list.follow()
}

// goTo leads to where an insight is seen: the events that it counts in the table,
// a stretch of the timeline, else its first event there.
func (v *insightsView) goTo(x chronology.Insight) {
	d := v.d
	d.jump(func() {
		if !x.Filter.Empty() {
			d.s.show(copyFilter(x.Filter))
			d.s.said("Only: " + x.Filter.Describe(d.s.review()) + ". Ctrl+Shift+K shows all events again.")
			d.show(viewTable)
			if len(x.Events) > 0 {
				d.s.choose(x.Events[0])
			}
			return
		}
		d.show(viewTimeline)
		if len(x.Events) > 0 {
			d.s.chooseAll(slices.Clone(x.Events[:min(len(x.Events), 2)]))
		}
		days := x.Days
		if days.Earliest >= days.Latest {
			days = d.spanOf(x.Events)
		}
		if !days.Earliest.Open() && !days.Latest.Open() {
			margin := float64(days.Latest-days.Earliest)*0.2 + 3
			d.timeline.lanes.ShowDays(float64(days.Earliest)-margin, float64(days.Latest)+1+margin)
		}
	})
}

// knowingFacts lists what an agency knew on the day that is asked about.
func (v *insightsView) knowingFacts(head string) []fact {
	k := v.d.knowing
	if !k.on || k.knew == nil {
		return []fact{{text: head, head: true}, {text: "Ask what an agency knew on a day (Ctrl+Shift+W).", lead: k.toggle}}
	}
	facts := []fact{{text: head, head: true}, {text: k.sentence(), stands: true, note: "What is recorded as known; an agency may have known more. The bar above changes agency and day."}}
	events := v.d.s.events()
	for _, state := range []chronology.Knowledge{chronology.Known, chronology.PossiblyKnown, chronology.NotKnown} {
		begin := len(facts)
		for _, e := range events {
			if k.knew.On(e.UID, k.day) == state {
				facts = append(facts, v.knownFact(e))
			}
		}
		if n := len(facts) - begin; n > 0 {
			facts = slices.Insert(facts, begin, fact{text: fmt.Sprintf("%s · %d", capital(state.String()), n), head: true})
		}
	}
	return facts
}

func (v *insightsView) knownFact(e *chronology.Event) fact {
	s, k := v.d.s, v.d.knowing
	return fact{
		text: joinFilled(" · ", s.eventLine(e.UID), windowWords(s.dating.Of(e.UID)), agencyName(s.review(), e.Agency)),
		note: capital(k.knew.Why(e.UID, k.day)) + ".",
		lead: func() { v.d.goTo(e.UID) },
	}
}

// spanOf is from the earliest to the latest day of events, as far as they are known.
func (d *desk) spanOf(uids []chronology.UID) when.Window {
	span := when.Window{Earliest: when.Future, Latest: when.Past}
	for _, uid := range uids {
		w := d.s.dating.Of(uid).Window
		if !w.Earliest.Open() {
			span.Earliest = min(span.Earliest, w.Earliest)
		}
		if !w.Latest.Open() {
			span.Latest = max(span.Latest, w.Latest)
		}
	}
	return span
}

// capital begins a sentence.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
