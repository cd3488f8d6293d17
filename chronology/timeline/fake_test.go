package timeline

import (
	"cmp"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"time"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// fakeDates gives events the dates that a test wants them to have.
type fakeDates struct {
	review    *chronology.Review
	dated     map[chronology.UID]chronology.Dated
	births    map[chronology.UID]when.Window
	pregnancy map[chronology.UID]when.Window
	scope     when.Window
	ranks     map[chronology.UID]int

	quiet, quietServices []chronology.Silence
	sharing              map[chronology.UID]chronology.Sharing
}

func newFake() *fakeDates {
	r := chronology.NewReview("Fake")
	return &fakeDates{
		review: r, dated: map[chronology.UID]chronology.Dated{},
		births: map[chronology.UID]when.Window{}, pregnancy: map[chronology.UID]when.Window{}, scope: when.Always,
	}
}

func (f *fakeDates) Of(uid chronology.UID) chronology.Dated {
	if d, ok := f.dated[uid]; ok {
		return d
	}
	return chronology.Dated{Window: when.Always}
}

func (f *fakeDates) Order() []*chronology.Event {
	list := slices.Clone(f.review.Events)
	slices.SortStableFunc(list, func(a, b *chronology.Event) int {
		return cmp.Compare(f.Of(a.UID).Window.Earliest, f.Of(b.UID).Window.Earliest)
	})
	return list
}

func (f *fakeDates) Dates() iter.Seq2[*chronology.Event, *chronology.Dated] {
	return f.inOrder(f.Order())
}

func (f *fakeDates) inOrder(order []*chronology.Event) iter.Seq2[*chronology.Event, *chronology.Dated] {
	f.ranks = map[chronology.UID]int{}
	for i, e := range order {
		f.ranks[e.UID] = i
	}
	return func(yield func(*chronology.Event, *chronology.Dated) bool) {
		for _, e := range order {
			if d := f.Of(e.UID); !yield(e, &d) {
				return
			}
		}
	}
}

func (f *fakeDates) Fits() bool { return true }

func (f *fakeDates) Rank(uid chronology.UID) int { return f.ranks[uid] }

func (f *fakeDates) Birth(p chronology.UID) when.Window { return windowOf(f.births, p) }

func (f *fakeDates) PregnancyStart(p chronology.UID) when.Window { return windowOf(f.pregnancy, p) }

func (f *fakeDates) Silences(func(chronology.UID) int) []chronology.Silence { return f.quiet }

func (f *fakeDates) ServiceSilences(func(chronology.UID) int) []chronology.Silence {
	return f.quietServices
}

func (f *fakeDates) Sharing(l *chronology.Link) chronology.Sharing { return f.sharing[l.UID] }

func (f *fakeDates) Scope() when.Window { return f.scope }

func windowOf(m map[chronology.UID]when.Window, uid chronology.UID) when.Window {
	if w, ok := m[uid]; ok {
		return w
	}
	return when.Always
}

func (f *fakeDates) index() *Index { return f.planned(Plan{}) }

func (f *fakeDates) planned(p Plan) *Index {
	return newIndex(source{review: f.review, dates: f, plan: p})
}

func (f *fakeDates) agency(name string) chronology.UID {
	f.review.Put(&chronology.Agency{UID: chronology.UID(name), Name: name, Colour: "#1f8a8c"})
	return chronology.UID(name)
}

// moment adds an event somewhere inside a window.
func (f *fakeDates) moment(uid string, agency chronology.UID, w when.Window) *chronology.Event {
	e := &chronology.Event{UID: chronology.UID(uid), Agency: agency, What: "Event " + uid}
	f.review.Put(e)
	f.dated[e.UID] = chronology.Dated{Window: w, Start: w, End: w}
	return e
}

// span adds an event that lasts from one window to another.
func (f *fakeDates) span(uid string, agency chronology.UID, start, end when.Window) *chronology.Event {
	e := f.moment(uid, agency, when.Window{Earliest: start.Earliest, Latest: end.Latest})
	f.dated[e.UID] = chronology.Dated{Window: f.dated[e.UID].Window, Start: start, End: end, Extent: when.Span}
	return e
}

// after gives an event a relation: no earlier than another.
func (f *fakeDates) after(uid, other string) {
	d := f.dated[chronology.UID(uid)]
	d.Reading.Relations = append(d.Reading.Relations, when.Relation{
		Anchor: when.Anchor{Kind: when.AnchorEvent, ID: other}, Min: 0, Max: when.NoMax,
	})
	f.dated[chronology.UID(uid)] = d
}

// day is a day of 2013, where most tests play.
func day(month time.Month, d int) when.Day { return when.Date(2013, month, d) }

func between(a, b when.Day) when.Window { return when.Window{Earliest: a, Latest: b} }

// testMetrics measures six tenths of an em a letter.
func testMetrics() Metrics {
	return Metrics{
		MarkSize: 14, RowHeight: 16, LanePad: 4, LaneMin: 46, RulerRow: 14, TickRow: 18,
		LabelSize: 11, LabelWidth: 160,
		Measure: func(text string, size float64, bold bool) float64 { return 0.6 * size * float64(len([]rune(text))) },
	}
}

// large makes a review of many events in bursts, a fifth of them spans.
func large(events, agencies int) *fakeDates {
	f := newFake()
	random := rand.New(rand.NewPCG(uint64(events), 20131101))
	first, days := day(time.January, 1), 670
	f.scope = between(first, first.Add(days-1))
	var uids []chronology.UID
	for i := range agencies {
		uids = append(uids, f.agency(fmt.Sprintf("agency-%02d", i)))
	}
	for i := range events {
		start := first.Add(random.IntN(days))
		if random.IntN(100) < 45 {
			start = first.Add(min(days-1, 50*random.IntN(13)+random.IntN(9)))
		}
		uid, agency := fmt.Sprintf("event-%06d", i), uids[random.IntN(agencies)]
		switch {
		case random.IntN(5) == 0:
			f.span(uid, agency, when.On(start), when.On(start.Add(1+random.IntN(40))))
		case random.IntN(4) == 0:
			f.moment(uid, agency, between(start, start.Add(random.IntN(120))))
		default:
			f.moment(uid, agency, when.On(start))
		}
	}
	return f
}

// mixed makes a review of many events of several agencies, services, people,
// lines and kinds, some in several of them and some in none, some undated.
func mixed(events int) *fakeDates {
	f := large(events, 4)
	random := rand.New(rand.NewPCG(uint64(events), 7))
	f.review.Agency("agency-03").Hidden = true
	var services, people, lines []chronology.UID
	for i := range 6 {
		services = append(services, chronology.UID(fmt.Sprint("service-", i)))
		f.review.Put(&chronology.Service{UID: services[i], Agency: chronology.UID(fmt.Sprintf("agency-%02d", i%3)), Name: fmt.Sprint("Service ", i)})
		people = append(people, chronology.UID(fmt.Sprint("person-", i)))
		f.review.Put(&chronology.Person{UID: people[i], Label: fmt.Sprint("Person ", i), Family: i == 5})
		lines = append(lines, chronology.UID(fmt.Sprint("line-", i)))
		f.review.Put(&chronology.LineOfEnquiry{UID: lines[i], Short: fmt.Sprint("Line ", i)})
	}
	some := func(of []chronology.UID) chronology.UID { return of[random.IntN(len(of)-1)] }
	for _, e := range f.review.Events {
		switch random.IntN(8) {
		case 0:
			e.Agency = ""
		case 1:
			e.Agency = chronology.UID(fmt.Sprint("gone-", random.IntN(2)))
		case 2:
			f.dated[e.UID] = chronology.Dated{Window: when.Always}
		}
		if random.IntN(3) > 0 {
			e.Service = services[random.IntN(len(services))]
		}
		for range random.IntN(4) {
			e.Involved = append(e.Involved, chronology.Involvement{Person: some(people)})
			e.Lines = append(e.Lines, some(lines))
		}
		if random.IntN(4) > 0 {
			e.Kind = f.review.Kinds[random.IntN(5)].UID
		}
		e.Key = random.IntN(20) == 0
	}
	return f
}
